import Big from 'big.js'
import type { Figure } from '#domain/computed'
import { digitsOf, readFen } from '#domain/entry-money'
import { isPercent, readCount, readNumber, readPercent } from '#domain/entry-number'
import type { Params } from '#domain/problem'
import { levelWord } from '#wording/level'
import { languages } from '#domain/vocabulary'
import { yesWords } from '#domain/vocabulary-workbook'
import type { Cell } from '../documents/workbook.ts'
import type { EntryColumn } from './layout.ts'
import type { ValueLine } from './lines.ts'

/** One row's cells as what would be saved; a cell that cannot be meant is a fault in its column, never a guess. */

export type Fault = { column: EntryColumn; code: string; params: Params }
export type ReadValue = Figure & { absent: boolean; note: string; faults: Fault[] }
export type ReadMoney = {
  spent: number | null
  allocated: number | null
  offPurpose: number | null
  note: string
  faults: Fault[]
}
type Cells = Partial<Record<EntryColumn, Cell>>
type Tell = (code: string, params?: Params) => null

/** Float dust of another program's re-saving is no change. */
const exact = (text: string) => new Big(Number(Number(text).toPrecision(15)))
const numeric = (cell: Cell) => cell.kind === 'number' && Number.isFinite(Number(cell.text))

/** What no entry cell may be, whatever it holds. */
function unusable(cell: Cell, tell: Tell): boolean {
  if (cell.kind === 'error') tell('workbook-formula-error', { error: cell.text })
  else if (cell.formula && cell.text === '') tell('workbook-formula-empty')
  else if (cell.kind === 'boolean') tell('workbook-boolean')
  else if (cell.kind === 'number' && cell.format === 'date') tell('workbook-date', { number: cell.text })
  else return false
  return true
}

/** A cell's number in the base unit of its target. */
function numberOf(cell: Cell, { target, shown }: ValueLine, tell: Tell): number | null {
  if (!numeric(cell)) {
    const read = readNumber(cell.text, target)
    return read.fault ? tell('workbook-not-a-number', { text: cell.text }) : read.value
  }
  const value = exact(cell.text)
  if (shown.unit !== '%') {
    if (cell.format === 'percent') return tell('workbook-percent-in-count', { percent: `${digitsOf(value.times(100))}%` })
    return Number(value.times(shown.scale))
  }
  const far = value.abs().gte(10) && Math.abs(target.value ?? target.high ?? 1) < 2
  if (cell.format !== 'percent' || far) return tell('workbook-percent-unclear', { number: digitsOf(value) })
  return Number(value)
}

function count(cell: Cell | undefined, tell: Tell): number | null {
  if (!cell) return null
  if (cell.format === 'percent' && numeric(cell)) return tell('workbook-percent-and-parts')
  if (numeric(cell)) return Number(exact(cell.text))
  const read = readCount(cell.text)
  return read.fault ? tell('workbook-not-a-number', { text: cell.text }) : read.value
}

/** A percentage alone, or numerator and denominator. */
function fractionOf(first: Cell | undefined, second: Cell | undefined, tell: (column: EntryColumn) => Tell) {
  const none = { value: null, numerator: null, denominator: null }
  if (first && !second) {
    if (numeric(first) && first.format === 'percent') return { ...none, value: Number(exact(first.text)) }
    if (!numeric(first) && isPercent(first.text)) {
      const read = readPercent(first.text)
      return { ...none, value: read.fault ? tell('first')('workbook-not-a-number', { text: first.text }) : read.value }
    }
  }
  return { ...none, numerator: count(first, tell('first')), denominator: count(second, tell('second')) }
}

/** A level as stored, from the word of either language. */
function levelOf(text: string, { choices, target }: ValueLine): string {
  if (choices.includes(text)) return text
  return choices.find(choice => languages.some(lang => levelWord(lang, choice, target) === text)) ?? text
}

function usable(cells: Cells, faults: Fault[]): Cells {
  const kept: Cells = {}
  for (const [name, cell] of Object.entries(cells) as [EntryColumn, Cell][])
    if (!unusable(cell, teller(faults, name))) kept[name] = cell
  return kept
}

const teller =
  (faults: Fault[], column: EntryColumn): Tell =>
  (code, params = {}) => {
    faults.push({ column, code, params })
    return null
  }

function noteOf(cell: Cell | undefined, tell: Tell): string {
  const note = (cell?.text ?? '').replaceAll(/\r\n?/g, '\n').trim()
  if (note.length > 2000) tell('workbook-note-long', { limit: 2000 })
  return note
}

export function readValue(line: ValueLine, cells: Cells): ReadValue {
  const faults: Fault[] = []
  const { first, second, third, note } = usable(cells, faults)
  const tell = (column: EntryColumn) => teller(faults, column)
  const said = third?.text.trim().toLowerCase() ?? ''
  const absent = yesWords.has(said)
  if (said !== '' && !absent) tell('third')('workbook-absent-unclear', { text: said })
  const nothing: Figure = { value: null, numerator: null, denominator: null, level: null }
  const rest = { absent, note: noteOf(note, tell('note')), faults }
  if (line.takes === 'derived') return { ...nothing, ...rest }
  if (line.takes === 'fraction') return { ...nothing, ...fractionOf(first, second, tell), ...rest }
  if (second) tell('second')('workbook-no-denominator', { text: second.text })
  if (!first) return { ...nothing, ...rest }
  if (line.takes === 'level') return { ...nothing, level: levelOf(first.text, line), ...rest }
  return { ...nothing, value: numberOf(first, line, tell('first')), ...rest }
}

/** 万元 as exact fen. */
function fenOf(cell: Cell | undefined, tell: Tell): number | null {
  if (!cell) return null
  if (!numeric(cell)) {
    const fen = readFen(cell.text)
    return fen === undefined ? tell('workbook-not-money', { text: cell.text }) : fen
  }
  if (cell.format === 'percent') return tell('workbook-not-money', { text: `${digitsOf(exact(cell.text).times(100))}%` })
  const fen = exact(cell.text).times(1e6)
  if (!fen.eq(fen.round())) return tell('workbook-below-fen', { number: digitsOf(exact(cell.text)) })
  return Number(fen)
}

export function readMoneyLine(cells: Cells): ReadMoney {
  const faults: Fault[] = []
  const { first, second, third, note } = usable(cells, faults)
  const amount = (cell: Cell | undefined, column: EntryColumn) => fenOf(cell, teller(faults, column))
  return {
    spent: amount(first, 'first'),
    allocated: amount(second, 'second'),
    offPurpose: amount(third, 'third'),
    note: noteOf(note, teller(faults, 'note')),
    faults,
  }
}
