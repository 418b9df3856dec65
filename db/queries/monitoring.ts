import { and, asc, count, desc, eq, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm'
import type { PartState } from '#domain/monitoring-run'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'
import { visible, within, type Scope } from '../scope.ts'

const { monitoringRun, monitoringPart, monitoringLine, project, agency, account } = table
export type RunRow = typeof monitoringRun.$inferSelect
export type PartRow = typeof monitoringPart.$inferSelect
export type PartInsert = typeof monitoringPart.$inferInsert
export type LineRow = typeof monitoringLine.$inferSelect

/** Runs of a year in which the caller sees at least one project; the newest month first. */
export async function listRuns(db: Db, scope: Scope, year: number | undefined): Promise<RunRow[]> {
  const mine = scope.all
    ? undefined
    : sql`exists (select 1 from ${monitoringPart} inner join ${project} on ${project.id} = ${monitoringPart.projectId}
        where ${monitoringPart.runId} = ${monitoringRun.id} and ${visible(scope, project.agencyId, project.id)})`
  return await db
    .select()
    .from(monitoringRun)
    .where(and(mine, year === undefined ? undefined : eq(monitoringRun.year, year)))
    .orderBy(desc(monitoringRun.month), desc(monitoringRun.id))
}

export async function runById(db: Db, scope: Scope, id: number): Promise<RunRow | undefined> {
  const [row] = await db.select().from(monitoringRun).where(eq(monitoringRun.id, id))
  if (!row || scope.all) return row
  const [seen] = await partCounts(db, scope, [id])
  return seen ? row : undefined
}

/** A run of the same month and scope that is still open. */
export async function sameRun(
  db: Db,
  month: string,
  agencyId: number | null,
  watchListId: number | null,
): Promise<RunRow | undefined> {
  const [row] = await db
    .select()
    .from(monitoringRun)
    .where(
      and(
        eq(monitoringRun.month, month),
        eq(monitoringRun.state, 'open'),
        agencyId === null ? isNull(monitoringRun.agencyId) : eq(monitoringRun.agencyId, agencyId),
        watchListId === null ? isNull(monitoringRun.watchListId) : eq(monitoringRun.watchListId, watchListId),
      ),
    )
  return row
}

export async function insertRun(db: Db, row: RunRow) {
  await db.insert(monitoringRun).values(row)
}

export async function updateRun(db: Db, id: number, seen: number, change: Partial<RunRow>): Promise<boolean> {
  const rows = await db
    .update(monitoringRun)
    .set({ ...change, version: seen + 1 })
    .where(and(eq(monitoringRun.id, id), eq(monitoringRun.version, seen)))
    .returning({ id: monitoringRun.id })
  return rows.length > 0
}

/** Projects of a year that can be monitored; archived ones are finished with. */
export async function projectsToMonitor(db: Db, year: number, agencyIds: number[] | null) {
  return await db
    .select({ id: project.id, agencyId: project.agencyId })
    .from(project)
    .where(
      and(
        eq(project.year, year),
        or(isNull(project.archived), eq(project.archived, false)),
        agencyIds === null ? undefined : inArray(project.agencyId, agencyIds),
      ),
    )
    .orderBy(asc(project.id))
}

export async function insertParts(db: Db, rows: PartInsert[]) {
  await insertRows(db, 'monitoring_part_insert', monitoringPart, rows)
}

/** How many parts of each run stand where, as far as the caller sees them. */
export async function partCounts(db: Db, scope: Scope, runIds: number[]) {
  if (!runIds.length) return []
  return await db
    .select({ runId: monitoringPart.runId, state: monitoringPart.state, total: count() })
    .from(monitoringPart)
    .innerJoin(project, eq(project.id, monitoringPart.projectId))
    .where(and(inArray(monitoringPart.runId, runIds), visible(scope, project.agencyId, project.id)))
    .groupBy(monitoringPart.runId, monitoringPart.state)
}

const who = (id: typeof monitoringPart.submittedBy) =>
  sql<string | null>`(select ${account.name} from ${account} where ${account.id} = ${id})`

/** The parts of a run, by unit and project. */
export async function listParts(
  db: Db,
  scope: Scope,
  runId: number,
  wish: { states?: readonly PartState[]; cut?: Scope },
  window: { limit: number; offset: number },
) {
  const where = and(
    eq(monitoringPart.runId, runId),
    visible(scope, project.agencyId, project.id),
    wish.cut && within(wish.cut, project.agencyId),
    wish.states && inArray(monitoringPart.state, [...wish.states]),
  )
  const items = await db
    .select({
      projectId: project.id,
      projectName: project.name,
      agencyId: agency.id,
      agencyName: agency.name,
      state: monitoringPart.state,
      opinion: monitoringPart.opinion,
      submittedAt: monitoringPart.submittedAt,
      submittedBy: who(monitoringPart.submittedBy),
      decidedAt: monitoringPart.decidedAt,
      decidedBy: who(monitoringPart.decidedBy),
    })
    .from(monitoringPart)
    .innerJoin(project, eq(project.id, monitoringPart.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(where)
    .orderBy(asc(agency.code), asc(project.id))
    .limit(window.limit)
    .offset(window.offset)
  const [row] = await db
    .select({ total: count() })
    .from(monitoringPart)
    .innerJoin(project, eq(project.id, monitoringPart.projectId))
    .where(where)
  return { items, total: row?.total ?? 0 }
}

export async function readPart(db: Db, runId: number, projectId: number): Promise<PartRow | undefined> {
  const [row] = await db
    .select()
    .from(monitoringPart)
    .where(and(eq(monitoringPart.runId, runId), eq(monitoringPart.projectId, projectId)))
  return row
}

export async function updatePart(db: Db, seen: PartRow, change: Partial<PartRow>): Promise<boolean> {
  const rows = await db
    .update(monitoringPart)
    .set(change)
    .where(
      and(
        eq(monitoringPart.runId, seen.runId),
        eq(monitoringPart.projectId, seen.projectId),
        eq(monitoringPart.version, seen.version),
      ),
    )
    .returning({ version: monitoringPart.version })
  return rows.length > 0
}

/** The newest writing on each line of a part. */
export async function partLines(db: Db, runId: number, projectId: number): Promise<LineRow[]> {
  const rows = await db
    .select()
    .from(monitoringLine)
    .where(and(eq(monitoringLine.runId, runId), eq(monitoringLine.projectId, projectId)))
    .orderBy(asc(monitoringLine.indicatorId), asc(monitoringLine.version))
  return newest(rows, row => row.indicatorId)
}

/** Everybody who wrote on a part. */
export async function lineWriters(db: Db, runId: number, projectId: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ by: monitoringLine.recordedBy })
    .from(monitoringLine)
    .where(and(eq(monitoringLine.runId, runId), eq(monitoringLine.projectId, projectId)))
  return rows.map(row => row.by)
}

export async function insertLine(db: Db, row: LineRow) {
  await db.insert(monitoringLine).values(row)
}

/** Runs still open whose due day is near or over. */
export async function openRuns(db: Db, dueUntil: string): Promise<RunRow[]> {
  return await db
    .select()
    .from(monitoringRun)
    .where(and(eq(monitoringRun.state, 'open'), lte(monitoringRun.dueOn, dueUntil)))
    .orderBy(asc(monitoringRun.id))
}

/** Projects whose table is not handed in, or was sent back. */
export async function owedParts(db: Db, runId: number) {
  return await db
    .select({ projectId: project.id, agencyId: project.agencyId, name: project.name })
    .from(monitoringPart)
    .innerJoin(project, eq(project.id, monitoringPart.projectId))
    .where(and(eq(monitoringPart.runId, runId), inArray(monitoringPart.state, ['open', 'returned'])))
    .orderBy(asc(project.agencyId), asc(project.id))
}

/** Parts of open runs that wait for somebody of the own units. */
export type PartWish = { states: PartState[]; notBy?: number }
const waiting = (scope: Scope, { states, notBy }: PartWish): SQL | undefined =>
  and(
    within(scope, project.agencyId),
    eq(monitoringRun.state, 'open'),
    inArray(monitoringPart.state, states),
    notBy === undefined ? undefined : sql`${monitoringPart.submittedBy} <> ${notBy}`,
  )

export async function countWaitingParts(db: Db, scope: Scope, wish: PartWish): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(monitoringPart)
    .innerJoin(monitoringRun, eq(monitoringRun.id, monitoringPart.runId))
    .innerJoin(project, eq(project.id, monitoringPart.projectId))
    .where(waiting(scope, wish))
  return row?.total ?? 0
}

export async function listWaitingParts(db: Db, scope: Scope, wish: PartWish, window: { limit: number; offset: number }) {
  return await db
    .select({
      runId: monitoringRun.id,
      runName: monitoringRun.name,
      month: monitoringRun.month,
      dueOn: monitoringRun.dueOn,
      projectId: project.id,
      projectName: project.name,
      agencyId: agency.id,
      agencyName: agency.name,
      opinion: monitoringPart.opinion,
    })
    .from(monitoringPart)
    .innerJoin(monitoringRun, eq(monitoringRun.id, monitoringPart.runId))
    .innerJoin(project, eq(project.id, monitoringPart.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(waiting(scope, wish))
    .orderBy(asc(monitoringRun.dueOn), asc(project.id))
    .limit(window.limit)
    .offset(window.offset)
}
