import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Overview, Points } from '#domain/overview'
import type { OverviewSearch } from '../search.ts'
import { send } from './client.ts'

const pageSize = 50

/** The portfolio with its projects page by page; the first page carries the totals. Changing the month keeps the old picture meanwhile. */
export const overviewQuery = (filter: OverviewSearch) =>
  infiniteQueryOptions({
    queryKey: ['overview', filter],
    queryFn: ({ signal, pageParam }) =>
      send<Overview>('GET', '/overview', { query: { ...filter, page: pageParam, pageSize }, signal }),
    initialPageParam: 1,
    getNextPageParam: (last: Overview, pages: Overview[], page: number) =>
      pages.length * pageSize < last.projects.total ? page + 1 : undefined,
    placeholderData: keepPreviousData,
  })

/** Every project in columns, for the quadrant. */
export const pointsQuery = (filter: Pick<OverviewSearch, 'year' | 'asOf' | 'agencyId'>) =>
  queryOptions({
    queryKey: ['overview', 'points', filter],
    queryFn: ({ signal }) => send<Points>('GET', '/overview/points', { query: filter, signal }),
    placeholderData: keepPreviousData,
  })
