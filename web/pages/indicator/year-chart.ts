import { numberOf } from '#domain/month'
import { levels } from '#domain/vocabulary'
import { rankOf } from '#domain/level'
import type { IndicatorProgress } from '#domain/progress'
import { measureOf } from '../../ui/measure.ts'
import { edgeOf, middleOf } from '../../ui/ruler.ts'
import { pathOf, ticksTo, type Point } from '../../ui/trend.ts'
import { accumulates, trendOf } from '../project/year-trend.ts'
import { lastYearOf } from './last-year.ts'

/** The big chart of one indicator, without any drawing. */
export const chartBox = { width: 576, height: 264, top: 28, bottom: 260 }

export type YearChart = {
  width: number
  actual: string
  expected: string
  end: Point | null
  /** Last year's months to date, and where its line ends. */
  ghost: string
  ghostPoints: Point[]
  ghostEnd: (Point & { value: number; year: number }) | null
  /** Heights and values of the axis; levels carry their word instead. */
  ticks: { y: number; value: number | null; level: string | null }[]
  /** Heights of the target, or of a range's two ends. */
  targets: { y: number; value: number }[]
  /** From the actual to the expected value at the as-of month; `short` is negative when ahead. */
  gap: { x: number; from: number; to: number; short: number } | null
  /** The end of the month in which it falls due at once. */
  due: { x: number; month: string } | null
  /** What is foreseen: the band P10–P90 as an area, its middle as a line, and where that ends. */
  fan: { area: string; middle: string; end: Point; top: number; bottom: number } | null
  /** Where months stand today that were entered or corrected after the day looked at. */
  later: { x: number; y: number }[]
}

export function yearChart(indicator: IndicatorProgress, asOf: string, width = chartBox.width): YearChart {
  const box = { ...chartBox, width }
  const before = measureOf(indicator) === 'level' ? null : lastYearOf(indicator)
  const corrections = measureOf(indicator) === 'level' ? [] : (indicator.later ?? []).filter(cell => cell.toDate !== null)
  const also = [
    ...(before?.months.map(cell => cell.toDate) ?? []),
    ...(foreseen(indicator)?.ahead.map(({ high }) => high) ?? []),
    ...corrections.map(cell => cell.toDate),
  ]
  const { actual, expected, end, y, largest } = trendOf(indicator, asOf, 'toDate', box, false, also)
  const dueMonth = indicator.pacing === 'due' ? indicator.dueMonth : null
  const due = dueMonth?.slice(0, 4) === asOf.slice(0, 4) ? { x: edgeOf(numberOf(dueMonth), width), month: dueMonth } : null
  const none = { ghost: '', ghostPoints: [], ghostEnd: null, fan: null }
  if (measureOf(indicator) === 'level') {
    return {
      width,
      actual,
      expected: '',
      end: null,
      ticks: levelTicks(indicator, y),
      targets: [],
      gap: null,
      due,
      later: [],
      ...none,
    }
  }
  const at = accumulates(indicator) ? edgeOf : middleOf
  const later = corrections.map(cell => ({ x: at(numberOf(cell.month), width), y: y(cell.toDate!) }))
  const { target } = indicator
  const now = indicator.months[numberOf(asOf) - 1]!
  const bounds = target.value === null ? [target.low, target.high] : [target.value]
  const apart = now.expected === null || now.toDate === null ? null : now.expected - now.toDate
  const flat = target.value === null || indicator.months.every(cell => cell.expected === null || cell.expected === target.value)
  return {
    width,
    actual,
    // A pace that is the target itself all year is already drawn as the target.
    expected: flat ? '' : expected,
    end,
    ...none,
    ...(before ? ghostOf(indicator, before, y, width) : {}),
    fan: fanOf(indicator, y, width),
    ticks: wholeTicks(indicator, largest).map(value => ({ y: y(value), value, level: null })),
    targets: bounds.filter(value => value !== null).map(value => ({ y: y(value), value })),
    gap:
      end === null || apart === null || apart === 0 || now.expected === 0
        ? null
        : { x: end.x, from: end.y, to: y(now.expected!), short: apart },
    due,
    later,
  }
}

/** A band wider than five times its middle would press everything else flat: its words alone tell it. */
const foreseen = ({ forecast }: IndicatorProgress) =>
  forecast && forecast.ahead.length > 0 && forecast.high! <= 5 * Math.abs(forecast.value!) ? forecast : null

function fanOf(indicator: IndicatorProgress, y: (value: number) => number, width: number): YearChart['fan'] {
  const found = foreseen(indicator)
  const from = found && indicator.months[numberOf(found.ahead[0]!.month) - 2]
  if (!found || !from || from.toDate === null) return null
  const at = accumulates(indicator) ? edgeOf : middleOf
  const start = { x: at(numberOf(from.month), width), y: y(from.toDate) }
  const points = (key: 'value' | 'low' | 'high') =>
    found.ahead.map(cell => ({ x: at(numberOf(cell.month), width), y: y(cell[key]) }))
  const [high, low, middle] = [points('high'), points('low'), points('value')]
  return {
    area: `${pathOf([start, ...high, ...low.toReversed()])}Z`,
    middle: pathOf([start, ...middle]),
    end: middle.at(-1)!,
    top: high.at(-1)!.y,
    bottom: low.at(-1)!.y,
  }
}

/** Cases, persons and contracts are counted in whole ones. */
function wholeTicks({ target, months }: IndicatorProgress, largest: number): number[] {
  const whole = target.unit !== '%' && months.every(({ toDate }) => toDate === null || Number.isInteger(toDate))
  return ticksTo(largest).filter(value => !whole || Number.isInteger(value))
}

type Before = NonNullable<ReturnType<typeof lastYearOf>>

function ghostOf(indicator: IndicatorProgress, { months, year }: Before, y: (value: number) => number, width: number) {
  const x = accumulates(indicator) ? edgeOf : middleOf
  const points = months.map((cell, i) => (cell.toDate === null ? null : { x: x(i + 1, width), y: y(cell.toDate) }))
  if (indicator.aggregation === 'sum' && points[0]) points.unshift({ x: 0, y: y(0) })
  const drawn = points.filter(point => point !== null)
  const last = months.findLast(cell => cell.toDate !== null)
  const end = drawn.at(-1)
  return {
    ghost: pathOf(points),
    ghostPoints: drawn,
    ghostEnd: end && last ? { ...end, value: last.toDate!, year } : null,
  }
}

/** The indicator's own stages, or the three levels; each once, at its height. */
function levelTicks(indicator: IndicatorProgress, y: (value: number) => number): YearChart['ticks'] {
  const facts = { ...indicator, targets: [{ target: indicator.target }] }
  const words = indicator.stages ?? [...levels]
  return words.flatMap(level => {
    const rank = rankOf(level, facts)
    return rank === null ? [] : [{ y: y(rank), value: null, level }]
  })
}
