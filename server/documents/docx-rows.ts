import type { SourceLine } from './source.ts'
import { decoded } from './xml-cut.ts'

/** The table rows of a Word file's markup, to find a line of the reader again. */

/** `from`, `to`: its place in the markup; `head`: the length of its opening tag; `column` from 1. */
export type DocxCell = { from: number; to: number; head: number; column: number; span: number }
export type DocxRow = { cells: DocxCell[]; key: string }

const tags = /<(\/?)w:(tr|tc)(?=[\s>/])[^<>]*?(\/?)>/g
const squeezed = (text: string) => text.normalize('NFKC').replaceAll(/[\s\u200b-\u200f\u2060\ufeff]/g, '')
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => decoded(text)).join('')

const deepest = 20
type Open = { cells: DocxCell[]; cell: { from: number; head: number } | null; start: number }

export function docxRows(xml: string): DocxRow[] {
  const rows: (DocxRow & { start: number })[] = []
  const open: Open[] = []
  for (const { 0: tag, 1: closing, 2: name, 3: alone, index } of xml.matchAll(tags)) {
    const row = open.at(-1)
    // A table within a table within a table …: nobody's form.
    if (open.length > deepest) return []
    if (name === 'tr' && closing === '' && alone === '') open.push({ cells: [], cell: null, start: index })
    else if (name === 'tr' && row) {
      open.pop()
      rows.push({ cells: row.cells, start: row.start, key: squeezed(textOf(xml.slice(row.start, index))) })
    } else if (name === 'tc' && row && closing === '') row.cell = { from: index, head: tag.length }
    else if (name === 'tc' && row?.cell) {
      const { from, head } = row.cell
      const span = Number(/<w:gridSpan w:val="(\d{1,2})"/.exec(xml.slice(from, index))?.[1]) || 1
      const last = row.cells.at(-1)
      row.cells.push({ from, to: index + tag.length, head, column: last ? last.column + last.span : 1, span })
      row.cell = null
    }
  }
  return rows.toSorted((a, b) => a.start - b.start)
}

const lineKey = ({ cells }: SourceLine) => squeezed(decoded(cells.map(cell => cell.replaceAll(/<[^<>]+>/g, '')).join('')))

/** Of each line by its number the row that says the same; of equal ones that with as many equal ones before it. */
export function rowsByLine(rows: readonly DocxRow[], lines: readonly SourceLine[]): Map<number, DocxRow> {
  const alike = new Map<string, DocxRow[]>()
  for (const row of rows) {
    const same = alike.get(row.key)
    if (same) same.push(row)
    else alike.set(row.key, [row])
  }
  const before = new Map<string, number>()
  const found = new Map<number, DocxRow>()
  for (const line of lines.toSorted((a, b) => a.number - b.number)) {
    const key = lineKey(line)
    const row = key === '' ? undefined : alike.get(key)?.[before.get(key) ?? 0]
    if (row && !found.has(line.number)) found.set(line.number, row)
    if (line.cells.length > 1) before.set(key, (before.get(key) ?? 0) + 1)
  }
  return found
}
