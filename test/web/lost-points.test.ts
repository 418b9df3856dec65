import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChartTheme } from '#charts/theme'
import { waterfallFrom, waterfallOption, type WaterfallView } from '#charts/waterfall'
import type { Evaluation } from '../../web/api/evaluation.ts'
import { gathered, lastBar, lostPoints } from '../../web/pages/evaluation/lost-points.ts'

type Given = Parameters<typeof lostPoints>[0]
const given = (scores: [string, number, number | null, boolean?][], final: Evaluation['final'] = null) =>
  ({
    execution: { weight: 10, score: 9 },
    indicators: scores.map(([name, weight, score, met = true], i) => ({ indicatorId: i + 1, name, weight, score, met })),
    final,
  }) as unknown as Given

describe('from 100 down to the score', () => {
  test('the largest loss comes first, each hanging where the one before ended', () => {
    const steps = lostPoints(given([['访问人数', 60, 30, false], ['满意度', 30, 29.5, false]]), '预算执行') // prettier-ignore
    expect(steps).toEqual([
      { name: '访问人数', lost: 30, before: 100, light: 'behind' },
      { name: '预算执行', lost: 1, before: 70, light: 'context' },
      { name: '满意度', lost: 0.5, before: 69, light: 'warning' },
    ])
  })

  test('the last bar is called the score only where it is: points that are not 100 leave another number', () => {
    const steps = lostPoints(given([['访问人数', 60, 30, false]]), '预算执行')
    expect(lastBar({ final: null, total: 39 }, steps)).toEqual({ end: 69, isScore: false })
    expect(lastBar({ final: null, total: 69 }, steps)).toEqual({ end: 69, isScore: true })
    expect(lastBar({ final: null, total: null }, steps).isScore).toBe(false)
    expect(lastBar({ final: null, total: 100 }, [])).toEqual({ end: 100, isScore: true })
  })

  test('a row without a score is left out, for what it loses is not known', () => {
    expect(lostPoints(given([['管理办法', 30, null]]), '预算执行').map(step => step.name)).toEqual(['预算执行'])
  })

  test('once final the final scores count', () => {
    const row = { proposed: null, self: null, basis: 'bureau', reason: '核减' } as const
    const final = { total: 84, grade: '良', experts: 0, rows: [{ indicatorId: 0, score: 10, ...row }, { indicatorId: 1, score: 44, ...row }] } as const // prettier-ignore
    expect(lostPoints(given([['访问人数', 60, 60]], { ...final, rows: [...final.rows] }), '预算执行')).toMatchObject([
      { lost: 16 },
    ])
  })

  test('many small losses stand together in the last, and nothing of them is lost', () => {
    const points = fc.integer({ min: 0, max: 500 }).map(cents => cents / 100)
    fc.assert(
      fc.property(fc.array(points, { maxLength: 40 }), scores => {
        const steps = lostPoints(given(scores.map((score, i): [string, number, number] => [`甲${i}`, 5, score])), '预算执行')
        const shown = gathered(steps, 12, count => `其余 ${count} 行`)
        const sum = (all: typeof steps) => Math.round(all.reduce((total, step) => total + step.lost, 0) * 100)
        expect(sum(shown)).toBe(sum(steps))
        expect(shown.length).toBeLessThanOrEqual(12)
      }),
    )
  })
})

describe('the picture of it', () => {
  const theme = new Proxy({}, { get: (_, name) => `colour:${String(name)}` }) as ChartTheme
  const view: WaterfallView = {
    steps: [
      { name: '全年各考务信息系统访问人数', lost: 5, before: 100, light: 'behind' },
      { name: '预算执行', lost: 1, before: 95, light: 'context' },
    ],
    end: 94,
    words: { full: '满分', end: '得分', points: String },
  }
  type Axis = { type: string; min?: number; data?: string[]; inverse?: boolean }
  type Bar = number | { value: number; label: { formatter: string } }
  type Option = { xAxis: Axis; yAxis: Axis; series: { data: Bar[] }[] }
  const drawn = (width: number) => waterfallOption(view, theme, width) as unknown as Option

  test('its scale begins at the ten below the score', () => {
    expect([94, 90, 89.99, 3, 0].map(waterfallFrom)).toEqual([90, 80, 80, 0, 0])
    expect(drawn(900).yAxis.min).toBe(90)
  })

  test('each bar stands on what was left after it, and says what was lost', () => {
    const [base, lost] = drawn(900).series
    expect(base!.data.map(value => Math.round(Number(value)))).toEqual([100, 95, 94, 94])
    expect(lost!.data.map(bar => typeof bar === 'object' && bar.label.formatter)).toEqual(['100', '−5', '−1', '94'])
  })

  test('where it is narrow it lies on its side, the full score on top', () => {
    const { xAxis, yAxis } = drawn(360)
    expect([xAxis.type, yAxis.type, yAxis.inverse, yAxis.data?.[0]]).toEqual(['value', 'category', true, '满分'])
    expect(drawn(900).xAxis.data?.[1]).toBe('全年各考务信息系统访问…')
  })
})
