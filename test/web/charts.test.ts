import { describe, expect, it } from 'vitest'
import { burnUpOption } from '#charts/burn-up'
import { burnUpFloor, burnUpPace, burnUpTop, burnUpY, largestStep, type BurnUpView } from '#charts/burn-up-view'
import type { ChartTheme } from '#charts/theme'

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
    const actual = seriesOf(burnUpOption(view, theme, 576, 240)).find(series => series.lineStyle?.color === 'ink')
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
    const empty = burnUpOption({ ...view, actual: twelve(() => null) }, theme, 576, 240)
    expect(JSON.stringify(empty)).not.toContain('35%')
  })
})

describe('a budget adjusted in the year', () => {
  it('finds the largest change, and none where the budget never changed', () => {
    expect(largestStep([1, 1, 1.1, 1.1, 0.8, 0.8])).toBe(4)
    expect(largestStep([null, null, 1, 1])).toBe(-1)
    expect(largestStep(twelve(() => 1))).toBe(-1)
  })

  it('marks the milestones of the rule set', () => {
    const series = seriesOf(burnUpOption({ ...view, milestones: [{ month: 6, rate: 0.5 }] }, theme, 576, 240))
    expect(series.some(({ data }) => JSON.stringify(data) === '[[6,0.5]]')).toBe(true)
  })
})
