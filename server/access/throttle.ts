import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'
import { clearThrottle, setThrottle, throttleOf } from '../../db/queries/throttle.ts'
import { Refusal } from '../refusal.ts'

const minute = 60_000
/** So many tries within a time; the next one is refused until the lock ends. */
export type Limit = { most: number; within: number; lock: number }
export const limits = {
  /** Sign-in by the typed name, whether or not an account has it. */
  name: { most: 5, within: 15 * minute, lock: 15 * minute },
  /** Failed sign-ins from one address: a whole office may share it. */
  address: { most: 60, within: 15 * minute, lock: 15 * minute },
  /** Single sign-ons begun from one address. */
  begin: { most: 120, within: 10 * minute, lock: 10 * minute },
  /** Uploads of one account. */
  upload: { most: 120, within: minute, lock: minute },
} satisfies Record<string, Limit>

/** Typed names are kept as a hash: people type passwords into the wrong field. */
export const nameKey = (typed: string) => `name:${createHash('sha256').update(typed.trim().toLowerCase()).digest('hex')}`
export const addressKey = (address: string) => `address:${address}`

/** Until when a key is locked; null where it is not. */
export async function lockedUntil(db: Db, key: string, now: number): Promise<number | null> {
  const until = (await throttleOf(db, key))?.until ?? null
  return until !== null && until > now ? until : null
}

/** Counts one try before it is made, so that a thousand at once are still counted one by one.
 * Answers the moment from which tries are welcome again, or null where this one is. */
export async function countTry(db: Db, key: string, limit: Limit, now: number): Promise<number | null> {
  const known = await throttleOf(db, key)
  if (known?.until && known.until > now) return known.until
  const fresh = !known || known.until !== null || now - known.since > limit.within || known.since > now
  const count = fresh ? 1 : known.count + 1
  const over = count > limit.most
  const until = over ? now + limit.lock : null
  await setThrottle(db, { key, count, since: fresh ? now : known.since, until })
  return until
}

/** A try that succeeded no longer counts against its address; against its name nothing counts any more. */
export async function forgive(db: Db, name: string, address: string): Promise<void> {
  await clearThrottle(db, name)
  await uncount(db, address)
}

/** Takes back one try that was neither right nor wrong; the failures before it stay counted. */
export async function uncount(db: Db, key: string): Promise<void> {
  const known = await throttleOf(db, key)
  if (known) await setThrottle(db, { ...known, count: Math.max(0, known.count - 1) })
}

export const tooMany = (until: number, now: number) => {
  const seconds = Math.max(1, Math.ceil((until - now) / 1000))
  return new Refusal(429, 'too-many-tries', { seconds, minutes: Math.ceil(seconds / 60) })
}
