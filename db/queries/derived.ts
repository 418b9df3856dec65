import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { insertRows, prepared } from '../prepared.ts'

const { project, projectMonth, agencyMonth } = table
export type ProjectMonthRow = typeof projectMonth.$inferInsert

const slots = Array.from({ length: 12 }, (_, i) => `m${i}`)
const anyMonth = slots.map(slot => sql.placeholder(slot))
/** The months from `from` to December, one a slot: equality on each keeps the key's order useful. */
const monthSlots = (from: string) => {
  const first = Number(from.slice(5))
  return Object.fromEntries(
    slots.map((slot, i) => [slot, `${from.slice(0, 5)}${String(Math.max(first, i + 1)).padStart(2, '0')}`]),
  )
}

/** Replaces a project's derived months from `from` on. */
export async function replaceProjectMonths(db: Db, projectId: number, from: string, rows: ProjectMonthRow[]) {
  await prepared(db, 'project_month_delete', d =>
    d
      .delete(projectMonth)
      .where(and(inArray(projectMonth.month, anyMonth), eq(projectMonth.projectId, sql.placeholder('project')))),
  )({ ...monthSlots(from), project: projectId })
  await insertRows(db, 'project_month_insert', projectMonth, rows)
}

export async function projectMonths(db: Db, projectId: number, year: number) {
  return await prepared(db, 'project_months', d =>
    d
      .select()
      .from(projectMonth)
      .where(and(inArray(projectMonth.month, anyMonth), eq(projectMonth.projectId, sql.placeholder('project'))))
      .orderBy(asc(projectMonth.month)),
  )({ ...monthSlots(`${year}-01`), project: projectId })
}

const light = (column: 'goalSignal' | 'goalSignalAhead' | 'budgetSignal', word: string) =>
  sql<number>`sum(case when ${projectMonth[column]} = ${sql.raw(`'${word}'`)} then 1 else 0 end)`.mapWith(Number)
const words = ['ahead', 'normal', 'warning', 'behind', 'notDue', 'missing'] as const

/** Recomputes a unit's roll-up from its projects, for the months from `from` on. */
export async function rollUpAgency(db: Db, agencyId: number, from: string) {
  const until = `${from.slice(0, 4)}-12`
  const lights = Object.fromEntries(
    (['goalSignal', 'goalSignalAhead', 'budgetSignal'] as const).flatMap(column =>
      words.map(word => [`${column}_${word}`, light(column, word)]),
    ),
  )
  const rows = await prepared(db, 'agency_roll_up', d =>
    d
      .select({
        month: projectMonth.month,
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
        budgetThen:
          sql<number>`sum(case when ${projectMonth.month} < ${project.adjustedFrom} and ${project.budgetAdjusted} is not null
          then ${projectMonth.budgetInitial} else ${projectMonth.budget} end)`.mapWith(Number),
        goalReached: sql<number>`sum(cast(round(${projectMonth.budget} * ${projectMonth.progress}) as bigint))`.mapWith(Number),
        goalBudget:
          sql<number>`sum(case when ${projectMonth.progress} is null then null else ${projectMonth.budget} end)`.mapWith(Number),
        ...lights,
      })
      .from(projectMonth)
      .innerJoin(project, eq(project.id, projectMonth.projectId))
      .where(
        and(
          eq(projectMonth.agencyId, sql.placeholder('agency')),
          gte(projectMonth.month, sql.placeholder('from')),
          sql`${projectMonth.month} <= ${sql.placeholder('until')}`,
        ),
      )
      .groupBy(projectMonth.month),
  )({ agency: agencyId, from, until })
  await prepared(db, 'agency_month_delete', d =>
    d.delete(agencyMonth).where(and(inArray(agencyMonth.month, anyMonth), eq(agencyMonth.agencyId, sql.placeholder('agency')))),
  )({ ...monthSlots(from), agency: agencyId })
  const counts = (row: Record<string, unknown>, column: string) =>
    Object.fromEntries(words.map(word => [word, row[`${column}_${word}`] as number]))
  const unitMonths = rows.map(row => ({
    ...row,
    agencyId,
    lights: JSON.stringify({
      goal: counts(row, 'goalSignal'),
      goalAhead: counts(row, 'goalSignalAhead'),
      budget: counts(row, 'budgetSignal'),
    }),
  }))
  await insertRows(db, 'agency_month_insert', agencyMonth, unitMonths)
}
