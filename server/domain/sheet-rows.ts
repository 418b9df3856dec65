import type { Heads } from './sheet-headings.ts'
import { readDate } from './sheet-date.ts'
import { damagedKey, keyOfRow, personKey } from './sheet-people.ts'
import { surveyLeftOut } from './sheet-survey.ts'
import { cellOf, type Grid, type KeptRow, type LeftOut, type Mapping, type Part } from './sheet.ts'
import { failWords, idleWords, notYetWords, passWords, totalWords, type SheetKind } from './vocabulary-sheet.ts'

/** A grid's rows by the parts of their columns, each with the reason why it does not count. Other columns are not kept. */

/** What spreadsheets show where a formula failed. */
const formulaError = /^#(REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/
/** A formula that was never calculated has no value at all; the reader of the file writes this in its place. */
export const notCalculated = '#?'

const isBlank = (cells: Partial<Record<Part, string | string[]>>) =>
  Object.values(cells).every(cell => (Array.isArray(cell) ? cell.every(one => one === '') : cell === ''))

/** `rows` are told apart by where they stand; a row without any content in the chosen columns is no row. */
export function readRows(grid: Grid, heads: Heads, kind: SheetKind, mapping: Mapping, month: string): KeptRow[] {
  const at = new Map(heads.columns.map(column => [column.heading, column.at]))
  const chosen = Object.entries(mapping.columns).map(
    ([part, headings]) => [part as Part, headings.map(heading => at.get(heading)).filter(one => one !== undefined)] as const,
  )
  const rows: KeptRow[] = []
  for (const row of grid.rows.slice(heads.row + 1)) {
    const cells: KeptRow['cells'] = {}
    for (const [part, places] of chosen) {
      const given = places.map(place => (row.cells[place] ?? '').trim().slice(0, 500))
      cells[part] = part === 'answer' || part === 'level' ? given : (given[0] ?? '')
    }
    if (isBlank(cells)) {
      // Something stands in the row, only not in the chosen columns: an empty answer, not an empty line.
      if (row.cells.every(cell => cell.trim() === '')) continue
    }
    const total = row.cells.find(cell => cell.trim() !== '')
    const leftOut =
      total !== undefined && totalWords.test(total.trim())
        ? 'total-row'
        : faultOf({ place: row.place, cells, leftOut: '' }, kind, mapping, month)
    rows.push({ place: row.place, cells, leftOut })
  }
  return markRepeats(rows, kind)
}

export function faultOf(row: KeptRow, kind: SheetKind, mapping: Mapping, month: string): LeftOut | '' {
  const all = Object.values(row.cells).flat()
  if (all.some(cell => formulaError.test(cell))) return 'formula-error'
  if (all.includes(notCalculated)) return 'not-calculated'
  if (kind === 'survey') return surveyLeftOut(row, mapping)
  if (kind === 'accounts' || kind === 'roster' || kind === 'signUp') {
    if (keyOfRow(row) === '') return 'empty'
    if (damagedKey(cellOf(row, 'key'))) return 'damaged-key'
    if (kind === 'accounts' && idleWords.test(cellOf(row, 'status'))) return 'idle'
    return kind === 'signUp' ? outsideMonth(row, month) : ''
  }
  if (kind === 'acceptance') {
    if (cellOf(row, 'item') === '') return 'empty'
    const verdict = cellOf(row, 'verdict')
    if (verdict === '' || notYetWords.test(verdict)) return 'not-yet'
    return passed(row) === null ? 'unreadable' : outsideMonth(row, month)
  }
  if (cellOf(row, 'title') === '' && cellOf(row, 'stage') === '') return 'empty'
  const date = cellOf(row, 'date')
  if (date === '') return ''
  const read = readDate(date)
  if (!read) return 'date-unreadable'
  return read.day.slice(0, 7) > month ? 'later' : ''
}

/** A list of the whole year counts only the month's own rows, so that it may be handed in every month. */
function outsideMonth(row: KeptRow, month: string): LeftOut | '' {
  const date = cellOf(row, 'date')
  if (date === '') return ''
  const read = readDate(date)
  if (!read) return 'date-unreadable'
  return read.day.slice(0, 7) === month ? '' : 'other-month'
}

/** Accepted and passed, accepted and not, or not to be read. */
export function passed(row: KeptRow): boolean | null {
  const verdict = cellOf(row, 'verdict')
  if (failWords.test(verdict)) return false
  return passWords.test(verdict) ? true : null
}

/** What makes two rows the same: the questionnaire's number, the person (and the event), the item. */
function sameKey(row: KeptRow, kind: SheetKind): string {
  if (kind === 'survey') return personKey(cellOf(row, 'respondent'))
  if (kind === 'accounts' || kind === 'roster') return keyOfRow(row)
  if (kind === 'signUp') {
    const event = personKey(cellOf(row, 'event'))
    return event === '' ? '' : `${keyOfRow(row)} ${event}`
  }
  return kind === 'acceptance' ? personKey(cellOf(row, 'item')) : ''
}

/** The first of several counts; of several acceptances of an item the last one does. */
function markRepeats(rows: KeptRow[], kind: SheetKind): KeptRow[] {
  const seen = new Set<string>()
  const order = kind === 'acceptance' ? rows.toReversed() : rows
  const marked = order.map(row => {
    const key = row.leftOut === '' ? sameKey(row, kind) : ''
    if (key === '') return row
    if (seen.has(key)) return { ...row, leftOut: kind === 'acceptance' ? ('superseded' as const) : ('duplicate' as const) }
    seen.add(key)
    return row
  })
  return kind === 'acceptance' ? marked.toReversed() : marked
}
