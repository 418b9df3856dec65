/** Whether a number is unlike its own past (Iglewicz and Hoaglin 1993: modified z-score over 3.5). Pure, and free of scale. */

export const leastMonths = 4
export const zLimit = 3.5
export const jumpTimes = 3
/** A series that never moved still breathes: a tenth of its median stands in for a smaller MAD. */
const floorShare = 0.1
/** 0.75 quantile of the normal distribution: makes the MAD a standard deviation. */
const normal = 0.6745

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export type Outlier = { usual: number; z: number; times: number; months: number; jump: boolean }

/** Null where the past is too short, says nothing, or holds the number well. */
export function outlierOf(past: readonly number[], value: number): Outlier | null {
  if (past.length < leastMonths) return null
  const usual = median(past)
  const spread = Math.max(median(past.map(one => Math.abs(one - usual))), Math.abs(usual) * floorShare)
  if (spread === 0) return null
  const z = (normal * Math.abs(value - usual)) / spread
  if (z <= zLimit) return null
  const times = usual === 0 ? 0 : value / usual
  return { usual, z, times, months: past.length, jump: times >= jumpTimes }
}
