import type { Typed } from './typed.ts'

/** The cells a person may type in, as a sheet of rows and columns: what is picked, copied, cleared and filled down.
 * Everything here answers new texts and changes nothing. */

export type Field = 'first' | 'second' | 'third' | 'level' | 'note'

/** Which text stands in which column; null where this row has nothing there. `levels` maps a word to a level it knows. */
export type SheetRow = {
  key: string
  cells: readonly (Field | null)[]
  now: Typed
  levels: ReadonlyMap<string, string>
}
export type Spot = { row: number; column: number }
/** Both ends; where it began stays, the other one moves. */
export type Range = { from: Spot; to: Spot }
export type SheetPatch = { key: string; typed: Typed }

export const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))

export function rectangleOf({ from, to }: Range) {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  }
}

export const isOne = ({ from, to }: Range): boolean => from.row === to.row && from.column === to.column

/** One end of the range a step further; the edges hold. */
export const stretched = ({ from, to }: Range, down: number, right: number, rows: readonly SheetRow[]): Range => ({
  from,
  to: {
    row: within(to.row + down, 0, rows.length - 1),
    column: within(to.column + right, 0, Math.max(0, (rows[from.row]?.cells.length ?? 1) - 1)),
  },
})

/** The next cell to the right or left that this row really has; past an end the row above or below goes on. */
export function beside(spot: Spot, by: 1 | -1, rows: readonly SheetRow[]): Spot {
  const width = rows[spot.row]?.cells.length ?? 0
  let { row, column } = spot
  for (;;) {
    column += by
    if (column < 0 || column >= width) {
      row += by
      column = by > 0 ? 0 : width - 1
    }
    const line = rows[row]
    if (!line) return spot
    if (line.cells[column]) return { row, column }
  }
}

const textAt = ({ cells, now }: SheetRow, column: number): string => {
  const field = cells[column]
  return field ? now[field] : ''
}

const quoted = (text: string) => (/["\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The picked cells as Excel and WPS put them on the clipboard. */
export function copyOf(range: Range, rows: readonly SheetRow[]): string {
  const { top, bottom, left, right } = rectangleOf(range)
  return rows
    .slice(top, bottom + 1)
    .map(row => Array.from({ length: right - left + 1 }, (_, i) => quoted(textAt(row, left + i))).join('\t'))
    .map(line => `${line}\r\n`)
    .join('')
}

/** A row with one more cell filled. Text ends "not applicable"; a percentage alone has no denominator. */
export function withCell(row: SheetRow, now: Typed, field: Field, text: string): Typed {
  const absent = now.absent && (text === '' || field === 'note')
  if (field === 'level') return { ...now, absent, level: row.levels.get(text) ?? text }
  const pair = row.cells[1] === 'second' && row.cells[2] === 'note'
  if (pair && field === 'first' && /[%％]\s*$/.test(text)) return { ...now, absent, first: text, second: '' }
  return { ...now, absent, [field]: text }
}

/** Each column's topmost picked cell, carried down over the others; one row alone takes what stands above it. */
export function fillDown(range: Range, rows: readonly SheetRow[]): SheetPatch[] {
  const { top, bottom, left, right } = rectangleOf(range)
  const source = top === bottom ? top - 1 : top
  const from = rows[source]
  if (!from) return []
  return rows.slice(source + 1, bottom + 1).flatMap(row => {
    let typed = row.now
    for (let column = left; column <= right; column++) {
      const field = row.cells[column]
      const given = from.cells[column]
      // A level is no number: what cannot stand in a cell is not carried into it.
      if (field && given && (field === 'level') === (given === 'level')) typed = withCell(row, typed, field, from.now[given])
    }
    return typed === row.now ? [] : [{ key: row.key, typed }]
  })
}

/** Every picked cell emptied. */
export function clearedOf(range: Range, rows: readonly SheetRow[]): SheetPatch[] {
  const { top, bottom, left, right } = rectangleOf(range)
  return rows.slice(top, bottom + 1).map(row => {
    let typed = row.now
    for (let column = left; column <= right; column++) {
      const field = row.cells[column]
      if (field) typed = { ...typed, [field]: '' }
    }
    return { key: row.key, typed }
  })
}
