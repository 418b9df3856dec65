import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burnUpOption } from '#charts/burn-up'
import { burnUpLabels, burnUpLines, crosses } from '#charts/burn-up-labels'
import type { BurnUpView } from '#charts/burn-up-view'
import { inside, overlaps } from '#charts/labels'
import type { ChartTheme } from '#charts/theme'

const theme = new Proxy({} as ChartTheme, { get: (_, name) => String(name) })
const twelve = <T>(of: (month: number) => T) => Array.from({ length: 12 }, (_, index) => of(index + 1))
const words = {
  budget: '全年预算（调整后） 179,546.00',
  initial: '年初预算 174,436.00',
  step: '6月调整 +5,110.00',
  pace: '序时',
  rate: '48.0%',
  gap: '落后 10.3 个百分点',
  lastYear: '2020年（7月 38.9%）',
}
const portfolio: BurnUpView = {
  asOf: 7,
  actual: [0.022, 0.058, 0.11, 0.19, 0.28, 0.37, 0.48, null, null, null, null, null],
  budget: twelve(month => (month < 6 ? 0.972 : 1)),
  expected: 7 / 12,
  signal: 'warning',
  milestones: [
    { month: 6, rate: 0.5 },
    { month: 9, rate: 0.75 },
  ],
  words: { ...words, lastYear: undefined },
}
const label = (view: BurnUpView, id: string, width = 576) => burnUpLabels(view, width, 288).find(one => one.id === id)

describe('words in the burn-up', () => {
  it('lie on no line: 48.0% close under the pace moves below the actual line', () => {
    const lines = burnUpLines(portfolio, 576, 288)
    const placed = burnUpLabels(portfolio, 576, 288)
    expect(placed.map(({ id }) => id)).toEqual(['budget', 'rate', 'gap', 'step', 'initial', 'pace'])
    for (const { box } of placed) expect(lines.some(line => crosses(line, box))).toBe(false)
  })

  it('name the initial budget at the left, the step at its month and the full budget at the end', () => {
    expect(label(portfolio, 'initial')!.box.x).toBeLessThan(16)
    // At its right end: at its left start it would lie on the frame of July.
    const step = label(portfolio, 'step')!
    expect(step.box.x + step.box.width).toBe((5 / 12) * 576 - 4)
    const budget = label(portfolio, 'budget')!
    expect([budget.box.x + budget.box.width, budget.end]).toEqual([572, true])
  })

  it('stand left of the last month of the year, where the picture ends', () => {
    const december = { ...portfolio, asOf: 12, actual: twelve(month => month * 0.07), expected: 1 }
    for (const id of ['rate', 'gap']) expect(label(december, id)!.box.x).toBeLessThan(540)
  })

  it('put each month’s money in one row under the base', () => {
    const bars = { ...portfolio, bars: twelve(() => 0.05), barWords: twelve(month => String(month * 40)) }
    const graphic = burnUpOption(bars, theme, 576, 240).graphic as { y: number; style: { text: string } }[]
    const amounts = graphic.filter(({ style }) => /^\d+$/.test(style.text))
    expect(amounts.map(({ style }) => style.text)).toEqual(bars.barWords)
    expect(new Set(amounts.map(({ y }) => y))).toEqual(new Set([225]))
    const base = burnUpLines(bars, 576, 240)[1]![0]!.y
    expect(base).toBeLessThanOrEqual(225)
  })

  it('never overlap or leave the picture, whatever the year looks like', () => {
    const share = fc.double({ min: -0.02, max: 0.16, noNaN: true })
    const year = fc.array(share, { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(year, year, fc.integer({ min: 1, max: 12 }), fc.constantFrom(358, 432, 576), (own, then, asOf, width) => {
        const sum = (shares: number[]) => shares.map((_, at) => shares.slice(0, at + 1).reduce((a, b) => a + b, 0))
        const actual = sum(own).map((value, at) => (at < asOf ? value : null))
        const view = { ...portfolio, asOf, actual, lastYear: sum(then), expected: asOf / 12, words }
        const placed = burnUpLabels(view, width, 240)
        const lines = burnUpLines(view, width, 240)
        placed.forEach(({ id, box }, index) => {
          expect(inside(box, { x: 0, y: 0, width, height: 240 })).toBe(true)
          expect(placed.slice(index + 1).some(other => overlaps(box, other.box))).toBe(false)
          // Rate, distance and budget must be said: only they may stay on a line where no place is free.
          if (!['rate', 'gap', 'budget'].includes(id)) expect(lines.some(line => crosses(line, box))).toBe(false)
        })
        expect(placed.map(({ id }) => id)).toEqual(expect.arrayContaining(['rate', 'gap']))
      }),
      { numRuns: 300 },
    )
  })
})
