import { rankOf } from '#domain/level'
import { numberOf } from '#domain/month'
import type { IndicatorProgress, MonthCell } from '#domain/progress'
import { measureOf, monthValue } from '../../ui/measure.ts'
import { edgeOf, middleOf } from '../../ui/ruler.ts'
import { inset, pathOf, type Point } from '../../ui/trend.ts'

/** A year's actual and expected lines in a box under the ruler; the same for a table's row and a page's chart. */
export type Box = { width: number; top: number; bottom: number }
export type Mode = 'toDate' | 'month'
export type TrendFacts = Pick<
  IndicatorProgress,
  'aggregation' | 'stages' | 'target' | 'pacing' | 'dueMonth' | 'months' | 'signal'
>
export type Trend = {
  actual: string
  expected: string
  bars: { x: number; y: number; width: number; height: number }[]
  end: Point | null
  /** Height of a value, and the largest one drawn. */
  y: (value: number) => number
  largest: number
}

/** Nobody reported anything for the month alone. */
export const isEmptyMonth = ({ reported, notApplicable, value, level }: MonthCell): boolean =>
  reported === 0 && !notApplicable && value === null && level === null

/** `also`: further values that must find room in the box, such as last year's. */
export function trendOf(
  indicator: TrendFacts,
  asOf: string,
  mode: Mode,
  box: Box,
  bars = false,
  also: readonly (number | null)[] = [],
): Trend {
  const shown = indicator.months.slice(0, numberOf(asOf))
  if (measureOf(indicator) === 'level') return levelTrend(indicator, shown, mode, box)
  return numberTrend(indicator, shown, mode, box, bars || indicator.aggregation === 'sum', also)
}

/** Whether months pile up to the year: then a value stands at its month's end, else in its middle. */
export const accumulates = ({ aggregation, pacing }: Pick<TrendFacts, 'aggregation' | 'pacing'>): boolean =>
  aggregation === 'sum' || pacing === 'even' || pacing === 'plan'

function numberTrend(
  indicator: TrendFacts,
  shown: MonthCell[],
  mode: Mode,
  box: Box,
  asBars: boolean,
  also: readonly (number | null)[],
): Trend {
  const own = mode === 'month'
  const sums = indicator.aggregation === 'sum'
  const values = shown.map(cell =>
    own ? monthValue(cell) : cell.signal === 'missing' && isEmptyMonth(cell) ? null : cell.toDate,
  )
  const expected = expectedOf(indicator, own)
  const known = [...values, ...expected.flat(), ...also].filter(value => value !== null)
  const y = inset(known, box.top, box.bottom)
  const largest = Math.max(0, ...known)
  if (own && asBars) {
    const bars = values.flatMap((value, i) => (value ? [barOf(i + 1, value, y, box)] : []))
    const steps = expected
      .flat()
      .flatMap((value, i) =>
        value === null ? [] : [`M${edgeOf(i % 12, box.width) + 8} ${y(value)}h${edgeOf(1, box.width) - 16}`],
      )
    return { actual: '', expected: steps.join(''), bars, end: null, y, largest }
  }
  const piles = accumulates(indicator) && !own
  const x = (month: number) => (piles ? edgeOf(month, box.width) : middleOf(month, box.width))
  const points: (Point | null)[] = values.map((value, i) => (value === null ? null : { x: x(i + 1), y: y(value) }))
  if (sums && points[0]) points.unshift({ x: 0, y: y(0) })
  const dashed = expected.map(line => expectedPath(line, piles, y, box)).join('')
  return { actual: pathOf(points), expected: dashed, bars: [], end: lastOf(points), y, largest }
}

export function barOf(month: number, value: number, y: Trend['y'], box: Box, share = 0.5) {
  const [from, to] = [y(0), y(value)]
  const width = edgeOf(1, box.width) * share
  return { x: middleOf(month, box.width) - width / 2, y: Math.min(from, to), width, height: Math.abs(from - to) }
}

const lastOf = (points: (Point | null)[]): Point | null => points.filter(point => point !== null).at(-1) ?? null

/** The month from which a number is owed at once (nothing before it); null where it is spread over the year. */
export function cliffOf({ months, target }: Pick<TrendFacts, 'months' | 'target'>): number | null {
  const expected = months.map(cell => cell.expected)
  if (expected[0] !== 0 || expected.some(value => value !== 0 && value !== target.value)) return null
  return expected.findIndex(value => value !== 0) + 1 || null
}

/** One dashed line, or the two ends of a range; levels and dates have none. */
function expectedOf(indicator: TrendFacts, own: boolean): (number | null)[][] {
  const { months, target, aggregation, pacing } = indicator
  const flat = (value: number) => Array.from({ length: 12 }, () => value)
  if (target.low !== null && target.high !== null && target.value === null) return [flat(target.low), flat(target.high)]
  const cumulative = months.map(cell => cell.expected)
  if (cumulative.every(value => value === null)) return target.value === null ? [[]] : [flat(target.value)]
  // What is owed only at its due month draws a flag there, not a cliff.
  if (cliffOf(indicator) !== null) return [[]]
  if (own && aggregation === 'sum') {
    if (pacing !== 'even' && pacing !== 'plan') return [[]]
    // A target lowered during the year would ask a month for less than nothing.
    const alone = cumulative.map((value, i) => (value === null ? null : value - (cumulative[i - 1] ?? 0)))
    return [alone.map(value => (value !== null && value < 0 ? null : value))]
  }
  return [cumulative]
}

function expectedPath(line: (number | null)[], piles: boolean, y: Trend['y'], box: Box): string {
  const first = line[0]
  if (first === undefined || first === null) return ''
  if (line.every(value => value === first)) return `M0 ${y(first)}H${box.width}`
  const start = piles ? [{ x: 0, y: y(0) }] : []
  return pathOf([...start, ...line.map((value, i) => (value === null ? null : { x: edgeOf(i + 1, box.width), y: y(value) }))])
}

/** Levels and stages as steps: the better, the higher. */
function levelTrend(indicator: TrendFacts, shown: MonthCell[], mode: Mode, box: Box): Trend {
  const facts = { ...indicator, targets: [{ target: indicator.target }] }
  // A little inside the box, so that the lowest and the highest step stay clear of its edges.
  const y = inset([1], box.top + 1, box.bottom - 4)
  const points: (Point | null)[] = shown.flatMap((cell, i) => {
    const level = mode === 'month' ? cell.level : cell.toDateLevel
    const rank = level === null ? null : rankOf(level, facts)
    if (rank === null) return [null]
    return [
      { x: edgeOf(i, box.width), y: y(rank) },
      { x: edgeOf(i + 1, box.width), y: y(rank) },
    ]
  })
  return { actual: pathOf(points), expected: '', bars: [], end: null, y, largest: 1 }
}
