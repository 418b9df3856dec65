import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { monthValue } from '../../ui/measure.ts'

/** Last year's figures where they can stand beside this year's: the same unit, and something reported. */
export type LastYear = {
  year: number
  months: { month: Month; value: number | null; toDate: number | null; toDateLevel: string | null }[]
}
type Facts = Pick<IndicatorProgress, 'target' | 'lastYear' | 'months'>

export function lastYearOf({ target, lastYear }: Pick<Facts, 'target' | 'lastYear'>): LastYear | null {
  if (!lastYear || lastYear.unit !== target.unit) return null
  if (lastYear.months.every(cell => cell.toDate === null && cell.toDateLevel === null)) return null
  return { year: Number(lastYear.months[0]!.month.slice(0, 4)), months: lastYear.months }
}

/** Now against then: percentages differ by points, everything else by a share; from 0 there is no share. */
export type Change = { points: number | null; share: number | null }

export function changeOf(unit: string, now: number | null, then: number | null): Change | null {
  if (now === null || then === null) return null
  if (unit === '%') return { points: now - then, share: null }
  return { points: null, share: then === 0 ? null : now / then - 1 }
}

/** Month by month up to as-of, each month alone. */
export function monthChanges(indicator: Facts, asOf: Month): (Change | null)[] {
  const before = lastYearOf(indicator)
  return indicator.months
    .slice(0, numberOf(asOf))
    .map((cell, i) => changeOf(indicator.target.unit, monthValue(cell), before?.months[i]?.value ?? null))
}

/** The best single month: the first of the largest. */
export type Best = { value: number; month: Month }

export function bestMonth(months: readonly { month: Month; value: number | null }[]): Best | null {
  let best: Best | null = null
  for (const { month, value } of months) if (value !== null && (best === null || value > best.value)) best = { value, month }
  return best
}
