import type { Comparator } from './vocabulary.ts'
import {
  afterwards,
  dateBefore,
  dateJoin,
  datePrefix,
  dateTask,
  dateWithin,
  halves,
  monthSpan,
  partDays,
  points,
  quarterDigits,
  spanEnd,
  taskDone,
  yearSpan,
} from './vocabulary-dates.ts'
import { timeName } from './vocabulary-target-names.ts'

/** A date or period as written. Ends are ISO; without a year --12-31 (ISO 8601: the year is left out). */
export type Dating = {
  comparator: Comparator | null
  direction: 'down' | 'within'
  directionFrom: 'written' | 'name' | 'default'
  from: string | null
  until: string | null
  certain: boolean
}

type Precision = 'day' | 'end' | 'span' | 'month' | 'year'
type Point = { year: number | null; from: Day | null; until: Day | null; precision: Precision; length: number; text: string }
type Day = { month: number; day: number }

const two = (number: number) => String(number).padStart(2, '0')
const iso = (year: number | null, day: Day) => `${year === null ? '-' : year}-${two(day.month)}-${two(day.day)}`

function lastDay(year: number | null, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year !== null && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

const monthSpanOf = (year: number | null, first: number, last: number) => ({
  from: { month: first, day: 1 },
  until: { month: last, day: lastDay(year, last) },
})

function pointAt(text: string): Point | null {
  for (const pattern of points) {
    const found = pattern.exec(text)
    if (found) return pointOf(found[0], found.groups ?? {})
  }
  return null
}

function pointOf(text: string, groups: Record<string, string | undefined>): Point {
  const year = groups.y ? Number(groups.y) : null
  const base = { year, length: text.length, text }
  const month = groups.m ? Number(groups.m) : null
  if (month !== null) {
    const impossible = month < 1 || month > 12
    const day = groups.d ? Number(groups.d) : null
    const precision: Precision = day === null && !groups.part ? 'month' : day === null ? 'end' : 'day'
    if (impossible || (day !== null && (day < 1 || day > lastDay(year, month))))
      return { ...base, from: null, until: null, precision }
    const at = day ?? (groups.part ? partDays[groups.part] : undefined) ?? lastDay(year, month)
    return { ...base, from: { month, day: day ?? 1 }, until: { month, day: at }, precision }
  }
  if (groups.span) {
    const half = halves[groups.span.slice(0, 3)]
    const digit = [...groups.span].map(char => quarterDigits[char]).find(value => value !== undefined) ?? 1
    const [first, last] = half ?? [digit * 3 - 2, digit * 3]
    return { ...base, ...monthSpanOf(year, first, last), precision: spanEnd.test(groups.span) ? 'end' : 'span' }
  }
  return { ...base, ...monthSpanOf(year, 1, 12), precision: groups.part ? 'end' : 'year' }
}

function period(from: Point, until: Point): Dating {
  const start = from.from && iso(from.year, from.from)
  const end = until.until && iso(until.year, until.until)
  const certain = start !== null && end !== null && start <= end && (from.year === null) === (until.year === null)
  return { comparator: 'range', direction: 'within', directionFrom: 'written', from: start, until: end, certain }
}

function spanOf(text: string): Dating | null {
  const months = monthSpan.exec(text)?.groups
  const years = months ? undefined : yearSpan.exec(text)?.groups
  if (months) {
    const year = months.y ? Number(months.y) : null
    const [first, last] = [Number(months.from), Number(months.until)]
    const possible = first >= 1 && first <= 12 && last >= 1 && last <= 12
    const ends = possible ? monthSpanOf(year, first, last) : { from: null, until: null }
    const point: Point = { year, ...ends, precision: 'span', length: 0, text }
    return period(point, point)
  }
  if (!years) return null
  const point = (year: number): Point => ({ year, ...monthSpanOf(year, 1, 12), precision: 'year', length: 0, text })
  return period(point(Number(years.from)), point(Number(years.until)))
}

const deadline = (point: Point, comparator: '<=' | null, certain: boolean): Dating => ({
  comparator,
  direction: 'down',
  directionFrom: comparator ? 'written' : 'name',
  from: null,
  until: point.until && iso(point.year, point.until),
  certain: certain && point.until !== null,
})

/** Reads a writing that is a date or period as a whole; null when it is something else. */
export function readDate(writing: string, name: string): Dating | null {
  const text = writing.replaceAll(' ', '')
  const prefix = datePrefix.exec(text)
  const before = prefix?.groups?.before !== undefined
  const body = text.slice(prefix?.[0].length ?? 0)
  const span = before ? null : spanOf(body)
  if (span) return span
  const point = pointAt(body)
  if (!point) return null
  let rest = body.slice(point.length)
  const join = dateJoin.exec(rest)
  const second = join && !before ? pointAt(rest.slice(join[0].length)) : null
  if (join && second && rest.length === join[0].length + second.length) {
    return period(point, second.year === null ? pointWithYear(second, point.year) : second)
  }
  if (/^\d{4}\.\d{1,2}$/.test(point.text) && !timeName.test(name)) return null
  if (afterwards.test(rest))
    return { ...deadline(point, null, false), from: point.until && iso(point.year, point.until), until: null }
  const by = dateBefore.exec(rest)
  if (by) rest = rest.slice(by[0].length)
  if (rest && !dateTask.test(rest)) return null
  // "Before December" leaves December itself open; "before the end of December" and "within 2021" do not.
  if (by || before) {
    const open = (point.precision === 'month' || point.precision === 'year') && by !== null && !dateWithin.test(by[0])
    return deadline(point, '<=', !open)
  }
  return unsaid(point, rest, name)
}

/** No word says "by": an end or a day is a deadline, a bare month only beside a word for time, a bare year never surely. */
function unsaid(point: Point, rest: string, name: string): Dating | null {
  if (rest && !taskDone.test(rest)) return null
  if (point.precision === 'end' || point.precision === 'day') return deadline(point, null, true)
  if (rest) return deadline(point, null, true)
  if (point.precision !== 'year' && timeName.test(name)) return deadline(point, null, true)
  const from = point.from && iso(point.year, point.from)
  const until = point.until && iso(point.year, point.until)
  return { comparator: null, direction: 'within', directionFrom: 'default', from, until, certain: false }
}

function pointWithYear(point: Point, year: number | null): Point {
  return point.until && point.precision === 'month'
    ? { ...point, year, until: { month: point.until.month, day: lastDay(year, point.until.month) } }
    : { ...point, year }
}
