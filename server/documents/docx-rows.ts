import type { SourceLine } from './source.ts'

/** The table rows of a Word file's markup, to find a line of the reader again. */

/** `from`, `to`: its place in the markup; `head`: the length of its opening tag; `column` from 1. */
export type DocxCell = { from: number; to: number; head: number; column: number; span: number }
export type DocxRow = { cells: DocxCell[]; key: string }

const tags = /<(\/?)w:(tr|tc)(?=[\s>/])[^>]*?(\/?)>/g
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
const decoded = (text: string) =>
  text.replaceAll(/&(?:amp|lt|gt|quot|apos);|&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (all, hex?: string, decimal?: string) =>
    hex || decimal
      ? String.fromCodePoint(Math.min(0x10ffff, parseInt(hex ?? decimal!, hex ? 16 : 10)))
      : (entities[all.toLowerCase()] ?? all),
  )
const squeezed = (text: string) => text.normalize('NFKC').replaceAll(/[\s\u200b-\u200f\u2060\ufeff]/g, '')
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => decoded(text)).join('')

type Open = { cells: DocxCell[]; cell: { from: number; head: number } | null; start: number }

export function docxRows(xml: string): DocxRow[] {
  const rows: (DocxRow & { start: number })[] = []
  const open: Open[] = []
  for (const { 0: tag, 1: closing, 2: name, 3: alone, index } of xml.matchAll(tags)) {
    const row = open.at(-1)
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

const lineKey = ({ cells }: SourceLine) => squeezed(decoded(cells.map(cell => cell.replaceAll(/<[^>]+>/g, '')).join('')))

/** The row that says the same as a line; of equal ones that with as many equal ones before it. */
export function rowFor(rows: readonly DocxRow[], lines: readonly SourceLine[], line: SourceLine): DocxRow | undefined {
  const key = lineKey(line)
  if (key === '') return undefined
  const before = lines.filter(one => one.number < line.number && one.cells.length > 1 && lineKey(one) === key).length
  return rows.filter(row => row.key === key)[before]
}
