import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inside, overlaps, placeLabels, textWidth, type Box } from '#charts/labels'
import { quadrantOption, spotAt } from '#charts/quadrant'
import { boundsOf, quadrantPlan, spotsOf, writingsOf, type QuadrantView } from '#charts/quadrant-plan'
import type { ChartTheme } from '#charts/theme'
import type { Points } from '#domain/overview'
import { signals, type Signal } from '#domain/vocabulary'

const theme = new Proxy({} as ChartTheme, { get: (_, name) => String(name) })
const frame: Box = { x: 38, y: 8, width: 230, height: 250 }
const corner: Box = { x: 44, y: 238, width: 36, height: 16 }

describe('names beside their points', () => {
  const at = (x: number, y: number, ...texts: string[]) => ({ x, y, texts: texts.length ? texts : ['干线智能化'] })
  const cases: { name: string; point: ReturnType<typeof at>; taken?: Box[]; marks?: { x: number; y: number }[]; side: string }[] =
    [
      { name: 'right, where there is room', point: at(100, 100), side: 'right' },
      { name: 'left of a point at the right edge', point: at(262, 100), side: 'left' },
      { name: 'left, when another mark stands at the right', point: at(150, 100), marks: [{ x: 170, y: 100 }], side: 'left' },
      { name: 'away from a corner word', point: at(70, 232), taken: [corner], side: 'above' },
      { name: 'nowhere, when the frame has no room', point: at(150, 100, '字'.repeat(30)), side: 'none' },
      {
        name: 'in its shorter writing, when the long one has no room',
        point: at(60, 100, '字'.repeat(30), '短名'),
        side: 'right',
      },
    ]
  for (const { name, point, taken = [], marks = [], side } of cases)
    it(`puts a name ${name}`, () => {
      const [placed] = placeLabels([point], frame, taken, marks)
      const box = placed?.box
      const found = !box
        ? 'none'
        : box.x >= point.x
          ? 'right'
          : box.x + box.width <= point.x
            ? 'left'
            : box.y + box.height <= point.y
              ? 'above'
              : 'below'
      expect(found).toBe(side)
    })

  it('serves the first name first and drops the one that finds no room', () => {
    const narrow: Box = { x: 0, y: 0, width: 80, height: 20 }
    const placed = placeLabels([at(5, 10), at(6, 10)], narrow, [], [])
    expect(placed.map(label => label?.text ?? null)).toEqual(['干线智能化', null])
  })

  it('counts a wide character as wide and a letter as narrow', () => {
    expect(textWidth('河道')).toBe(24)
    expect(textWidth('ab')).toBeLessThan(textWidth('河道'))
  })

  it('lets a later name hide no mark: it is left out instead', () => {
    const crowd = Array.from({ length: 60 }, (_, index) => ({ x: 100 + (index % 10) * 16, y: 60 + Math.floor(index / 10) * 18 }))
    const placed = placeLabels([at(40, 30), at(148, 96)], frame, [], crowd)
    expect(placed.map(label => label?.text ?? null)).toEqual(['干线智能化', null])
  })

  it('drops the year a name begins with and writes the rest whole, cut only where no picture holds it', () => {
    expect(writingsOf('2021年国省干线智能化改造')).toEqual(['国省干线智能化改造'])
    expect(writingsOf('2021年城区河道清淤及水质提升工程')).toEqual(['城区河道清淤及水质提升…'])
    expect(writingsOf('信息化')).toEqual(['信息化'])
    expect(writingsOf('2021年')).toEqual(['2021年'])
  })
})

const words = {
  unspent: '钱没花',
  undone: '事没成',
  both: '双滞后',
  percent: (ratio: number, digits = 1) => `${(ratio * 100).toFixed(digits)}%`,
}
type Dot = { name: string; rate: number | null; progress: number | null; signal: Signal; risk: number | null }
const pointsOf = (dots: Dot[]): Points => ({
  ids: dots.map((_, index) => index + 1),
  names: dots.map(dot => dot.name),
  budget: dots.map(() => 1),
  executionRate: dots.map(dot => dot.rate),
  progress: dots.map(dot => dot.progress),
  signal: dots.map(dot => dot.signal),
  atRiskAmount: dots.map(dot => dot.risk),
})
const viewOf = (dots: Dot[], timeProgress = 7 / 12): QuadrantView => ({
  points: pointsOf(dots),
  timeProgress,
  warningBelow: 0.8,
  words,
})
const dot = (more: Partial<Dot>): Dot => ({ name: '信息化', rate: 0.5, progress: 0.7, signal: 'behind', risk: 1, ...more })

const anyDot: fc.Arbitrary<Dot> = fc.record({
  name: fc.oneof(fc.constantFrom('2021年城区河道清淤', '大气监测站', '智慧安防', 'IT'), fc.string({ maxLength: 60 })),
  rate: fc.option(fc.double({ min: -0.5, max: 60, noNaN: true }), { freq: 10 }),
  progress: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 10 }),
  signal: fc.constantFrom(...signals),
  risk: fc.option(fc.integer({ min: 0, max: 1e12 })),
})

describe('the quadrant', () => {
  it('no two labels overlap, none leaves the frame, none covers a corner word, whatever the projects', () => {
    fc.assert(
      fc.property(
        fc.array(anyDot, { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(272, 320, 700, 960),
        (dots, month, width) => {
          const { labels, corners, frame: box, ticks } = quadrantPlan(viewOf(dots, month / 12), width, 284)
          const fixed = corners.map(word => word.box)
          expect(labels.length).toBeLessThanOrEqual(6)
          labels.forEach((label, index) => {
            expect(inside(label.box, box)).toBe(true)
            for (const other of [...labels.slice(index + 1).map(next => next.box), ...fixed])
              expect(overlaps(label.box, other)).toBe(false)
          })
          fixed.forEach((word, index) => {
            expect(inside(word, box)).toBe(true)
            for (const other of fixed.slice(index + 1)) expect(overlaps(word, other)).toBe(false)
          })
          ticks.forEach((tick, index) => {
            for (const other of ticks.slice(index + 1)) expect(overlaps(tick.box, other.box)).toBe(false)
          })
        },
      ),
      { numRuns: process.env.FULL ? 3000 : 300 },
    )
  })

  it('leaves out a project without rates instead of placing it at zero', () => {
    const spots = spotsOf(pointsOf([dot({}), dot({ rate: null, signal: 'missing' })]))
    expect(spots.behind.map(spot => spot.at)).toEqual([0])
    expect(spots.missing).toEqual([])
  })

  it('reaches around every point and the time line in steps of 5%', () => {
    expect(boundsOf([0.2, 0.6], 0.583)).toEqual({ min: 0.15, max: 0.65 })
    expect(boundsOf([], 0.5)).toEqual({ min: 0.45, max: 0.55 })
  })

  it('keeps the others apart when one project spent fifty times its budget', () => {
    const { x, place } = quadrantPlan(viewOf([dot({ rate: 50 }), dot({ rate: 0.2 })]), 272, 284)
    expect(x.max).toBeLessThan(1.7)
    expect(place([0.58, 0.8]).x - place([0.2, 0.8]).x).toBeGreaterThan(30)
  })

  it('names the six flagged projects with the most money at risk, and never a normal one', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      dot({ name: `项目${index}`, rate: 0.1 + index * 0.05, progress: 0.3 + index * 0.07, risk: index }),
    )
    const { labels } = quadrantPlan(viewOf([...many, dot({ name: '正常的', signal: 'normal', risk: 99 })]), 700, 284)
    expect(labels.map(label => label.text)).toEqual(['项目8', '项目7', '项目6', '项目5', '项目4', '项目3'])
  })

  it('writes time and 80% of time on the axis, and drops the latter where there is no room', () => {
    const ticksIn = (month: number) =>
      quadrantPlan(viewOf([dot({ rate: 0.1 }), dot({ rate: 0.9 })], month / 12), 272, 284).ticks.map(tick => tick.text)
    expect(ticksIn(7)).toEqual(expect.arrayContaining(['58.3', '46.7', '80%']))
    expect(ticksIn(1)).toContain('8.3')
    expect(ticksIn(1)).not.toContain('6.7')
  })

  it('draws 5,000 projects in a few series without a thing of its own for each dot, and finds each dot again', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      dot({ rate: (index % 100) / 100, progress: (index % 97) / 97, signal: signals[index % 6]! }),
    )
    const view = viewOf(many)
    type Drawn = { series: { id: string; data: [number, number][]; large: boolean }[] }
    const option = quadrantOption(view, theme, 272) as Drawn
    expect(option.series.length).toBeLessThan(20)
    expect(option.series.every(series => series.large && series.data.length > 0)).toBe(true)
    const spots = spotsOf(view.points)
    const found = option.series.flatMap(({ id, data }) =>
      data.map((value, index) => {
        const spot = spotAt(spots, id, index)!
        expect(spot.value).toEqual(value)
        return spot.at
      }),
    )
    expect(new Set(found).size).toBe(5000)
    expect(option.series.reduce((sum, series) => sum + series.data.length, 0)).toBe(5000)
    expect(option.series.every(series => series.data.every(Array.isArray))).toBe(true)
  })
})
