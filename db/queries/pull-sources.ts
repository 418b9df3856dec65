import { and, asc, desc, eq, isNull, lte, max, or, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { pullSource, pullRun } = table
export type PullSourceRow = typeof pullSource.$inferSelect
export type PullRunRow = typeof pullRun.$inferSelect

const keptRuns = 50

export const pullSourcesOf = async (db: Db, projectId: number): Promise<PullSourceRow[]> =>
  await db.select().from(pullSource).where(eq(pullSource.projectId, projectId)).orderBy(asc(pullSource.id))

export async function pullSourceById(db: Db, projectId: number, id: number): Promise<PullSourceRow | undefined> {
  const [row] = await db
    .select()
    .from(pullSource)
    .where(and(eq(pullSource.id, id), eq(pullSource.projectId, projectId)))
  return row
}

export const insertPullSource = async (db: Db, row: PullSourceRow) => void (await db.insert(pullSource).values(row))

export async function updatePullSource(db: Db, id: number, change: Partial<PullSourceRow>): Promise<void> {
  await db
    .update(pullSource)
    .set({ ...change, version: sql`${pullSource.version} + 1` })
    .where(eq(pullSource.id, id))
}

export async function deletePullSource(db: Db, id: number): Promise<void> {
  await db.delete(pullRun).where(eq(pullRun.sourceId, id))
  await db.delete(pullSource).where(eq(pullSource.id, id))
}

const free = (now: number) => or(isNull(pullSource.leaseUntil), lte(pullSource.leaseUntil, now))

/** Takes a source whose time has come for as long as the lease runs; `id`: that one, due or not. Another process finds it taken. */
export async function takePullSource(db: Db, now: number, leaseUntil: number, id?: number): Promise<PullSourceRow | undefined> {
  const wanted =
    id === undefined
      ? and(eq(pullSource.enabled, true), lte(pullSource.nextAt, now), free(now))
      : and(eq(pullSource.id, id), free(now))
  const [found] = await db
    .select({ id: pullSource.id })
    .from(pullSource)
    .where(wanted)
    .orderBy(asc(pullSource.nextAt), asc(pullSource.id))
    .limit(1)
  if (!found) return undefined
  const [taken] = await db
    .update(pullSource)
    .set({ leaseUntil })
    .where(and(eq(pullSource.id, found.id), wanted))
    .returning()
  return taken
}

/** Notes what became of a fetch, only for the one whose lease still holds; answers whether it did. */
export async function settlePull(db: Db, taken: PullSourceRow, change: Partial<PullSourceRow>): Promise<boolean> {
  const rows = await db
    .update(pullSource)
    .set({ ...change, leaseUntil: null })
    .where(and(eq(pullSource.id, taken.id), eq(pullSource.leaseUntil, taken.leaseUntil!)))
    .returning({ id: pullSource.id })
  return rows.length > 0
}

/** Keeps a fetch; of many the newest. */
export async function insertPullRun(db: Db, run: Omit<PullRunRow, 'seq'>): Promise<void> {
  const of = eq(pullRun.sourceId, run.sourceId)
  const [last] = await db
    .select({ seq: max(pullRun.seq) })
    .from(pullRun)
    .where(of)
  const seq = (last?.seq ?? 0) + 1
  await db.insert(pullRun).values({ ...run, seq })
  await db.delete(pullRun).where(and(of, lte(pullRun.seq, seq - keptRuns)))
}

export const pullRunsOf = async (db: Db, sourceId: number, limit: number): Promise<PullRunRow[]> =>
  await db.select().from(pullRun).where(eq(pullRun.sourceId, sourceId)).orderBy(desc(pullRun.seq)).limit(limit)
