import type { Day } from '#domain/day'

/** A moment as sources write it: with an offset, as a number, or in the configured time zone's own words. */

const hour = 3_600_000
const quarter = hour / 4

/** When a day begins there: the first quarter of an hour that belongs to it. */
export function startOfDay(day: Day, dayOf: (at: number) => Day): number {
  let [low, high] = [Date.parse(`${day}T00:00:00Z`) - 15 * hour, Date.parse(`${day}T00:00:00Z`) + 15 * hour]
  while (high - low > quarter) {
    const middle = low + Math.ceil((high - low) / 2 / quarter) * quarter
    if (dayOf(middle) < day) low = middle
    else high = middle
    if (high - low === quarter) break
  }
  return dayOf(low) >= day ? low : high
}

const local = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/
const withOffset = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)$/

export function atReader(dayOf: (at: number) => Day): (written: unknown) => number | null {
  const starts = new Map<Day, number>()
  const startOf = (day: Day) => {
    const known = starts.get(day) ?? startOfDay(day, dayOf)
    starts.set(day, known)
    return known
  }
  return written => {
    const text = typeof written === 'number' ? String(written) : typeof written === 'string' ? written.trim() : ''
    // Ten digits are seconds until the year 2286, thirteen milliseconds.
    if (/^\d{10}$/.test(text)) return Number(text) * 1000
    if (/^\d{13}$/.test(text)) return Number(text)
    const zoned = withOffset.exec(text)
    if (zoned) {
      const [, day, time, offset] = zoned
      const full = offset === 'Z' ? offset : offset!.length === 3 ? `${offset}:00` : offset!.replace(/^(.\d\d):?(\d\d)$/, '$1:$2')
      return existing(day!, Date.parse(`${day}T${time}${full}`))
    }
    const found = local.exec(text)
    if (!found) return null
    const [, year, month, date, hours = '0', minutes = '0', seconds = '0'] = found
    const day = `${year}-${month}-${date}`
    if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || existing(day, 0) === null) return null
    return startOf(day) + Number(hours) * hour + Number(minutes) * 60_000 + Number(seconds) * 1000
  }
}

/** 30 February is no day. */
function existing(day: Day, at: number): number | null {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) || Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day ? null : at
}
