import type { Day } from '#domain/day'
import type { Surroundings } from './context.ts'

const quarter = 15 * 60_000

/** The last millisecond of a day in the configured time zone; zones lie at most 14 hours from UTC, in quarters of an hour. */
export function lastMoment(day: Day, { dayOf }: Pick<Surroundings, 'dayOf'>): number {
  const end = Date.parse(`${day}T23:59:59.999Z`)
  for (let steps = 56; steps >= -56; steps--) {
    const at = end + steps * quarter
    if (dayOf(at) === day) return at
  }
  return end
}
