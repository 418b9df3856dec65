/** Geometry of the year's ruler: cumulative points on the right edge of their month, states in its middle. */
export const rulerMonths = 12

/** Right edge of a month (1–12) on a ruler of this width; 0 is the year's start. */
export const edgeOf = (month: number, width: number): number => (month / rulerMonths) * width

export const middleOf = (month: number, width: number): number => ((month - 0.5) / rulerMonths) * width

/** The month (1–12) under a point of the ruler, or null outside. */
export function monthAt(x: number, width: number): number | null {
  const month = Math.floor((x / width) * rulerMonths) + 1
  return x < 0 || month > rulerMonths || width <= 0 ? null : month
}

/** Where an arrow key leads among the months that may be chosen (1 … last). */
export function stepMonth(month: number, key: string, last: number): number {
  const to =
    { ArrowLeft: month - 1, ArrowDown: month - 1, ArrowRight: month + 1, ArrowUp: month + 1, Home: 1, End: last }[key] ?? month
  return Math.min(Math.max(to, 1), Math.max(last, 1))
}

/** The next year before (−1) or after (1) this one among those that exist, gaps skipped. */
export function nearest(years: number[], year: number | null, way: -1 | 1): number | undefined {
  const beyond = year === null ? [] : years.filter(other => (other - year) * way > 0)
  return beyond.length ? (way === 1 ? Math.min(...beyond) : Math.max(...beyond)) : undefined
}
