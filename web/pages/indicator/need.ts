import { monthsOf, numberOf, yearOf, type Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { noReturn } from '#domain/recoverability'
import { monthValue } from '../../ui/measure.ts'

/** What an adding measure still needs; null for everything that does not add up, or without a report. */
export type Need = {
  rest: number
  remaining: number
  required: number | null
  best: { value: number; month: Month } | null
  /** The last month after which the need exceeds the best month, were nothing more added; null while none does. */
  noReturn: Month | null
  /** What is needed now already exceeds the best month. */
  beyondBest: boolean
}

type Facts = Pick<IndicatorProgress, 'aggregation' | 'target' | 'months' | 'toDate' | 'required' | 'expected'>

export function needOf({ aggregation, target, months, toDate, required, expected }: Facts, asOf: Month): Need | null {
  if (aggregation !== 'sum' || target.value === null || toDate === null || expected === null) return null
  const now = numberOf(asOf)
  const rest = Math.max(target.value - toDate, 0)
  const remaining = 12 - now
  const best = bestMonth(months.slice(0, now))
  const open = rest > 0 && remaining > 0 && best !== null && best.value > 0
  const found = open ? noReturn(target.value, flatAfter(months, now), now, best.value, []).month : null
  return {
    rest,
    remaining,
    required: rest > 0 && remaining > 0 ? (required ?? rest / remaining) : null,
    best,
    noReturn: found !== null && found > now ? monthsOf(yearOf(asOf))[found - 1]! : null,
    beyondBest: open && rest / remaining > best.value,
  }
}

function bestMonth(shown: Facts['months']): Need['best'] {
  let best: Need['best'] = null
  for (const cell of shown) {
    const value = monthValue(cell)
    if (value !== null && (best === null || value > best.value)) best = { value, month: cell.month }
  }
  return best
}

/** The year to date up to now, and the same value for what has not come: no forecast is assumed. */
function flatAfter(months: Facts['months'], now: number): number[] {
  let last = 0
  return months.map((cell, i) => {
    if (i < now) last = cell.toDate ?? last
    return last
  })
}
