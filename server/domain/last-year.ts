import { aggregateYear, type YearValue } from './aggregate.ts'
import { fullYearBudget, ledgerOf } from './budget.ts'
import { deriveYear } from './derived.ts'
import type { ActualFacts, IndicatorFacts, ProjectFacts } from './facts.ts'
import { monthsOf, type Month } from './month.ts'
import { divide } from './number.ts'
import { natureOf } from './pace.ts'
import type { BudgetLastYear, IndicatorLastYear } from './progress.ts'
import { byIndicator } from './project-year.ts'
import { ledgerFirst } from './year-end.ts'
import { pairIndicators } from './twin.ts'

/** Last year beside this one: values and money only; what they were judged then stays in their own year. */
export type LastYear = {
  indicators: Map<number, IndicatorLastYear>
  budget: BudgetLastYear
  /** The same months as they were aggregated, for who computes with them. */
  values: Map<number, YearValue[]>
}

/** Own indicator → last year's as a person said; null = none of them. */
export type Confirmed = ReadonlyMap<number, { twinId: number | null }>

/** This year's indicators and their twins: what a person confirmed goes before the names. */
export function twinsOf(
  own: Pick<ProjectFacts, 'year' | 'indicators'>,
  before: Pick<ProjectFacts, 'indicators'>,
  confirmed: Confirmed,
): Map<number, number | null> {
  const pairs: Map<number, number | null> = pairIndicators(own.indicators, before.indicators, own.year)
  for (const [ownId, { twinId }] of confirmed) pairs.set(ownId, twinId)
  return pairs
}

/** Keyed by this year's indicators; what a person confirmed goes before the names. */
export function lastYearOf(
  own: Pick<ProjectFacts, 'year' | 'indicators'>,
  before: ProjectFacts,
  confirmed: Confirmed = new Map(),
): LastYear {
  const ledger = ledgerOf(before.expenditures, before.year)
  const months = monthsOf(before.year)
  const budget = fullYearBudget(before.budget)
  const entries = byIndicator(before.actuals)
  const rows = new Map(before.indicators.map(row => [row.id, row]))
  const valuesOf = (row: IndicatorFacts, given: readonly ActualFacts[]): YearValue[] => {
    const limit = natureOf(row, row.targets.at(-1)!.target) === 'limit'
    const typed = () => aggregateYear(row, given, before.year, limit)
    if (!row.derivation) return typed()
    const derived = deriveYear(row.derivation, ledger, before.subprojects.length)
    return given.length === 0 ? derived : ledgerFirst(derived, typed())
  }
  const indicators = new Map<number, IndicatorLastYear>()
  const values = new Map<number, YearValue[]>()
  for (const [ownId, id] of twinsOf(own, before, confirmed)) {
    const row = id === null ? undefined : rows.get(id)
    if (!row) continue
    const found = valuesOf(row, entries.get(row.id) ?? [])
    values.set(ownId, found)
    indicators.set(ownId, describe(row, months, found))
  }
  return {
    indicators,
    values,
    budget: {
      budget,
      months: months.map((month, i) => ({
        month,
        spent: ledger.spent[i]!,
        toDate: ledger.spentToDate[i]!,
        rate: divide(ledger.spentToDate[i]!, budget),
      })),
    },
  }
}

function describe(row: IndicatorFacts, months: Month[], values: YearValue[]): IndicatorLastYear {
  const { target } = row.targets.at(-1)!
  return {
    indicatorId: row.id,
    unit: target.unit,
    target: target.value,
    months: values.map(({ value, numerator, denominator, level, toDate, toDateLevel }, i) => ({
      month: months[i]!,
      value: value ?? divide(numerator, denominator),
      toDate,
      level,
      toDateLevel,
    })),
  }
}
