import { fullYearBudget, ledgerOf } from './budget.ts'
import type { ActualFacts, IndicatorFacts, ProjectFacts } from './facts.ts'
import { rankOf, takes } from './level.ts'
import { numberOf, type Month } from './month.ts'
import { above } from './number.ts'
import { versionAt } from './pace.ts'
import { outlierOf } from './plausibility-series.ts'
import type { Params } from './problem.ts'
import type { Target } from './target.ts'

/** Questions before a month is handed in: figures a reviewer would ask about. They never refuse a save (§7 Calendar). */

export const plausibilityCodes = [
  'jump',
  'outlier',
  'all-full',
  'equals-target',
  'note-copied',
  'falling',
  'over-budget',
  'spent-no-result',
  'result-no-spend',
  'few-asked',
] as const
export type PlausibilityCode = (typeof plausibilityCodes)[number]

/** `indicatorId` 0: about the month's money or the month as a whole; then `agencyId` is the sub-project, 0 = all of them. */
export type Doubt = { code: PlausibilityCode; indicatorId: number; agencyId: number; params: Params }

export type DoubtFacts = Pick<ProjectFacts, 'year' | 'indicators' | 'actuals' | 'expenditures' | 'subprojects' | 'budget'> & {
  /** The month's notes, by `indicator.unit`. */
  notes: ReadonlyMap<string, string>
}

const few = 5
const sameMonths = 3
const leastRates = 3
const leastNote = 6

type Row = { indicator: IndicatorFacts; target: Target; agencyId: number; now: ActualFacts; past: ActualFacts[] }

/** The figure of a month as one number: a rate, or the number itself. */
function numberIn({ value, numerator, denominator }: ActualFacts): number | null {
  if (value !== null) return value
  return numerator === null || !denominator ? null : numerator / denominator
}
const numbers = (rows: readonly ActualFacts[]) => rows.map(numberIn).filter(number => number !== null)
const isRate = ({ indicator, target }: Row) => takes(indicator) === 'fraction' || target.unit === '%'
const shown = (row: Row) => ({ unit: isRate(row) ? '%' : row.target.unit, scale: isRate(row) ? 1 : row.target.scale })

function unlikePast(row: Row): (Params & { jump: boolean }) | null {
  const value = numberIn(row.now)
  const found = value === null ? null : outlierOf(numbers(row.past), value)
  if (!found || value === null) return null
  const { usual, times, months, jump } = found
  return { jump, value, usual, times: Math.round(times * 10) / 10, months, ...shown(row) }
}

/** The same as the target, month after month; of a sum, its even share. 100% is a target many meet honestly. */
function asTargeted(row: Row): Params | null {
  const { value: target, kind, unit } = row.target
  if (kind !== 'numeric' || target === null || target === 0 || (isRate(row) && target === 1)) return null
  const share = row.indicator.aggregation === 'sum'
  const wanted = share && unit !== '%' ? target / 12 : target
  const months = [...row.past, row.now].slice(-sameMonths)
  const same =
    months.length === sameMonths && months.every(one => Math.abs((numberIn(one) ?? NaN) - wanted) <= Math.abs(wanted) * 1e-9)
  return same ? { value: wanted, months: sameMonths, share, ...shown(row) } : null
}

/** What only grows fell: a standing count, or the stage of a document. */
function fell(row: Row): Params | null {
  const before = row.past.at(-1)
  if (!before) return null
  const { indicator, now, target } = row
  if (indicator.aggregation === 'milestone') {
    const [was, is] = [before.level, now.level]
    const back = was !== null && is !== null && (rankOf(is, indicator) ?? 1) < (rankOf(was, indicator) ?? 0)
    return back ? { month: before.month, fromLevel: was, toLevel: is } : null
  }
  const grows = indicator.aggregation === 'last' && target.direction !== 'down' && target.direction !== 'within' && !isRate(row)
  const [was, is] = [before.value, now.value]
  return grows && was !== null && is !== null && is < was ? { month: before.month, from: was, to: is, ...shown(row) } : null
}

const plainNote = (note: string) => note.replaceAll(/[\s\p{P}]/gu, '')

function copied(row: Row, rows: readonly Row[], notes: DoubtFacts['notes']): Params | null {
  const noteOf = ({ indicator, agencyId }: Row) => plainNote(notes.get(`${indicator.id}.${agencyId}`) ?? '')
  const own = noteOf(row)
  if (own.length < leastNote) return null
  const other = rows.find(one => one.indicator.id === row.indicator.id && one.agencyId !== row.agencyId && noteOf(one) === own)
  return other ? { agency: other.agencyId, note: notes.get(`${row.indicator.id}.${row.agencyId}`)!.slice(0, 60) } : null
}

function fewAsked({ indicator, now }: Row): Params | null {
  const asked = now.denominator
  return indicator.aggregation === 'weighted' && asked !== null && asked > 0 && asked <= few
    ? { asked, satisfied: now.numerator }
    : null
}

function rowsOf({ indicators, actuals }: DoubtFacts, month: Month): Row[] {
  const byEntry = new Map<string, ActualFacts[]>()
  for (const actual of actuals.toSorted((a, b) => (a.month < b.month ? -1 : 1))) {
    if (actual.state !== 'reported' || actual.month > month) continue
    const key = `${actual.indicatorId}.${actual.agencyId}`
    const list = byEntry.get(key)
    if (list) list.push(actual)
    else byEntry.set(key, [actual])
  }
  return indicators.flatMap(indicator =>
    indicator.contributors.flatMap(agencyId => {
      const list = byEntry.get(`${indicator.id}.${agencyId}`) ?? []
      const now = list.at(-1)
      if (now?.month !== month || indicator.derivation) return []
      return [{ indicator, target: versionAt(indicator.targets, month).target, agencyId, now, past: list.slice(0, -1) }]
    }),
  )
}

function aboutMonth(facts: DoubtFacts, rows: readonly Row[], month: Month): Doubt[] {
  const doubts: Doubt[] = []
  const add = (code: PlausibilityCode, params: Params, subproject = 0) =>
    doubts.push({ code, indicatorId: 0, agencyId: subproject, params })
  const rates = rows.filter(isRate).map(({ now }) => numberIn(now))
  const known = rates.filter(rate => rate !== null)
  if (known.length >= leastRates && known.every(rate => rate === 1)) add('all-full', { count: known.length })
  const until = facts.expenditures.filter(row => row.month <= month)
  const at = numberOf(month) - 1
  const ledger = ledgerOf(until, facts.year)
  const spent = ledger.spent[at] ?? null
  const toDate = ledger.spentToDate[at] ?? null
  // Asked in the month that spends, not again in every month after it.
  const over = (part: number | null, budget: number | null) => part !== null && budget !== null && above(part, budget)
  const total = fullYearBudget(facts.budget)
  if (spent && over(toDate, total)) add('over-budget', { spent: toDate, budget: total, subproject: null })
  if (facts.subprojects.length > 1)
    for (const { id, name, budget } of facts.subprojects) {
      const own = until.filter(row => row.subprojectId === id && row.spent !== null)
      const sum = own.reduce((all, row) => all + row.spent!, 0)
      const now = own.some(row => row.month === month && row.spent !== 0)
      if (now && over(sum, budget)) add('over-budget', { spent: sum, budget, subproject: name }, id)
    }
  const results = rows.filter(({ indicator }) => indicator.aggregation === 'sum').map(({ now }) => now.value ?? 0)
  const any = results.some(value => value > 0)
  if (spent !== null && spent > 0 && results.length > 0 && !any) add('spent-no-result', { spent, count: results.length })
  if (any && toDate === 0) add('result-no-spend', { count: results.filter(value => value > 0).length })
  return doubts
}

/** Everything worth asking about one month, in the order of the form. */
export function doubtsOf(facts: DoubtFacts, month: Month): Doubt[] {
  const rows = rowsOf(facts, month)
  const about = rows.flatMap(row => {
    const { jump = false, ...unlike } = unlikePast(row) ?? {}
    const found: [PlausibilityCode, Params | null][] = [
      [jump ? 'jump' : 'outlier', 'value' in unlike ? unlike : null],
      ['equals-target', asTargeted(row)],
      ['falling', fell(row)],
      ['few-asked', fewAsked(row)],
      ['note-copied', copied(row, rows, facts.notes)],
    ]
    return found.flatMap(([code, params]) =>
      params ? [{ code, indicatorId: row.indicator.id, agencyId: row.agencyId, params }] : [],
    )
  })
  return [...about, ...aboutMonth(facts, rows, month)]
}

/** An answer holds while the figures asked about are the same. */
export function sameFigures(one: Params, other: Params): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every(key => one[key] === other[key])
}
