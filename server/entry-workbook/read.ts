import type { Answer, Problem } from '#domain/problem'
import { entryBookHeadings } from '#wording/entry-workbook'
import { letterOf } from '#domain/sheet-headings'
import { readWorkbook, type Cell, type Row, type Sheet } from '../documents/workbook.ts'
import { refuse } from '../documents/source.ts'
import { column, columns, entryColumns, idOfHeads, markKind, markRows, markSheet, structure, type Column } from './layout.ts'

/** A returned workbook: whose it is, and the filled cells of each row, found by the row's id wherever it stands now. */

export type BookRow = {
  key: string
  /** As the mark remembers it. */
  name: string
  version: number
  place: (of: Column) => string
  hidden: boolean
  cells: Partial<Record<Column, Cell>>
}
export type Book = { projectId: number; projectName: string; year: number; month: string; rows: BookRow[]; problems: Problem[] }

const text = (row: Row | undefined, at: number) => row?.cells.get(at)?.text ?? ''
const number = (row: Row | undefined, at: number) => Number(text(row, at) || Number.NaN)

type Mark = Omit<Book, 'rows' | 'problems'> & { structure: number; known: Map<string, { version: number; name: string }> }

function readMark(sheet: Sheet): Mark | null {
  const first = sheet.rows.get(1)
  if (text(first, 0) !== markKind) return null
  const known = new Map<string, { version: number; name: string }>()
  for (const [at, row] of sheet.rows)
    if (at >= markRows.first && text(row, 0) !== '') known.set(text(row, 0), { version: number(row, 1), name: text(row, 2) })
  return {
    structure: number(sheet.rows.get(2), 0),
    projectId: number(sheet.rows.get(3), 0),
    projectName: text(sheet.rows.get(4), 0),
    year: number(sheet.rows.get(5), 0),
    month: text(sheet.rows.get(6), 0),
    known,
  }
}

/** The sheet that carries the rows: the one with the most known ids, whatever it is called by now. */
function entrySheet(sheets: readonly Sheet[]): { sheet: Sheet; heads: Map<string, number> } | null {
  for (const sheet of sheets) {
    const heads = new Map<string, number>()
    for (const [at, row] of sheet.rows) {
      const id = text(row, column.id)
      if ((Object.values(idOfHeads) as string[]).includes(id)) heads.set(id, at)
    }
    if (heads.has(idOfHeads.indicators)) return { sheet, heads }
  }
  return null
}

const bare = (heading: string) => heading.replaceAll(/\s/g, '')

/** Headings say what a column holds: one that changed means that cells may be read for something else. */
function headingProblems(sheet: Sheet, heads: Map<string, number>): Problem[] {
  return [...heads].flatMap(([id, at]) => {
    const row = sheet.rows.get(at)
    const offered = entryBookHeadings(id === idOfHeads.money ? 'money' : 'indicators')
    return columns.slice(1).flatMap(name => {
      const found = text(row, column[name])
      if (offered.some(headings => bare(headings[name]) === bare(found))) return []
      const params = { found, expected: offered[0]![name] }
      return [{ path: `${sheet.name}!${letterOf(column[name])}${at}`, code: 'workbook-heading', params }]
    })
  })
}

function mergeProblems(sheet: Sheet, rowsAt: ReadonlySet<number>): Problem[] {
  const filled = entryColumns.map(name => column[name])
  return sheet.merges
    .filter(
      ({ from, to }) =>
        filled.some(at => at >= from.column && at <= to.column) && [...rowsAt].some(at => at >= from.row && at <= to.row),
    )
    .map(({ from, to }) => {
      const range = `${letterOf(from.column)}${from.row}:${letterOf(to.column)}${to.row}`
      return { path: `${sheet.name}!${range}`, code: 'workbook-merged', params: { range } }
    })
}

/** Reads what came back. A file that is not ours is refused whole; a row that is wrong is a problem with its place. */
export function readEntryBook(bytes: Uint8Array): Answer<Book> {
  const opened = readWorkbook(bytes)
  if (!opened.ok) return opened
  const markOf = opened.value.find(sheet => sheet.name === markSheet)
  const mark = markOf && readMark(markOf)
  const entry = entrySheet(opened.value.filter(sheet => sheet.name !== markSheet))
  if (!mark) return refuse('workbook-not-ours')
  if (mark.structure !== structure) return refuse('workbook-old')
  if (!entry) return refuse('workbook-no-sheet')
  const { sheet, heads } = entry
  const problems = headingProblems(sheet, heads)
  const rows: BookRow[] = []
  const places = new Map<string, number>()
  const firstHead = Math.min(...heads.values())
  for (const [at, row] of [...sheet.rows].toSorted(([a], [b]) => a - b)) {
    const key = text(row, column.id)
    const place = (of: Column) => `${sheet.name}!${letterOf(column[of])}${at}`
    if (at <= firstHead || key.startsWith('#')) continue
    const filled = entryColumns.some(name => row.cells.has(column[name]))
    if (key === '') {
      if (filled) problems.push({ path: place('first'), code: 'workbook-row-extra', params: { name: text(row, column.name) } })
      continue
    }
    const known = mark.known.get(key)
    const seen = places.get(key)
    if (!known) problems.push({ path: place('name'), code: 'workbook-row-unknown', params: { name: text(row, column.name) } })
    else if (seen !== undefined)
      problems.push({ path: place('name'), code: 'workbook-row-twice', params: { name: known.name, first: seen } })
    else {
      places.set(key, at)
      const cells = Object.fromEntries(
        columns.flatMap(name => (row.cells.has(column[name]) ? [[name, row.cells.get(column[name])!]] : [])),
      )
      rows.push({ key, ...known, place, hidden: row.hidden, cells })
    }
  }
  for (const [key, { name }] of mark.known)
    if (!places.has(key)) problems.push({ path: sheet.name, code: 'workbook-row-missing', params: { name } })
  problems.push(...mergeProblems(sheet, new Set(places.values())))
  const { projectId, projectName, year, month } = mark
  return { ok: true, value: { projectId, projectName, year, month, rows, problems } }
}
