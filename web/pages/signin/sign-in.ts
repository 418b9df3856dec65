import { useEffect, useState } from 'react'
import type { Language } from '#domain/vocabulary'
import { fetchOrThrow } from '../../api/problem.ts'
import { homeOf } from '../../home.ts'
import { nextOf } from './next.ts'

type Credentials = { username: string; password: string; code?: string }
type Answer = { mustChangePassword: boolean; mustSetUpSecondFactor: boolean; rights: string[] }

/** Signs in and goes where one was going; an initial password is changed here, a missing second factor set up in my account. */
export async function signIn(
  credentials: Credentials,
  lang: Language,
  onMustChange: (initial: { username: string; current: string }) => void,
): Promise<void> {
  const answer = await fetchOrThrow('/api/v1/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Accept-Language': lang },
    body: JSON.stringify(credentials),
  })
  const { mustChangePassword, mustSetUpSecondFactor, rights } = (await answer.json()) as Answer
  if (mustChangePassword) return onMustChange({ username: credentials.username, current: credentials.password })
  const next = nextOf(location.search, location.origin)
  location.assign(mustSetUpSecondFactor ? '/account' : next === '/' ? homeOf(rights) : next)
}

export type Methods = { idleMinutes: number; oidc: { label: string | null } | null }

/** How one may sign in here; until it is known, and where it cannot be asked, by name and password. */
export function useMethods(): Methods | null {
  const [methods, setMethods] = useState<Methods | null>(null)
  useEffect(() => {
    fetchOrThrow('/api/v1/session/methods')
      .then(answer => answer.json())
      .then(body => setMethods(body as Methods))
      .catch(() => setMethods(null))
  }, [])
  return methods
}
