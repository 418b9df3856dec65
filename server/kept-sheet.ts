import type { KeptRow, Mapping, Sheet } from '#domain/sheet'
import type { SheetKind } from '#domain/vocabulary-sheet'
import type { Db } from '../db/open.ts'
import { readSheetRows, type SheetRecord } from '../db/queries/sheets.ts'

/** A sheet on record as the rules see it, with or without its rows. */
export const bareSheet = (record: SheetRecord): Sheet => ({
  id: record.id,
  kind: record.kind as SheetKind,
  month: record.month,
  agencyId: record.agencyId,
  mapping: JSON.parse(record.mapping) as Mapping,
  rows: [],
})

export async function loadSheet(db: Db, record: SheetRecord): Promise<Sheet> {
  const rows = await readSheetRows(db, record.id)
  return { ...bareSheet(record), rows: rows.map(({ place, cells, leftOut }) => ({ place, cells, leftOut }) as KeptRow) }
}
