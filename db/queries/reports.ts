import { and, asc, eq, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { report, reportEvent, gapNote } = table
export type ReportRow = typeof report.$inferSelect

/** The reports of a project's year, in month order; months nobody touched have no row. */
export async function readReports(db: Db, projectId: number): Promise<ReportRow[]> {
  return await prepared(db, 'reports', d =>
    d
      .select()
      .from(report)
      .where(eq(report.projectId, sql.placeholder('id')))
      .orderBy(asc(report.month)),
  )({ id: projectId })
}

export async function readReport(db: Db, projectId: number, month: string): Promise<ReportRow | undefined> {
  const [row] = await prepared(db, 'report', d =>
    d
      .select()
      .from(report)
      .where(and(eq(report.projectId, sql.placeholder('id')), eq(report.month, sql.placeholder('month')))),
  )({ id: projectId, month })
  return row
}

export async function insertReport(db: Db, row: ReportRow) {
  await db.insert(report).values(row)
}

/** Moves a report on, only from the version the caller saw; answers whether it did. */
export async function updateReport(db: Db, seen: ReportRow, change: Partial<ReportRow>): Promise<boolean> {
  const rows = await db
    .update(report)
    .set({ ...change, version: seen.version + 1 })
    .where(and(eq(report.projectId, seen.projectId), eq(report.month, seen.month), eq(report.version, seen.version)))
    .returning({ version: report.version })
  return rows.length > 0
}

export async function insertReportEvent(db: Db, row: typeof reportEvent.$inferInsert) {
  await db.insert(reportEvent).values(row)
}

export async function reportEvents(db: Db, projectId: number) {
  return await db
    .select()
    .from(reportEvent)
    .where(eq(reportEvent.projectId, projectId))
    .orderBy(asc(reportEvent.month), asc(reportEvent.version))
}

export type GapNoteRow = typeof gapNote.$inferSelect

/** The newest note of each gap of a project. */
export async function gapNotes(db: Db, projectId: number): Promise<GapNoteRow[]> {
  const rows = await prepared(db, 'gap_notes', d =>
    d
      .select()
      .from(gapNote)
      .where(eq(gapNote.projectId, sql.placeholder('id')))
      .orderBy(asc(gapNote.indicatorId), asc(gapNote.since), asc(gapNote.version)),
  )({ id: projectId })
  return rows.filter((row, i) => {
    const next = rows[i + 1]
    return !next || next.indicatorId !== row.indicatorId || next.since !== row.since
  })
}

export async function insertGapNote(db: Db, row: typeof gapNote.$inferInsert) {
  await db.insert(gapNote).values(row)
}
