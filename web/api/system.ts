import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

const queryKey = ['system'] as const

/** Looked at anew while the page is open: what runs by itself moves by itself. Only the first look is a use of the session, or a
 * screen nobody sits at would never be signed out. */
export const systemQuery = queryOptions({
  queryKey,
  queryFn: ({ client, signal }) => {
    const again = client.getQueryData(queryKey) !== undefined
    return bodyOf(api.system.$get({}, { init: { signal }, ...(again ? { headers: { 'X-Unattended': '1' } } : {}) }))
  },
  refetchInterval: 30_000,
})
export type System = Awaited<ReturnType<NonNullable<(typeof systemQuery)['queryFn']>>>
