import { and, asc, count, eq, inArray, lt, or, sql, type SQL } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { within, type Scope } from '../scope.ts'

const { projectMonth, agencyMonth, project, agency, report, reportEvent, lockException } = table

export type TodoRow = {
  projectId: number
  projectName: string
  agencyId: number
  agencyName: string
  month: string
  opinion: string
}
export type Window = { limit: number; offset: number }

const one = {
  projectId: project.id,
  projectName: project.name,
  agencyId: agency.id,
  agencyName: agency.name,
  month: projectMonth.month,
  opinion: sql<string>`''`,
}

/** Months of the scope's units; of a moved project all of them, earlier ones too, are the new unit's to enter. */
const moved = sql`select ${project.id} from ${project} where ${project.originId} is not null`
const toEnter = (scope: Scope): SQL | undefined =>
  scope.all
    ? undefined
    : or(
        and(within(scope, projectMonth.agencyId), sql`${projectMonth.projectId} not in (${moved})`),
        sql`${projectMonth.projectId} in (${moved} and ${within(scope, project.agencyId)})`,
      )

/** Months that are over, due and not handed in, oldest first. */
const unsent = (scope: Scope, before: string) =>
  and(
    toEnter(scope),
    lt(projectMonth.month, before),
    eq(projectMonth.due, true),
    inArray(projectMonth.reportState, ['none', 'draft']),
    sql`not exists (select 1 from ${report} where ${report.projectId} = ${projectMonth.projectId}
      and ${report.month} = ${projectMonth.month} and ${report.correction})`,
  )

export async function countUnsent(db: Db, scope: Scope, before: string): Promise<number> {
  return total(await db.select({ total: count() }).from(projectMonth).where(unsent(scope, before)))
}

export async function listUnsent(db: Db, scope: Scope, before: string, { limit, offset }: Window): Promise<TodoRow[]> {
  return await db
    .select(one)
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .innerJoin(agency, eq(agency.id, projectMonth.agencyId))
    .where(unsent(scope, before))
    .orderBy(asc(projectMonth.month), asc(projectMonth.projectId))
    .limit(limit)
    .offset(offset)
}

/** Reports in a state somebody must answer; `correction`: reopened ones, or those that are not. */
export type ReportWish = { states: string[]; correction?: boolean; notBy?: number }
const wished = (scope: Scope, { states, correction, notBy }: ReportWish) =>
  and(
    within(scope, project.agencyId),
    inArray(report.state, states),
    correction === undefined ? undefined : eq(report.correction, correction),
    notBy === undefined ? undefined : or(sql`${report.submittedBy} is null`, sql`${report.submittedBy} <> ${notBy}`),
  )

export async function countReports(db: Db, scope: Scope, wish: ReportWish): Promise<number> {
  const rows = await db
    .select({ total: count() })
    .from(report)
    .innerJoin(project, eq(project.id, report.projectId))
    .where(wished(scope, wish))
  return total(rows)
}

export async function listReports(db: Db, scope: Scope, wish: ReportWish, { limit, offset }: Window): Promise<TodoRow[]> {
  return await db
    .select({ ...one, month: report.month, opinion: report.opinion })
    .from(report)
    .innerJoin(project, eq(project.id, report.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(wished(scope, wish))
    .orderBy(asc(report.month), asc(report.projectId))
    .limit(limit)
    .offset(offset)
}

/** Reports whose last step asks for something nobody has answered yet; `approved`: for a correction, else for an exception. */
const asking = (scope: Scope, approved: boolean): SQL | undefined =>
  and(
    within(scope, project.agencyId),
    eq(reportEvent.event, 'ask'),
    eq(reportEvent.version, report.version),
    approved ? eq(report.state, 'approved') : sql`${report.state} <> 'approved'`,
    sql`not exists (select 1 from ${lockException} where ${lockException.projectId} = ${report.projectId}
      and ${lockException.month} = ${report.month} and ${lockException.grantedAt} >= ${reportEvent.recordedAt})`,
  )
const askedOn = and(eq(reportEvent.projectId, report.projectId), eq(reportEvent.month, report.month))

export async function countAsked(db: Db, scope: Scope, approved: boolean): Promise<number> {
  const rows = await db
    .select({ total: count() })
    .from(reportEvent)
    .innerJoin(report, askedOn)
    .innerJoin(project, eq(project.id, report.projectId))
    .where(asking(scope, approved))
  return total(rows)
}

export async function listAsked(db: Db, scope: Scope, approved: boolean, { limit, offset }: Window): Promise<TodoRow[]> {
  return await db
    .select({ ...one, month: report.month, opinion: reportEvent.opinion })
    .from(reportEvent)
    .innerJoin(report, askedOn)
    .innerJoin(project, eq(project.id, report.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(asking(scope, approved))
    .orderBy(asc(reportEvent.recordedAt), asc(report.projectId))
    .limit(limit)
    .offset(offset)
}

/** Every month that has sums: few, and read before anything is asked about them. */
export async function summedMonths(db: Db, before: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ month: agencyMonth.month })
    .from(agencyMonth)
    .where(lt(agencyMonth.month, before))
    .orderBy(asc(agencyMonth.month))
  return rows.map(row => row.month)
}

const open = sql<number>`sum(${agencyMonth.due} - ${agencyMonth.submitted} - ${agencyMonth.approved})`
const departmentId = sql<number>`coalesce(${agency.parentId}, ${agency.id})`.mapWith(Number)

/** How many reports units, or whole departments, still owe in these months; only those that owe any. */
export async function listOwing(db: Db, scope: Scope, months: string[], by: 'unit' | 'department') {
  if (!months.length) return []
  const group = by === 'unit' ? sql<number>`${agency.id}`.mapWith(Number) : departmentId
  return await db
    .select({ agencyId: group, month: agencyMonth.month, count: open.mapWith(Number) })
    .from(agencyMonth)
    .innerJoin(agency, eq(agency.id, agencyMonth.agencyId))
    .where(and(within(scope, agencyMonth.agencyId), inArray(agencyMonth.month, months)))
    .groupBy(agencyMonth.month, group)
    .having(sql`${open} > 0`)
    .orderBy(asc(agencyMonth.month), asc(group))
}

/** Reports of each unit or department, month by month: due, handed in, on time, approved. */
export async function reportingMonths(db: Db, scope: Scope, cut: Scope | undefined, year: number, by: 'unit' | 'department') {
  const group = by === 'unit' ? sql<number>`${agency.id}`.mapWith(Number) : departmentId
  const sum = (value: SQL) => sql<number>`sum(${value})`.mapWith(Number)
  return await db
    .select({
      agencyId: group,
      month: agencyMonth.month,
      due: sum(sql`${agencyMonth.due}`),
      handedIn: sum(sql`${agencyMonth.submitted} + ${agencyMonth.approved}`),
      onTime: sum(sql`${agencyMonth.submitted} + ${agencyMonth.approved} - ${agencyMonth.lateSubmitted}`),
      approved: sum(sql`${agencyMonth.approved}`),
    })
    .from(agencyMonth)
    .innerJoin(agency, eq(agency.id, agencyMonth.agencyId))
    .where(
      and(
        within(scope, agencyMonth.agencyId),
        cut && within(cut, agencyMonth.agencyId),
        sql`${agencyMonth.month} between ${`${year}-01`} and ${`${year}-12`}`,
      ),
    )
    .groupBy(agencyMonth.month, group)
    .orderBy(asc(group), asc(agencyMonth.month))
}

/** Projects a month of which is due and not handed in, with their units: what reminders are made of. */
export async function owingProjects(db: Db, month: string) {
  return await db
    .select({ agencyId: project.agencyId, name: project.name })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .where(
      and(
        eq(projectMonth.month, month),
        eq(projectMonth.due, true),
        inArray(projectMonth.reportState, ['none', 'draft', 'returned']),
      ),
    )
    .orderBy(asc(project.agencyId), asc(project.id))
}

const total = (rows: { total: number }[]) => rows[0]?.total ?? 0
