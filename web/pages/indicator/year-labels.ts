import type { Point } from '../../ui/trend.ts'
import { placeLabels, type Placed, type Rect, type Spot, type Wish } from './labels.ts'
import { chartBox, type YearChart } from './year-chart.ts'

/** The words of a year's chart, most needed first; what finds no room stays out. */
export type ChartWords = {
  targets: string[]
  end: string
  gap: string
  expected: string
  lastYear: string
  due: string
  empty: string
  forecast: string
  band: string
}

const spot = (x: number, y: number, anchor: Spot['anchor']): Spot => ({ x, y, anchor })

export function yearLabels(chart: YearChart, words: ChartWords): Placed[] {
  const { end, gap, ghostEnd, ghostPoints, due, fan, width } = chart
  const right = width - 6
  const wishes: Wish[] = chart.targets.map(({ y }, i) => ({
    id: `target-${i}`,
    text: words.targets[i]!,
    size: 12,
    spots: [spot(right, y - 6, 'end'), spot(right, y + 16, 'end'), spot(6, y - 6, 'start')],
  }))
  if (end)
    wishes.push({
      id: 'end',
      text: words.end,
      size: 14,
      spots: [
        spot(end.x - 10, end.y - 10, 'end'),
        spot(end.x - 10, end.y + 22, 'end'),
        spot(end.x + 14, end.y - 10, 'start'),
        spot(end.x + 14, end.y + 22, 'start'),
      ],
    })
  if (gap) {
    const middle = (gap.from + gap.to) / 2 + 4
    const beside = (y: number) => [spot(gap.x + 14, y, 'start'), spot(gap.x - 12, y, 'end')]
    wishes.push({ id: 'gap', text: words.gap, size: 12, spots: beside(middle) })
    if (chart.expected)
      wishes.push({
        id: 'expected',
        text: words.expected,
        size: 12,
        spots: [spot(gap.x - 14, gap.to - 8, 'end'), spot(gap.x + 14, gap.to + 18, 'start'), ...beside(gap.to + 4)],
      })
  }
  if (fan) {
    const last = spot(right, 0, 'end')
    const around = [fan.bottom + 16, fan.top - 8, fan.bottom + 32, fan.top - 24]
    wishes.push({ id: 'forecast', text: words.forecast, size: 12, spots: around.map(y => ({ ...last, y })) })
    wishes.push({
      id: 'band',
      text: words.band,
      size: 12,
      spots: [...around.map(y => ({ ...last, y: y + 16 })), ...around.map(y => ({ ...last, y }))],
    })
  }
  if (ghostEnd) {
    const along = [-1, -2, -3, -4].flatMap(at => {
      const point = ghostPoints.at(at)
      if (!point) return []
      const x = Math.min(point.x, right)
      return [spot(x, point.y + 18, 'end'), spot(x, point.y - 8, 'end')]
    })
    wishes.push({ id: 'last-year', text: words.lastYear, size: 12, spots: along })
  }
  if (due) {
    const low = chartBox.height - 10
    wishes.push({ id: 'due', text: words.due, size: 12, spots: [spot(due.x - 6, low, 'end'), spot(due.x + 6, low, 'start')] })
  }
  if (chart.actual === '') {
    const [x, y] = [width / 2, chartBox.height / 2]
    wishes.push({
      id: 'empty',
      text: words.empty,
      size: 12,
      spots: [spot(x, y, 'middle'), spot(x, y - 60, 'middle'), spot(x, y + 60, 'middle')],
    })
  }
  const blocks = [
    ...(end ? [around(end.x, end.y, 4)] : []),
    ...(gap ? [{ left: gap.x + 3, right: gap.x + 8, top: Math.min(gap.from, gap.to), bottom: Math.max(gap.from, gap.to) }] : []),
  ]
  const lines = [pointsOf(chart.actual), pointsOf(chart.expected), ghostPoints, pointsOf(fan?.middle ?? '')].filter(
    line => line.length > 1,
  )
  const box = { width, height: chartBox.height }
  return placeLabels(wishes, box, blocks, [
    ...lines,
    ...chart.targets.map(({ y }) => [
      { x: 0, y },
      { x: width, y },
    ]),
  ])
}

const around = (x: number, y: number, by: number): Rect => ({ left: x - by, right: x + by, top: y - by, bottom: y + by })

/** The corners of a path made of M, L and H. */
export function pointsOf(path: string): Point[] {
  const points: Point[] = []
  for (const [, kind, x, y] of path.matchAll(/([MLH])(-?[\d.]+)(?: (-?[\d.]+))?/g))
    points.push({ x: Number(x), y: kind === 'H' ? (points.at(-1)?.y ?? 0) : Number(y) })
  return points
}
