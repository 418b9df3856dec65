import type { Hono } from 'hono'
import type { BlankEnv } from 'hono/types'
import { hc, type ClientResponse } from 'hono/client'
import type { Rooms, SchemaOf } from '../../server/app.ts'
import { currentLanguage } from '../ui/remembered-language.ts'
import { fetchOrThrow, ProblemError } from './problem.ts'

/** Somebody has worked here since the page was opened: then a lost session is told, not just met. */
let worked = false
let leaving = false

// Going to sign-in is not leaving by mistake: what was typed is kept by the page's own draft, so nobody is asked twice.
addEventListener('beforeunload', event => leaving && event.stopImmediatePropagation(), { capture: true })

/** What a page that nobody sits at does instead of going to sign-in. */
let stays: (() => void) | null = null
export const onSignedOut = (said: (() => void) | null): void => void (stays = said)

/** Signed out while working: sign in again and come back to this very page. */
function toSignIn(): void {
  if (stays) return stays()
  if (leaving) return
  leaving = true
  const to = new URLSearchParams({ next: location.pathname + location.search, ...(worked ? { ended: '1' } : {}) })
  location.assign(`/signin.html?${to.toString()}`)
}

/** Every request of the application: the reader's language, refusals as ProblemError, 401 back to sign-in. */
export async function request(input: RequestInfo | URL, init: RequestInit = {}, within?: number): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('Accept-Language', currentLanguage())
  // What a page asks without anybody before it does not keep its session.
  if (stays) headers.set('X-Unattended', '1')
  try {
    const answer = await fetchOrThrow(input, { ...init, headers }, within)
    worked = true
    return answer
  } catch (error) {
    const mustChange = error instanceof ProblemError && error.body.type === '/problems/password-change-required'
    const mustSetUp = error instanceof ProblemError && error.body.type === '/problems/second-factor-setup-required'
    if (mustSetUp && location.pathname !== '/account') location.assign('/account')
    if (mustChange || (error instanceof ProblemError && error.status === 401)) toSignIn()
    throw error
  }
}

type ClientOf<Room> = ReturnType<typeof hc<Hono<BlankEnv, SchemaOf<Room>>>>
/** The sum is carried along: only such a recursion may be longer than the type checker's stack. */
type Together<All extends readonly unknown[], Sum = unknown> = All extends readonly [infer Room, ...infer Rest]
  ? Together<Rest, Sum & ClientOf<Room>>
  : Sum

/** The server's own types, one client for each resource, laid over one another: `api.overview.$get({ query })`.
 * The only place of the web that knows them. */
export const api = hc(`${location.origin}/api/v1`, { fetch: request }) as unknown as Together<Rooms>

type Body<R> = R extends ClientResponse<infer B> ? B : never

/** The body of a good answer; `request` has already thrown everything else. */
export async function bodyOf<R extends ClientResponse<unknown>>(answer: Promise<R>): Promise<Body<R>> {
  return (await (await answer).json()) as Body<R>
}

/** A request whose body is a file or text rather than JSON; name its Content-Type. T comes from #domain. */
export async function sendRaw<T>(method: 'POST' | 'PUT', path: string, body: Blob | string, contentType: string): Promise<T> {
  const answer = await request(`/api/v1${path}`, { method, body, headers: { 'Content-Type': contentType } })
  return (await answer.json()) as T
}
