import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Overview } from '#domain/overview'
import type { OverviewSearch } from '../search.ts'
import { api, bodyOf } from './client.ts'

/** Few enough that another month is there at once; more rows follow as pages. */
const pageSize = 25

/** The portfolio with its projects page by page; the first page carries the totals. Changing the month keeps the old picture meanwhile. */
export const overviewQuery = ({ heat: _, archived, ...filter }: OverviewSearch) =>
  infiniteQueryOptions({
    queryKey: ['overview', { ...filter, archived }],
    queryFn: ({ signal, pageParam }) =>
      bodyOf(
        api.overview.$get({ query: { ...filter, archived: archived && '1', page: pageParam, pageSize } }, { init: { signal } }),
      ),
    initialPageParam: 1,
    // Asked outside of rendering: an error here would leave the page waiting for ever instead of saying that it broke.
    getNextPageParam: (last: Partial<Overview>, pages: unknown[], page: number) =>
      pages.length * pageSize < (last.projects?.total ?? 0) ? page + 1 : undefined,
    placeholderData: keepPreviousData,
  })

/** Every project in columns, for the quadrant. */
export function pointsQuery({ year, asOf, agencyId }: OverviewSearch) {
  const query = { year, asOf, agencyId }
  return queryOptions({
    queryKey: ['overview', 'points', query],
    queryFn: ({ signal }) => bodyOf(api.overview.points.$get({ query }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
}
