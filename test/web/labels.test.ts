import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overlap, placeLabels, rectOf, textWidth, type Wish } from '../../web/pages/indicator/labels.ts'
import { chartBox, yearChart } from '../../web/pages/indicator/year-chart.ts'
import { pointsOf, yearLabels } from '../../web/pages/indicator/year-labels.ts'
import { target } from '../support/facts.ts'
import { evenMonths, progressOf } from '../support/progress.ts'
import { monthsOf } from '#domain/month'

const box = { width: 300, height: 100 }
const wish = (id: string, x: number, y: number, text = '目标 80万'): Wish => ({
  id,
  text,
  size: 12,
  spots: [{ x, y, anchor: 'start' }],
})

describe('words beside marks', () => {
  test('Chinese signs are square, figures narrower', () => {
    expect(textWidth('目标', 12)).toBe(24)
    expect(textWidth('80', 12)).toBeLessThan(24)
  })

  test('the first keeps its place, the second moves out of its way', () => {
    const [first, second] = placeLabels([wish('a', 10, 50), wish('b', 20, 52)], box, [], [])
    expect(first).toMatchObject({ id: 'a', x: 10, y: 50 })
    expect(second!.y).not.toBe(52)
    expect(overlap(rectOf(first!.text, 12, first!), rectOf(second!.text, 12, second!))).toBe(false)
  })

  test('of two free places the one without a line through it is taken', () => {
    const both: Wish = {
      id: 'a',
      text: '21.00万',
      size: 12,
      spots: [
        { x: 10, y: 50, anchor: 'start' },
        { x: 10, y: 90, anchor: 'start' },
      ],
    }
    const line = [
      { x: 0, y: 46 },
      { x: 300, y: 46 },
    ]
    expect(placeLabels([both], box, [], [line])[0]!.y).toBe(90)
  })

  test('a word that finds no room is left out', () => {
    expect(placeLabels([wish('a', 10, 50, '很长'.repeat(40))], box, [], [])).toEqual([])
    expect(placeLabels([wish('a', 10, 50)], box, [{ left: 0, right: 300, top: 0, bottom: 100 }], [])).toEqual([])
  })

  test('a path is read back into its corners', () => {
    expect(pointsOf('M0 1L2 3M6 7h.01')).toEqual([
      { x: 0, y: 1 },
      { x: 2, y: 3 },
      { x: 6, y: 7 },
    ])
    expect(pointsOf('M0 5H20')).toEqual([
      { x: 0, y: 5 },
      { x: 20, y: 5 },
    ])
  })

  test('whatever a year looks like, at any width, its words never touch and never leave the picture', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 12 }), fc.constantFrom(344, 432, 576), (own, then, now, width) => {
        const months = evenMonths(own.slice(0, now), 3000)
        const toDate = months[now - 1]!.toDate ?? null
        const before = monthsOf(2020).map((month, i) => ({
          month,
          value: then[i]!,
          toDate: then.slice(0, i + 1).reduce((a, b) => a + b, 0),
          level: null,
          toDateLevel: null,
        }))
        const indicator = progressOf({
          target: target({ value: 3000 }),
          months,
          toDate,
          expected: 250 * now,
          lastYear: { indicatorId: 9, unit: '人', target: null, months: before },
        })
        const chart = yearChart(indicator, monthsOf(2021)[now - 1]!, width)
        const words = {
          targets: ['目标 3,000人'],
          end: '1,234人',
          gap: '缺 567人',
          expected: '应完成 1,801人',
          lastYear: '2020年 2,345人',
          due: '',
          forecast: '',
          band: '',
          empty: '',
        }
        const placed = yearLabels(chart, words)
        const rects = placed.map(one => rectOf(one.text, one.size, one))
        rects.forEach((a, i) => {
          expect([a.left >= 0, a.right <= width, a.top >= 0, a.bottom <= chartBox.height]).toEqual([true, true, true, true])
          for (const b of rects.slice(i + 1)) expect(overlap(a, b)).toBe(false)
        })
        expect(placed.map(({ id }) => id)).toEqual(expect.arrayContaining(['target-0', 'end']))
      }),
      { numRuns: 300 },
    )
  })
})
