import { aggregateYear, type YearValue } from './aggregate.ts'
import { fullYearBudget, ledgerOf, type Ledger } from './budget.ts'
import { sum } from './decimal.ts'
import { deriveYear } from './derived.ts'
import type { ActualFacts, ExpenditureFacts, IndicatorFacts } from './facts.ts'
import { monthsOf } from './month.ts'
import { natureOf, versionAt, type Nature } from './pace.ts'
import type { Target } from './target.ts'

/** A year as its end is scored: the year to date at the end of December beside the target then in force, and no month judged. */

/** What of an indicator the year's end is scored from. */
export type EndFacts = Omit<IndicatorFacts, 'pacing' | 'dueMonth' | 'shares'>
export type IndicatorEnd = { facts: EndFacts; nature: Nature; target: Target; value: YearValue }
export type YearEnd = {
  /** Full-year budget and what was spent of it, in fen; null = nobody entered any. */
  money: { fullYear: number | null; executed: number | null }
  indicators: IndicatorEnd[]
}

/** 预算执行率 of the ledger is the budget row itself and no row of its own. */
export const standsBeside = ({ derivation }: Pick<IndicatorFacts, 'derivation'>): boolean => derivation === 'executionRate'

export function executedOf({ spent }: Pick<Ledger, 'spent'>): number | null {
  const known = spent.filter(value => value !== null)
  return known.length === 0 ? null : Number(sum(known))
}

/** The ledger's number, or the typed one in months of which the ledger knows nothing; the two are never added up (§7 Values). */
export function ledgerFirst(derived: YearValue[], typed: YearValue[]): YearValue[] {
  let source = derived.some(value => value.given) ? derived : typed
  return derived.map((value, i) => {
    if (value.given) source = derived
    else if (typed[i]!.given) source = typed
    return source[i]!
  })
}

/** Twelve months of an indicator, typed or taken from the ledger. `last`: what its target is at the year's end. */
export function valuesOf(
  indicator: EndFacts,
  entries: readonly ActualFacts[],
  { year, ledger, subprojects, last }: { year: number; ledger: Ledger; subprojects: number; last: Nature },
): YearValue[] {
  const typed = () => aggregateYear(indicator, entries, year, last === 'limit')
  const derived = indicator.derivation && deriveYear(indicator.derivation, ledger, subprojects)
  return derived ? (entries.length === 0 ? derived : ledgerFirst(derived, typed())) : typed()
}

export type YearFacts = {
  year: number
  budget: { initial: number | null; adjusted: number | null }
  /** How many there are. */
  subprojects: number
  indicators: readonly EndFacts[]
  expenditures: readonly ExpenditureFacts[]
}

/** `entriesOf`: the current entries of an indicator. */
export function yearEndOf(facts: YearFacts, entriesOf: (indicatorId: number) => readonly ActualFacts[]): YearEnd {
  const { year, subprojects } = facts
  const ledger = ledgerOf(facts.expenditures, year)
  const december = monthsOf(year)[11]!
  return {
    money: { fullYear: fullYearBudget(facts.budget), executed: executedOf(ledger) },
    indicators: facts.indicators
      .filter(indicator => !standsBeside(indicator))
      .map(indicator => {
        const { target } = versionAt(indicator.targets, december)
        const nature = natureOf(indicator, target)
        const values = valuesOf(indicator, entriesOf(indicator.id), { year, ledger, subprojects, last: nature })
        return { facts: indicator, nature, target, value: values[11]! }
      }),
  }
}
