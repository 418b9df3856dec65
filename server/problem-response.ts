import { randomUUID } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import { faultOf, type StoreFault } from '../db/fault.ts'
import type { Problem } from '#domain/problem'
import type { Language } from '#domain/vocabulary'
import { sayProblem, sayRefusal } from '#wording/refusals'
import type { Ctx } from './context.ts'
import { languageOf } from './language.ts'
import { Refusal } from './refusal.ts'

/** Problems with their sentences, as every answer lists them. */
export const worded = (problems: Problem[], lang: Language) =>
  problems.map(({ path, code, params }) => ({ path, code, message: sayProblem(lang, code, params) }))

/** The one error shape: application/problem+json (RFC 9457). */
function body(refusal: Refusal, lang: Language, requestId: string) {
  return {
    type: `/problems/${refusal.code}`,
    title: sayRefusal(lang, refusal.code, refusal.params),
    status: refusal.status,
    detail: sayRefusal(lang, `${refusal.code}.detail`, refusal.params),
    ...refusal.members,
    ...(refusal.problems.length ? { problems: worded(refusal.problems, lang) } : {}),
    requestId,
  }
}

/** What a thrown error means to the caller; the unexpected is logged under a number and told as that number. */
function refusalOf(error: Error, c: Ctx): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof HTTPException) {
    if (error.status === 413) return new Refusal(413, 'too-large', { limit: 10 })
    if (error.status === 415) return new Refusal(415, 'json-expected')
    if (error.status === 400) return new Refusal(400, 'malformed-json')
    if (error.status === 404) return new Refusal(404, 'absent')
  }
  if (isConflict(error)) return new Refusal(409, 'conflict')
  const fault = faultOf(error)
  if (fault) {
    c.get('at').operating.log.error(`database ${fault}`, error, { id: c.get('requestId') })
    return unavailable[fault]()
  }
  const id = randomUUID().slice(0, 8)
  c.get('at').operating.log.error(`error ${id}`, error, { id: c.get('requestId') })
  return new Refusal(500, 'internal', { id })
}

/** What the caller is told while the database cannot keep or answer anything: whether something was saved, and who can help. */
const unavailable: Record<StoreFault, () => Refusal> = {
  full: () => new Refusal(507, 'database-full'),
  busy: () => new Refusal(503, 'database-busy', { seconds: 2 }),
  away: () => new Refusal(503, 'database-away', { seconds: 5 }),
  unsure: () => new Refusal(503, 'database-unsure', { seconds: 5 }),
  damaged: () => new Refusal(500, 'database-damaged'),
}

/** A unique key was met by two writers at once. */
function isConflict(error: Error): boolean {
  const cause = (error.cause ?? error) as { code?: unknown }
  return cause.code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || cause.code === 'SQLITE_CONSTRAINT_UNIQUE' || cause.code === '23505'
}

export function answerError(error: Error, c: Ctx): Response {
  const refusal = refusalOf(error, c)
  const lang = c.get('lang') ?? languageOf(c.req.header('accept-language'))
  const wait: Record<string, string> = [429, 503].includes(refusal.status)
    ? { 'retry-after': String(refusal.params.seconds ?? 60) }
    : {}
  return c.body(JSON.stringify(body(refusal, lang, c.get('requestId'))), refusal.status, {
    ...wait,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  })
}
