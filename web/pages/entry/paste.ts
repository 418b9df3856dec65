import { blank, type Typed } from './typed.ts'

/** A block from Excel or WPS: rows of cells; quotes, CRLF and quoted line breaks understood. */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => void rows.at(-1)!.push(cell.trim())
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (quoted) {
      if (char === '"' && text[i + 1] === '"') cell += text[++i]!
      else if (char === '"') quoted = false
      else cell += char
    } else if (char === '"' && cell === '') quoted = true
    else if (char === '\t' || char === '\n') {
      end()
      cell = ''
      if (char === '\n') rows.push([])
    } else if (char !== '\r') cell += char
  }
  end()
  const last = rows.at(-1)!
  if (rows.length > 1 && last.length === 1 && last[0] === '') rows.pop()
  return rows
}

/** A row that takes pasted cells. `width` is how many cells it has; `levels` maps a word to a level it knows. */
export type PasteRow = {
  key: string
  kind: 'number' | 'fraction' | 'level' | 'money'
  now: Typed
  levels: ReadonlyMap<string, string>
}
export type Pasted = { patches: { key: string; typed: Typed }[]; /** Rows of the block that found no cell. */ left: number }

/** Whether a paste is a block, to be spread over cells, or just text for the one cell. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.replace(/\r?\n$/, ''))

/** `n/m` fills numerator and denominator; a word that is no known level stays as typed, to be marked in its place. */
function filled(row: PasteRow, cells: readonly string[], second: boolean): Typed {
  const { now } = row
  const keep = { ...blank, note: now.note }
  if (row.kind === 'level') return { ...keep, level: row.levels.get(cells[0]!) ?? cells[0]! }
  if (row.kind === 'number') return { ...keep, first: cells[0]! }
  if (row.kind === 'money') {
    const [first, middle, third] = second ? [now.first, ...cells] : cells
    return { ...keep, first: first ?? now.first, second: middle ?? now.second, third: third ?? now.third }
  }
  if (second) return { ...keep, first: now.first, second: cells[0]! }
  const pair = cells.length === 1 ? /^([^/÷]+)[/÷]([^/÷]+)$/.exec(cells[0]!) : null
  if (pair) return { ...keep, first: pair[1]!.trim(), second: pair[2]!.trim() }
  return { ...keep, first: cells[0]!, second: cells.length > 1 ? cells[1]! : '' }
}

/** Spreads a block over the consecutive editable rows from `anchor` on; `second` starts in the denominator's column. */
export function pasteBlock(text: string, anchor: string, rows: readonly PasteRow[], second = false): Pasted {
  const block = readTsv(text)
  const from = rows.findIndex(({ key }) => key === anchor)
  if (from < 0) return { patches: [], left: block.length }
  const room = rows.slice(from, from + block.length)
  const patches = room.map((row, i) => ({ key: row.key, typed: filled(row, block[i]!, second) }))
  return { patches, left: block.length - room.length }
}
