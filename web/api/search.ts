import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

/** The first projects whose name holds these words. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ['found', q],
    queryFn: ({ signal }) =>
      bodyOf(api.projects.$get({ query: { q, page: 1, pageSize: 6, sort: 'name' } }, { init: { signal } })),
    staleTime: 60_000,
    enabled: q !== '',
  })
