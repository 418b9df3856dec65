import { and, asc, desc, eq, inArray, isNull, ne, or, sql, type Column, type SQL } from 'drizzle-orm'
import type { SQLiteSelect } from 'drizzle-orm/sqlite-core'
import { holds } from '../holds.ts'
import { table, type Db } from '../open.ts'
import { placed, prepared } from '../prepared.ts'
import { counted, within, type Scope } from '../scope.ts'

const { projectMonth, agencyMonth, project, agency } = table
/** The agency right above a unit is its department 主管部门; a unit with nothing above stands for itself. */
const departmentId = sql<number>`coalesce(${agency.parentId}, ${agency.id})`.mapWith(Number)
export type Grouping = 'department' | 'unit'
const groupId = (by: Grouping) => (by === 'unit' ? sql<number>`${agencyMonth.agencyId}`.mapWith(Number) : departmentId)
const total = (column: Column) => sql<number>`sum(${column})`.mapWith(Number)
const totalOrNull = (column: Column) => sql<number | null>`sum(${column})`.mapWith(Number)
const inYear = sql`${agencyMonth.month} between ${sql.placeholder('from')} and ${sql.placeholder('until')}`
const yearSlots = (year: number) => ({ from: `${year}-01`, until: `${year}-12` })

/** Sums over all units, month by month; read in key order. */
export async function portfolioMonths(db: Db, scope: Scope, cut: Scope | undefined, year: number) {
  const build = (d: Db) =>
    d
      .select({
        month: agencyMonth.month,
        projects: total(agencyMonth.projects),
        budget: totalOrNull(agencyMonth.budget),
        budgetInitial: totalOrNull(agencyMonth.budgetInitial),
        budgetThen: totalOrNull(agencyMonth.budgetThen),
        spent: totalOrNull(agencyMonth.spent),
        spentToDate: totalOrNull(agencyMonth.spentToDate),
        atRiskAmount: totalOrNull(agencyMonth.atRiskAmount),
        reported: total(agencyMonth.reported),
        due: total(agencyMonth.due),
        submitted: total(agencyMonth.submitted),
        approved: total(agencyMonth.approved),
        lateSubmitted: total(agencyMonth.lateSubmitted),
        archived: total(agencyMonth.archived),
      })
      .from(agencyMonth)
      .where(and(inYear, ...unitsOf(scope, cut)))
      .groupBy(agencyMonth.month)
  return await placed(db, uncut(scope, cut) ? 'portfolio_months' : null, build)(yearSlots(year))
}

/** Sums over the units of each department, month by month. Only what a ribbon shows: sorting costs by the column. */
export async function departmentMonths(db: Db, scope: Scope, cut: Scope | undefined, year: number, by: Grouping = 'department') {
  const id = groupId(by)
  const build = (d: Db) =>
    d
      .select({
        month: agencyMonth.month,
        departmentId: id,
        budget: totalOrNull(agencyMonth.budget),
        spentToDate: totalOrNull(agencyMonth.spentToDate),
        reported: total(agencyMonth.reported),
        goalReached: totalOrNull(agencyMonth.goalReached),
        goalBudget: totalOrNull(agencyMonth.goalBudget),
      })
      .from(agencyMonth)
      .innerJoin(agency, eq(agency.id, agencyMonth.agencyId))
      .where(and(inYear, ...unitsOf(scope, cut)))
      .groupBy(agencyMonth.month, id)
  return await placed(db, uncut(scope, cut) && by === 'department' ? 'department_months' : null, build)(yearSlots(year))
}

/** Every unit in one month, with its department and its lights as JSON. */
export async function unitsAt(db: Db, scope: Scope, cut: Scope | undefined, month: string, by: Grouping = 'department') {
  const id = groupId(by)
  const build = (d: Db) =>
    d
      .select({
        departmentId: id,
        projects: agencyMonth.projects,
        budget: agencyMonth.budget,
        spentToDate: agencyMonth.spentToDate,
        atRiskAmount: agencyMonth.atRiskAmount,
        lights: agencyMonth.lights,
      })
      .from(agencyMonth)
      .innerJoin(agency, eq(agency.id, agencyMonth.agencyId))
      .where(and(eq(agencyMonth.month, sql.placeholder('month')), ...unitsOf(scope, cut)))
  return await placed(db, uncut(scope, cut) && by === 'department' ? 'units_at' : null, build)({ month })
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
  /** Shows the archived ones too. */
  archived?: boolean
}
export type PortfolioSort = 'risk' | 'rate' | 'progress' | 'budget' | 'name' | 'signal' | 'likelihood' | 'score' | 'surplus'

const likelihood = sql`case ${projectMonth.likelihood} when 'impossible' then 0 when 'possible' then 1 when 'certain' then 2 else 3 end`

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

/** Whether the filter leaves out projects that the roll-ups count. */
export const isFiltered = ({ signal, budgetSignal, q }: Pick<PortfolioFilter, 'signal' | 'budgetSignal' | 'q'>): boolean =>
  !!signal || !!budgetSignal || !!q

/** Expects the month as the placeholder `asOf`. */
function conditions(scope: Scope, filter: PortfolioFilter) {
  return and(
    eq(projectMonth.month, sql.placeholder('asOf')),
    counted(scope, projectMonth.agencyId, projectMonth.projectId),
    filter.within && within(filter.within, projectMonth.agencyId),
    filter.archived ? undefined : or(isNull(projectMonth.archived), ne(projectMonth.archived, true)),
    filter.signal ? eq(goal(filter.ahead), filter.signal) : undefined,
    filter.budgetSignal ? budgetIs(filter.budgetSignal, filter.ahead) : undefined,
    filter.q ? holds(filter.q, project.name, agency.name) : undefined,
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
    case 'likelihood':
      return [asc(likelihood), desc(sql`coalesce(${projectMonth.atRiskAmount}, 0)`)]
    case 'score':
      return [nullsLast(projectMonth.scoreExpected), asc(projectMonth.scoreExpected)]
    case 'surplus':
      return [nullsLast(projectMonth.surplusExpected), desc(projectMonth.surplusExpected)]
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
  const build = (d: Db) => {
    const keys = d.select({ id: projectMonth.projectId }).from(projectMonth).$dynamic()
    return (filter.q || sort === 'name' ? withNames(keys) : keys)
      .where(conditions(scope, filter))
      .orderBy(...order(sort, filter.ahead), asc(projectMonth.projectId))
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset'))
  }
  const plain = uncut(scope, filter.within) && !isFiltered(filter)
  const run = placed(db, plain ? `portfolio_page_${sort}_${filter.ahead}_${!!filter.archived}` : null, build)
  const rows = await run({ asOf, limit: pageSize, offset: (page - 1) * pageSize })
  return rows.map(row => row.id)
}

/** How many projects match. */
export async function portfolioCount(db: Db, scope: Scope, asOf: string, filter: PortfolioFilter): Promise<number> {
  const build = (d: Db) => {
    const count = d
      .select({ total: sql<number>`count(*)`.mapWith(Number) })
      .from(projectMonth)
      .$dynamic()
    return (filter.q ? withNames(count) : count).where(conditions(scope, filter))
  }
  const [row] = await placed(db, null, build)({ asOf })
  return row?.total ?? 0
}

const withNames = <Q extends SQLiteSelect>(query: Q) =>
  query.innerJoin(project, eq(project.id, projectMonth.projectId)).innerJoin(agency, eq(agency.id, projectMonth.agencyId))

/** Some projects as they stood at a month, with their names, and what the ribbon shows of each month; in no order. */
export async function portfolioRows(db: Db, ids: number[], asOf: string) {
  if (!ids.length) return { heads: [], now: [], months: [] }
  const count = ids.length
  const places = idSlots(count)
  const slots = Array.from({ length: 12 }, (_, i) => sql.placeholder(`m${i}`))
  const values = { asOf, ...idValues(ids), ...monthSlots(asOf.slice(0, 4)) }
  const [heads, now, ribbon] = await Promise.all([
    prepared(db, `portfolio_heads_${count}`, d =>
      d
        .select({ id: project.id, name: project.name, sample: project.sample, agencyId: agency.id, agencyName: agency.name })
        .from(projectMonth)
        .innerJoin(project, eq(project.id, projectMonth.projectId))
        // The unit it belonged to that month.
        .innerJoin(agency, eq(agency.id, projectMonth.agencyId))
        .where(and(eq(projectMonth.month, sql.placeholder('asOf')), inArray(projectMonth.projectId, places))),
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

const idSlots = (count: number) => Array.from({ length: count }, (_, i) => sql.placeholder(`id${i}`))
const idValues = (ids: number[]) => Object.fromEntries(ids.map((id, i) => [`id${i}`, id]))
const monthSlots = (year: string) =>
  Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`m${i}`, `${year}-${String(i + 1).padStart(2, '0')}`]))

/** Every project in columns, for the quadrant. */
export async function portfolioPoints(db: Db, scope: Scope, asOf: string, filter: PortfolioFilter) {
  const build = (d: Db) =>
    d
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
      .where(conditions(scope, filter))
  return await placed(db, null, build)({ asOf })
}

/** Some projects by name with their target light of a month; in no order. */
export async function namedProjects(db: Db, ids: number[], asOf: string, ahead: boolean) {
  if (!ids.length) return []
  return await prepared(db, `named_projects_${ids.length}_${ahead}`, d =>
    d
      .select({ id: project.id, name: project.name, goalSignal: goal(ahead) })
      .from(projectMonth)
      .innerJoin(project, eq(project.id, projectMonth.projectId))
      .where(and(eq(projectMonth.month, sql.placeholder('asOf')), inArray(projectMonth.projectId, idSlots(ids.length)))),
  )({ asOf, ...idValues(ids) })
}

/** The projects of a scope with the most money at risk, three a unit: for who sees some projects of many units. */
export async function countedWorst(db: Db, scope: Scope, cut: Scope | undefined, month: string) {
  const rows = await db
    .select({ id: projectMonth.projectId, agencyId: projectMonth.agencyId, amount: projectMonth.atRiskAmount })
    .from(projectMonth)
    .where(
      and(
        eq(projectMonth.month, month),
        counted(scope, projectMonth.agencyId, projectMonth.projectId),
        cut && within(cut, projectMonth.agencyId),
        or(isNull(projectMonth.archived), ne(projectMonth.archived, true)),
      ),
    )
  return rows.flatMap(({ amount, ...row }) => (amount !== null && amount > 0 ? [{ ...row, amount }] : []))
}
