import { and, asc, count, eq, inArray, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { within, type Scope } from '../scope.ts'

const { projectMonth, agencyMonth, project, agency, report, reportEvent, lockException, contributor, indicator, actual } = table

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
    .select({ projectId: project.id, agencyId: project.agencyId, name: project.name })
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

/** Units that share an indicator of another unit's project and have not reported a month in which every month is due: counts that
 * are paced month by month, while the report is still open. */
const owedShare = (scope: Scope, before: string) =>
  and(
    within(scope, contributor.agencyId),
    ne(contributor.agencyId, project.agencyId),
    or(isNull(project.originId), ne(contributor.agencyId, project.originId)),
    lt(projectMonth.month, before),
    eq(projectMonth.due, true),
    inArray(projectMonth.reportState, ['none', 'draft', 'returned']),
    inArray(indicator.pacing, ['even', 'plan']),
    inArray(indicator.aggregation, ['sum', 'last']),
    isNull(indicator.derivation),
    sql`coalesce((select ${actual.state} from ${actual} where ${actual.projectId} = ${projectMonth.projectId}
      and ${actual.month} = ${projectMonth.month} and ${actual.indicatorId} = ${contributor.indicatorId}
      and ${actual.agencyId} = ${contributor.agencyId} order by ${actual.version} desc limit 1), 'cleared') = 'cleared'`,
  )

const shares = (db: Db) =>
  db
    .selectDistinct({ ...one, agencyId: contributor.agencyId, agencyName: agency.name })
    .from(contributor)
    .innerJoin(indicator, eq(indicator.id, contributor.indicatorId))
    .innerJoin(project, eq(project.id, contributor.projectId))
    .innerJoin(projectMonth, eq(projectMonth.projectId, contributor.projectId))
    .innerJoin(agency, eq(agency.id, contributor.agencyId))

/** Months of others' projects in which the scope's units still owe their part, oldest first. */
export async function listOwedShares(db: Db, scope: Scope, before: string): Promise<TodoRow[]> {
  return await shares(db)
    .where(owedShare(scope, before))
    .orderBy(asc(projectMonth.month), asc(project.id), asc(contributor.agencyId))
}

/** Who owes a part of a month, of any project: named in reminders. */
export async function owedSharesOf(db: Db, month: string) {
  return await shares(db)
    .where(and(owedShare({ all: true }, '9999-12'), eq(projectMonth.month, month)))
    .orderBy(asc(project.id), asc(contributor.agencyId))
}

const total = (rows: { total: number }[]) => rows[0]?.total ?? 0
