import { daysBetween, type Day } from '#domain/day'

/** How many days, weeks and months keep a backup each. */
export type Keep = { days: number; weeks: number; months: number }

/** A Monday: weeks are counted from it. */
const monday = '2001-01-01'
const week = (day: Day) => Math.floor(daysBetween(monday, day) / 7)

/** Which backups stay: the newest of each of the last days, weeks and months that have one. Periods without a backup do not count, so
 * that nothing goes away while no new ones are made; and the newest of all always stays. */
export function stayingOf<T extends { day: Day }>(newestFirst: readonly T[], { days, weeks, months }: Keep): Set<T> {
  const staying = new Set(newestFirst.slice(0, 1))
  const newestOf = (count: number, period: (day: Day) => string | number) => {
    const seen = new Set<string | number>()
    for (const one of newestFirst) {
      const key = period(one.day)
      if (seen.has(key)) continue
      if (seen.size === count) return
      seen.add(key)
      staying.add(one)
    }
  }
  newestOf(days, day => day)
  newestOf(weeks, week)
  newestOf(months, day => day.slice(0, 7))
  return staying
}
