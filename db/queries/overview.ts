import { and, asc, desc, eq, inArray, or, sql, type Column, type SQL } from 'drizzle-orm'
import type { SQLiteSelect } from 'drizzle-orm/sqlite-core'
import { table, type Db } from '../open.ts'
import { placed, prepared } from '../prepared.ts'
import { within, type Scope } from '../scope.ts'

const { projectMonth, agencyMonth, project, agency } = table
/** The agency right above a unit is its department 主管部门; a unit with nothing above stands for itself. */
const departmentId = sql<number>`coalesce(${agency.parentId}, ${agency.id})`.mapWith(Number)

/** Sums over the units of each department, month by month: input of every portfolio total. Lights are apart: only the month
 * shown needs them. */
export async function departmentMonths(db: Db, scope: Scope, cut: Scope | undefined, year: number) {
  const build = (d: Db) =>
    d
      .select({
        month: agencyMonth.month,
        departmentId,
        projects: sql<number>`sum(${agencyMonth.projects})`.mapWith(Number),
        budget: sql<number | null>`sum(${agencyMonth.budget})`.mapWith(Number),
        budgetInitial: sql<number | null>`sum(${agencyMonth.budgetInitial})`.mapWith(Number),
        spent: sql<number | null>`sum(${agencyMonth.spent})`.mapWith(Number),
        spentToDate: sql<number | null>`sum(${agencyMonth.spentToDate})`.mapWith(Number),
        atRiskAmount: sql<number | null>`sum(${agencyMonth.atRiskAmount})`.mapWith(Number),
        reported: sql<number>`sum(${agencyMonth.reported})`.mapWith(Number),
        due: sql<number>`sum(${agencyMonth.due})`.mapWith(Number),
        submitted: sql<number>`sum(${agencyMonth.submitted})`.mapWith(Number),
        approved: sql<number>`sum(${agencyMonth.approved})`.mapWith(Number),
        lateSubmitted: sql<number>`sum(${agencyMonth.lateSubmitted})`.mapWith(Number),
      })
      .from(agencyMonth)
      .innerJoin(agency, eq(agency.id, agencyMonth.agencyId))
      .where(
        and(
          sql`${agencyMonth.month} >= ${sql.placeholder('from')}`,
          sql`${agencyMonth.month} <= ${sql.placeholder('until')}`,
          ...unitsOf(scope, cut),
        ),
      )
      .groupBy(agencyMonth.month, departmentId)
  const name = uncut(scope, cut) ? 'department_months' : null
  return await placed(db, name, build)({ from: `${year}-01`, until: `${year}-12` })
}

/** The lights of every unit in one month, as JSON, each with its department. */
export async function monthLights(db: Db, scope: Scope, cut: Scope | undefined, month: string) {
  const build = (d: Db) =>
    d
      .select({ departmentId, lights: agencyMonth.lights })
      .from(agencyMonth)
      .innerJoin(agency, eq(agency.id, agencyMonth.agencyId))
      .where(and(eq(agencyMonth.month, sql.placeholder('month')), ...unitsOf(scope, cut)))
  return await placed(db, uncut(scope, cut) ? 'month_lights' : null, build)({ month })
}

const uncut = (scope: Scope, cut: Scope | undefined) => scope.all && cut === undefined
const unitsOf = (scope: Scope, cut: Scope | undefined) => [
  within(scope, agencyMonth.agencyId),
  cut && within(cut, agencyMonth.agencyId),
]

export type PortfolioFilter = {
  /** Cuts to an agency's subtree, on top of the caller's scope. */
  within?: Scope
  signal?: string
  budgetSignal?: string
  q?: string
  /** The as-of month lies ahead: nothing is missing yet. */
  ahead: boolean
}
export type PortfolioSort = 'risk' | 'rate' | 'progress' | 'budget' | 'name' | 'signal'

const goal = (ahead: boolean) => (ahead ? projectMonth.goalSignalAhead : projectMonth.goalSignal)
const severity = (column: ReturnType<typeof goal>) =>
  sql`case ${column} when 'behind' then 0 when 'missing' then 1 when 'warning' then 2 when 'normal' then 3 when 'ahead' then 4 else 5 end`
const rate = sql`1.0 * ${projectMonth.spentToDate} / nullif(${projectMonth.budget}, 0)`
/** Rows without the figure stand last on every database. */
const nullsLast = (value: SQL | Column) => sql`case when ${value} is null then 1 else 0 end`

/** In a month that lies ahead nothing is missing: what would be is not due. */
function budgetIs(signal: string, ahead: boolean) {
  if (!ahead) return eq(projectMonth.budgetSignal, signal)
  if (signal === 'missing') return sql`1 = 0`
  return signal === 'notDue' ? inArray(projectMonth.budgetSignal, ['notDue', 'missing']) : eq(projectMonth.budgetSignal, signal)
}

function conditions(scope: Scope, asOf: string, filter: PortfolioFilter) {
  const pattern = filter.q ? `%${filter.q.toLowerCase().replaceAll(/[\\%_]/g, c => `\\${c}`)}%` : undefined
  return and(
    eq(projectMonth.month, asOf),
    within(scope, projectMonth.agencyId),
    filter.within && within(filter.within, projectMonth.agencyId),
    filter.signal ? eq(goal(filter.ahead), filter.signal) : undefined,
    filter.budgetSignal ? budgetIs(filter.budgetSignal, filter.ahead) : undefined,
    pattern
      ? or(sql`lower(${project.name}) like ${pattern} escape '\\'`, sql`lower(${agency.name}) like ${pattern} escape '\\'`)
      : undefined,
  )
}

function order(sort: PortfolioSort, ahead: boolean): SQL[] {
  const light = severity(goal(ahead))
  switch (sort) {
    case 'rate':
      return [nullsLast(rate), asc(rate)]
    case 'progress':
      return ahead
        ? [nullsLast(projectMonth.progressAhead), asc(projectMonth.progressAhead)]
        : [nullsLast(projectMonth.progress), asc(projectMonth.progress)]
    case 'budget':
      return [nullsLast(sql`${projectMonth.budget}`), desc(projectMonth.budget)]
    case 'name':
      return [asc(project.name)]
    case 'signal':
      return [asc(light), desc(sql`coalesce(${projectMonth.atRiskAmount}, 0)`)]
    default:
      return [desc(sql`coalesce(${projectMonth.atRiskAmount}, 0)`), asc(light)]
  }
}

/** One page of projects as they stood at a month: their ids, in order. Names are joined only where they decide. */
export async function portfolioPage(
  db: Db,
  scope: Scope,
  asOf: string,
  filter: PortfolioFilter,
  sort: PortfolioSort,
  page: number,
  pageSize: number,
): Promise<number[]> {
  const keys = db.select({ id: projectMonth.projectId }).from(projectMonth).$dynamic()
  const named = filter.q || sort === 'name' ? withNames(keys) : keys
  const rows = await named
    .where(conditions(scope, asOf, filter))
    .orderBy(...order(sort, filter.ahead), asc(projectMonth.projectId))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  return rows.map(row => row.id)
}

/** How many projects match. */
export async function portfolioCount(db: Db, scope: Scope, asOf: string, filter: PortfolioFilter): Promise<number> {
  const count = db
    .select({ total: sql<number>`count(*)`.mapWith(Number) })
    .from(projectMonth)
    .$dynamic()
  const [row] = await (filter.q ? withNames(count) : count).where(conditions(scope, asOf, filter))
  return row?.total ?? 0
}

const withNames = <Q extends SQLiteSelect>(query: Q) =>
  query.innerJoin(project, eq(project.id, projectMonth.projectId)).innerJoin(agency, eq(agency.id, projectMonth.agencyId))

/** Some projects as they stood at a month, with their names, and what the ribbon shows of each month; in no order. */
export async function portfolioRows(db: Db, ids: number[], asOf: string) {
  if (!ids.length) return { heads: [], now: [], months: [] }
  const count = ids.length
  const places = ids.map((_, i) => sql.placeholder(`id${i}`))
  const slots = Array.from({ length: 12 }, (_, i) => sql.placeholder(`m${i}`))
  const values = { asOf, ...Object.fromEntries(ids.map((id, i) => [`id${i}`, id])), ...monthSlots(asOf.slice(0, 4)) }
  const [heads, now, ribbon] = await Promise.all([
    prepared(db, `portfolio_heads_${count}`, d =>
      d
        .select({ id: project.id, name: project.name, sample: project.sample, agencyId: agency.id, agencyName: agency.name })
        .from(project)
        .innerJoin(agency, eq(agency.id, project.agencyId))
        .where(inArray(project.id, places)),
    )(values),
    prepared(db, `portfolio_now_${count}`, d =>
      d
        .select()
        .from(projectMonth)
        .where(and(eq(projectMonth.month, sql.placeholder('asOf')), inArray(projectMonth.projectId, places))),
    )(values),
    prepared(db, `portfolio_ribbon_${count}`, d =>
      d
        .select({
          month: projectMonth.month,
          projectId: projectMonth.projectId,
          budget: projectMonth.budget,
          spentToDate: projectMonth.spentToDate,
          budgetSignal: projectMonth.budgetSignal,
        })
        .from(projectMonth)
        .where(and(inArray(projectMonth.month, slots), inArray(projectMonth.projectId, places))),
    )(values),
  ])
  return { heads, now, months: ribbon }
}

const monthSlots = (year: string) =>
  Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`m${i}`, `${year}-${String(i + 1).padStart(2, '0')}`]))

/** Every project in columns, for the quadrant. */
export async function portfolioPoints(db: Db, scope: Scope, asOf: string, filter: PortfolioFilter) {
  return await db
    .select({
      id: projectMonth.projectId,
      name: project.name,
      budget: projectMonth.budget,
      spentToDate: projectMonth.spentToDate,
      progress: filter.ahead ? projectMonth.progressAhead : projectMonth.progress,
      signal: goal(filter.ahead),
      atRiskAmount: projectMonth.atRiskAmount,
    })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .innerJoin(agency, eq(agency.id, projectMonth.agencyId))
    .where(conditions(scope, asOf, filter))
}

/** Projects with a flagged month in a year, the largest amount at risk first. */
export async function flaggedProjects(db: Db, scope: Scope, year: number, cut?: Scope): Promise<number[]> {
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
  const risk = sql`max(coalesce(${projectMonth.atRiskAmount}, 0))`
  const rows = await db
    .select({ id: projectMonth.projectId })
    .from(projectMonth)
    .where(
      and(
        inArray(projectMonth.month, months),
        within(scope, projectMonth.agencyId),
        cut && within(cut, projectMonth.agencyId),
        sql`${projectMonth.behind} + ${projectMonth.warning} > 0`,
      ),
    )
    .groupBy(projectMonth.projectId)
    .orderBy(desc(risk), asc(projectMonth.projectId))
  return rows.map(row => row.id)
}
