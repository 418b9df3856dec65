import { z } from 'zod'
import { sheetKinds, type SheetKind } from './vocabulary-sheet.ts'

/** An evidence sheet as rules see it: a grid of text, which column plays which part, and rows that count or say why not. */

export type GridRow = { place: string; cells: string[] }
/** One worksheet, one pasted table, or the tables of one document. */
export type Grid = { name: string; rows: GridRow[] }

/** The parts columns may play; `needed`: one of each inner list must be there. */
export const partsOf = {
  survey: { parts: ['answer', 'level', 'question', 'respondent', 'option', 'count'], needed: [['answer', 'level', 'option']] },
  accounts: { parts: ['key', 'name', 'status'], needed: [['key', 'name']] },
  roster: { parts: ['key', 'name'], needed: [['key', 'name']] },
  signUp: { parts: ['key', 'name', 'event', 'date'], needed: [['key', 'name']] },
  acceptance: { parts: ['item', 'verdict', 'date'], needed: [['item'], ['verdict']] },
  document: { parts: ['title', 'stage', 'date', 'number'], needed: [['title']] },
} as const satisfies Record<SheetKind, { parts: readonly string[]; needed: readonly (readonly string[])[] }>

export const parts = [
  'answer',
  'level',
  'question',
  'respondent',
  'option',
  'count',
  'key',
  'name',
  'status',
  'event',
  'date',
  'item',
  'verdict',
  'title',
  'stage',
  'number',
] as [Part, ...Part[]]
export type Part = (typeof partsOf)[SheetKind]['parts'][number]
/** Headings by the part they play; several only for answers and levels. */
export type Columns = Partial<Record<Part, string[]>>

export const scales = ['words', '5', '10', '100'] as const
export type Scale = (typeof scales)[number]

const heading = z.string().max(500)
/** What a person decides of a sheet; what is left out is proposed. Columns by heading, or by letter with a leading `#`. */
export const sheetChoicesSchema = z
  .strictObject({
    kind: z.enum(sheetKinds).optional(),
    /** The worksheet to read, where there are several. */
    sheet: z.string().max(200).optional(),
    columns: z.partialRecord(z.enum(parts), z.array(heading).max(100)).optional(),
    scale: z.enum(scales).optional(),
    /** Whether the highest or the lowest number is the best answer. */
    best: z.enum(['high', 'low']).optional(),
    /** share: satisfied ÷ valid. score: mean of points ÷ most points. */
    reading: z.enum(['share', 'score']).optional(),
    /** 基本满意 counts as satisfied. */
    basicCounts: z.boolean().optional(),
    count: z.enum(['persons', 'personTimes']).optional(),
    /** Questionnaires sent out. */
    sent: z.int().min(0).max(100_000_000).nullable().optional(),
  })
  .meta({ id: 'SheetChoices' })
export type SheetChoices = z.infer<typeof sheetChoicesSchema>

/** How a sheet was read; kept with it, and remembered for the next with the same headings (but for `sent`). */
export type Mapping = { columns: Columns; scale: Scale | null; best: 'high' | 'low'; sent: number | null }

/** A row as kept: the cells of the parts alone, and why it does not count (empty = it counts). */
export type KeptRow = { place: string; cells: Partial<Record<Part, string | string[]>>; leftOut: LeftOut | '' }

export const leftOuts = [
  'empty',
  'no-opinion',
  'outside-scale',
  'unreadable',
  'duplicate',
  'stranger',
  'idle',
  'total-row',
  'formula-error',
  'not-calculated',
  'count-unreadable',
  'two-answers',
  'other-question',
  'damaged-key',
  'other-month',
  'later',
  'date-unreadable',
  'not-yet',
  'superseded',
  'stage-unknown',
] as const
export type LeftOut = (typeof leftOuts)[number]

/** A kept sheet with its rows. */
export type Sheet = { id: number; kind: SheetKind; month: string; agencyId: number; mapping: Mapping; rows: KeptRow[] }

export const cellOf = (row: KeptRow, part: Part): string => {
  const cell = row.cells[part]
  return Array.isArray(cell) ? (cell[0] ?? '') : (cell ?? '')
}
