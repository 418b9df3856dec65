import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

const of = api.projects[':id'].evaluation
const at = (id: number) => ({ param: { id: String(id) } })

/** Who scores a handed-in evaluation anew, and what they gave as far as the reader may see it; without `round` the present one. */
export const reviewQuery = (id: number, round?: number) =>
  queryOptions({
    queryKey: ['evaluation', id, 'review', round ?? 'now'],
    queryFn: ({ signal }) =>
      bodyOf(of.review.$get({ ...at(id), query: round === undefined ? {} : { round: String(round) } }, { init: { signal } })),
  })
export type Review = Awaited<ReturnType<NonNullable<ReturnType<typeof reviewQuery>['queryFn']>>>
export type ReviewRow = Review['rows'][number]

export type ScoreWriting = { score?: number | null; reason?: string }
type Scores = { round: number; rows: (ScoreWriting & { indicatorId: number; version: number })[] }
export const writeReview = (id: number, json: Scores) => bodyOf(of.review.$put({ ...at(id), json }))
export const fixScores = (id: number, json: Scores) => bodyOf(of['final-scores'].$put({ ...at(id), json }))
export const reopenReview = (id: number, json: { round: number; number: number; doneAt: number; reason: string }) =>
  bodyOf(of.review.reopen.$post({ ...at(id), json }))
export const finishReview = (id: number, json: { round: number; opinion?: string }) =>
  bodyOf(of.review.done.$post({ ...at(id), json }))
