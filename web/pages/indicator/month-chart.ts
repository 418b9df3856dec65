import { numberOf } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { measureOf } from '../../ui/measure.ts'
import { middleOf } from '../../ui/ruler.ts'
import { barOf, trendOf } from '../project/year-trend.ts'
import { lastYearOf, bestMonth, type Best } from './last-year.ts'
import { adds, kindOf } from './measure-kind.ts'
import { placeLabels, type Placed } from './labels.ts'

/** Every month alone: this year solid, last year hollow around it, what was expected dashed. */
export const monthBox = { width: 576, height: 120, top: 22, bottom: 119 }

type Bar = { x: number; y: number; width: number; height: number }
export type MonthChart = {
  width: number
  bars: Bar[]
  hollow: Bar[]
  expected: string
  /** Last year's best month, for its direct label. */
  best: (Best & { x: number; y: number }) | null
}

/** Null for levels: words are no bars. */
export function monthChart(indicator: IndicatorProgress, asOf: string, width = monthBox.width): MonthChart | null {
  if (measureOf(indicator) === 'level') return null
  const box = { ...monthBox, width }
  const before = lastYearOf(indicator)?.months ?? []
  const { bars, expected, y } = trendOf(
    indicator,
    asOf,
    'month',
    box,
    true,
    before.map(cell => cell.value),
  )
  const best = bestMonth(before)
  return {
    width,
    bars,
    hollow: before.flatMap(({ value }, i) => (value ? [barOf(i + 1, value, y, box, 0.7)] : [])),
    // What is allowed over the whole year says nothing about a month that adds to it.
    expected: adds(indicator) && kindOf(indicator) !== 'count' ? '' : expected,
    best: best && best.value > 0 ? { ...best, x: middleOf(numberOf(best.month), width), y: y(best.value) } : null,
  }
}

/** The best month's words beside its bar, where no other bar of last year stands as high. */
export function bestLabel({ best, bars, hollow, width }: MonthChart, text: string): Placed | null {
  if (!best) return null
  const half = (width / 12) * 0.35
  const blocks = [...bars, ...hollow].map(bar => ({
    left: bar.x,
    right: bar.x + bar.width,
    top: bar.y + 3,
    bottom: bar.y + bar.height,
  }))
  const spots = [
    { x: best.x + half + 4, y: best.y + 10, anchor: 'start' as const },
    { x: best.x - half - 4, y: best.y + 10, anchor: 'end' as const },
    { x: best.x + half, y: best.y - 6, anchor: 'end' as const },
    { x: best.x - half, y: best.y - 6, anchor: 'start' as const },
  ]
  return placeLabels([{ id: 'best', text, size: 12, spots }], { width, height: monthBox.height }, blocks, [])[0] ?? null
}
