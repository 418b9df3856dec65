import type { ActualEntry, ExpenditureEntry } from '#domain/actual'
import type { Figure } from '#domain/computed'
import type { Params } from '#domain/problem'
import { entryColumns, type EntryColumn } from './layout.ts'
import { versionOf, writtenAt, type Line, type MonthLines, type ValueLine } from './lines.ts'
import type { Book, BookRow } from './read.ts'
import { readMoneyLine, readValue, type Fault } from './read-line.ts'
import { cellValue, writtenMoney, writtenValue, type Written } from './written.ts'

/** A workbook against the month as it stands: what it changes, cell by cell, and what cannot be taken. Pure. */

export type Field = EntryColumn
export type Difference = { place: string; key: string; name: string; unit: string | null; field: Field; old: string; new: string }
/** Changed in the workbook and by somebody else since it was downloaded. */
export type Clash = {
  place: string
  key: string
  name: string
  unit: string | null
  seen: string
  mine: string
  theirs: string
  by: string | null
  at: number
}
/** `warning`: read all the same. */
export type BookProblem = { path: string; code: string; params: Params; severity: 'error' | 'warning' }
type Placed<E> = { entry: E; row: BookRow }
export type Comparison = {
  differences: Difference[]
  clashes: Clash[]
  problems: BookProblem[]
  actuals: Placed<ActualEntry>[]
  money: Placed<ExpenditureEntry>[]
  /** Rows others changed since, and this workbook leaves alone. */
  others: number
}
/** For rows in conflict: whose value is kept. */
export type Choices = { mine: ReadonlySet<string>; theirs: ReadonlySet<string> }

const tidyNote = (note: string) =>
  note
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .trim()

const cellOf = (written: Written, field: Field): string =>
  field === 'third' && written.absent ? 'yes' : field === 'note' ? tidyNote(written.note) : written[field]

/** Equal, or apart by no more than another program's rounding when it saved the file again. */
function sameCell(one: string, other: string): boolean {
  if (one === other) return true
  const bare = (text: string) => Number(text.replace(/%$/, ''))
  if (one === '' || other === '' || one.endsWith('%') !== other.endsWith('%')) return false
  const [a, b] = [bare(one), bare(other)]
  return Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= Math.abs(b) * 1e-14
}

const changed = (before: Written, after: Written): Field[] =>
  entryColumns.filter(field => !sameCell(cellOf(after, field), cellOf(before, field)))

/** A row in one line, for comparing by eye. */
const inWords = (written: Written) =>
  entryColumns
    .map(field => cellOf(written, field))
    .filter(text => text !== '')
    .join(' · ')

const filled = (figure: Figure) => Object.values(figure).some(value => value !== null)

/** The cell still holds what was written for this text. */
const asWritten = (cell: string, text: string) => cell === text || sameCell(cell, String(cellValue(text)))

type ReadRow = { written: Written; faults: Fault[]; figure: Figure | null; entry: ActualEntry | ExpenditureEntry }

function readLine(line: Line, row: BookRow): ReadRow {
  if (line.kind === 'money') {
    const { faults, note, ...amounts } = readMoneyLine(row.cells)
    const entry: ExpenditureEntry = { subprojectId: line.subprojectId, ...amounts, ...(note === '' ? {} : { note }) }
    return { written: writtenMoney({ ...amounts, note }), faults, figure: null, entry }
  }
  const { faults, note, absent, ...figure } = readValue(line, row.cells)
  const state = absent ? 'notApplicable' : filled(figure) ? 'reported' : 'cleared'
  const written = { ...writtenValue({ ...figure, state: filled(figure) ? 'reported' : state, note }, line.shown), absent }
  const given = Object.fromEntries(Object.entries(figure).filter(([, value]) => value !== null)) as Partial<Figure>
  const rest = { ...(absent ? { notApplicable: true } : filled(figure) ? {} : { value: null }), ...(note === '' ? {} : { note }) }
  return { written, faults, figure, entry: { indicatorId: line.facts.id, agencyId: line.agencyId, ...given, ...rest } }
}

const unitOf = (line: Line) => (line.kind === 'value' ? line.unitName : null)

export function compareBook(book: Book, { values, money }: Pick<MonthLines, 'values' | 'money'>, choices: Choices): Comparison {
  const lines = new Map<string, Line>([...values, ...money].map(line => [line.key, line]))
  const out: Comparison = { differences: [], clashes: [], problems: [], actuals: [], money: [], others: 0 }
  const tell = (path: string, code: string, params: Params, severity: BookProblem['severity'] = 'error') =>
    void out.problems.push({ path, code, params, severity })
  for (const { path, code, params } of book.problems) tell(path, code, params)
  for (const row of book.rows) {
    const line = lines.get(row.key)
    if (!line) tell(row.place('name'), 'workbook-row-gone', { name: row.name })
    else if (line.name !== row.name) tell(row.place('name'), 'workbook-row-renamed', { name: row.name, now: line.name })
    else compareRow(line, row, choices, out, tell)
  }
  return out
}

type TellProblem = (path: string, code: string, params: Params, severity?: BookProblem['severity']) => void

function compareRow(line: Line, row: BookRow, choices: Choices, out: Comparison, tell: TellProblem): void {
  if (line.kind === 'value' && line.takes === 'derived') return
  const seen = writtenAt(line, row.version)
  if (!seen) return tell(row.place('name'), 'workbook-version-unknown', { name: row.name })
  const { written, faults, entry } = readLine(line, row)
  const version = versionOf(line)
  const moved = version !== row.version
  // A cell left as it was is never complained about, whatever stands in it.
  const left = (field: Field) => {
    const cell = row.cells[field]
    return !!cell && cell.text !== '' && asWritten(cell.text, cellOf(seen, field))
  }
  const bad = faults.filter(fault => !left(fault.column))
  for (const { column, code, params } of bad) tell(row.place(column), code, { ...params, name: line.name })
  if (bad.length) return
  for (const { column } of faults) written[column] = seen[column]
  const touched = changed(seen, written)
  if (touched.length === 0) return void (out.others += moved ? 1 : 0)
  const now = writtenAt(line, version)!
  const fields = changed(now, written)
  if (fields.length === 0) return
  const named = { key: row.key, name: line.name, unit: unitOf(line) }
  if (moved && !choices.mine.has(row.key)) {
    if (choices.theirs.has(row.key)) return
    const { recordedBy, recordedAt } = line.versions.at(-1)!
    const texts = { seen: inWords(seen), mine: inWords(written), theirs: inWords(now) }
    return void out.clashes.push({ place: row.place(fields[0]!), ...named, ...texts, by: recordedBy, at: recordedAt })
  }
  for (const field of fields)
    out.differences.push({ place: row.place(field), ...named, field, old: cellOf(now, field), new: cellOf(written, field) })
  if (row.hidden) tell(row.place('first'), 'workbook-row-hidden', { name: line.name }, 'warning')
  const kept = { ...entry, version }
  if (line.kind === 'money') out.money.push({ entry: kept as ExpenditureEntry, row })
  else out.actuals.push({ entry: snapped(kept as ActualEntry, line, fields), row })
}

/** Fields nobody touched keep the stored number to the last digit. */
function snapped(entry: ActualEntry, line: ValueLine, fields: Field[]): ActualEntry {
  const stored = line.versions.at(-1)
  if (!stored || stored.state !== 'reported' || fields.includes('first') || fields.includes('second') || entry.notApplicable)
    return entry
  const { value, numerator, denominator, level } = stored
  const given = Object.entries({ value, numerator, denominator, level }).filter(([, part]) => part !== null)
  return { ...entry, ...Object.fromEntries(given) }
}
