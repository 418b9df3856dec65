import type { Computed } from '#domain/computed'
import type { Month } from '#domain/month'
import { sheetMonths, withStrangers } from '#domain/sheet-month'
import type { KeptRow, Mapping, Sheet, SheetChoices } from '#domain/sheet'
import type { SheetKind } from '#domain/vocabulary-sheet'
import type { Db } from '../../db/open.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { insertRecipe } from '../../db/queries/recipes.ts'
import {
  insertSheet,
  insertSheetRows,
  readMappings,
  readSheets,
  removeSheet,
  saveMapping,
  type SheetRecord,
} from '../../db/queries/sheets.ts'
import { ownProject } from '../access/own-project.ts'
import type { Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import type { GridFile } from '../documents/grid-file.ts'
import { Refusal, absent } from '../refusal.ts'
import { headingsKey, readSheet, type Reading, type Remembered } from './sheet-reading.ts'
import { sheetPlace, type SheetPlace } from './sheet-place.ts'
import { loadSheet } from '../kept-sheet.ts'
import { breathe } from '../breathe.ts'
import { stateSheets } from './state-sheets.ts'

export type SheetInput = {
  indicatorId: number
  month: Month
  agencyId?: number | undefined
  name: string
  hash: string
  file: GridFile
  choices: SheetChoices
}

export type Planned = {
  place: SheetPlace
  reading: Reading
  /** The sheet and its rows as they would stand beside the others. */
  rows: KeptRow[]
  /** What the month becomes with it; null when it says nothing yet. */
  month: Computed | null
  /** What this sheet alone says. */
  alone: Computed | null
  others: Sheet[]
  /** The same file is there already. */
  twin: SheetRecord | undefined
}

const newId = 0

/** Everything that would follow from a file, without writing. */
export async function planSheet(db: Db, caller: Caller, projectId: number, input: SheetInput): Promise<Planned> {
  const place = await sheetPlace(db, caller, projectId, input)
  const { indicator, agencyId, recipe } = place
  const remembered = async (headings: string): Promise<Remembered[]> =>
    (await readMappings(db, agencyId, headings)).map(row => ({
      kind: row.kind as SheetKind,
      mapping: JSON.parse(row.mapping) as Mapping,
    }))
  const { file, month, choices, name: fileName } = input
  const reading = await readSheet({ file, fileName, indicator, month, choices, recipe, remembered })
  if (!reading) throw new Refusal(422, 'sheet-impossible', { indicator: indicator.name })
  const records = (await readSheets(db, projectId, { indicatorId: indicator.id })).filter(row => row.state === 'kept')
  const dated = Boolean(reading.mapping.columns.date?.length) && reading.kind !== 'document'
  const twin = records.find(row => row.fileHash === input.hash && row.agencyId === agencyId && (row.month === month || !dated))
  const others: Sheet[] = []
  for (const record of records) others.push(await loadSheet(db, record))
  const own: Sheet = { id: newId, kind: reading.kind, month, agencyId, mapping: reading.mapping, rows: reading.rows }
  const marked = withStrangers([...others, own])
  const rows = marked.find(sheet => sheet.id === newId)!.rows
  const here = (computed: Computed[]) => computed.find(row => row.month === month && row.agencyId === agencyId) ?? null
  const beside = twin ? others : [...others, own]
  const alone =
    reading.kind === 'accounts' || reading.kind === 'roster' ? null : here(sheetMonths(indicator, reading.recipe, [own]))
  return { place, reading, rows, twin, others, alone, month: here(sheetMonths(indicator, reading.recipe, beside)) }
}

/** Keeps a sheet with its rows, remembers how it was read, and lets the indicator's months follow. */
export async function importSheet(db: Db, caller: Caller, projectId: number, input: SheetInput, when: When) {
  const planned = await planSheet(db, caller, projectId, input)
  const { place, reading, rows, twin } = planned
  if (twin) throw new Refusal(409, 'sheet-there', { name: twin.name, month: twin.month }, [], { sheetId: twin.id })
  if (reading.missing.length) throw new Refusal(422, 'sheet-columns-missing', { parts: reading.missing.flat().join(',') })
  if (!rows.length) throw new Refusal(422, 'sheet-no-rows')
  const { indicator, agencyId } = place
  const id = await reserveIds(db, 'sheet')
  const stamp = { recordedAt: when.now(), recordedBy: caller.id }
  const mapping = JSON.stringify(reading.mapping)
  const head = { id, projectId, month: input.month, agencyId, kind: reading.kind, name: input.name.slice(0, 200) }
  const kept = { fileHash: input.hash, mapping, rows: rows.length, state: 'kept', stateReason: '', version: 1 }
  await insertSheet(db, { ...head, ...kept, ...stamp }, indicator.id)
  const stored = rows.map((row, i) => ({
    sheetId: id,
    seq: i + 1,
    place: row.place.slice(0, 200),
    cells: JSON.stringify(row.cells),
    // A stranger is one only against the roster of the day: that is looked up, not kept.
    leftOut: row.leftOut === 'stranger' ? '' : row.leftOut,
  }))
  for (let first = 0; first < stored.length; first += 2048) {
    await insertSheetRows(db, stored.slice(first, first + 2048))
    await breathe()
  }
  if (reading.heads) {
    const again = JSON.stringify({ ...reading.mapping, sent: null })
    await saveMapping(db, {
      agencyId,
      kind: reading.kind,
      headings: headingsKey(reading.heads),
      mapping: again,
      savedAt: when.now(),
    })
  }
  if (JSON.stringify(place.recipe) !== JSON.stringify(reading.recipe))
    await insertRecipe(db, {
      projectId,
      indicatorId: indicator.id,
      version: place.recipeVersion + 1,
      recipe: JSON.stringify(reading.recipe),
      ...stamp,
    })
  const placed = await stateSheets(db, place, reading.recipe, caller.id, when)
  return { id, planned, placed }
}

/** Takes a sheet out of the count, with a reason; its rows stay to be looked at. */
export async function takeOutSheet(db: Db, caller: Caller, projectId: number, sheetId: number, reason: string, when: When) {
  const [record] = await readSheets(db, projectId, { sheetId })
  if (!record) {
    await ownProject(db, caller, projectId)
    throw absent()
  }
  const { month, indicatorId, agencyId } = record
  const place = await sheetPlace(db, caller, projectId, { month, indicatorId, agencyId })
  if (record.state === 'removed') throw new Refusal(409, 'sheet-removed', { name: record.name })
  await removeSheet(db, sheetId, reason)
  const left = (await readSheets(db, projectId, { indicatorId })).some(row => row.state === 'kept')
  // The last sheet gone, the indicator is typed again.
  if (!left)
    await insertRecipe(db, {
      projectId,
      indicatorId,
      version: place.recipeVersion + 1,
      recipe: null,
      recordedAt: when.now(),
      recordedBy: caller.id,
    })
  const placed = place.recipe ? await stateSheets(db, place, place.recipe, caller.id, when) : []
  return { record, placed }
}
