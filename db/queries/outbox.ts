import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { outbox } = table
export type Letter = typeof outbox.$inferSelect

/** Takes a letter whose time has come, for as long as the lease runs: another process finds it taken. */
export async function takeLetter(db: Db, now: number, leasedUntil: number): Promise<Letter | undefined> {
  const free = and(
    eq(outbox.state, 'waiting'),
    lte(outbox.nextAt, now),
    or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)),
  )
  const [found] = await db.select({ id: outbox.id }).from(outbox).where(free).orderBy(asc(outbox.nextAt), asc(outbox.id)).limit(1)
  if (!found) return undefined
  const [taken] = await db
    .update(outbox)
    .set({ leasedUntil, attempts: sql`${outbox.attempts} + 1` })
    .where(and(eq(outbox.id, found.id), free))
    .returning()
  return taken
}

/** Notes what became of a letter, only for the attempt that took it: a later one has its own say. */
export async function settleLetter(db: Db, taken: Letter, change: Partial<Letter>): Promise<boolean> {
  const rows = await db
    .update(outbox)
    .set({ ...change, leasedUntil: null })
    .where(and(eq(outbox.id, taken.id), eq(outbox.state, 'waiting'), eq(outbox.attempts, taken.attempts)))
    .returning({ id: outbox.id })
  return rows.length > 0
}
