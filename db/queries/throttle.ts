import { eq, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { throttle } = table
export type ThrottleRow = typeof throttle.$inferSelect

export async function throttleOf(db: Db, key: string): Promise<ThrottleRow | undefined> {
  const [row] = await db.select().from(throttle).where(eq(throttle.key, key))
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
