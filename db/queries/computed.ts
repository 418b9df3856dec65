import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import type { Basis } from '#domain/computed'
import type { RowSource } from '#domain/vocabulary-rows'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { insertRows, prepared } from '../prepared.ts'
import { actualHistory } from './actuals.ts'

const { computed, computedSpending, expenditure } = table
export type ComputedInsert = typeof computed.$inferInsert
export type ComputedSpendingInsert = typeof computedSpending.$inferInsert

const ofProject = { project: sql.placeholder('project'), month: sql.placeholder('month') }

/** What rows now say of a project's indicators, month by month; `state` cleared = they no longer say anything.
 * Every save of a month looks: both texts are prepared. */
export async function readComputed(db: Db, projectId: number, month?: string) {
  const text = (d: Db, where: SQL | undefined) =>
    d
      .select()
      .from(computed)
      .where(where)
      .orderBy(asc(computed.month), asc(computed.indicatorId), asc(computed.agencyId), asc(computed.version))
  const own = eq(computed.projectId, ofProject.project)
  const rows =
    month === undefined
      ? await prepared(db, 'computed_year', d => text(d, own))({ project: projectId })
      : await prepared(db, 'computed_month', d => text(d, and(own, eq(computed.month, ofProject.month))))({
          project: projectId,
          month,
        })
  return newest(rows, row => `${row.month}.${row.indicatorId}.${row.agencyId}`).map(row => ({
    ...row,
    source: row.source as RowSource,
    state: row.state as 'reported' | 'cleared',
    basis: JSON.parse(row.basis) as Basis,
  }))
}

/** What the register's payments now say of a project's money. */
export async function readComputedSpending(db: Db, projectId: number, month?: string) {
  const text = (d: Db, where: SQL | undefined) =>
    d
      .select()
      .from(computedSpending)
      .where(where)
      .orderBy(asc(computedSpending.month), asc(computedSpending.subprojectId), asc(computedSpending.version))
  const own = eq(computedSpending.projectId, ofProject.project)
  const rows =
    month === undefined
      ? await prepared(db, 'computed_spending_year', d => text(d, own))({ project: projectId })
      : await prepared(db, 'computed_spending_month', d => text(d, and(own, eq(computedSpending.month, ofProject.month))))({
          project: projectId,
          month,
        })
  return newest(rows, row => `${row.month}.${row.subprojectId}`).map(row => ({
    ...row,
    state: row.state as 'reported' | 'cleared',
  }))
}

export const insertComputed = (db: Db, rows: ComputedInsert[]) => insertRows(db, 'computed_insert', computed, rows)
export const insertComputedSpending = (db: Db, rows: ComputedSpendingInsert[]) =>
  insertRows(db, 'computed_spending_insert', computedSpending, rows)

/** The current values of some indicators with note and source: what a statement of rows is weighed against. */
export async function standingActuals(db: Db, projectId: number, indicatorIds: number[]) {
  if (!indicatorIds.length) return []
  const rows = await actualHistory(db, projectId, { indicatorIds })
  return newest(rows, row => `${row.month}.${row.indicatorId}.${row.agencyId}`).map(row => ({
    ...row,
    state: row.state as 'reported' | 'cleared' | 'notApplicable',
  }))
}

/** The current money rows of a project with note and source. */
export async function standingExpenditures(db: Db, projectId: number) {
  const rows = await db
    .select()
    .from(expenditure)
    .where(eq(expenditure.projectId, projectId))
    .orderBy(asc(expenditure.month), asc(expenditure.subprojectId), asc(expenditure.version))
  return newest(rows, row => `${row.month}.${row.subprojectId}`)
}
