import { aggregateFractions } from './aggregate-fraction.ts'
import { aggregateRanks } from './aggregate-rank.ts'
import type { ActualFacts, IndicatorFacts } from './facts.ts'
import { rankOf, takes } from './level.ts'
import { numberOf } from './month.ts'
import { tidy } from './number.ts'

/** One indicator's month over all its contributing units: the month alone, and the year to date (domain rules §3, §7). */
export type YearValue = {
  value: number | null
  numerator: number | null
  denominator: number | null
  level: string | null
  toDate: number | null
  toDateNumerator: number | null
  toDateDenominator: number | null
  toDateLevel: string | null
  /** 0–1, how far the year's level is; null without one. */
  rank: number | null
  /** Units that answered this month: reported, or said "not applicable". */
  reported: number
  contributors: number
  /** At least one unit reported something this month. */
  given: boolean
  /** Every unit said "not applicable this month". */
  notApplicable: boolean
  /** Something was reported in this month or before. */
  seen: boolean
  /** Units that answered in this month or before. */
  unitsSeen: number
  /** The year to date is known only as a percentage. */
  numeratorUnknown: boolean
  /** Percentages without numerator stand beside months that have one, and were left out. */
  leftOut: boolean
}

/** unit × month, in the order of the contributors; cleared entries are absent, foreign units do not count. */
export type Grid = { units: number; cells: (ActualFacts | undefined)[] }

export function gridOf(entries: readonly ActualFacts[], contributors: readonly number[], year: number): Grid {
  const units = contributors.length
  const cells: (ActualFacts | undefined)[] = Array.from({ length: units * 12 })
  const own = `${year}-`
  const index = units > 8 ? new Map(contributors.map((id, i) => [id, i])) : null
  for (const entry of entries) {
    if (entry.state === 'cleared' || !entry.month.startsWith(own)) continue
    const unit = index ? (index.get(entry.agencyId) ?? -1) : contributors.indexOf(entry.agencyId)
    if (unit >= 0) cells[unit * 12 + numberOf(entry.month) - 1] = entry
  }
  return { units, cells }
}

export const emptyValue = (contributors: number): YearValue => ({
  value: null,
  numerator: null,
  denominator: null,
  level: null,
  toDate: null,
  toDateNumerator: null,
  toDateDenominator: null,
  toDateLevel: null,
  rank: null,
  reported: 0,
  contributors,
  given: false,
  notApplicable: false,
  seen: false,
  unitsSeen: 0,
  numeratorUnknown: false,
  leftOut: false,
})

/** Who answered, month by month: the same for every aggregation. */
function answers({ units, cells }: Grid): YearValue[] {
  const seen = Array.from({ length: units }, () => false)
  let unitsSeen = 0
  let any = false
  const months: YearValue[] = []
  for (let month = 0; month < 12; month++) {
    const value = emptyValue(units)
    for (let unit = 0; unit < units; unit++) {
      const entry = cells[unit * 12 + month]
      if (!entry) continue
      value.reported++
      if (entry.state === 'reported') value.given = any = true
      if (!seen[unit]) unitsSeen++
      seen[unit] = true
    }
    value.notApplicable = !value.given && units > 0 && value.reported === units
    value.seen = any
    value.unitsSeen = unitsSeen
    months.push(value)
  }
  return months
}

/** `sum`: months and units add up. `last`: each unit's latest value, added over the units; months are never added. */
function aggregateNumbers(grid: Grid, months: YearValue[], latest: boolean) {
  const held = Array.from({ length: grid.units }, (): number | null => null)
  let total: number | null = null
  for (let month = 0; month < 12; month++) {
    const out = months[month]!
    for (let unit = 0; unit < grid.units; unit++) {
      const value = grid.cells[unit * 12 + month]?.value ?? null
      if (value === null || grid.cells[unit * 12 + month]!.state !== 'reported') continue
      out.value = tidy((out.value ?? 0) + value)
      total = tidy((total ?? 0) + value - (latest ? (held[unit] ?? 0) : 0))
      held[unit] = value
    }
    out.toDate = total
  }
}

/** The twelve months of one indicator. `lowerIsBetter` decides which of two numbers is the worse one. */
export function aggregateYear(
  indicator: Pick<IndicatorFacts, 'aggregation' | 'stages' | 'targets' | 'contributors'>,
  entries: readonly ActualFacts[],
  year: number,
  lowerIsBetter = false,
): YearValue[] {
  const grid = gridOf(entries, indicator.contributors, year)
  const months = answers(grid)
  const kind = takes(indicator)
  const { aggregation } = indicator
  if (kind === 'fraction') {
    const latest = aggregation === 'ratio_last' || aggregation === 'last'
    aggregateFractions(grid, months, latest, lowerIsBetter)
  } else if (kind === 'level') aggregateRanks(grid, months, aggregation, entry => rankIn(entry, indicator), true)
  else if (aggregation === 'sum' || aggregation === 'last') aggregateNumbers(grid, months, aggregation === 'last')
  else aggregateRanks(grid, months, aggregation, entry => signed(entry.value, lowerIsBetter), false)
  return months
}

const rankIn = (entry: ActualFacts, indicator: Pick<IndicatorFacts, 'aggregation' | 'stages' | 'targets'>) =>
  entry.level === null ? null : rankOf(entry.level, indicator)
const signed = (value: number | null, negate: boolean) => (value === null ? null : negate ? -value : value)
