import { and, asc, eq, gt, gte, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Signal } from '#domain/vocabulary'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'
import { counted, within, type Scope } from '../scope.ts'

const { project, projectMonth, agency } = table

const light = (column: 'goalSignal' | 'goalSignalAhead' | 'budgetSignal', word: Signal) =>
  sql<number>`sum(case when ${projectMonth[column]} = ${sql.raw(`'${word}'`)} then 1 else 0 end)`.mapWith(Number)
const words = ['ahead', 'normal', 'warning', 'behind', 'notDue', 'missing'] as const satisfies Signal[]
const lights = Object.fromEntries(
  (['goalSignal', 'goalSignalAhead', 'budgetSignal'] as const).flatMap(column =>
    words.map(word => [`${column}_${word}`, light(column, word)]),
  ),
)

/** What is summed over a unit's projects in a month; the project must be joined. */
export const sums = {
  projects: sql<number>`count(*)`.mapWith(Number),
  budget: sql<number>`sum(${projectMonth.budget})`.mapWith(Number),
  budgetInitial: sql<number>`sum(${projectMonth.budgetInitial})`.mapWith(Number),
  spent: sql<number>`sum(${projectMonth.spent})`.mapWith(Number),
  spentToDate: sql<number>`sum(${projectMonth.spentToDate})`.mapWith(Number),
  atRiskAmount: sql<number>`sum(${projectMonth.atRiskAmount})`.mapWith(Number),
  reported: sql<number>`sum(case when ${projectMonth.reported} > 0 then 1 else 0 end)`.mapWith(Number),
  due: sql<number>`sum(case when ${projectMonth.due} then 1 else 0 end)`.mapWith(Number),
  submitted: sql<number>`sum(case when ${projectMonth.reportState} = 'submitted' then 1 else 0 end)`.mapWith(Number),
  approved: sql<number>`sum(case when ${projectMonth.reportState} = 'approved' then 1 else 0 end)`.mapWith(Number),
  lateSubmitted: sql<number>`sum(case when ${projectMonth.submittedLate} then 1 else 0 end)`.mapWith(Number),
  // Before the month of its adjustment a project had its initial budget.
  budgetThen: sql<number>`sum(case when ${projectMonth.month} < ${project.adjustedFrom} and ${project.budgetAdjusted} is not null
    then ${projectMonth.budgetInitial} else ${projectMonth.budget} end)`.mapWith(Number),
  archived: sql<number>`sum(case when ${projectMonth.archived} then 1 else 0 end)`.mapWith(Number),
  goalReached: sql<number>`sum(cast(round(${projectMonth.budget} * ${projectMonth.progress}) as bigint))`.mapWith(Number),
  goalBudget: sql<number>`sum(case when ${projectMonth.progress} is null then null else ${projectMonth.budget} end)`.mapWith(
    Number,
  ),
  ...lights,
}

const counts = (row: Record<string, unknown>, column: string) =>
  Object.fromEntries(words.map(word => [word, row[`${column}_${word}`] as number])) as Record<Signal, number>

/** Projects per light, out of a row of `sums`. */
export const lightsOf = (row: Record<string, unknown>) => ({
  goal: counts(row, 'goalSignal'),
  goalAhead: counts(row, 'goalSignalAhead'),
  budget: counts(row, 'budgetSignal'),
})

/** A unit's projects with the most money at risk, three a month; what lists leave out is left out. */
export async function worstOfUnit(db: Db, agencyId: number, from: string, until: string) {
  return await prepared(db, 'agency_worst', d => {
    const ranked = d
      .select({
        month: projectMonth.month,
        id: projectMonth.projectId,
        amount: sql<number>`${projectMonth.atRiskAmount}`.as('amount'),
        rank: sql<number>`row_number() over (partition by ${projectMonth.month}
          order by ${projectMonth.atRiskAmount} desc, ${projectMonth.projectId})`.as('rank'),
      })
      .from(projectMonth)
      .where(
        and(
          eq(projectMonth.agencyId, sql.placeholder('agency')),
          gte(projectMonth.month, sql.placeholder('from')),
          lte(projectMonth.month, sql.placeholder('until')),
          gt(projectMonth.atRiskAmount, 0),
          or(isNull(projectMonth.archived), ne(projectMonth.archived, true)),
        ),
      )
      .as('ranked')
    return d
      .select({ month: ranked.month, id: ranked.id, amount: sql<number>`${ranked.amount}`.mapWith(Number) })
      .from(ranked)
      .where(lte(ranked.rank, 3))
      .orderBy(asc(ranked.month), asc(ranked.rank))
  })({ agency: agencyId, from, until })
}

/** As the stored roll-up, but only over the projects the caller counts: an expert sees a few projects of many units. */
export async function countedUnitMonths(db: Db, scope: Scope, cut: Scope | undefined, year: number) {
  const rows = await db
    .select({
      month: projectMonth.month,
      agencyId: projectMonth.agencyId,
      departmentId: sql<number>`coalesce(${agency.parentId}, ${agency.id})`.mapWith(Number),
      ...sums,
    })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .innerJoin(agency, eq(agency.id, projectMonth.agencyId))
    .where(
      and(
        sql`${projectMonth.month} between ${`${year}-01`} and ${`${year}-12`}`,
        counted(scope, projectMonth.agencyId, projectMonth.projectId),
        cut && within(cut, projectMonth.agencyId),
      ),
    )
    .groupBy(projectMonth.month, projectMonth.agencyId, agency.parentId, agency.id)
  return rows.map(row => ({ ...row, lights: lightsOf(row) }))
}
