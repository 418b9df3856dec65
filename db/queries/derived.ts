import { and, asc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { insertRows, prepared } from '../prepared.ts'
import { lightsOf, sums, worstOfUnit } from './unit-month.ts'

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

/** Recomputes a unit's roll-up from its projects, for the months from `from` on. */
export async function rollUpAgency(db: Db, agencyId: number, from: string) {
  const until = `${from.slice(0, 4)}-12`
  const rows = await prepared(db, 'agency_roll_up', d =>
    d
      .select({
        month: projectMonth.month,
        ...sums,
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
  const worst = await worstOfUnit(db, agencyId, from, until)
  const unitMonths = rows.map(row => {
    const own = worst.filter(({ month }) => month === row.month).map(({ id, amount }) => ({ id, amount }))
    return { ...row, agencyId, lights: JSON.stringify({ ...lightsOf(row), worst: own }) }
  })
  await insertRows(db, 'agency_month_insert', agencyMonth, unitMonths)
}

/** Projects with a month that lacks a derived figure: stored before the figure existed, or to be expected anew. */
export async function underivedProjects(db: Db): Promise<number[]> {
  const rows = await db
    .selectDistinct({ id: projectMonth.projectId })
    .from(projectMonth)
    .where(or(isNull(projectMonth.gaps), isNull(projectMonth.likelihood)))
  return rows.map(row => row.id)
}

/** Marks what is expected of every project as to be found anew. */
export const expectAllAnew = async (db: Db) => void (await db.update(projectMonth).set({ likelihood: null }))

/** The same of those that continue a project: last year's values are part of what is expected of this one. Answers their ids. */
export async function expectNextAnew(db: Db, previousId: number, year: number): Promise<number[]> {
  const next = await prepared(db, 'project_next', d =>
    d
      .select({ id: project.id })
      .from(project)
      .where(and(eq(project.year, sql.placeholder('year')), eq(project.previousProjectId, sql.placeholder('previous')))),
  )({ year: year + 1, previous: previousId })
  const ids = next.map(({ id }) => id)
  if (ids.length === 0) return ids
  const months = Object.values(monthSlots(`${year + 1}-01`))
  await db
    .update(projectMonth)
    .set({ likelihood: null })
    .where(and(inArray(projectMonth.month, months), inArray(projectMonth.projectId, ids)))
  return ids
}
