import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Month } from '#domain/month'
import type { RectificationAct } from '#domain/rectification'
import { api, bodyOf } from './client.ts'

const path = (id: number) => ({ param: { id: String(id) } })

/** All that is followed up on one project. */
export const followUpQuery = (projectId: number, asOf?: Month) =>
  queryOptions({
    queryKey: ['projects', projectId, 'follow-up', asOf ?? null],
    queryFn: ({ signal }) =>
      bodyOf(api.projects[':id']['follow-up'].$get({ ...path(projectId), query: { asOf } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
export type FollowUp = Awaited<ReturnType<NonNullable<ReturnType<typeof followUpQuery>['queryFn']>>>
export type Thread = FollowUp['rectifications'][number]

export const ledgerFilters = ['running', 'overdue', 'answered', 'closed', 'all'] as const
export type LedgerFilter = (typeof ledgerFilters)[number]
export type LedgerAsk = { state?: LedgerFilter; mine?: boolean; year?: number; agencyId?: number }

const ledgerPage = 50
const askedOf = ({ mine, ...rest }: LedgerAsk) => ({ ...rest, mine: mine ? ('1' as const) : ('0' as const) })

/** The ledger page by page: more rows join those already there. */
export const rectificationsQuery = (ask: LedgerAsk) =>
  infiniteQueryOptions({
    queryKey: ['rectifications', ask],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        api.rectifications.$get({ query: { ...askedOf(ask), page: pageParam, pageSize: ledgerPage } }, { init: { signal } }),
      ),
    initialPageParam: 1,
    getNextPageParam: (last: { total: number }, pages: unknown[], page: number) =>
      pages.length * ledgerPage < last.total ? page + 1 : undefined,
    placeholderData: keepPreviousData,
  })

type LedgerPages = Awaited<ReturnType<NonNullable<ReturnType<typeof rectificationsQuery>['queryFn']>>>
export type RectificationView = (LedgerPages extends { pages: (infer P extends { items: unknown[] })[] }
  ? P
  : LedgerPages)['items'][number]

/** The ledger as a workbook, under the same filters. */
export function ledgerFile(ask: LedgerAsk): string {
  const asked = Object.entries(askedOf(ask)).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `/api/v1/rectifications/export.xlsx?${new URLSearchParams(asked).toString()}`
}

export type Order = { indicatorId: number | null; since: Month; demands: string; ownerId: number; dueOn: string }
export const orderRectification = (projectId: number, json: Order) =>
  bodyOf(api.projects[':id'].rectifications.$post({ ...path(projectId), json }))

export type StepInput = { text: string; version: number; evidenceIds?: number[]; dueOn?: string; ownerId?: number }
/** One step of an order; each has its own address. */
export function stepRectification(
  id: number,
  act: RectificationAct,
  { text, version, evidenceIds, dueOn = '', ownerId = 0 }: StepInput,
) {
  const of = api.rectifications[':id']
  const given = path(id)
  if (act === 'answer') return bodyOf(of.answer.$post({ ...given, json: { text, version, evidenceIds } }))
  if (act === 'return') return bodyOf(of.return.$post({ ...given, json: { text, version, ...(dueOn ? { dueOn } : {}) } }))
  if (act === 'close') return bodyOf(of.close.$post({ ...given, json: { text, version } }))
  if (act === 'extend') return bodyOf(of.extend.$post({ ...given, json: { text, version, dueOn } }))
  if (act === 'handOver') return bodyOf(of['hand-over'].$post({ ...given, json: { text, version, ownerId } }))
  return bodyOf(of.withdraw.$post({ ...given, json: { text, version } }))
}
