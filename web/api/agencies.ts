import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => bodyOf(api.agencies.$get({ query: { pageSize: 200 } }, { init: { signal } })),
  staleTime: 5 * 60_000,
})

export type Agency = Awaited<ReturnType<NonNullable<typeof agenciesQuery.queryFn>>>['items'][number]
