import { z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { maskKey, maskName } from '#domain/personal'
import { sheetRecipeSchemas } from '#domain/sheet-recipe'
import { readDate } from '#domain/sheet-date'
import { letterOf } from '#domain/sheet-headings'
import { scales, type KeptRow } from '#domain/sheet'
import { isBasic } from '#domain/sheet-answer'
import { isBasicLevel } from '#domain/sheet-levels'
import { sheetKinds } from '#domain/vocabulary-sheet'
import type { Language } from '#domain/vocabulary'
import { saySheetNote, saySheetResult } from '#wording/sheet-result'
import type { Planned } from '../acts/import-sheet.ts'
import type { Placed } from '../acts/store-computed.ts'
import type { Columns, Grid } from '#domain/sheet'

export const sheetRowSchema = z.object({
  /** Where it stood in the file: Sheet1!A7. */
  place: z.string(),
  /** The cells by the part they play; personal data masked. */
  cells: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Why it does not count; empty = it counts. */
  leftOut: z.string(),
})
const number = z.number().nullable()
export const figureSchema = z.object({ value: number, numerator: number, denominator: number, level: z.string().nullable() })

export const sheetPreviewSchema = z
  .object({
    kind: z.enum(sheetKinds),
    /** Chosen, remembered from the last sheet with these headings, or proposed from the form's words or the headings. */
    from: z.enum(['chosen', 'remembered', 'evidence', 'headings', 'possible']),
    possible: z.array(z.enum(sheetKinds)),
    sheet: z.string(),
    sheets: z.array(z.string()),
    columns: z.array(z.object({ letter: z.string(), heading: z.string(), samples: z.array(z.string()) })),
    mapping: z.object({
      columns: z.record(z.string(), z.array(z.string())),
      scale: z.enum(scales).nullable(),
      best: z.enum(['high', 'low']),
      sent: z.int().nullable(),
    }),
    recipe: z.discriminatedUnion('kind', sheetRecipeSchemas),
    /** Parts without which nothing counts; of each list one is needed. */
    missing: z.array(z.array(z.string())),
    /** There are answers 基本满意, and a person says whether they count as satisfied. */
    asksBasic: z.boolean(),
    notes: z.array(z.string()),
    total: z.int(),
    counted: z.int(),
    leftOut: z.array(z.object({ reason: z.string(), rows: z.int() })),
    /** What this sheet alone says, in a sentence. */
    own: z.string().nullable(),
    /** What the month becomes with it. */
    result: z.string().nullable(),
    figure: figureSchema.nullable(),
    decision: z.enum(['met', 'missed', 'undecided']).nullable(),
    /** The same file is there already and would not be counted twice. */
    twin: z.object({ id: z.int(), name: z.string(), month: monthSchema }).nullable(),
    /** Rows left out first, then the first that count. */
    rows: z.array(sheetRowSchema),
    /** Once imported: the sheet, and what became of each month. */
    saved: z
      .object({ id: z.int(), placed: z.array(z.object({ month: monthSchema, place: z.enum(['follows', 'beside', 'closed']) })) })
      .nullable(),
  })
  .openapi('SheetPreview')
export type SheetPreview = z.infer<typeof sheetPreviewSchema>

const personal: Record<string, (text: string) => string> = {
  key: maskKey,
  name: maskName,
  respondent: text => (text.length < 6 ? text : maskKey(text)),
}
/** A row as others see it: enough to find it in the file, not enough to know the person. */
export function maskRow({
  place,
  cells,
  leftOut,
}: Pick<KeptRow, 'place' | 'leftOut'> & { cells: KeptRow['cells'] | Record<string, string | string[]> }) {
  const masked = Object.entries(cells).map(([part, cell]) => {
    const mask = personal[part]
    return [part, mask === undefined ? cell : Array.isArray(cell) ? cell.map(mask) : mask(cell)] as const
  })
  return { place, cells: Object.fromEntries(masked) as Record<string, string | string[]>, leftOut: leftOut as string }
}

const shownOut = 200
const shownIn = 20

export function previewOf(
  lang: Language,
  planned: Planned,
  grids: Grid[],
  saved: { id: number; placed: Placed[] } | null,
): SheetPreview {
  const { reading, rows, twin, month, alone, place } = planned
  const target = place.indicator.targets.at(-1)?.target
  const out = rows.filter(row => row.leftOut !== '')
  const counted = rows.filter(row => row.leftOut === '')
  const reasons = new Map<string, number>()
  for (const row of out) reasons.set(row.leftOut, (reasons.get(row.leftOut) ?? 0) + 1)
  const notes = [...reading.notes, ...furtherNotes(planned)].map(note => saySheetNote(lang, note))
  const { kind, from, possible, sheet, sheets, mapping, recipe, missing } = reading
  const decision = month?.basis.decision
  return {
    kind,
    from,
    possible: [...possible],
    sheet,
    sheets,
    recipe,
    missing,
    notes,
    mapping: { ...mapping, columns: mapping.columns },
    columns: columnsOf(planned, grids),
    asksBasic: kind === 'survey' && saysBasic(mapping, rows),
    total: rows.length,
    counted: counted.length,
    leftOut: [...reasons].map(([reason, count]) => ({ reason, rows: count })).sort((a, b) => b.rows - a.rows),
    own: alone && saySheetResult(lang, alone, target),
    result: month && saySheetResult(lang, month, target),
    figure: month && { value: month.value, numerator: month.numerator, denominator: month.denominator, level: month.level },
    decision: decision === 'met' || decision === 'missed' || decision === 'undecided' ? decision : null,
    twin: twin && saved === null ? { id: twin.id, name: twin.name, month: twin.month } : null,
    rows: [...out.slice(0, shownOut), ...counted.slice(0, shownIn)].map(maskRow),
    saved: saved && { id: saved.id, placed: saved.placed.map(({ month: of, place: where }) => ({ month: of, place: where })) },
  }
}

/** 基本满意 among the answers, or as a column of its own. */
const saysBasic = ({ columns }: { columns: Columns }, rows: KeptRow[]) =>
  (columns.level ?? []).some(isBasicLevel) || rows.some(hasBasic)
const hasBasic = (row: KeptRow) => [row.cells.answer ?? row.cells.option ?? ''].flat().some(isBasic)

function furtherNotes({
  reading,
  rows,
  place,
  month,
  others,
}: Planned): { code: string; params: Record<string, string | number> }[] {
  const { kind, mapping, recipe } = reading
  const notes: { code: string; params: Record<string, string | number> }[] = []
  const add = (code: string, params: Record<string, string | number> = {}) => notes.push({ code, params })
  const people = kind === 'accounts' || kind === 'roster' || kind === 'signUp'
  if (people && rows.length > 0 && !mapping.columns.key?.length) add('sheet-by-name')
  if (recipe.kind === 'signUp' && recipe.count === 'personTimes' && rows.length > 0 && !mapping.columns.event?.length)
    add('sheet-no-event')
  const serial = rows.flatMap(row => {
    const date = typeof row.cells.date === 'string' ? readDate(row.cells.date) : null
    return date?.serial ? [{ place: row.place, day: date.day }] : []
  })
  if (serial[0]) add('sheet-serial-dates', { count: serial.length, ...serial[0] })
  if (kind === 'survey' && !(recipe.kind === 'survey' && recipe.basicCounts) && saysBasic(mapping, rows)) add('sheet-basic')
  const own = others.filter(sheet => sheet.agencyId === place.agencyId)
  if (kind === 'accounts' && month === null && !own.some(sheet => sheet.kind === 'roster')) add('sheet-roster-missing')
  if (kind === 'roster' && month === null) add('sheet-accounts-missing')
  if (rows.length > 0 && rows.every(row => row.leftOut !== '')) add('sheet-none-counts')
  return notes
}

/** Each column with two of its cells, so that a person recognises it. */
function columnsOf({ reading }: Planned, grids: Grid[]): SheetPreview['columns'] {
  const { heads, mapping } = reading
  if (!heads) return []
  const grid = grids.find(({ name }) => name === reading.sheet)
  const names = new Set(mapping.columns.name)
  return heads.columns.map(({ at, heading }) => {
    const cells = (grid?.rows ?? []).slice(heads.row + 1, heads.row + 50).map(row => (row.cells[at] ?? '').trim())
    const samples = [...new Set(cells.filter(cell => cell !== ''))].slice(0, 2).map(cell => cell.slice(0, 40))
    const hide = (cell: string) => (names.has(heading) ? maskName(cell) : /\d{7,}/.test(cell) ? maskKey(cell) : cell)
    return { letter: letterOf(at), heading, samples: samples.map(hide) }
  })
}
