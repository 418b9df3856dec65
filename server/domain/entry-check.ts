import type { ActualEntry } from './actual.ts'
import { sameFigure, type Figure } from './computed.ts'
import type { IndicatorFacts } from './facts.ts'
import { offeredLevels, rankOf, takes } from './level.ts'
import { yearOf, type Month } from './month.ts'
import type { Params, Problem } from './problem.ts'
import type { RowSource } from './vocabulary-rows.ts'

/** A month's entries before they are saved: only what cannot be true is refused; a plausibility question never is (§7 Calendar). */

export type EntryContext = {
  indicators: readonly IndicatorFacts[]
  /** The project's year. */
  year: number
  month: Month
  /** The project's own unit: who reports where an entry names nobody. */
  ownAgencyId: number
  /** The month holds ledger rows: what they compute is typed beside them only with a reason (§7 Calendar). */
  ledger: boolean
  /** What kept rows say of an entry, by `indicator.unit`: another number beside them needs a reason (§7 Calendar). */
  rows?: ReadonlyMap<string, Figure & { source: RowSource }>
}

type Field = 'indicatorId' | 'agencyId' | 'value' | 'numerator' | 'denominator' | 'level' | 'note'
type Fault = { field: Field; code: string; params?: Params }

const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined

export function checkMonth(month: Month, year: number): Problem[] {
  return yearOf(month) === year ? [] : [{ path: 'month', code: 'month-outside-year', params: { month, year } }]
}

export function checkActuals(entries: readonly ActualEntry[], context: EntryContext): Problem[] {
  const problems = checkMonth(context.month, context.year)
  const known = new Map(context.indicators.map(indicator => [indicator.id, indicator]))
  const seen = new Map<string, number>()
  entries.forEach((entry, i) => {
    const add = ({ field, code, params }: Fault, name: string | null) =>
      problems.push({ path: `entries.${i}.${field}`, code, params: { ...params, indicator: name } })
    const indicator = known.get(entry.indicatorId)
    if (!indicator) return void add({ field: 'indicatorId', code: 'unknown-indicator', params: { id: entry.indicatorId } }, null)
    const agency = entry.agencyId ?? context.ownAgencyId
    const key = `${entry.indicatorId}.${agency}`
    const first = seen.get(key)
    if (first !== undefined) add({ field: 'indicatorId', code: 'duplicate-entry', params: { first: first + 1 } }, indicator.name)
    else seen.set(key, i)
    const fault = faultOf(entry, indicator, agency, context.ledger) ?? besideRows(entry, context.rows?.get(key))
    if (fault) add(fault, indicator.name)
  })
  return problems
}

function faultOf(entry: ActualEntry, indicator: IndicatorFacts, agency: number, ledger: boolean): Fault | null {
  if (indicator.derivation && ledger && !entry.note?.trim())
    return { field: 'value', code: 'derived', params: { derivation: indicator.derivation } }
  if (!indicator.contributors.includes(agency)) return { field: 'agencyId', code: 'not-a-contributor', params: { agency } }
  const fault = notNumber(entry)
  if (fault) return fault
  const filled = given(entry.value) || given(entry.numerator) || given(entry.denominator) || given(entry.level)
  if (entry.notApplicable) {
    if (filled) return { field: 'value', code: 'value-and-not-applicable' }
    return entry.note?.trim() ? null : { field: 'note', code: 'not-applicable-needs-note' }
  }
  if (!filled) return cleared(entry) ? null : { field: 'value', code: 'nothing-entered' }
  if (given(entry.level)) return levelFault(entry, indicator)
  return numberFault(entry, indicator)
}

/** The entry as a figure, to be compared with what rows say. */
export const figureOf = (entry: ActualEntry): Figure => ({
  value: entry.value ?? null,
  numerator: entry.numerator ?? null,
  denominator: entry.denominator ?? null,
  level: entry.level ?? null,
})

function besideRows(entry: ActualEntry, rows: (Figure & { source: RowSource }) | undefined): Fault | null {
  if (!rows || entry.note?.trim() || (!entry.notApplicable && sameFigure(figureOf(entry), rows))) return null
  const { source, value, numerator, denominator, level } = rows
  return { field: 'note', code: 'rows-say-otherwise', params: { source, value, numerator, denominator, level } }
}

/** `null` clears; leaving everything out says nothing. */
const cleared = (entry: ActualEntry) =>
  entry.value === null || entry.level === null || (entry.numerator === null && entry.denominator === null)

function notNumber(entry: ActualEntry): Fault | null {
  for (const field of ['value', 'numerator', 'denominator'] as const) {
    const value: unknown = entry[field]
    if (given(value) && (typeof value !== 'number' || !Number.isFinite(value))) return { field, code: 'not-a-number' }
  }
  return null
}

function levelFault(entry: ActualEntry, indicator: IndicatorFacts): Fault | null {
  if (takes(indicator) !== 'level') return { field: 'level', code: 'number-expected' }
  if (given(entry.value) || given(entry.numerator) || given(entry.denominator)) {
    return { field: 'value', code: 'level-and-number' }
  }
  if (rankOf(entry.level!, indicator) !== null) return null
  return { field: 'level', code: 'unknown-level', params: { level: entry.level!, choices: offeredLevels(indicator).join('、') } }
}

function numberFault(entry: ActualEntry, indicator: IndicatorFacts): Fault | null {
  const { value, numerator, denominator } = entry
  const kind = takes(indicator)
  if (kind === 'level') {
    const field = given(value) ? 'value' : given(numerator) ? 'numerator' : 'denominator'
    return { field, code: 'level-expected', params: { choices: offeredLevels(indicator).join('、') } }
  }
  if (given(numerator) || given(denominator)) {
    if (kind !== 'fraction') return { field: given(numerator) ? 'numerator' : 'denominator', code: 'one-number-expected' }
    if (given(value)) return { field: 'value', code: 'value-and-fraction' }
    return fractionFault(numerator, denominator)
  }
  // Like spending: less than nothing is a correction, and a correction says why.
  const counted = kind === 'number' && indicator.targets.at(-1)?.target.unit !== '%'
  return counted && value! < 0 && !entry.note?.trim() ? { field: 'note', code: 'negative-needs-note' } : null
}

/** 0/0 is reported with nothing measured; n/0 is refused (§7 Values). */
function fractionFault(numerator: number | null | undefined, denominator: number | null | undefined): Fault | null {
  if (!given(denominator)) return { field: 'denominator', code: 'denominator-missing', params: { numerator: numerator! } }
  if (!given(numerator)) return { field: 'numerator', code: 'numerator-missing', params: { denominator } }
  if (denominator < 0) return { field: 'denominator', code: 'denominator-negative', params: { denominator } }
  if (denominator === 0 && numerator !== 0) return { field: 'denominator', code: 'denominator-zero', params: { numerator } }
  return null
}
