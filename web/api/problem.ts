import { heard, look } from './connection.ts'

/** A refusal of the server as RFC 9457 problem+json, or no answer at all (status 0; 408 when it took too long). */
export type ProblemItem = { path: string; code: string; message: string }

export class ProblemError extends Error {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly problems: ProblemItem[]
  /** The whole body: a 409 carries the other person's values. */
  readonly body: Record<string, unknown>

  constructor(status: number, body: Record<string, unknown>) {
    const title = typeof body.title === 'string' ? body.title : ''
    const detail = typeof body.detail === 'string' ? body.detail : ''
    super(detail || title || String(status))
    this.name = 'ProblemError'
    this.status = status
    this.title = title
    this.detail = detail
    this.problems = Array.isArray(body.problems) ? (body.problems as ProblemItem[]) : []
    this.body = body
  }
}

/** Throws what the server refused; a body that is no problem+json still gives its status. */
export async function refuse(response: Response): Promise<never> {
  const body: unknown = await response.json().catch(() => null)
  throw new ProblemError(response.status, typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {})
}

/** Long enough for a portfolio of thousands on a slow line; then waiting longer helps nobody. */
const patience = 30_000

/** Fetch that answers a Response only when it is good, and a ProblemError for everything else; given up after so many ms without one. */
export async function fetchOrThrow(input: RequestInfo | URL, init: RequestInit = {}, within = patience): Promise<Response> {
  const giveUp = new AbortController()
  const leave = () => giveUp.abort()
  const timer = setTimeout(leave, within)
  if (init.signal?.aborted) leave()
  init.signal?.addEventListener('abort', leave)
  try {
    const response = await fetch(input, { credentials: 'same-origin', ...init, signal: giveUp.signal })
    heard()
    return response.ok ? response : await refuse(response)
  } catch (error) {
    if (error instanceof ProblemError || init.signal?.aborted) throw error
    void look()
    throw new ProblemError(giveUp.signal.aborted ? 408 : 0, {})
  } finally {
    clearTimeout(timer)
    init.signal?.removeEventListener('abort', leave)
  }
}
