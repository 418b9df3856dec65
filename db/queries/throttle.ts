import { eq, inArray, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { throttle } = table
export type ThrottleRow = typeof throttle.$inferSelect

export async function throttleOf(db: Db, key: string): Promise<ThrottleRow | undefined> {
  const run = prepared(db, 'throttle_of', d =>
    d
      .select()
      .from(throttle)
      .where(eq(throttle.key, sql.placeholder('key'))),
  )
  const [row] = await run({ key })
  return row
}

export async function setThrottle(db: Db, row: ThrottleRow) {
  await db.delete(throttle).where(eq(throttle.key, row.key))
  await db.insert(throttle).values(row)
}

export async function clearThrottle(db: Db, key: string) {
  await db.delete(throttle).where(eq(throttle.key, key))
}

/** Forgets what is long past; called now and then so that the table stays small. */
export async function sweepThrottles(db: Db, before: number) {
  await db.delete(throttle).where(sql`${throttle.since} < ${before} and coalesce(${throttle.until}, 0) < ${before}`)
}

/** The locks among these keys that still hold. */
export async function locksAmong(db: Db, keys: string[], now: number) {
  if (!keys.length) return []
  const rows = await db.select({ key: throttle.key, until: throttle.until }).from(throttle).where(inArray(throttle.key, keys))
  return rows.filter(row => row.until !== null && row.until > now)
}
