import { addDays } from '#domain/day'

/** A moment on the clock of the configured time zone, YYYY-MM-DD HH:MM; such texts compare as moments do. */
export type Stamp = string

/** Whether the last time of day for a backup has passed since `since`. A process that was not running then makes it up. */
export function isDue(since: Stamp, now: Stamp, timeOfDay: string): boolean {
  const [day = '', time = ''] = now.split(' ')
  return since < `${time >= timeOfDay ? day : addDays(day, -1)} ${timeOfDay}`
}
