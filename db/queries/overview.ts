import { and, asc, desc, eq, inArray, or, sql, type Column, type SQL } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { within, type Scope } from '../scope.ts'

const { projectMonth, project, agency } = table

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

function conditions(scope: Scope, asOf: string, filter: PortfolioFilter) {
  const pattern = filter.q ? `%${filter.q.toLowerCase().replaceAll(/[\\%_]/g, c => `\\${c}`)}%` : undefined
  return and(
    eq(projectMonth.month, asOf),
    within(scope, projectMonth.agencyId),
    filter.within && within(filter.within, projectMonth.agencyId),
    filter.signal ? eq(goal(filter.ahead), filter.signal) : undefined,
    filter.budgetSignal ? eq(projectMonth.budgetSignal, filter.budgetSignal) : undefined,
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

/** One page of projects as they stood at a month; `total` counts all that match. */
export async function portfolioPage(
  db: Db,
  scope: Scope,
  asOf: string,
  filter: PortfolioFilter,
  sort: PortfolioSort,
  page: number,
  pageSize: number,
) {
  const where = conditions(scope, asOf, filter)
  const keys = await db
    .select({ id: projectMonth.projectId })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .innerJoin(agency, eq(agency.id, projectMonth.agencyId))
    .where(where)
    .orderBy(...order(sort, filter.ahead), asc(projectMonth.projectId))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db
    .select({ total: sql<number>`count(*)`.mapWith(Number) })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .innerJoin(agency, eq(agency.id, projectMonth.agencyId))
    .where(where)
  return { ids: keys.map(key => key.id), total: row?.total ?? 0 }
}

/** The twelve derived months of some projects, with their names; in no order. */
export async function portfolioRows(db: Db, ids: number[], year: number) {
  if (!ids.length) return { heads: [], months: [] }
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`)
  const [heads, rows] = await Promise.all([
    db
      .select({ id: project.id, name: project.name, sample: project.sample, agencyId: agency.id, agencyName: agency.name })
      .from(project)
      .innerJoin(agency, eq(agency.id, project.agencyId))
      .where(inArray(project.id, ids)),
    db
      .select()
      .from(projectMonth)
      .where(and(inArray(projectMonth.month, months), inArray(projectMonth.projectId, ids))),
  ])
  return { heads, months: rows }
}

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
