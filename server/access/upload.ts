import type { Ctx } from '../context.ts'
import type { Caller } from './caller.ts'
import { countTry, limits, lockedUntil, tooMany } from './throttle.ts'

/** Counts an upload of the caller's account before its file is read; 429 after too many within a minute. */
export async function countUpload(c: Ctx, caller: Caller): Promise<void> {
  const at = c.get('at')
  const key = `upload:${caller.id}`
  const now = at.now()
  const standing = await lockedUntil(at.store.db, key, now)
  if (standing !== null) throw tooMany(standing, now)
  const until = await at.store.tx(db => countTry(db, key, limits.upload, now))
  if (until !== null) throw Object.assign(tooMany(until, now), { trail: { lockBegins: true } })
}
