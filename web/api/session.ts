import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => bodyOf(api.session.$get({}, { init: { signal } })),
  staleTime: 5 * 60_000,
})

/** Ends the session and leaves nothing of it in this page. */
export async function signOut(): Promise<void> {
  await api.session.$delete()
  location.assign('/signin.html')
}

export type Session = Awaited<ReturnType<NonNullable<typeof sessionQuery.queryFn>>>
