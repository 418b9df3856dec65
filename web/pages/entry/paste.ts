import { rectangleOf, withCell, type Range, type SheetPatch, type SheetRow } from './sheet.ts'

/** A block from Excel or WPS: rows of cells; quotes, CRLF and quoted line breaks understood. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let inside = false
  let quoted = false
  const end = () => {
    rows.at(-1)!.push(quoted ? cell : cell.trim())
    cell = ''
    quoted = false
  }
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (inside) {
      if (char === '"' && text[i + 1] === '"') cell += text[++i]!
      else if (char === '"') inside = false
      else cell += char
    } else if (char === '"' && cell === '' && !quoted) inside = quoted = true
    else if (char === '\t') end()
    else if (char === '\n') {
      end()
      rows.push([])
    } else if (char !== '\r') cell += char
  }
  // Every copy carries a line end, which is no row of its own.
  if (rows.length === 1 || rows.at(-1)!.length > 0 || cell !== '' || quoted) end()
  else rows.pop()
  return rows
}

/** Whether a paste is a block, to be spread over cells, or just text for the one cell. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.replace(/\r?\n$/, ''))

/** What found no cell keeps its text, and its place in the block from 1. */
export type Lost = { line: number; column: number; text: string }
export type Pasted = { patches: SheetPatch[]; lost: Lost[] }

/** `n/m` written in one cell is numerator and denominator. */
const pairOf = (row: SheetRow, column: number, cells: readonly string[]) =>
  row.cells[column] === 'first' && row.cells[column + 1] === 'second' && cells.length === 1 && row.cells[column + 2] !== 'third'
    ? /^([^/÷]+)[/÷]([^/÷]+)$/.exec(cells[0]!)
    : null

function filled(row: SheetRow, left: number, cells: readonly string[], line: number): { patch: SheetPatch; lost: Lost[] } {
  const lost: Lost[] = []
  const pair = pairOf(row, left, cells)
  let typed = row.now
  for (const [i, text] of (pair ? [pair[1]!.trim(), pair[2]!.trim()] : cells).entries()) {
    const field = row.cells[left + i]
    if (field) typed = withCell(row, typed, field, text)
    else if (text !== '') lost.push({ line, column: i + 1, text })
  }
  return { patch: { key: row.key, typed }, lost }
}

/** Spreads a block from the picked corner on; one cell alone fills all that is picked. Wrong text stays as typed, to be marked in its cell. */
export function pasteBlock(text: string, range: Range, rows: readonly SheetRow[]): Pasted {
  const block = readTsv(text)
  const { top, bottom, left, right } = rectangleOf(range)
  const one = block.length === 1 && block[0]!.length === 1
  const lines = one
    ? Array.from({ length: bottom - top + 1 }, () => Array.from({ length: right - left + 1 }, () => block[0]![0]!))
    : block
  const patches: SheetPatch[] = []
  const lost: Lost[] = []
  for (const [i, cells] of lines.entries()) {
    const row = rows[top + i]
    const done = row && filled(row, left, cells, i + 1)
    if (done) patches.push(done.patch)
    // One cell spread over a range looks for places; it loses nothing where there is none.
    if (!one)
      lost.push(...(done?.lost ?? cells.flatMap((cell, at) => (cell ? [{ line: i + 1, column: at + 1, text: cell }] : []))))
  }
  return { patches, lost }
}
