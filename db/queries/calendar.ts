import { and, asc, count, desc, eq, gte, lte, max, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'
import { within, type Scope } from '../scope.ts'

const { calendar, lockException, project, agency, account, audit, projectMonth, agencyMonth, report } = table
export type CalendarRow = typeof calendar.$inferSelect

/** The dates the bureau set for the months of a year, in order; most months have none. */
export async function calendarOf(db: Db, year: number): Promise<CalendarRow[]> {
  return await prepared(db, 'calendar_of', d =>
    d
      .select()
      .from(calendar)
      .where(and(gte(calendar.month, sql.placeholder('from')), lte(calendar.month, sql`${sql.placeholder('until')}`)))
      .orderBy(asc(calendar.month)),
  )({ from: `${year}-01`, until: `${year}-12` })
}

export async function wholeCalendar(db: Db): Promise<CalendarRow[]> {
  return await db.select().from(calendar).orderBy(asc(calendar.month))
}

export async function calendarRow(db: Db, month: string): Promise<CalendarRow | undefined> {
  const [row] = await prepared(db, 'calendar_row', d =>
    d
      .select()
      .from(calendar)
      .where(eq(calendar.month, sql.placeholder('month'))),
  )({ month })
  return row
}

/** Sets a month's dates, only from the version the caller saw (0 = none yet); answers whether it did. */
export async function setCalendar(db: Db, row: CalendarRow, seen: number): Promise<boolean> {
  if (seen === 0) {
    if (await calendarRow(db, row.month)) return false
    await db.insert(calendar).values(row)
    return true
  }
  const rows = await db
    .update(calendar)
    .set(row)
    .where(and(eq(calendar.month, row.month), eq(calendar.version, seen)))
    .returning({ month: calendar.month })
  return rows.length > 0
}

/** Judges a month's reports anew by its due day, for all projects at once, and the units' sums with them. */
export async function judgeLateness(db: Db, month: string, dueOn: string) {
  const late = sql`exists (select 1 from ${report} where ${report.projectId} = ${projectMonth.projectId}
    and ${report.month} = ${projectMonth.month} and ${report.state} in ('submitted', 'approved') and ${report.submittedOn} > ${dueOn})`
  await db.update(projectMonth).set({ submittedLate: late }).where(eq(projectMonth.month, month))
  const own = sql`(select count(*) from ${projectMonth} where ${projectMonth.agencyId} = ${agencyMonth.agencyId}
    and ${projectMonth.month} = ${agencyMonth.month} and ${projectMonth.submittedLate})`
  await db.update(agencyMonth).set({ lateSubmitted: own }).where(eq(agencyMonth.month, month))
}

/** The exceptions ever granted for a project's month. */
export async function exceptionsFor(db: Db, projectId: number, month: string) {
  return await prepared(db, 'exceptions_for', d =>
    d
      .select({
        until: lockException.until,
        reason: lockException.reason,
        grantedAt: lockException.grantedAt,
        grantedBy: lockException.grantedBy,
        name: account.name,
      })
      .from(lockException)
      .leftJoin(account, eq(account.id, lockException.grantedBy))
      .where(and(eq(lockException.projectId, sql.placeholder('id')), eq(lockException.month, sql.placeholder('month')))),
  )({ id: projectId, month })
}

export async function insertException(db: Db, row: Omit<typeof lockException.$inferInsert, 'seq'>) {
  const [last] = await db
    .select({ seq: max(lockException.seq) })
    .from(lockException)
    .where(and(eq(lockException.projectId, row.projectId), eq(lockException.month, row.month)))
  await db.insert(lockException).values({ ...row, seq: (last?.seq ?? 0) + 1 })
}

/** Exceptions of a year within the caller's scope, the newest first. */
export async function listExceptions(
  db: Db,
  scope: Scope,
  only: { year?: number; projectId?: number },
  page: number,
  pageSize: number,
) {
  const where = and(
    within(scope, project.agencyId),
    only.year === undefined ? undefined : eq(project.year, only.year),
    only.projectId === undefined ? undefined : eq(project.id, only.projectId),
  )
  const items = await db
    .select({
      projectId: project.id,
      projectName: project.name,
      agencyId: agency.id,
      agencyName: agency.name,
      month: lockException.month,
      until: lockException.until,
      reason: lockException.reason,
      grantedAt: lockException.grantedAt,
      grantedBy: account.name,
    })
    .from(lockException)
    .innerJoin(project, eq(project.id, lockException.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .leftJoin(account, eq(account.id, lockException.grantedBy))
    .where(where)
    .orderBy(desc(lockException.grantedAt), asc(lockException.projectId), desc(lockException.seq))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db
    .select({ total: count() })
    .from(lockException)
    .innerJoin(project, eq(project.id, lockException.projectId))
    .where(where)
  return { items, total: row?.total ?? 0 }
}

/** The moment of the newest record of the trail: the clock was at least there once. */
export async function newestRecord(db: Db): Promise<number> {
  const [row] = await prepared(db, 'newest_record', d =>
    d.select({ at: sql<number>`coalesce(max(${audit.at}), 0)`.mapWith(Number) }).from(audit),
  )()
  return row?.at ?? 0
}
