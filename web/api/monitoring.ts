import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { PartAct, PartState } from '#domain/monitoring-run'
import type { Month } from '#domain/month'
import type { Cause, Likelihood } from '#domain/vocabulary'
import { api, bodyOf } from './client.ts'

const runs = api['monitoring-runs']
const part = (id: number, projectId: number) => ({ param: { id: String(id), projectId: String(projectId) } })

export const runsQuery = queryOptions({
  queryKey: ['monitoring', 'runs'],
  queryFn: async ({ signal }) => (await bodyOf(runs.$get({ query: {} }, { init: { signal } }))).items,
})

const runPage = 50

/** A run with its projects, page by page: more rows join those already there. */
export const runQuery = (id: number, state: PartState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['monitoring', 'run', id, state ?? null],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        runs[':id'].$get(
          { param: { id: String(id) }, query: { state, page: pageParam, pageSize: runPage } },
          { init: { signal } },
        ),
      ),
    initialPageParam: 1,
    getNextPageParam: (last: { total: number }, pages: unknown[], page: number) =>
      pages.length * runPage < last.total ? page + 1 : undefined,
    placeholderData: keepPreviousData,
  })

type RunPages = Awaited<ReturnType<NonNullable<ReturnType<typeof runQuery>['queryFn']>>>
export type RunPart = (RunPages extends { pages: (infer P extends { items: unknown[] })[] } ? P : RunPages)['items'][number]

export const partQuery = (id: number, projectId: number) =>
  queryOptions({
    queryKey: ['monitoring', 'part', id, projectId],
    queryFn: ({ signal }) => bodyOf(runs[':id'].projects[':projectId'].$get(part(id, projectId), { init: { signal } })),
  })
export type MonitoringPart = Awaited<ReturnType<NonNullable<ReturnType<typeof partQuery>['queryFn']>>>
export type MonitoringLine = MonitoringPart['table']['lines'][number]

export type NewRun = {
  year: number
  month: Month
  name: string
  documentNo: string
  dueOn: string
  agencyId: number | null
  watchListId: number | null
}
export const openRun = (json: NewRun) => bodyOf(runs.$post({ json }))
export const closeRun = (id: number, version: number) =>
  bodyOf(runs[':id'].close.$post({ param: { id: String(id) }, json: { version } }))

export type LineWriting = { causes?: Cause[]; note?: string; likelihood?: Likelihood | null; forecast?: number | null }
export const writeLine = (id: number, projectId: number, indicatorId: number, json: LineWriting & { version: number }) =>
  bodyOf(
    runs[':id'].projects[':projectId'].lines[':indicatorId'].$put({
      param: { ...part(id, projectId).param, indicatorId: String(indicatorId) },
      json,
    }),
  )

/** Hands a part in, sends it back, or approves it. */
export function movePart(id: number, projectId: number, act: PartAct, json: { opinion?: string; version: number }) {
  const of = runs[':id'].projects[':projectId']
  const given = { ...part(id, projectId), json }
  if (act === 'submit') return bodyOf(of.submit.$post(given))
  return act === 'return' ? bodyOf(of.return.$post(given)) : bodyOf(of.approve.$post(given))
}

export const tableUrl = (id: number, projectId: number) => `/api/v1/monitoring-runs/${id}/projects/${projectId}/table.xlsx`
