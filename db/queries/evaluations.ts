import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'

const { evaluation, evaluationRow, evaluationEvent, account } = table
export type EvaluationRow = typeof evaluation.$inferSelect
export type RowVersion = typeof evaluationRow.$inferSelect
export type EventInsert = typeof evaluationEvent.$inferInsert

/** Where a project's evaluation stands; undefined while nobody began. */
export async function readEvaluation(db: Db, projectId: number): Promise<EvaluationRow | undefined> {
  const [row] = await db.select().from(evaluation).where(eq(evaluation.projectId, projectId))
  return row
}

/** `since`: the version a row's score was given in, by which the points it was given on are found. */
export type WrittenRow = RowVersion & { since: Pick<RowVersion, 'weight' | 'recordedAt'> | null }

/** The newest writing on each row; rows come in the order of their key and version. */
export function newestWritings(rows: readonly RowVersion[]): WrittenRow[] {
  let since: RowVersion | null = null
  return rows.flatMap((row, i) => {
    const [before, next] = [rows[i - 1], rows[i + 1]]
    const same = (other?: RowVersion) => other?.projectId === row.projectId && other.indicatorId === row.indicatorId
    if (!same(before) || before!.given !== row.given) since = row.given === null ? null : row
    return same(next) ? [] : [{ ...row, since: since && { weight: since.weight, recordedAt: since.recordedAt } }]
  })
}

/** The newest writing on each row. */
export async function evaluationRows(db: Db, projectId: number): Promise<WrittenRow[]> {
  const rows = await db
    .select()
    .from(evaluationRow)
    .where(eq(evaluationRow.projectId, projectId))
    .orderBy(asc(evaluationRow.indicatorId), asc(evaluationRow.version))
  return newestWritings(rows)
}

/** Everybody who ever wrote on it. */
export async function evaluationWriters(db: Db, projectId: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ by: evaluationRow.recordedBy })
    .from(evaluationRow)
    .where(eq(evaluationRow.projectId, projectId))
  return rows.map(row => row.by)
}

/** Its steps with the name of who took them, the first first; without the tables decided on. */
export async function evaluationSteps(db: Db, projectId: number) {
  const { seq, event, state, opinion, recordedAt, snapshot } = evaluationEvent
  return await db
    .select({ seq, event, state, opinion, at: recordedAt, by: account.name, kept: sql`${snapshot} is not null`.mapWith(Boolean) })
    .from(evaluationEvent)
    .innerJoin(account, eq(account.id, evaluationEvent.recordedBy))
    .where(eq(evaluationEvent.projectId, projectId))
    .orderBy(asc(seq))
}

/** The table as it was last handed in or decided on, as JSON. */
export async function lastSnapshot(db: Db, projectId: number): Promise<string | undefined> {
  const [row] = await db
    .select({ snapshot: evaluationEvent.snapshot })
    .from(evaluationEvent)
    .where(and(eq(evaluationEvent.projectId, projectId), isNotNull(evaluationEvent.snapshot)))
    .orderBy(desc(evaluationEvent.seq))
    .limit(1)
  return row?.snapshot ?? undefined
}

export async function insertEvaluationRows(db: Db, rows: RowVersion[]) {
  await insertRows(db, 'evaluation_row_insert', evaluationRow, rows)
}

export async function insertEvaluationEvent(db: Db, row: Omit<EventInsert, 'seq'>) {
  const seq = sql<number>`(select coalesce(max(${evaluationEvent.seq}), 0) + 1 from ${evaluationEvent} where ${evaluationEvent.projectId} = ${row.projectId})`
  await db.insert(evaluationEvent).values({ ...row, seq })
}

/** Stores where it stands, seen at a version (0: nobody had begun); false where somebody was faster. */
export async function storeEvaluation(db: Db, row: EvaluationRow, seen: number): Promise<boolean> {
  if (seen === 0) {
    if (await readEvaluation(db, row.projectId)) return false
    await db.insert(evaluation).values(row)
    return true
  }
  const stored = await db
    .update(evaluation)
    .set(row)
    .where(and(eq(evaluation.projectId, row.projectId), eq(evaluation.version, seen)))
    .returning({ version: evaluation.version })
  return stored.length > 0
}
