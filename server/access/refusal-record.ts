import type { AuditEvent } from '#domain/vocabulary-audit'
import type { Ctx } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { record } from './trail.ts'

const recorded = new Set([401, 403, 404, 409, 423, 429])
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a refusal belongs into the trail: every refused write, and reading that was not allowed.
 * Of a lock-out only its beginning: ten thousand tries must not fill the disk. */
function worth(c: Ctx, refusal: Refusal): boolean {
  if (refusal.status === 429) return refusal.trail.lockBegins === true
  if (reading.has(c.req.method)) return refusal.status === 403
  return recorded.has(refusal.status) && !(refusal.status === 401 && !c.get('caller') && !c.req.path.endsWith('/session'))
}

/** Writes a refusal to the trail, in a transaction of its own: the act itself was rolled back. */
export async function recordRefusal(c: Ctx, error: Error): Promise<void> {
  if (!(error instanceof Refusal) || !worth(c, error)) return
  const at = c.get('at')
  const caller = c.get('caller')
  const signIn = c.req.path.endsWith('/session') && c.req.method === 'POST'
  const event: AuditEvent = signIn ? 'session.fail' : 'refusal'
  const { status, code, params } = error
  const path = c.req.path.replace('/api/v1', '')
  const detail = { status, code, params, method: c.req.method, ...error.trail }
  const who = { actorId: caller?.id ?? null, actor: caller?.username ?? '', address: c.get('address') }
  const deed = {
    at: at.now(),
    ...who,
    event,
    entity: 'request',
    entityId: path.slice(0, 200),
    result: 'refused' as const,
    detail,
  }
  await at.store.tx(db => record(db, at.trail, [deed]))
}
