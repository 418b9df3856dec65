import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

/** Looked at anew while the page is open: what runs by itself moves by itself. */
export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => bodyOf(api.system.$get({}, { init: { signal } })),
  refetchInterval: 30_000,
})
export type System = Awaited<ReturnType<NonNullable<(typeof systemQuery)['queryFn']>>>
