import { queryOptions } from '@tanstack/react-query'
import type { EvaluationAct } from '#domain/evaluation-way'
import { api, bodyOf } from './client.ts'
import { ProblemError } from './problem.ts'

const of = api.projects[':id'].evaluation
const at = (id: number) => ({ param: { id: String(id) } })

export const evaluationQuery = (id: number) =>
  queryOptions({
    queryKey: ['evaluation', id],
    queryFn: ({ signal }) => bodyOf(of.$get(at(id), { init: { signal } })),
  })
export type Evaluation = Awaited<ReturnType<NonNullable<ReturnType<typeof evaluationQuery>['queryFn']>>>
export type EvaluationRow = Evaluation['indicators'][number]

export type RowWriting = { weight?: number | null; score?: number | null; reason?: string; measures?: string }
type Writing = { executionWeight?: number | null; rows: (RowWriting & { indicatorId: number; version: number })[] }
export const writeEvaluation = (id: number, json: Writing) => bodyOf(of.$put({ ...at(id), json }))

/** Hands it in, reviews it or makes it final, sends it back, opens it again. */
export function moveEvaluation(id: number, act: EvaluationAct, json: { opinion?: string; version: number }) {
  const given = { ...at(id), json }
  if (act === 'submit') return bodyOf(of.submit.$post(given))
  if (act === 'approve') return bodyOf(of.approve.$post(given))
  return act === 'return' ? bodyOf(of.return.$post(given)) : bodyOf(of.reopen.$post(given))
}

/** The evaluation as a step of its way left it. */
export const keptQuery = (id: number, seq: number) =>
  queryOptions({
    queryKey: ['evaluation', id, 'version', seq],
    queryFn: ({ signal }) =>
      bodyOf(of.versions[':seq'].$get({ param: { id: String(id), seq: String(seq) } }, { init: { signal } })),
  })

/** What may be published of it. */
export const publishedQuery = (id: number) =>
  queryOptions({
    queryKey: ['evaluation', id, 'published'],
    // Not final yet is an answer, and stays one.
    retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.status < 500 && error.status > 0),
    queryFn: ({ signal }) => bodyOf(of.published.$get(at(id), { init: { signal } })),
  })
export type Published = Awaited<ReturnType<NonNullable<ReturnType<typeof publishedQuery>['queryFn']>>>
