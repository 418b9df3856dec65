import { queryOptions } from '@tanstack/react-query'
import type { Follow } from '#domain/follow'
import type { Language } from '#domain/vocabulary'
import { api, bodyOf } from './client.ts'

export const subscriptionsQuery = queryOptions({
  queryKey: ['subscriptions'],
  queryFn: ({ signal }) => bodyOf(api.subscriptions.$get({}, { init: { signal } })),
  staleTime: 60_000,
})
export type Subscription = Awaited<ReturnType<NonNullable<(typeof subscriptionsQuery)['queryFn']>>>['items'][number]

export const subscribe = (json: Follow) => bodyOf(api.subscriptions.$put({ json }))
export const unsubscribe = (id: number) => api.subscriptions[':id'].$delete({ param: { id: String(id) } })
/** The language of all letters to the account. */
export const chooseLetterLanguage = (lang: Language) => api['letter-language'].$put({ json: { lang } })
