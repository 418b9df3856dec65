import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { WatchRule } from '#domain/watch-rule'
import type { WatchSearch } from '../search-office.ts'
import { api, bodyOf, request } from './client.ts'

const lists = api['watch-lists']
const one = lists[':id']

export const watchListsQuery = ({ year, asOf }: WatchSearch) =>
  queryOptions({
    queryKey: ['watch-lists', { year, asOf }],
    queryFn: ({ signal }) => bodyOf(lists.$get({ query: { year, asOf } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
export type WatchLists = Awaited<ReturnType<NonNullable<ReturnType<typeof watchListsQuery>['queryFn']>>>
export type WatchList = WatchLists['items'][number]

const pageSize = 50

/** A list with its projects, page by page; the first page carries what is said of the whole. */
export const watchedQuery = (id: number, { year, asOf, show }: WatchSearch) =>
  infiniteQueryOptions({
    queryKey: ['watch-lists', id, { year, asOf, show }],
    queryFn: ({ signal, pageParam }) => {
      const query = { year, asOf, show: show ?? ('hits' as const), page: pageParam, pageSize }
      return bodyOf(one.$get({ param: { id: String(id) }, query }, { init: { signal } }))
    },
    initialPageParam: 1,
    getNextPageParam: (last: { total: number }, pages: unknown[], page: number) =>
      pages.length * pageSize < last.total ? page + 1 : undefined,
    placeholderData: keepPreviousData,
  })
type WatchedPages = Awaited<ReturnType<NonNullable<ReturnType<typeof watchedQuery>['queryFn']>>>
export type Watched = WatchedPages extends { pages: (infer P)[] } ? P : WatchedPages

/** What a rule would find; the answer before it stays until the next is there. */
export const watchPreviewQuery = (rule: WatchRule | null, listId: number | undefined, { year, asOf }: WatchSearch) =>
  queryOptions({
    queryKey: ['watch-lists', 'preview', rule, listId, { year, asOf }],
    queryFn: ({ signal }) =>
      bodyOf(
        api['watch-list-previews'].$post(
          { query: { year, asOf }, json: { rule: rule ?? { match: 'all' as const, conditions: [] }, listId } },
          { init: { signal } },
        ),
      ),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
  })

export const makeWatchList = (json: { name: string; rule: WatchRule }) => bodyOf(lists.$post({ json }))
export const changeWatchList = (
  id: number,
  json: { name: string; rule: WatchRule; state: 'active' | 'archived'; version: number },
) => bodyOf(one.$put({ param: { id: String(id) }, json }))

/** The workbook, fetched so that a refusal is told on the page. */
export async function exportWatchList(id: number, asOf: string): Promise<Blob> {
  return (await request(`/api/v1/watch-lists/${id}/projects.xlsx?asOf=${asOf}`)).blob()
}
