import type { YearValue } from './aggregate.ts'
import { total, type Course, type CourseKind, type WholeYear } from './forecast-course.ts'
import type { Nature, Pace } from './pace.ts'
import type { Aggregation } from './vocabulary.ts'

/** Reads an indicator's months as a course: which kind of sum it is, how its year is shaped, and last year beside it. */

export type Shape = 'plan' | 'lastYear' | 'even'
export type ReadCourse = { course: Course; shape: Shape; /** Months with a value. */ months: number }
export type Unread = { unread: 'no-report' | 'no-shape' | 'not-a-number' }

type Subject = {
  aggregation: Aggregation
  nature: Nature
  pace: Pace
  values: readonly YearValue[]
  /** The first month the project runs, 1–12. */
  start: number
  /** Last year's months of the same indicator. */
  before: readonly YearValue[] | null
  /** The target's unit and scale: what is counted in 万 or measured in % does not come in ones. */
  target: { unit: string; scale: number }
}

/** Last year counts where at least half of it was reported. */
const enough = 6

/** The last month with a value up to `month`; 0 without any. */
export function lastGiven(values: readonly YearValue[], month: number): number {
  let at = month
  while (at > 0 && !values[at - 1]!.given) at--
  return at
}

/** The same of plain numbers: empty is not 0. */
export function lastGivenMonth(values: readonly (number | null)[], month: number): number {
  let at = month
  while (at > 0 && values[at - 1] === null) at--
  return at
}

const carried = (values: readonly (number | null)[]): number[] => {
  let held = values.find(value => value !== null) ?? 0
  return values.map(value => (held = value ?? held))
}

function kindOf({ aggregation, values }: Subject, month: number): CourseKind | null {
  if (aggregation === 'sum') return 'sum'
  if (aggregation === 'last' || aggregation === 'ratio_last') return 'last'
  if (aggregation !== 'ratio' && aggregation !== 'weighted') return null
  const latest = values[month - 1]!
  const fractions = latest.toDateNumerator !== null && latest.toDateDenominator !== null && !latest.leftOut
  const own = values.slice(0, month)
  const measured = own.some(({ denominator }) => (denominator ?? 0) > 0)
  const proper = own.every(({ numerator, denominator }) => (numerator ?? 0) >= 0 && (numerator ?? 0) <= (denominator ?? 0))
  return fractions && measured && proper ? 'share' : 'last'
}

const rises = (values: readonly number[]) => values.every((value, i) => value >= (values[i - 1] ?? 0))

/** A level that a plan builds up from little, and that never fell, adds up by what each month brought. */
function climbs({ pace }: Subject, own: WholeYear, last: WholeYear | null): boolean {
  const points = pace.plan.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const [low, high] = [points[0]?.cumulative ?? 0, points.at(-1)?.cumulative ?? 0]
  return pace.kind === 'plan' && high > 0 && low <= high / 2 && rises(own.values) && (!last || rises(last.values))
}
const risesOf = ({ values }: WholeYear): WholeYear => ({
  values: values.map((value, i) => Number((value - (values[i - 1] ?? 0)).toPrecision(12))),
  of: null,
})

/** A level or a rate is read as it stands at the end of each month. */
const seriesOf = (kind: CourseKind, values: readonly YearValue[]): WholeYear =>
  kind === 'last'
    ? { values: carried(values.map(({ toDate }) => toDate)), of: null }
    : kind === 'sum'
      ? { values: values.map(({ value }) => value ?? 0), of: null }
      : { values: values.map(({ numerator }) => numerator ?? 0), of: values.map(({ denominator }) => denominator ?? 0) }

function shapeOf({ pace, start }: Subject): number[] | null {
  if (pace.kind === 'plan' && pace.plan.length > 0) {
    const months = Array.from({ length: 12 }, (_, i) =>
      Math.max(0, ...pace.plan.filter(point => Number(point.month.slice(5, 7)) <= i + 1).map(point => point.cumulative)),
    )
    if (months[11]! > 0) return months.map(value => value / months[11]!)
  }
  if (start <= 1) return null
  return Array.from({ length: 12 }, (_, i) => Math.max(0, i + 2 - start) / (13 - start))
}

/** Up to `month`, 1–12. */
export function courseOf(subject: Subject, month: number): ReadCourse | Unread {
  const { nature, pace, values, before } = subject
  const at = lastGiven(values, month)
  if (at === 0 || values[at - 1]!.toDate === null) return { unread: 'no-report' }
  const kind = kindOf(subject, at)
  if (kind === null) return { unread: 'not-a-number' }
  const last = before && before.filter(value => value.given).length >= enough ? seriesOf(kind, before) : null
  // Counts that are owed at once at some date do not grow evenly: without last year or a plan there is nothing to go by.
  const paced = pace.kind === 'even' || pace.kind === 'plan' || nature !== 'count'
  if (kind === 'sum' && !paced && !last) return { unread: 'no-shape' }
  const own = seriesOf(kind, values.slice(0, at))
  const climbing = kind === 'last' && climbs(subject, own, last)
  const shape = kind === 'last' && !climbing ? null : shapeOf(subject)
  const whole = subject.target.unit !== '%' && subject.target.scale === 1
  const grain = whole && own.values.every(Number.isInteger) && (!last || last.values.every(Number.isInteger)) ? 1 : 0
  return {
    course: climbing
      ? { kind: 'sum', ...risesOf(own), before: last && risesOf(last), shape, grain }
      : { kind, ...own, before: last, shape, grain },
    shape: shape && pace.kind === 'plan' ? 'plan' : last ? 'lastYear' : 'even',
    months: values.slice(0, at).filter(value => value.given).length,
  }
}

/** How much of the open part has come by the end of each month after `month`, 0–1: for drawing, never for judging. */
export function wayAhead({ kind, shape, before }: Course, month: number): number[] {
  const ahead = Array.from({ length: 12 - month }, (_, i) => month + i + 1)
  const even = ahead.map(at => (at - month) / (12 - month))
  if (kind === 'last') return even
  const rest = before && kind === 'sum' ? total(before.values.slice(month)) : 0
  if (shape && shape[month - 1]! < 1) return ahead.map(at => (shape[at - 1]! - shape[month - 1]!) / (1 - shape[month - 1]!))
  if (rest <= 0 || before!.values.some(value => value < 0)) return even
  return ahead.map((at, i) => (even[i]! + total(before!.values.slice(month, at)) / rest) / 2)
}
