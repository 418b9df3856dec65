import { numberOf } from '#domain/month'
import { levels } from '#domain/vocabulary'
import { rankOf } from '#domain/level'
import type { IndicatorProgress } from '#domain/progress'
import { measureOf } from '../../ui/measure.ts'
import { ticksTo, type Point } from '../../ui/trend.ts'
import { trendOf, type Box } from '../project/year-trend.ts'

/** The big chart of one indicator, without any drawing. */
export const chartBox = { width: 576, height: 260, top: 28, bottom: 256 } satisfies Box & { height: number }

export type YearChart = {
  actual: string
  expected: string
  end: Point | null
  /** Heights and values of the axis; levels carry their word instead. */
  ticks: { y: number; value: number | null; level: string | null }[]
  /** Heights of the target, or of a range's two ends. */
  targets: { y: number; value: number }[]
  /** From the actual to the expected value at the as-of month; `short` is negative when ahead. */
  gap: { x: number; from: number; to: number; short: number } | null
}

export function yearChart(indicator: IndicatorProgress, asOf: string): YearChart {
  const { actual, expected, end, y, largest } = trendOf(indicator, asOf, 'toDate', chartBox)
  if (measureOf(indicator) === 'level') {
    return { actual, expected: '', end: null, ticks: levelTicks(indicator, y), targets: [], gap: null }
  }
  const { target } = indicator
  const now = indicator.months[numberOf(asOf) - 1]!
  const bounds = target.value === null ? [target.low, target.high] : [target.value]
  const apart = now.expected === null || now.toDate === null ? null : now.expected - now.toDate
  const flat = target.value !== null && indicator.months.every(cell => cell.expected === null || cell.expected === target.value)
  return {
    actual,
    // A pace that is the target itself all year is already drawn as the target.
    expected: flat ? '' : expected,
    end,
    ticks: ticksTo(largest).map(value => ({ y: y(value), value, level: null })),
    targets: bounds.filter(value => value !== null).map(value => ({ y: y(value), value })),
    gap:
      end === null || apart === null || apart === 0 || now.expected === 0
        ? null
        : { x: end.x, from: end.y, to: y(now.expected!), short: apart },
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
