import type { Answer } from '#domain/problem'
import { cellContent, type CellContent } from './html-cell.ts'
import { walkMarkup } from './markup.ts'
import { collectLines, limits, refuse, type SourceDocument, type SourceKind } from './source.ts'
import { textLines } from './text.ts'

const dropped = new Set(['script', 'style', 'head', 'noscript', 'template', 'iframe', 'object', 'svg', 'math'])
const blocks = new Set(
  'address article aside blockquote caption center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p section ul'.split(
    ' ',
  ),
)

type Table = {
  row: string[]
  cell: CellContent | null
  span: { columns: number; rows: number }
  /** Values of earlier rows that reach down into the coming ones, by column. */
  above: Map<number, { text: string; rows: number }>
}

const spanOf = (written: string | undefined, most: number) => Math.min(Math.max(Math.trunc(Number(written)) || 1, 1), most)

/** HTML to lines: a table row is a line, text outside tables a line per block. Scripts and styles are dropped;
 * a table inside a cell (pages often use tables for layout) gives lines of its own. A value merged over rows stands in each of
 * them, or with `repeat` false in the first alone: a sum must not count it twice. */
export function readHtml(html: string, kind: SourceKind = 'html', repeat = true): Answer<SourceDocument> {
  const into = collectLines()
  const tables: Table[] = []
  let number = 0
  let silent = 0
  let preformatted: string | null = null
  let loose = cellContent()

  const add = (cells: string[]) => into.add(++number, cells)
  const endLoose = () => {
    for (const block of loose.blocks()) add([block])
    loose = cellContent()
  }
  const top = () => tables.at(-1)
  const fillFromAbove = (table: Table) => {
    for (;;) {
      const column = table.row.length
      const value = table.above.get(column)
      if (!value) return
      table.row.push(value.text)
      if (--value.rows === 0) table.above.delete(column)
    }
  }
  const endCell = (table: Table) => {
    if (!table.cell) return
    const text = table.cell.text()
    table.cell = null
    fillFromAbove(table)
    const columns = table.row.length > limits.cellsPerLine ? 1 : table.span.columns
    for (let i = 0; i < columns; i++) {
      if (table.span.rows > 1)
        table.above.set(table.row.length, { text: repeat && i === 0 ? text : '', rows: table.span.rows - 1 })
      table.row.push(i === 0 ? text : '')
    }
  }
  const endRow = (table: Table) => {
    endCell(table)
    if (table.row.length === 0) return
    fillFromAbove(table)
    add(table.row)
    table.row = []
  }

  const handlers = {
    open(name: string, attributes: Record<string, string>) {
      if (name === 'body') silent = 0
      if (dropped.has(name)) silent++
      if (silent > 0 || into.full) return
      const table = top()
      if (name === 'table') {
        endLoose()
        tables.push({ row: [], cell: null, span: { columns: 1, rows: 1 }, above: new Map() })
      } else if (table && name === 'tr') endRow(table)
      else if (table && (name === 'td' || name === 'th')) {
        endCell(table)
        table.span = { columns: spanOf(attributes['colspan'], limits.cellsPerLine), rows: spanOf(attributes['rowspan'], 1000) }
        table.cell = cellContent()
      } else if (name === 'pre' && !table) {
        endLoose()
        preformatted = ''
      } else {
        const content = table ? table.cell : loose
        if (blocks.has(name)) content?.block(name)
        else content?.open(name)
        if (name === 'input' && /^(|text|number|tel|date)$/.test(attributes['type'] ?? ''))
          content?.add(attributes['value'] ?? '')
      }
    },
    text(text: string) {
      if (silent > 0 || into.full) return
      if (preformatted !== null) preformatted += text
      else (top() ? top()?.cell : loose)?.add(text)
    },
    close(name: string) {
      if (dropped.has(name)) silent = Math.max(0, silent - 1)
      if (silent > 0) return
      const table = top()
      if (name === 'table') {
        if (table) endRow(table)
        tables.pop()
      } else if (table && name === 'tr') endRow(table)
      else if (table && (name === 'td' || name === 'th')) endCell(table)
      else if (name === 'pre' && preformatted !== null) {
        textLines(preformatted, into, number + 1)
        number += preformatted.split('\n').length
        preformatted = null
      } else {
        const content = table ? table.cell : loose
        if (blocks.has(name)) content?.block('')
        else content?.close(name)
      }
    },
  }
  if (!walkMarkup(html, handlers, false)) return refuse('document-too-complex')
  while (top()) {
    endRow(top()!)
    tables.pop()
  }
  endLoose()
  return into.answer(kind)
}
