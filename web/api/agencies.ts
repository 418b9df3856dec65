import { queryOptions } from '@tanstack/react-query'
import { send } from './client.ts'

export type Agency = { id: number; code: string; name: string; parentId: number | null }

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: ({ signal }) => send<{ items: Agency[]; total: number }>('GET', '/agencies', { query: { pageSize: 200 }, signal }),
  staleTime: 5 * 60_000,
})
