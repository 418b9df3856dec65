import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { GapsSearch } from '../search-follow.ts'
import { api, bodyOf } from './client.ts'

const gapPage = 40

const askedOf = ({ year, asOf, agencyId, signal, rectification, sort }: GapsSearch) => ({
  year,
  asOf,
  agencyId,
  signal,
  rectification,
  sort: sort ?? ('risk' as const),
})

/** The open gaps over all projects, page by page: more rows join those already there. */
export const gapListQuery = (search: GapsSearch) =>
  infiniteQueryOptions({
    queryKey: ['gaps', 'list', askedOf(search)],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(api.gaps.$get({ query: { ...askedOf(search), page: pageParam, pageSize: gapPage } }, { init: { signal } })),
    initialPageParam: 1,
    getNextPageParam: (last: { total: number }, pages: unknown[], page: number) =>
      pages.length * gapPage < last.total ? page + 1 : undefined,
    placeholderData: keepPreviousData,
  })

/** The same list as a workbook. */
export function gapListFile(search: GapsSearch): string {
  const asked = Object.entries(askedOf(search)).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return `/api/v1/overview/gaps.xlsx?${new URLSearchParams(asked).toString()}`
}
