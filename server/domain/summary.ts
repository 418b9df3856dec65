import { divide } from './number.ts'
import type { Month } from './month.ts'
import { indexOf, type IndicatorYear, type ProjectYear } from './project-year.ts'
import type { Counts } from './progress.ts'
import type { Signal } from './vocabulary.ts'

/** One project in one month, as the portfolio reads it; stored, and recomputed from the month of a save on. */
export type MonthSummary = {
  month: Month
  /** That month alone, in fen; null = not entered. */
  spent: number | null
  allocated: number | null
  spentToDate: number | null
  allocatedToDate: number | null
  /** Spent to date ÷ full-year budget. */
  executionRate: number | null
  budgetSignal: Signal
  /** Indicators by signal, without the ledger's execution rate. */
  counts: Counts
  goalSignal: Signal
  /** The same with missing read as not due: for months that are still to come. */
  goalSignalWithoutMissing: Signal
  /** Weighted target progress over the indicators judged now. */
  progress: number | null
  progressWithoutMissing: number | null
  weightTotal: number
  /** Weight behind + ½ weight warning. */
  weightAtRisk: number
  /** Full-year budget × weight at risk ÷ weight of all; fen, rounded. */
  atRiskAmount: number | null
  indicators: number
  /** Indicators that somebody reported on that month. */
  reportedIndicators: number
  /** Indicators with a verdict other than "not due". */
  judged: number
}

/** The worst light first. */
export const worstFirst: readonly Signal[] = ['behind', 'missing', 'warning', 'normal', 'ahead', 'notDue']

/** Target light 目标灯: the worst one; ahead and not due never worsen it. */
export const worstSignal = (counts: Counts): Signal => worstFirst.find(signal => counts[signal] > 0) ?? 'notDue'

export const noCounts = (): Counts => ({ ahead: 0, normal: 0, warning: 0, behind: 0, notDue: 0, missing: 0 })

/** Missing read as not due. */
export const withoutMissing = (counts: Counts): Counts => ({ ...counts, missing: 0, notDue: counts.notDue + counts.missing })

/** Weights not given stay null and count 1 each here (§7 Scores). */
export const weightOf = (indicator: IndicatorYear): number => indicator.facts.weight ?? 1

/** One indicator's own part of the money at risk in a month: full-year budget × its weight (½ at warning) ÷ all weights; fen, rounded.
 * A missing month adds nothing. Null without a budget. */
export function ownRisk(year: ProjectYear, indicator: IndicatorYear, signal: Signal): number | null {
  const all = year.indicators.reduce((sum, one) => sum + (one.beside ? 0 : weightOf(one)), 0)
  return riskOf(year.budget, indicator.beside ? 0 : weightOf(indicator), all, signal)
}

/** The same out of its numbers. `weight`: 0 for what stands beside. */
export function riskOf(budget: number | null, weight: number, all: number, signal: Signal): number | null {
  const part = signal === 'behind' ? 1 : signal === 'warning' ? 0.5 : 0
  return budget === null || all === 0 ? null : Math.round((budget * weight * part) / all)
}

export function summarise(year: ProjectYear, month: Month): MonthSummary {
  const i = indexOf(month)
  const counts = noCounts()
  let [weightTotal, weightAtRisk, reached, judgedWeight, missingReached, missingWeight] = [0, 0, 0, 0, 0, 0]
  let [indicators, reportedIndicators] = [0, 0]
  for (const indicator of year.indicators) {
    if (indicator.beside) continue
    const { signal, share } = indicator.verdicts[i]!
    const weight = weightOf(indicator)
    indicators++
    counts[signal]++
    weightTotal += weight
    if (indicator.values[i]!.given) reportedIndicators++
    if (signal === 'behind') weightAtRisk += weight
    if (signal === 'warning') weightAtRisk += weight / 2
    if (share === null) continue
    reached += weight * share
    judgedWeight += weight
    if (signal === 'missing') {
      missingReached += weight * share
      missingWeight += weight
    }
  }
  const { budget, ledger } = year
  const { signal, rate } = year.budgetVerdicts[i]!
  const atRisk = divide(weightAtRisk, weightTotal)
  return {
    month,
    spent: ledger.spent[i]!,
    allocated: ledger.allocated[i]!,
    spentToDate: ledger.spentToDate[i]!,
    allocatedToDate: ledger.allocatedToDate[i]!,
    executionRate: rate,
    budgetSignal: signal,
    counts,
    goalSignal: worstSignal(counts),
    goalSignalWithoutMissing: worstSignal(withoutMissing(counts)),
    progress: divide(reached, judgedWeight),
    progressWithoutMissing: divide(reached - missingReached, judgedWeight - missingWeight),
    weightTotal,
    weightAtRisk,
    atRiskAmount: budget === null || atRisk === null ? null : Math.round(budget * atRisk),
    indicators,
    reportedIndicators,
    judged: indicators - counts.notDue,
  }
}

/** The twelve stored months. */
export const summariseYear = (year: ProjectYear): MonthSummary[] => year.months.map(month => summarise(year, month))
