import { and, asc, count, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'

const { account, agency, columnMapping, indicator, sheet, sheetIndicator, sheetRow } = table
export type SheetInsert = typeof sheet.$inferInsert & { id: number }
export type SheetRowInsert = typeof sheetRow.$inferInsert

export const insertSheet = async (db: Db, row: SheetInsert, indicatorId: number) => {
  await db.insert(sheet).values(row)
  await db.insert(sheetIndicator).values({ projectId: row.projectId, indicatorId, sheetId: row.id })
}
export const insertSheetRows = (db: Db, rows: SheetRowInsert[]) => insertRows(db, 'sheet_row_insert', sheetRow, rows)

const columns = {
  id: sheet.id,
  projectId: sheet.projectId,
  month: sheet.month,
  agencyId: sheet.agencyId,
  agency: agency.name,
  kind: sheet.kind,
  name: sheet.name,
  fileHash: sheet.fileHash,
  mapping: sheet.mapping,
  rows: sheet.rows,
  state: sheet.state,
  stateReason: sheet.stateReason,
  recordedAt: sheet.recordedAt,
  recordedBy: account.name,
  version: sheet.version,
  indicatorId: sheetIndicator.indicatorId,
  indicator: indicator.name,
}

/** A project's sheets, newest first, the removed ones as well; of one indicator or one sheet where given. */
export async function readSheets(db: Db, projectId: number, only: { indicatorId?: number; sheetId?: number } = {}) {
  const rows = await db
    .select(columns)
    .from(sheet)
    .innerJoin(sheetIndicator, eq(sheetIndicator.sheetId, sheet.id))
    .innerJoin(indicator, eq(indicator.id, sheetIndicator.indicatorId))
    .leftJoin(agency, eq(agency.id, sheet.agencyId))
    .leftJoin(account, eq(account.id, sheet.recordedBy))
    .where(
      and(
        eq(sheet.projectId, projectId),
        only.indicatorId === undefined ? undefined : eq(sheetIndicator.indicatorId, only.indicatorId),
        only.sheetId === undefined ? undefined : eq(sheet.id, only.sheetId),
      ),
    )
    .orderBy(desc(sheet.id))
  return rows.map(row => ({ ...row, state: row.state as 'kept' | 'removed', agency: row.agency ?? '' }))
}
export type SheetRecord = Awaited<ReturnType<typeof readSheets>>[number]

/** How many rows of each sheet count, and how many do not, by reason. */
export async function countSheetRows(db: Db, sheetIds: number[]) {
  const found = new Map<number, Record<string, number>>()
  if (!sheetIds.length) return found
  const rows = await db
    .select({ sheetId: sheetRow.sheetId, leftOut: sheetRow.leftOut, rows: count() })
    .from(sheetRow)
    .where(inArray(sheetRow.sheetId, sheetIds))
    .groupBy(sheetRow.sheetId, sheetRow.leftOut)
  for (const row of rows) found.set(row.sheetId, { ...found.get(row.sheetId), [row.leftOut]: row.rows })
  return found
}

const asRow = (row: { seq: number; place: string; cells: string; leftOut: string }) => ({
  ...row,
  cells: JSON.parse(row.cells) as Record<string, string | string[]>,
})
const rowColumns = { seq: sheetRow.seq, place: sheetRow.place, cells: sheetRow.cells, leftOut: sheetRow.leftOut }

/** Every row of a sheet in its order. */
export async function readSheetRows(db: Db, sheetId: number) {
  const rows = await db.select(rowColumns).from(sheetRow).where(eq(sheetRow.sheetId, sheetId)).orderBy(asc(sheetRow.seq))
  return rows.map(asRow)
}

/** A page of a sheet's rows; only those left out, or only those left out for one reason, where asked. */
export async function pageSheetRows(
  db: Db,
  sheetId: number,
  { only, page, pageSize }: { only?: string; page: number; pageSize: number },
) {
  const which = only === undefined ? undefined : only === 'leftOut' ? ne(sheetRow.leftOut, '') : eq(sheetRow.leftOut, only)
  const where = and(eq(sheetRow.sheetId, sheetId), which)
  const [total] = await db.select({ rows: count() }).from(sheetRow).where(where)
  const rows = await db
    .select(rowColumns)
    .from(sheetRow)
    .where(where)
    .orderBy(asc(sheetRow.seq))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  return { items: rows.map(asRow), total: total?.rows ?? 0 }
}

/** The sheet stays with its rows; it no longer counts. */
export async function removeSheet(db: Db, sheetId: number, reason: string) {
  await db
    .update(sheet)
    .set({ state: 'removed', stateReason: reason, version: sql`${sheet.version} + 1` })
    .where(eq(sheet.id, sheetId))
}

/** How sheets with these headings were read by this unit before, by kind. */
export async function readMappings(db: Db, agencyId: number, headings: string) {
  return await db
    .select({ kind: columnMapping.kind, mapping: columnMapping.mapping, savedAt: columnMapping.savedAt })
    .from(columnMapping)
    .where(and(eq(columnMapping.agencyId, agencyId), eq(columnMapping.headings, headings)))
    .orderBy(desc(columnMapping.savedAt))
}

export async function saveMapping(db: Db, row: typeof columnMapping.$inferInsert) {
  const key = and(
    eq(columnMapping.agencyId, row.agencyId),
    eq(columnMapping.kind, row.kind),
    eq(columnMapping.headings, row.headings),
  )
  const changed = await db
    .update(columnMapping)
    .set({ mapping: row.mapping, savedAt: row.savedAt })
    .where(key)
    .returning({ kind: columnMapping.kind })
  if (!changed.length) await db.insert(columnMapping).values(row)
}
