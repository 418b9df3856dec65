import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MonthCell } from '#domain/progress'
import { heatBox, heatOf, type HeatWords } from '../../web/pages/project/heat-row.ts'
import { cliffOf, trendOf } from '../../web/pages/project/year-trend.ts'
import { limit, rate, target, word } from '../support/facts.ts'
import { evenMonths, progressOf } from '../support/progress.ts'

const words: HeatWords = { number: value => String(value), level: level => level, missing: '缺报', notApplicable: '不适用' }
const texts = (heat: ReturnType<typeof heatOf>) => heat.labels.map(({ month, text }) => `${month}:${text}`)

describe('the row of twelve months', () => {
  test('a value like the month before is not written again, but the as-of month always is', () => {
    const indicator = progressOf({ months: evenMonths([100, 0, 0, 0], 1200) })
    expect(texts(heatOf(indicator, '2021-04', 'toDate', words))).toEqual(['1:100', '4:100'])
  })

  test('the same value is written again when its signal changes', () => {
    const months = evenMonths([100, 0, 0], 1200)
    months[1] = { ...months[1], signal: 'warning' }
    const heat = heatOf(progressOf({ months }), '2021-03', 'toDate', words)
    expect(texts(heat)).toEqual(['1:100', '2:100', '3:100'])
    expect(heat.tints).toEqual([{ month: 2, signal: 'warning' }])
  })

  test('0 is written as 0, a missing month says 缺报, and neither is taken for the other', () => {
    const indicator = progressOf({ months: evenMonths([0, null, 5], 1200) })
    expect(texts(heatOf(indicator, '2021-03', 'toDate', words))).toEqual(['1:0', '2:缺报', '3:5'])
    expect(heatOf(indicator, '2021-03', 'toDate', words).tints).toEqual([{ month: 2, signal: 'missing' }])
  })

  test('nothing is shown after the as-of month, whatever is known', () => {
    const heat = heatOf(progressOf({ months: evenMonths([1, 2, 3, 4, 5], 12) }), '2021-02', 'toDate', words)
    expect(heat.labels.every(({ month }) => month <= 2)).toBe(true)
    expect(heat.end).toEqual({ x: 96, y: expect.any(Number) })
  })

  test("July's cumulative value ends exactly on the frame's right edge, 336 of 576", () => {
    const heat = heatOf(progressOf({ months: evenMonths([1, 1, 1, 1, 1, 1, 1], 12) }), '2021-07', 'toDate', words)
    expect(heat.end?.x).toBe(336)
    expect(heat.actual.startsWith(`M0 ${heatBox.bottom}`)).toBe(true)
  })

  test('a rate stands in the middle of its month, over a level expectation', () => {
    const months: Partial<MonthCell>[] = Array.from({ length: 12 }, () => ({ expected: 0.85 }))
    months[5] = { expected: 0.85, value: 0.9, numerator: 90, denominator: 100, toDate: 0.9, reported: 1, signal: 'normal' }
    months[6] = { expected: 0.85, toDate: 0.9, signal: 'normal' }
    const heat = heatOf(
      progressOf({ target: rate(0.85), aggregation: 'weighted', pacing: 'whole', months }),
      '2021-07',
      'toDate',
      words,
    )
    expect(heat.expected).toMatch(/^M0 [\d.]+H576$/)
    expect(heat.end?.x).toBe(312)
    expect(texts(heat)).toEqual(['6:0.9'])
    expect(heat.marks).toContainEqual({ month: 7, mark: 'dot' })
    expect(heat.marks).toContainEqual({ month: 1, mark: 'dash' })
  })

  test('levels are steps with a word where they change; the better, the higher', () => {
    const level = (name: string, signal: MonthCell['signal']) => ({ level: name, toDateLevel: name, reported: 1, signal })
    const months = [level('达成', 'normal'), level('达成', 'normal'), level('未达成', 'behind'), level('未达成', 'behind')]
    const heat = heatOf(
      progressOf({ target: word('合规'), aggregation: 'worst', pacing: 'whole', months }),
      '2021-04',
      'toDate',
      words,
    )
    expect(texts(heat)).toEqual(['1:达成', '3:未达成'])
    const heights = [...heat.actual.matchAll(/ ([\d.]+)/g)].map(match => Number(match[1]))
    expect(heights.at(-1)).toBeGreaterThan(heights[0]!)
  })

  test('a stage that only changed its signal gets the shape without the word', () => {
    const stage = { level: '起草', toDateLevel: '起草', reported: 1 }
    const months = [
      { ...stage, signal: 'notDue' },
      { ...stage, signal: 'warning' },
    ] as Partial<MonthCell>[]
    const heat = heatOf(
      progressOf({ target: word('制定'), aggregation: 'milestone', pacing: 'due', months }),
      '2021-02',
      'toDate',
      words,
    )
    expect(texts(heat)).toEqual(['1:起草', '2:'])
  })

  test('a due month ahead draws a flag with words, a past one the flag alone', () => {
    const indicator = progressOf({ target: word('制定'), aggregation: 'milestone', pacing: 'due', dueMonth: '2021-09' })
    expect(heatOf(indicator, '2021-07', 'toDate', words).due).toEqual({ month: 9, words: true })
    expect(heatOf(indicator, '2021-10', 'toDate', words).due).toEqual({ month: 9, words: false })
  })

  test('what is owed only in December draws a flag, not a cliff', () => {
    const months = Array.from({ length: 12 }, (_, i) => ({ expected: i === 11 ? 1200 : 0 }))
    const indicator = progressOf({ pacing: 'plan', months })
    expect(cliffOf(indicator)).toBe(12)
    expect(trendOf(indicator, '2021-07', 'toDate', heatBox).expected).toBe('')
  })

  test('month by month, a sum is bars with the expected step of each month', () => {
    const indicator = progressOf({ months: evenMonths([50, 0, 150], 1200) })
    const heat = heatOf(indicator, '2021-03', 'month', words)
    expect(texts(heat)).toEqual(['1:50', '2:0', '3:150'])
    expect(heat.bars).toHaveLength(2)
    expect(heat.expected.match(/M/g)).toHaveLength(12)
  })

  test('an upper limit is a level dashed line at the limit', () => {
    const heat = heatOf(progressOf({ target: limit(15), aggregation: 'last', pacing: 'whole' }), '2021-07', 'toDate', words)
    expect(heat.expected).toMatch(/^M0 [\d.]+H576$/)
  })

  test('whatever is reported, every line stays inside the row', () => {
    const value = fc.option(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { nil: null })
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), fc.constantFrom('toDate', 'month'), (values, mode) => {
        const indicator = progressOf({ target: target({ value: 1e6 }), months: evenMonths(values, 1e6) })
        const box = trendOf(indicator, '2021-12', mode, heatBox)
        const points = [...(box.actual + box.expected).matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)]
        for (const [, x, y] of points) {
          expect(Number(x)).toBeGreaterThanOrEqual(0)
          expect(Number(x)).toBeLessThanOrEqual(576)
          expect(Number(y)).toBeGreaterThanOrEqual(heatBox.top)
          expect(Number(y)).toBeLessThanOrEqual(heatBox.bottom)
        }
      }),
      { numRuns: 200 },
    )
  })
})
