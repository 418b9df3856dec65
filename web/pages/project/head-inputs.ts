import type { IndicatorProgress, Progress } from '#domain/progress'
import type { Signal } from '#domain/vocabulary'

/** Execution rate from the ledger stands beside the budget light and stays out of targets, counts and weights (domain rules §7). */
const counted = (indicators: readonly IndicatorProgress[]) =>
  indicators.filter(({ derived, rule }) => !(derived && rule.params.derivation === 'executionRate'))

const weightOf = ({ weight }: IndicatorProgress) => weight ?? 1
const sum = (indicators: readonly IndicatorProgress[]) =>
  Math.round(indicators.reduce((so, indicator) => so + weightOf(indicator), 0) * 100) / 100

export type RiskInputs = { budget: number | null; behind: number; warning: number; all: number; unweighted: number }

/** The weights behind the money at risk; an indicator without a weight counts 1. */
export function riskInputs({ budget, indicators }: Pick<Progress, 'budget' | 'indicators'>): RiskInputs {
  const all = counted(indicators)
  const of = (signal: Signal) => sum(all.filter(one => one.signal === signal))
  return {
    budget: budget.adjusted ?? budget.initial,
    behind: of('behind'),
    warning: of('warning'),
    all: sum(all),
    unweighted: all.filter(({ weight }) => weight === null).length,
  }
}

/** Who decides the target light: the indicators that carry it, in the form's order. */
export const deciding = ({ goalSignal, indicators }: Pick<Progress, 'goalSignal' | 'indicators'>): IndicatorProgress[] =>
  counted(indicators).filter(({ signal }) => signal === goalSignal)

export const judgedOf = (indicators: readonly IndicatorProgress[]) => {
  const all = counted(indicators)
  const judged = all.filter(({ signal }) => signal !== 'notDue')
  return { judged: judged.length, weight: sum(judged), notDue: all.length - judged.length }
}
