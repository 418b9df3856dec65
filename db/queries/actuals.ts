import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'

const { actual, expenditure, account } = table
export type ActualInsert = typeof actual.$inferInsert
export type ExpenditureInsert = typeof expenditure.$inferInsert

/** Adds versions; one multi-row insert for a month of 30. */
export async function insertActuals(db: Db, rows: ActualInsert[]) {
  await insertRows(db, 'actual_insert', actual, rows)
}

export async function insertExpenditures(db: Db, rows: ExpenditureInsert[]) {
  await insertRows(db, 'expenditure_insert', expenditure, rows)
}

type Only = { indicatorId?: number; indicatorIds?: number[]; month?: string }
/** Every version of a project's values, oldest first, with who recorded it; for some indicators or one month where given. */
export async function actualHistory(db: Db, projectId: number, only: Only) {
  const conditions: SQL[] = [eq(actual.projectId, projectId)]
  if (only.indicatorId !== undefined) conditions.push(eq(actual.indicatorId, only.indicatorId))
  if (only.indicatorIds !== undefined) conditions.push(inArray(actual.indicatorId, only.indicatorIds))
  if (only.month !== undefined) conditions.push(eq(actual.month, only.month))
  return await db
    .select({
      month: actual.month,
      indicatorId: actual.indicatorId,
      agencyId: actual.agencyId,
      version: actual.version,
      state: actual.state,
      value: actual.value,
      numerator: actual.numerator,
      denominator: actual.denominator,
      level: actual.level,
      note: actual.note,
      source: actual.source,
      recordedAt: actual.recordedAt,
      recordedBy: account.name,
    })
    .from(actual)
    .leftJoin(account, eq(account.id, actual.recordedBy))
    .where(and(...conditions))
    .orderBy(asc(actual.month), asc(actual.indicatorId), asc(actual.agencyId), asc(actual.version))
}

export async function expenditureHistory(db: Db, projectId: number, month?: string) {
  return await db
    .select({
      month: expenditure.month,
      subprojectId: expenditure.subprojectId,
      version: expenditure.version,
      spent: expenditure.spent,
      allocated: expenditure.allocated,
      offPurpose: expenditure.offPurpose,
      note: expenditure.note,
      source: expenditure.source,
      recordedAt: expenditure.recordedAt,
      recordedBy: account.name,
    })
    .from(expenditure)
    .leftJoin(account, eq(account.id, expenditure.recordedBy))
    .where(and(eq(expenditure.projectId, projectId), month === undefined ? undefined : eq(expenditure.month, month)))
    .orderBy(asc(expenditure.month), asc(expenditure.subprojectId), asc(expenditure.version))
}

/** Accounts that recorded anything in a project's month. */
export async function recordersOf(db: Db, projectId: number, month: string): Promise<number[]> {
  const values = await db
    .selectDistinct({ by: actual.recordedBy })
    .from(actual)
    .where(and(eq(actual.projectId, projectId), eq(actual.month, month)))
  const money = await db
    .selectDistinct({ by: expenditure.recordedBy })
    .from(expenditure)
    .where(and(eq(expenditure.projectId, projectId), eq(expenditure.month, month)))
  return [...new Set([...values, ...money].map(row => row.by))]
}
