import { letterOf } from '#domain/sheet-headings'
import type { Spend } from './xml.ts'

/** Where the rows of a sheet go when some of them are repeated; and what refers to rows. */

/** Rows `from`–`to` stand `times` times in the filled sheet. */
export type Repeat = { from: number; to: number; times: number }
export type Copy = { repeat: Repeat; index: number }

export type Rows = ReturnType<typeof rowsOf>

export function rowsOf(repeats: readonly Repeat[]) {
  const grown = [0]
  for (const one of repeats) grown.push(grown.at(-1)! + (one.times - 1) * (one.to - one.from + 1))
  /** How many end above a row: they stand in order. */
  const above = (row: number): number => {
    let [low, high] = [0, repeats.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (repeats[middle]!.to < row) low = middle + 1
      else high = middle
    }
    return low
  }
  const before = (row: number) => grown[above(row)]!
  const within = (row: number) => {
    const one = repeats[above(row)]
    return one && one.from <= row ? one : undefined
  }
  /** Of a repeated row the copy that is asked for, else the first or the last. */
  const at = (row: number, which: 'first' | 'last', copy?: Copy): number => {
    const repeat = within(row)
    const index = !repeat ? 0 : copy?.repeat === repeat ? copy.index : which === 'first' ? 0 : repeat.times - 1
    return row + before(row) + (repeat ? index * (repeat.to - repeat.from + 1) : 0)
  }
  return { repeats, within, at }
}

const cellRef = /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})$/
export const columnOf = (letters: string): number => [...letters].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0)

export function partsOf(ref: string): { column: string; row: number } | null {
  const match = cellRef.exec(ref)
  return match ? { column: match[2]!, row: Number(match[4]) } : null
}

function moved(ref: string, rows: Rows, which: 'first' | 'last', copy?: Copy): string {
  const match = cellRef.exec(ref)
  return match ? `${match[1]}${match[2]}${match[3]}${rows.at(Number(match[4]), which, copy)}` : ref
}

/** A1 or A1:B2 moved: a range over repeated rows grows with them. */
export function movedRange(ref: string, rows: Rows, copy?: Copy): string {
  const [from, to] = ref.split(':')
  return to === undefined
    ? moved(from!, rows, 'first', copy)
    : `${moved(from!, rows, 'first', copy)}:${moved(to, rows, 'last', copy)}`
}

/** A range that lies within repeated rows is there once for each copy; of any other there is one. */
export function spreadRange(ref: string, rows: Rows, whole: 'grow' | 'copy', spend: Spend): string[] {
  const [from, to] = ref.split(':')
  const first = partsOf(from!)
  const last = partsOf(to ?? from!)
  const repeat = first && rows.within(first.row)
  if (!repeat || !last || last.row > repeat.to) return [movedRange(ref, rows)]
  if (whole === 'grow' && first.row === repeat.from && last.row === repeat.to)
    return [movedRange(to === undefined && repeat.times > 1 ? `${from}:${from}` : ref, rows)]
  spend(repeat.times, 0)
  return Array.from({ length: repeat.times }, (_, index) => movedRange(ref, rows, { repeat, index }))
}

/** The rows of each sheet by its name; a formula's bare references are to its own. */
export type Book = { sheet: string; rows: (sheet: string) => Rows | undefined }

const parts =
  /"(?:[^"]|"")*"|((?:'(?:[^']|''){1,70}'|[\p{L}\d_.]{1,70})!)?(?:(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?|(\$?\d{1,7}):(\$?\d{1,7}))(?![\p{L}\d_(!])/gu

/** A formula whose references follow the rows they point at. */
export function movedFormula(formula: string, book: Book, copy?: Copy): string {
  return formula.replaceAll(parts, (whole: string, ...found: unknown[]) => {
    const [prefix, from, to, fromRow, toRow] = found as (string | undefined)[]
    const before = formula.charAt((found[5] as number) - 1)
    if (whole.startsWith('"') || (prefix === undefined && /[\p{L}\d_.$]/u.test(before))) return whole
    const named = prefix?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'")
    const rows = book.rows(named ?? book.sheet)
    if (!rows) return whole
    const own = named === undefined || named === book.sheet ? copy : undefined
    if (from !== undefined) return (prefix ?? '') + movedRange(to === undefined ? from : `${from}:${to}`, rows, own)
    const row = (text: string, which: 'first' | 'last') =>
      text.replace(/\d+/, digits => String(rows.at(Number(digits), which, own)))
    return `${prefix ?? ''}${row(fromRow!, 'first')}:${row(toRow!, 'last')}`
  })
}

/** A shared formula as it stands in another cell: relative references go along. */
export function shifted(formula: string, rows: number, columns: number): string {
  return formula.replaceAll(
    /"(?:[^"]|"")*"|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\d_(!])/gu,
    (whole: string, ...found: unknown[]) => {
      const [fixedColumn, column, fixedRow, row] = found as (string | undefined)[]
      if (column === undefined || /[\p{L}\d_.]/u.test(formula.charAt((found[4] as number) - 1))) return whole
      const letters = fixedColumn === '$' ? column : letterOf(columnOf(column) + columns - 1)
      return `${fixedColumn}${letters}${fixedRow}${fixedRow === '$' ? row : Number(row) + rows}`
    },
  )
}
