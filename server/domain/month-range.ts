import { tidy } from './number.ts'
import { monthOf, numberOf, yearOf, type Month } from './month.ts'
import type { Progress } from './progress.ts'

/** Months of one year a table is about, from the first to the last, both within it. */
export type MonthRange = { from: Month; until: Month }

/** From January unless another month of the same year is named; null where it lies outside or behind. */
export function rangeTo(until: Month, from?: Month): MonthRange | null {
  const first = from ?? monthOf(yearOf(until), 1)
  return yearOf(first) === yearOf(until) && first <= until ? { from: first, until } : null
}

type Measured = Pick<Progress['indicators'][number], 'aggregation' | 'months' | 'toDate'>

/** What an indicator reached in a range: counts and shares are added over its months; what stands (the latest figure, a stage)
 * is as it stands at the end, and so is a percentage whose numerator nobody knows. */
export function valueIn({ aggregation, months, toDate }: Measured, { from, until }: MonthRange): number | null {
  if (numberOf(from) === 1) return toDate
  const inside = months.filter(({ month, value }) => month >= from && month <= until && value !== null)
  if (aggregation === 'sum') return inside.length ? tidy(inside.reduce((sum, { value }) => sum + value!, 0)) : null
  if (aggregation !== 'ratio' && aggregation !== 'weighted') return toDate
  if (inside.some(({ denominator }) => denominator === null)) return toDate
  const denominator = inside.reduce((sum, month) => sum + month.denominator!, 0)
  return denominator === 0 ? null : inside.reduce((sum, month) => sum + month.numerator!, 0) / denominator
}

type Spent = Progress['budget']['months']

/** Money spent in a range; null where nothing was reported in it. */
export function spentIn(months: Spent, { from, until }: MonthRange): number | null {
  const inside = months.filter(({ month, spent }) => month >= from && month <= until && spent !== null)
  return inside.length ? inside.reduce((sum, { spent }) => sum + spent!, 0) : null
}
