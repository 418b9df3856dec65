import { currentLanguage } from '../ui/remembered-language.ts'
import { fetchOrThrow, ProblemError } from './problem.ts'

export const base = '/api/v1'

export type Query = Record<string, string | number | null | undefined>

/** Signed out while working: sign in again and come back to this very page. */
function toSignIn(): void {
  const next = location.pathname + location.search
  location.assign(`/signin.html?next=${encodeURIComponent(next)}`)
}

export function urlOf(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return base + path + (pairs.length ? `?${new URLSearchParams(pairs)}` : '')
}

type Sent = { query?: Query; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal }

/** One request. `body` is sent as JSON unless it is text or a Blob (then name its Content-Type). */
export async function send<T>(method: string, path: string, { query, body, headers = {}, signal }: Sent = {}): Promise<T> {
  const raw = typeof body === 'string' || body instanceof Blob
  const init: RequestInit = {
    method,
    signal: signal ?? null,
    headers: {
      Accept: 'application/json',
      'Accept-Language': currentLanguage(),
      ...(body !== undefined && !raw ? { 'Content-Type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
  }
  try {
    const response = await fetchOrThrow(urlOf(path, query), init)
    return (response.status === 204 ? null : await response.json()) as T
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) toSignIn()
    throw error
  }
}
