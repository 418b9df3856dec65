import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { report, reportEvent, gapNote, account } = table
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

/** The last recorded step of a month's report. */
export const lastReportEvent = (db: Db, projectId: number, month: string) => lastStep(db, projectId, month)

/** The last step of a kind; of any, where none is named. */
export async function lastStep(db: Db, projectId: number, month: string, event?: string) {
  const [row] = await db
    .select({
      version: reportEvent.version,
      event: reportEvent.event,
      opinion: reportEvent.opinion,
      recordedAt: reportEvent.recordedAt,
      name: account.name,
    })
    .from(reportEvent)
    .leftJoin(account, eq(account.id, reportEvent.recordedBy))
    .where(
      and(
        eq(reportEvent.projectId, projectId),
        eq(reportEvent.month, month),
        event === undefined ? undefined : eq(reportEvent.event, event),
      ),
    )
    .orderBy(desc(reportEvent.version))
    .limit(1)
  return row
}

/** Accounts that ever handed a month in. */
export async function submittersOf(db: Db, projectId: number, month: string): Promise<number[]> {
  const rows = await db
    .selectDistinct({ by: reportEvent.recordedBy })
    .from(reportEvent)
    .where(and(eq(reportEvent.projectId, projectId), eq(reportEvent.month, month), eq(reportEvent.event, 'submit')))
  return rows.map(row => row.by)
}

/** Every step of a project's reports with who took it, in the order they were taken. */
export async function reportSteps(db: Db, projectId: number, month?: string) {
  return await db
    .select({
      month: reportEvent.month,
      version: reportEvent.version,
      event: reportEvent.event,
      opinion: reportEvent.opinion,
      recordedAt: reportEvent.recordedAt,
      recordedBy: account.name,
    })
    .from(reportEvent)
    .leftJoin(account, eq(account.id, reportEvent.recordedBy))
    .where(and(eq(reportEvent.projectId, projectId), month === undefined ? undefined : eq(reportEvent.month, month)))
    .orderBy(asc(reportEvent.month), asc(reportEvent.version))
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
  return newest(rows, row => `${row.indicatorId}.${row.since}`)
}

export async function insertGapNote(db: Db, row: typeof gapNote.$inferInsert) {
  await db.insert(gapNote).values(row)
}
