import { and, asc, desc, eq, inArray, isNull, ne, notInArray, or, sql, type Column, type SQL } from 'drizzle-orm'
import type { WatchCondition, WatchRule } from '#domain/watch-rule'
import { holds } from '../holds.ts'
import { table, type Db } from '../open.ts'
import { counted, type Scope } from '../scope.ts'

const { projectMonth, project } = table

/** A rule made ready for a month: what depends on the clock, the calendar or the tree of agencies is already decided. */
export type WatchQuestion = {
  rule: WatchRule
  asOf: string
  /** The month lies ahead: nothing is missing yet. */
  ahead: boolean
  pastDue: boolean
  /** The agencies a department's list is of; null = all. */
  of: number[] | null
  /** For each condition: the month its rate is read in, the months that have to be behind, the agencies meant. */
  places: { rateMonth: string | null; window: string[]; agencyIds: number[] }[]
}

const never = sql`1 = 0`
const unknown = sql`null = 1`
const compared = (value: SQL | Column, side: 'atLeast' | 'below', limit: number) =>
  side === 'atLeast' ? sql`${value} >= ${limit}` : sql`${value} < ${limit}`
/** A row of the same project at other months. */
const elsewhere = (what: SQL, where: SQL) =>
  sql`(select ${what} from ${projectMonth} "elsewhere" where "elsewhere"."project_id" = ${projectMonth.projectId} and ${where})`

function conditionOf(one: WatchCondition, at: WatchQuestion, place: WatchQuestion['places'][number]): SQL {
  const goal = at.ahead ? projectMonth.goalSignalAhead : projectMonth.goalSignal
  switch (one.field) {
    case 'budget':
      return compared(projectMonth.budget, one.side, one.fen)
    case 'rate': {
      if (place.rateMonth === null) return unknown
      const rate = elsewhere(
        sql`1.0 * "elsewhere"."spent_to_date" / nullif("elsewhere"."budget", 0)`,
        sql`"elsewhere"."month" = ${place.rateMonth}`,
      )
      return compared(rate, one.side, one.ratio)
    }
    case 'goal':
      return inArray(goal, one.signals)
    case 'money':
      return inArray(projectMonth.budgetSignal, one.signals)
    case 'weight':
      return compared(sql`${projectMonth.weightAtRisk} / nullif(${projectMonth.weightTotal}, 0)`, 'atLeast', one.ratio)
    case 'amount':
      return compared(projectMonth.atRiskAmount, 'atLeast', one.fen)
    case 'missing':
      return at.pastDue
        ? and(eq(projectMonth.due, true), notInArray(projectMonth.reportState, ['submitted', 'approved']))!
        : never
    case 'behind': {
      if (!place.window.length) return never
      const months = sql.join(
        place.window.map(month => sql`${month}`),
        sql`, `,
      )
      const where = sql`"elsewhere"."goal_signal" = 'behind' and "elsewhere"."month" in (${months})`
      return sql`${elsewhere(sql`count(*)`, where)} = ${place.window.length}`
    }
    case 'agency':
      return place.agencyIds.length ? inArray(projectMonth.agencyId, place.agencyIds) : never
    case 'name':
      return holds(one.text, project.name)
  }
}

function ruleOf(at: WatchQuestion): SQL {
  const parts = at.rule.conditions.map((one, i) => conditionOf(one, at, at.places[i]!))
  return sql`(${(at.rule.match === 'any' ? or : and)(...parts)!})`
}

/** The projects a list looks at: the caller's own, archived ones left out. */
const looked = (scope: Scope, at: WatchQuestion) =>
  and(
    eq(projectMonth.month, at.asOf),
    counted(scope, projectMonth.agencyId, projectMonth.projectId),
    at.of ? inArray(projectMonth.agencyId, at.of) : undefined,
    or(isNull(projectMonth.archived), ne(projectMonth.archived, true)),
  )

/** How many match, with what money, of how many; and of how many it cannot be said, for a figure is missing. */
export async function watchCounts(db: Db, scope: Scope, at: WatchQuestion) {
  const rule = ruleOf(at)
  const sum = (value: SQL | Column) => sql<number | null>`sum(case when ${rule} then ${value} end)`.mapWith(Number)
  const [row] = await db
    .select({
      of: sql<number>`count(*)`.mapWith(Number),
      hits: sql<number>`coalesce(sum(case when ${rule} then 1 else 0 end), 0)`.mapWith(Number),
      unknown: sql<number>`coalesce(sum(case when ${rule} is null then 1 else 0 end), 0)`.mapWith(Number),
      budget: sum(projectMonth.budget),
      spent: sum(projectMonth.spentToDate),
      atRiskAmount: sum(projectMonth.atRiskAmount),
    })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .where(looked(scope, at))
  return row!
}

/** The projects that match (or of which it cannot be said), the most money at risk first. */
export async function watchedProjects(
  db: Db,
  scope: Scope,
  at: WatchQuestion,
  show: 'hits' | 'unknown',
  limit: number,
  offset: number,
): Promise<number[]> {
  const rule = ruleOf(at)
  const rows = await db
    .select({ id: projectMonth.projectId })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .where(and(looked(scope, at), show === 'hits' ? rule : sql`${rule} is null`))
    .orderBy(
      desc(sql`coalesce(${projectMonth.atRiskAmount}, 0)`),
      desc(sql`coalesce(${projectMonth.budget}, 0)`),
      asc(projectMonth.projectId),
    )
    .limit(limit)
    .offset(offset)
  return rows.map(row => row.id)
}
