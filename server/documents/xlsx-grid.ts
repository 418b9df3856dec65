import type { Answer } from '#domain/problem'
import type { Grid } from '#domain/sheet'
import { notCalculated } from '#domain/sheet-rows'
import { mostColumns, mostRows, tooManyRows, type GridFile } from './grid-file.ts'
import { walkMarkupGently, type Handlers } from './markup.ts'
import { limits, refuse } from './source.ts'
import { letterOf } from '#domain/sheet-headings'
import { showNumber, type NumberFormat } from './xlsx-format.ts'
import { listSheets, local, positionOf, readFormats, sharedStrings, type Position } from './xlsx.ts'
import { openZip } from './zip.ts'

// As the reader of declarations, but by worksheet, piece by piece, and telling what a person would not see.

type Note = GridFile['notes'][number]

const gently = (xml: Buffer | undefined, handlers: Handlers, enough?: () => boolean) => {
  const short: Handlers = {
    open: (name, attributes) => handlers.open?.(local(name), attributes),
    ...(handlers.text ? { text: handlers.text } : {}),
    close: name => handlers.close?.(local(name)),
  }
  return xml ? walkMarkupGently(xml.toString('utf8'), short, { most: limits.elements, ...(enough ? { enough } : {}) }) : true
}

type Sheet = { rows: Map<number, string[]>; merges: { from: Position; to: Position }[]; hiddenRows: number; errors: string[] }

function sheetReader(show: (value: string, type: string, style: number) => string) {
  const sheet: Sheet = { rows: new Map(), merges: [], hiddenRows: 0, errors: [] }
  let row = 0
  let column = -1
  let cell = { type: '', style: 0, value: '', formula: false }
  let inValue = false
  const handlers: Handlers = {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes['r']) || row + 1
        column = -1
        if (/^(1|true)$/.test(attributes['hidden'] ?? '')) sheet.hiddenRows++
      } else if (name === 'c') {
        column = positionOf(attributes['r'] ?? '')?.column ?? column + 1
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '', formula: false }
      } else if (name === 'f') cell.formula = true
      else if (name === 'mergeCell') {
        const [from, to] = (attributes['ref'] ?? '').split(':').map(positionOf)
        if (from && to) sheet.merges.push({ from, to })
      }
      inValue = name === 'v' || name === 't'
    },
    text: text => {
      if (inValue) cell.value += text
    },
    close: name => {
      if (name === 'v' || name === 't') inValue = false
      if (name !== 'c' || column >= mostColumns) return
      const uncalculated = cell.formula && cell.value === '' && cell.type !== 'str'
      const text = uncalculated ? notCalculated : show(cell.value, cell.type, cell.style).trim()
      if (text === '') return
      if (cell.type === 'e' || uncalculated) sheet.errors.push(`${letterOf(column)}${row}`)
      const cells = sheet.rows.get(row) ?? []
      while (cells.length < column) cells.push('')
      cells[column] = text
      sheet.rows.set(row, cells)
    },
  }
  return { sheet, handlers }
}

/** A value merged over rows holds for each of them that has content of its own; null where ranges overlap without end. */
function spreadMerges({ rows, merges }: Sheet): number | null {
  let spread = 0
  let looked = 0
  for (const { from, to } of merges) {
    const value = rows.get(from.row)?.[from.column]
    if (value === undefined || to.row === from.row) continue
    spread++
    for (let number = from.row + 1; number <= Math.min(to.row, from.row + mostRows); number++) {
      if (++looked > 20 * mostRows) return null
      const cells = rows.get(number)
      if (!cells) continue
      while (cells.length <= from.column) cells.push('')
      cells[from.column] ||= value
    }
  }
  return spread
}

export async function readXlsxGrids(bytes: Uint8Array): Promise<Answer<GridFile>> {
  const wanted = /^xl\/(workbook|styles|sharedStrings|worksheets\/[^/]+)\.xml$|^xl\/_rels\/workbook\.xml\.rels$/
  const parts = openZip(bytes, name => wanted.test(name))
  if (!parts.ok) return parts
  const texts = sharedStrings()
  if (!(await gently(parts.value.get('xl/sharedStrings.xml'), texts.handlers))) return refuse('document-too-complex')
  const formats: NumberFormat[] = readFormats(parts.value)
  const { sheets: tabs, from1904 } = listSheets(parts.value)
  const show = (value: string, type: string, style: number) =>
    type === 's'
      ? (texts.strings[Number(value)] ?? '')
      : type === 'n'
        ? showNumber(value, formats[style] ?? 'plain', from1904)
        : value
  const grids: Grid[] = []
  const notes: Note[] = tabs.filter(tab => tab.hidden).map(tab => ({ code: 'sheet-hidden', params: { name: tab.name } }))
  for (const { name, path } of tabs.filter(tab => !tab.hidden)) {
    const { sheet, handlers } = sheetReader(show)
    const full = () => sheet.rows.size > mostRows
    if (!(await gently(parts.value.get(path), handlers, full))) return refuse('document-too-complex')
    if (full()) return tooManyRows()
    const merged = spreadMerges(sheet)
    if (merged === null) return refuse('document-too-complex')
    if (merged > 0) notes.push({ code: 'sheet-merged', params: { name, count: merged } })
    if (sheet.hiddenRows > 0) notes.push({ code: 'sheet-hidden-rows', params: { name, count: sheet.hiddenRows } })
    const first = sheet.errors[0]
    if (first !== undefined) notes.push({ code: 'sheet-errors', params: { name, count: sheet.errors.length, place: first } })
    const numbers = [...sheet.rows.keys()].toSorted((a, b) => a - b)
    grids.push({ name, rows: numbers.map(number => ({ place: `${name}!A${number}`, cells: sheet.rows.get(number)! })) })
  }
  return { ok: true, value: { grids, notes } }
}
