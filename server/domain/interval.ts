import type { Target } from './target.ts'

/** How sure a share of a sample is: its 95% interval, and whether the interval decides on a target. */

const z = 1.959964
export type Interval = { low: number; high: number }
const clip = (value: number) => Math.min(Math.max(value, 0), 1)

/** Wilson's score interval: right also for few answers and for shares near 0 and 1, where p ± z·s is not. */
export function wilson(hits: number, n: number): Interval | null {
  if (n <= 0 || hits < 0 || hits > n) return null
  const share = hits / n
  const square = (z * z) / n
  const middle = (share + square / 2) / (1 + square)
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n))
  return { low: hits === 0 ? 0 : clip(middle - half), high: hits === n ? 1 : clip(middle + half) }
}

/** The interval of a mean of points, each 0–1; one answer alone says nothing of the spread. */
export function meanInterval(sum: number, squares: number, n: number): Interval | null {
  if (n < 2) return null
  const mean = sum / n
  const variance = Math.max(0, (squares - n * mean * mean) / (n - 1))
  const half = z * Math.sqrt(variance / n)
  return { low: clip(mean - half), high: clip(mean + half) }
}

export type Decision = 'met' | 'missed' | 'undecided'

/** Whether the whole interval lies on one side of the target; null where the target is no share to compare with. */
export function decide(interval: Interval | null, target: Target | undefined): Decision | null {
  if (!interval || target?.kind !== 'numeric' || target.value === null || target.unit !== '%') return null
  const { comparator, value } = target
  if (comparator === 'range') return null
  if (comparator === '<' || comparator === '<=') {
    if (interval.high < value || (comparator === '<=' && interval.high === value)) return 'met'
    return interval.low > value ? 'missed' : 'undecided'
  }
  if (interval.low > value || (comparator !== '>' && interval.low === value)) return 'met'
  return interval.high < value ? 'missed' : 'undecided'
}
