import { describe, expect, it } from 'vitest'
import { burnUpFloor, burnUpOption, burnUpPace, burnUpTop, burnUpY, type BurnUpView } from '#charts/burn-up'
import { boundsOf, quadrantOption, spotsOf } from '#charts/quadrant'
import type { ChartTheme } from '#charts/theme'
import type { Points } from '#domain/overview'
import type { Signal } from '#domain/vocabulary'

const theme = new Proxy({} as ChartTheme, { get: (_, name) => String(name) })
const twelve = <T>(of: (month: number) => T) => Array.from({ length: 12 }, (_, index) => of(index + 1))

const view: BurnUpView = {
  asOf: 7,
  actual: twelve(month => (month <= 7 ? month * 0.05 : null)),
  budget: twelve(month => (month < 6 ? 0.972 : 1)),
  expected: 7 / 12,
  signal: 'warning',
  words: { budget: '全年预算', pace: '序时', rate: '35%', gap: '落后 23.3 个百分点' },
}

type Series = { type: string; data: unknown[]; lineStyle?: { color: string } }
const seriesOf = (option: unknown) => (option as { series: Series[] }).series

describe('the burn-up', () => {
  it('starts at nothing and ends on the right edge of the as-of month', () => {
    const actual = seriesOf(burnUpOption(view, theme)).find(series => series.lineStyle?.color === 'ink')
    expect(actual?.data[0]).toEqual([0, 0])
    expect(actual?.data.at(-1)).toEqual([7, 0.35000000000000003])
    expect(actual?.data).toHaveLength(8)
  })

  it('steps the budget at the start of the month it was adjusted in, and bends the pace with it', () => {
    const { steps, pace } = burnUpPace(view)
    expect(steps).toContainEqual([5, 0.972])
    expect(steps).toContainEqual([5, 1])
    expect(pace[5]?.[1]).toBeCloseTo((0.972 * 5) / 12)
    expect(pace[12]).toEqual([12, 1])
  })

  it('keeps overspending and money given back inside the picture', () => {
    const over = { ...view, actual: twelve(() => 1.3) }
    expect(burnUpTop(over)).toBeGreaterThan(1.3)
    const back = { ...view, actual: twelve(() => -0.1) }
    expect(burnUpFloor(back)).toBeLessThan(-0.1)
    expect(burnUpY(back, burnUpFloor(back))).toBe(1)
    expect(burnUpY(view, burnUpTop(view))).toBe(0)
  })

  it('draws no actual point for a year without a report', () => {
    const empty = burnUpOption({ ...view, actual: twelve(() => null) }, theme)
    expect(JSON.stringify(empty)).not.toContain('35%')
  })
})

const signals: Signal[] = ['behind', 'normal', 'missing']
const points: Points = {
  ids: [1, 2, 3],
  names: ['河道清淤工程提升改造项目', '信息化', '未报'],
  budget: [1, 2, 3],
  executionRate: [0.2, 0.6, null],
  progress: [0.5, 0.9, null],
  signal: signals,
}
const words = { unspent: '', undone: '', both: '', percent: (ratio: number) => `${ratio}` }

describe('the quadrant', () => {
  it('leaves out a project without rates instead of placing it at zero', () => {
    const spots = spotsOf(points)
    expect(spots.behind.map(spot => spot.id)).toEqual([1])
    expect(spots.missing).toEqual([])
  })

  it('reaches around every point and the time line in steps of 5%', () => {
    expect(boundsOf([0.2, 0.6], 0.583)).toEqual({ min: 0.15, max: 0.65 })
    expect(boundsOf([], 0.5)).toEqual({ min: 0.45, max: 0.55 })
  })

  it('names only the projects it is told to, shortened, at most six', () => {
    const named = JSON.stringify(quadrantOption({ points, timeProgress: 7 / 12, warningBelow: 0.8, named: [1], words }, theme))
    expect(named).toContain('"formatter":"河道清淤工程提…"')
    expect(named).not.toContain('"formatter":"信息化"')
  })

  it('builds its option for 5,000 projects in far less than the blink of an eye', () => {
    const many: Points = {
      ids: Array.from({ length: 5000 }, (_, id) => id),
      names: Array.from({ length: 5000 }, (_, id) => `项目${id}`),
      budget: Array.from({ length: 5000 }, () => 1),
      executionRate: Array.from({ length: 5000 }, (_, id) => (id % 100) / 100),
      progress: Array.from({ length: 5000 }, (_, id) => (id % 97) / 97),
      signal: Array.from({ length: 5000 }, (_, id) => signals[id % 3] ?? 'normal'),
    }
    const start = performance.now()
    quadrantOption({ points: many, timeProgress: 0.5, warningBelow: 0.8, named: [], words }, theme)
    expect(performance.now() - start).toBeLessThan(300)
  })
})
