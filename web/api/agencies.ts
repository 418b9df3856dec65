import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

const pageSize = 200
const pageOf = (page: number, signal: AbortSignal) =>
  bodyOf(api.agencies.$get({ query: { page, pageSize } }, { init: { signal } }))

/** All agencies the caller may see, however many pages that takes. */
async function allAgencies(signal: AbortSignal) {
  const first = await pageOf(1, signal)
  const more = Array.from({ length: Math.max(0, Math.ceil(first.total / pageSize) - 1) }, (_, index) => pageOf(index + 2, signal))
  const rest = await Promise.all(more)
  return { ...first, items: [first, ...rest].flatMap(({ items }) => items) }
}

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => allAgencies(signal),
  staleTime: 5 * 60_000,
})

export type Agency = Awaited<ReturnType<typeof allAgencies>>['items'][number]
