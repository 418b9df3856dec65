import type { IndicatorFacts, TargetVersion } from './facts.ts'
import { takes } from './level.ts'
import { monthOf, numberOf, yearOf, type Month } from './month.ts'
import type { Target } from './target.ts'
import type { Pacing } from './vocabulary.ts'

/** What kind of judgement a target allows. Only counts and rates have an expected value and an attainment. */
export type Nature = 'count' | 'rate' | 'limit' | 'range' | 'level' | 'none'

const isRate = (indicator: Pick<IndicatorFacts, 'aggregation'>, target: Target) =>
  indicator.aggregation === 'ratio' ||
  indicator.aggregation === 'ratio_last' ||
  indicator.aggregation === 'weighted' ||
  (indicator.aggregation !== 'sum' && target.unit === '%')

type Measured = Parameters<typeof takes>[0]

export function natureOf(indicator: Measured, target: Target): Nature {
  if (takes(indicator) === 'level') return target.kind === 'none' ? 'none' : 'level'
  if (target.kind !== 'numeric') return 'none'
  if (target.comparator === 'range' || (target.direction === 'within' && target.value === null)) {
    return target.low === null && target.high === null ? 'none' : 'range'
  }
  if (target.value === null) return 'none'
  if (target.direction === 'down' || target.comparator === '<' || target.comparator === '<=') return 'limit'
  // "= 0" asks for none at all (财预〔2020〕10号: with target 0 an actual above 0 scores 0).
  if (target.value === 0 && (target.comparator === '=' || target.comparator === null)) return 'limit'
  return isRate(indicator, target) ? 'rate' : 'count'
}

/** How the target is spread over the year; `due` is the month number from which it is owed (13: not this year). */
export type Pace = {
  kind: Pacing
  due: number
  plan: readonly { month: Month; cumulative: number }[]
  /** Declared as planned, but there is no plan: an open question (plan-missing). */
  planMissing: boolean
}

function dueNumber(due: Month | null, year: number): number {
  if (due === null) return 12
  if (yearOf(due) < year) return 1
  return yearOf(due) > year ? 13 : numberOf(due)
}

/** The end of a date target (…月底前) is its due month where no other was declared. */
const endOf = (target: Target): Month | null =>
  target.kind === 'date' && /^\d{4}-\d{2}/.test(target.until ?? '') ? target.until!.slice(0, 7) : null

export function paceOf(indicator: IndicatorFacts, version: TargetVersion, nature: Nature, year: number): Pace {
  const due = dueNumber(indicator.dueMonth ?? endOf(version.target), year)
  const plan = version.plan ?? []
  const pace = (kind: Pacing, planMissing = false): Pace => ({ kind, due, plan, planMissing })
  if (indicator.derivation === 'executionRate') return pace('even')
  if (nature === 'limit' || nature === 'range' || nature === 'none') return pace('whole')
  if (nature === 'level') {
    const milestone = indicator.aggregation === 'milestone' && indicator.pacing !== 'whole'
    return pace(indicator.pacing === 'due' || milestone || version.target.kind === 'date' ? 'due' : 'whole')
  }
  if (indicator.pacing === 'due') return pace('due')
  if (plan.length > 0) return pace('plan')
  if (indicator.pacing === 'plan') return pace(nature === 'rate' ? 'whole' : 'due', true)
  // Rates are never pro-rated: the execution rate above is the one exception.
  return pace(nature === 'rate' ? 'whole' : indicator.pacing)
}

/** Cumulative; a month without a point carries the one before, and before the first nothing is expected. */
function planned(plan: Pace['plan'], month: Month): number {
  let value = 0
  let at = ''
  for (const point of plan) {
    if (point.month <= month && point.month >= at) {
      at = point.month
      value = point.cumulative
    }
  }
  return value
}

/** Expected by the end of month 1–12; null where nothing adds up to an expectation (limits, ranges, levels, dates). */
export function expectedAt(pace: Pace, nature: Nature, target: Target, year: number, month: number): number | null {
  if ((nature !== 'count' && nature !== 'rate') || target.value === null) return null
  if (pace.kind === 'even') return (target.value * month) / 12
  if (pace.kind === 'plan') return planned(pace.plan, monthOf(year, month))
  return pace.kind === 'due' && month < pace.due ? 0 : target.value
}

/** The version in force in a month: the latest to take effect by then, of equal ones the last approved; versions come in the order
 * of their approval. The year's end is judged by the last approved one (§7 Targets). */
export function versionAt(versions: readonly TargetVersion[], month: Month): TargetVersion {
  if (numberOf(month) === 12) return versions.at(-1)!
  let found: TargetVersion | undefined
  for (const version of versions)
    if (version.effective <= month && (!found || version.effective >= found.effective)) found = version
  return found ?? versions[0]!
}
