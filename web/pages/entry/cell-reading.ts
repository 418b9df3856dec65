import type { ActualEntry, ExpenditureEntry } from '#domain/actual'
import { checkActuals } from '#domain/entry-check'
import { checkExpenditures } from '#domain/expenditure-check'
import type { ActualFacts, ExpenditureFacts } from '#domain/facts'
import type { Month } from '#domain/month'
import type { Params } from '#domain/problem'
import { readFen } from '#domain/entry-money'
import type { EntryRow, MoneyRow } from './entry-rows.ts'
import { isPercent, readCount, readNumber, readPercent, type NumberReading } from '#domain/entry-number'
import { isEmpty, type Typed } from './typed.ts'

/** What is wrong with a row, in the server's own codes, and which of its fields to mend. */
export type Fault = { code: string; params: Params; field: 'first' | 'second' | 'third' | 'level' | 'note' }

/** A row's text understood: what would be saved, what is wrong, what to look at twice. */
export type Reading = {
  state: 'empty' | 'given' | 'absent' | 'fault'
  entry: ActualEntry
  fault: Fault | null
  doubt: NumberReading['doubt']
}

const fieldOf: Record<string, Fault['field']> = {
  value: 'first',
  numerator: 'first',
  denominator: 'second',
  level: 'level',
  note: 'note',
  spent: 'first',
  allocated: 'second',
  offPurpose: 'third',
}
const place = (path: string): Fault['field'] => fieldOf[path.split('.').at(-1)!] ?? 'first'

type Numbers = Pick<ActualEntry, 'value' | 'numerator' | 'denominator' | 'level'>
type Understood = { numbers: Numbers; unreadable: Fault['field'] | null; doubt: NumberReading['doubt'] }
const fine = (numbers: Numbers): Understood => ({ numbers, unreadable: null, doubt: null })

function understand(row: EntryRow, typed: Typed): Understood {
  if (row.kind === 'level') return fine({ level: typed.level === '' ? null : typed.level })
  const [first, second] = [typed.first.trim(), typed.second.trim()]
  if (row.kind === 'number' || (isPercent(first) && second === '')) {
    const read = row.kind === 'number' ? readNumber(first, row.declared.target) : readPercent(first)
    return { numbers: { value: read.value }, unreadable: read.fault ? 'first' : null, doubt: read.doubt }
  }
  if (first === '' && second === '') return fine({ value: null })
  const [numerator, denominator] = [readCount(first), readCount(second)]
  const numbers = { numerator: numerator.value, denominator: denominator.value }
  return { numbers, unreadable: numerator.fault ? 'first' : denominator.fault ? 'second' : null, doubt: null }
}

export function readRow(row: EntryRow, typed: Typed, year: number, month: Month): Reading {
  const { numbers, unreadable, doubt } = typed.absent ? fine({}) : understand(row, typed)
  const note = typed.note.trim()
  const entry: ActualEntry = {
    indicatorId: row.facts.id,
    agencyId: row.agencyId,
    ...numbers,
    ...(typed.absent ? { notApplicable: true } : {}),
    ...(note === '' ? {} : { note }),
  }
  // Only what was touched is weighed against the rows: a month's own difference from them stands as it was saved.
  const said = typed === row.written ? undefined : row.said?.figure
  const context = { indicators: [row.facts], year, month, ownAgencyId: row.agencyId, ledger: false }
  const rows = said && new Map([[`${row.facts.id}.${row.agencyId}`, said]])
  const found = unreadable
    ? { code: 'not-a-number', params: {}, field: unreadable }
    : checkActuals([entry], { ...context, rows }).map(({ code, params, path }) => ({
        code,
        params: { ...params, indicator: null },
        field: place(path),
      }))[0]
  const fault = row.kind === 'derived' ? null : (found ?? null)
  const state = fault ? 'fault' : typed.absent ? 'absent' : isEmpty(typed) ? 'empty' : 'given'
  return { state, entry, fault, doubt }
}

/** The row as the rules know it; null where it says nothing yet. */
export function factsOfReading({ entry, state }: Reading, month: Month): ActualFacts | null {
  if (state === 'fault' || state === 'empty') return null
  return {
    indicatorId: entry.indicatorId,
    agencyId: entry.agencyId!,
    month,
    state: state === 'absent' ? 'notApplicable' : 'reported',
    value: entry.value ?? null,
    numerator: entry.numerator ?? null,
    denominator: entry.denominator ?? null,
    level: entry.level ?? null,
  }
}

export type MoneyReading = { state: 'empty' | 'given' | 'fault'; entry: ExpenditureEntry; fault: Fault | null }

export function readMoney(row: MoneyRow, typed: Typed, year: number, month: Month): MoneyReading {
  const [spent, allocated, offPurpose] = [readFen(typed.first), readFen(typed.second), readFen(typed.third)]
  const note = typed.note.trim()
  const entry: ExpenditureEntry = {
    subprojectId: row.id,
    spent: spent ?? null,
    allocated: allocated ?? null,
    offPurpose: offPurpose ?? null,
    ...(note === '' ? {} : { note }),
  }
  const unreadable =
    spent === undefined ? 'first' : allocated === undefined ? 'second' : offPurpose === undefined ? 'third' : null
  const paid = row.paid && typed !== row.written ? new Map([[row.id, row.paid]]) : undefined
  const problem = checkExpenditures([entry], { subprojects: [row], year, month, paid })[0]
  const fault: Fault | null = unreadable
    ? { code: 'not-money', params: {}, field: unreadable }
    : problem
      ? { code: problem.code, params: { ...problem.params, subproject: null }, field: place(problem.path) }
      : null
  return { state: fault ? 'fault' : isEmpty(typed) ? 'empty' : 'given', entry, fault }
}

export const factsOfMoney = ({ entry, state }: MoneyReading, month: Month): ExpenditureFacts | null =>
  state === 'given'
    ? {
        subprojectId: entry.subprojectId,
        month,
        spent: entry.spent,
        allocated: entry.allocated ?? null,
        offPurpose: entry.offPurpose ?? null,
      }
    : null
