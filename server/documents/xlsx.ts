import type { Answer } from '#domain/problem'
import { walkMarkup } from './markup.ts'
import { collectLines, limits, refuse, type SourceDocument, type SourceLine } from './source.ts'
import { formatOf, showNumber, type NumberFormat } from './xlsx-format.ts'
import { openZip, type Parts } from './zip.ts'

// Read here and not with a workbook library: those expand every cell of a merged or validated range, so that a file of
// a few kilobytes could hang the server. Formulas, macros and links are never looked at, only the cells' last values.

export const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** More elements, or deeper in one another, than any form has: what was read up to there is not the file. */
export class TooComplex extends Error {}

export function walk(xml: Buffer | undefined, { open, text, close }: Parameters<typeof walkMarkup>[1]): void {
  const handlers = {
    open: (name: string, attributes: Record<string, string>) => open?.(local(name), attributes),
    text,
    close: (name: string) => close?.(local(name)),
  }
  if (xml && !walkMarkup(xml.toString('utf8'), handlers, true)) throw new TooComplex()
}

/** Gathers the texts of a workbook while its markup is walked. */
export function sharedStrings() {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  const handlers = {
    open: (name: string) => {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic++
      inText = name === 't' && phonetic === 0
    },
    text: (text: string) => {
      if (inText) current += text
    },
    close: (name: string) => {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic--
      if (name === 'si') strings.push(current)
    },
  }
  return { strings, handlers }
}

export function readSharedStrings(parts: Parts): string[] {
  const { strings, handlers } = sharedStrings()
  walk(parts.get('xl/sharedStrings.xml'), handlers)
  return strings
}

export function readFormats(parts: Parts): NumberFormat[] {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inCells = false
  walk(parts.get('xl/styles.xml'), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells)
        formats.push(formatOf(Number(attributes['numFmtId'] ?? 0), codes.get(Number(attributes['numFmtId']))))
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats
}

type Listed = { name: string; path: string; hidden: boolean }

/** A workbook's sheets in their order, hidden ones as well, and whether its dates count from 1904. */
export function listSheets(parts: Parts): { sheets: Listed[]; from1904: boolean } {
  const targets = new Map<string, string>()
  walk(parts.get('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: Listed[] = []
  // A part is one sheet, however often it is listed.
  const seen = new Set<string>()
  let from1904 = false
  walk(parts.get('xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      const path = name === 'sheet' ? targets.get(attributes['r:id'] ?? '') : undefined
      if (!path || seen.has(path)) return
      seen.add(path)
      sheets.push({ name: attributes['name'] ?? '', path, hidden: /hidden/i.test(attributes['state'] ?? '') })
    },
  })
  return { sheets, from1904 }
}

export type Position = { row: number; column: number }

/** `C12` → row 12, column 2 (from 0). */
export function positionOf(reference: string): Position | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference)
  if (!match) return null
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(match[2]), column }
}

type Sheet = { rows: Map<number, string[]>; merges: { from: Position; to: Position }[] }

function readSheet(xml: Buffer | undefined, show: (value: string, type: string, style: number) => string): Sheet {
  const sheet: Sheet = { rows: new Map(), merges: [] }
  let row = 0
  let column = -1
  let cell = { type: '', style: 0, value: '' }
  let inValue = false
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes['r']) || row + 1
        column = -1
      } else if (name === 'c') {
        column = positionOf(attributes['r'] ?? '')?.column ?? column + 1
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), value: '' }
      } else if (name === 'mergeCell') {
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
      if (name !== 'c' || column >= 16_384) return
      const text = show(cell.value, cell.type, cell.style).trim()
      if (text === '') return
      const cells = sheet.rows.get(row) ?? []
      while (cells.length < Math.min(column, limits.cellsPerLine + 1)) cells.push('')
      cells[Math.min(column, limits.cellsPerLine + 1)] = text
      sheet.rows.set(row, cells)
    },
  })
  return sheet
}

/** A value merged over rows holds for each of them. */
function spreadMerges({ rows, merges }: Sheet): void {
  for (const { from, to } of merges) {
    const value = rows.get(from.row)?.[from.column]
    if (value === undefined || value === '') continue
    for (const [number, cells] of rows) {
      if (number <= from.row || number > to.row) continue
      while (cells.length <= from.column) cells.push('')
      cells[from.column] ||= value
    }
  }
}

type OpenSheet = Listed & { read: () => Sheet | null }

/** The workbook's sheets, each read when asked for; null = too much for one sheet. */
function openSheets(bytes: Uint8Array): Answer<OpenSheet[]> {
  const wanted = /^xl\/(workbook|styles|sharedStrings|worksheets\/[^/]+)\.xml$|^xl\/_rels\/workbook\.xml\.rels$/
  const parts = openZip(bytes, name => wanted.test(name))
  if (!parts.ok) return parts
  const strings = readSharedStrings(parts.value)
  const formats = readFormats(parts.value)
  const { sheets, from1904 } = listSheets(parts.value)
  const show = (value: string, type: string, style: number) =>
    type === 's' ? (strings[Number(value)] ?? '') : type === 'n' ? showNumber(value, formats[style] ?? 'plain', from1904) : value
  const read = (path: string) => {
    const sheet = readSheet(parts.value.get(path), show)
    return sheet.rows.size > limits.lines || sheet.rows.size * sheet.merges.length > 10_000_000 ? null : sheet
  }
  return { ok: true, value: sheets.map(listed => ({ ...listed, read: () => read(listed.path) })) }
}

function bounded<T>(read: () => Answer<T>): Answer<T> {
  try {
    return read()
  } catch (error) {
    if (error instanceof TooComplex) return refuse('document-too-complex')
    throw error
  }
}

const inOrder = (rows: Sheet['rows']) => [...rows.keys()].toSorted((a, b) => a - b)

/** The visible sheets of a workbook: rows of cells as shown, by their number; a value merged over rows stands in each. */
export const readSheets = (bytes: Uint8Array): Answer<ShownSheet[]> => bounded(() => shownSheets(bytes))

type ShownSheet = { name: string; rows: Map<number, string[]> }
function shownSheets(bytes: Uint8Array): Answer<ShownSheet[]> {
  const opened = openSheets(bytes)
  if (!opened.ok) return opened
  const found: ShownSheet[] = []
  for (const { name, hidden, read } of opened.value) {
    if (hidden) continue
    const sheet = read()
    if (!sheet) return refuse('document-too-many-lines', { limit: limits.lines })
    spreadMerges(sheet)
    found.push({ name, rows: sheet.rows })
  }
  return { ok: true, value: found }
}

export function readXlsx(bytes: Uint8Array): Answer<SourceDocument> {
  const sheets = readSheets(bytes)
  if (!sheets.ok) return sheets
  const into = collectLines()
  let offset = 0
  for (const { rows } of sheets.value) {
    const numbers = inOrder(rows)
    for (const number of numbers) into.add(offset + number, rows.get(number) ?? [])
    offset += numbers.at(-1) ?? 0
  }
  return into.answer('xlsx')
}

/** One sheet as it stands; `merged` holds the places of body cells that are merged, from their first to their last. */
export type NamedSheet = {
  name: string
  hidden: boolean
  lines: SourceLine[]
  merged: { row: number; column: number; toRow: number; toColumn: number }[]
}

/** The sheets by name, for tables of rows; a hidden one is named and not read. */
export const readTables = (bytes: Uint8Array): Answer<NamedSheet[]> => bounded(() => namedSheets(bytes))

function namedSheets(bytes: Uint8Array): Answer<NamedSheet[]> {
  const opened = openSheets(bytes)
  if (!opened.ok) return opened
  const found: NamedSheet[] = []
  for (const { name, hidden, read } of opened.value) {
    const sheet = hidden ? { rows: new Map<number, string[]>(), merges: [] } : read()
    if (!sheet) return refuse('document-too-many-lines', { limit: limits.lines })
    const into = collectLines()
    for (const number of inOrder(sheet.rows)) into.add(number, sheet.rows.get(number) ?? [])
    const answer = into.answer('xlsx')
    if (into.full && !answer.ok) return answer
    const merged = sheet.merges.map(({ from, to }) => ({ ...from, toRow: to.row, toColumn: to.column }))
    found.push({ name, hidden, lines: answer.ok ? answer.value.lines : [], merged })
  }
  return { ok: true, value: found }
}
