import { queryOptions } from '@tanstack/react-query'
import type { Role } from '#domain/vocabulary'
import { send } from './client.ts'

export type Session = {
  user: { id: number; username: string; name: string; role: Role; agency: { id: number; name: string } | null }
  rights: string[]
  mustChangePassword: boolean
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => send<Session>('GET', '/session', { signal }),
  staleTime: 5 * 60_000,
})

/** Ends the session and leaves nothing of it in this page. */
export async function signOut(): Promise<void> {
  await send<null>('DELETE', '/session')
  location.assign('/signin.html')
}
