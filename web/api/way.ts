import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Month } from '#domain/month'
import { api, bodyOf } from './client.ts'

const pageSize = 50

const todosOf = (page: number, signal: AbortSignal) => bodyOf(api.todos.$get({ query: { page, pageSize } }, { init: { signal } }))
export type Todo = Awaited<ReturnType<typeof todosOf>>['items'][number]

/** What waits for the reader, page by page. */
export const todosQuery = infiniteQueryOptions({
  queryKey: ['todos', 'list'],
  queryFn: ({ signal, pageParam }) => todosOf(pageParam, signal),
  initialPageParam: 1,
  getNextPageParam: (last: { total: number }, pages: unknown[], page: number) =>
    pages.length * pageSize < last.total ? page + 1 : undefined,
})

/** How much waits: for the top bar. */
export const todoCountQuery = queryOptions({
  queryKey: ['todos', 'count'],
  queryFn: async ({ signal }) => (await bodyOf(api.todos.$get({ query: { page: 1, pageSize: 1 } }, { init: { signal } }))).total,
  staleTime: 60_000,
})

const inboxOf = (page: number, signal: AbortSignal) =>
  bodyOf(api.messages.$get({ query: { page, pageSize, unread: '0' } }, { init: { signal } }))
export type Message = Awaited<ReturnType<typeof inboxOf>>['items'][number]

export const inboxQuery = infiniteQueryOptions({
  queryKey: ['messages', 'list'],
  queryFn: ({ signal, pageParam }) => inboxOf(pageParam, signal),
  initialPageParam: 1,
  getNextPageParam: (last: { total: number }, pages: unknown[], page: number) =>
    pages.length * pageSize < last.total ? page + 1 : undefined,
})

export const unreadQuery = queryOptions({
  queryKey: ['messages', 'unread'],
  queryFn: async ({ signal }) =>
    (await bodyOf(api.messages.$get({ query: { page: 1, pageSize: 1, unread: '1' } }, { init: { signal } }))).unread,
  staleTime: 60_000,
})

export const readMessage = (id: number) => bodyOf(api.messages[':id'].read.$post({ param: { id: String(id) } }))
export const readAllMessages = () => bodyOf(api.messages['read-all'].$post())

export const reportingQuery = (filter: { year?: number; agencyId?: number }) =>
  queryOptions({
    queryKey: ['reporting', filter],
    queryFn: ({ signal }) => bodyOf(api.reporting.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
export type Reporting = Awaited<ReturnType<NonNullable<ReturnType<typeof reportingQuery>['queryFn']>>>

export const calendarQuery = (year?: number) =>
  queryOptions({
    queryKey: ['calendar', year ?? null],
    queryFn: ({ signal }) => bodyOf(api.calendar.$get({ query: { year } }, { init: { signal } })),
  })
export type CalendarMonth = Awaited<ReturnType<NonNullable<ReturnType<typeof calendarQuery>['queryFn']>>>['months'][number]

export const saveCalendar = (month: Month, json: { dueOn: string; lockOn: string | null; version: number }) =>
  bodyOf(api.calendar[':month'].$put({ param: { month }, json }))

export const exceptionsQuery = (year: number) =>
  queryOptions({
    queryKey: ['exceptions', year],
    queryFn: ({ signal }) => bodyOf(api.exceptions.$get({ query: { year, page: 1, pageSize: 200 } }, { init: { signal } })),
  })

export const grantException = (projectId: number, json: { month: Month; until: string; reason: string }) =>
  bodyOf(api.projects[':id'].exceptions.$post({ param: { id: String(projectId) }, json }))
