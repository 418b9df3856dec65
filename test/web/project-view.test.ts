import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import { monthsOf } from '#domain/month'
import { withGap } from '../../web/api/with-gap.ts'
import { budgetTable } from '../../web/pages/project/budget-table.ts'
import { budgetView } from '../../web/pages/project/budget-view.ts'
import { categoriesOf } from '../../web/pages/project/categories.ts'
import { orderGaps } from '../../web/pages/project/gap-order.ts'
import { nextReport } from '../../web/pages/project/next-report.ts'
import { gapOf, progressOf } from '../support/progress.ts'

describe('what comes next', () => {
  const reports = (states: string[]) =>
    monthsOf(2021).map((month, i) => ({ month, state: (states[i] ?? 'none') as Progress['reports'][number]['state'] }))
  const project = { startMonth: '2021-01' } as Progress['project']
  const at = (states: string[], lastMonth: string | null, startMonth = '2021-01') =>
    nextReport({ reports: reports(states), lastMonth, project: { ...project, year: 2021, startMonth } })

  test.each([
    ['the first month of an empty year', [], null, '2021-01', '2021-01'],
    ['a returned month before a draft one', ['approved', 'returned', 'draft'], '2021-03', '2021-01', '2021-02'],
    ['the month after, when all are handed in', ['approved', 'submitted'], '2021-02', '2021-01', '2021-03'],
    ['not before the project starts', [], null, '2021-04', '2021-04'],
    ['nothing once the year is in', Array.from({ length: 12 }, () => 'approved'), '2021-12', '2021-01', null],
  ])('%s', (_, states, last, start, month) => {
    expect(at(states, last, start)).toBe(month)
  })
})

describe('the parts of the page', () => {
  test('categories keep the form’s order and numbers; weights not given stay unknown', () => {
    const groups = categoriesOf([
      progressOf({ category: '投入', weight: 3, signal: 'behind' }),
      progressOf({ category: '产出' }),
      progressOf({ category: '投入', weight: 2 }),
    ])
    expect(groups.map(({ name, weight, rows }) => [name, weight, rows.map(({ index }) => index)])).toEqual([
      ['投入', 5, [1, 3]],
      ['产出', null, [2]],
    ])
    expect(groups[0]!.counts.behind).toBe(1)
  })

  test('gaps: behind before warning, then the heavier one', () => {
    const gaps = [
      gapOf({ id: 'a', indicatorId: 1, signal: 'warning' }),
      gapOf({ id: 'b', indicatorId: 2 }),
      gapOf({ id: 'c', indicatorId: 3 }),
    ]
    const weights = [
      { id: 1, weight: 9 },
      { id: 2, weight: 1 },
      { id: 3, weight: 5 },
    ]
    expect(orderGaps(gaps, weights, 'weight').map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    expect(orderGaps(gaps, weights, 'form').map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    const risky = gaps.map(gap => ({ ...gap, atRiskAmount: gap.id === 'a' ? 500 : 100 }))
    expect(orderGaps(risky, weights, 'risk').map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    const long = gaps.map(gap => (gap.id === 'b' ? { ...gap, months: 9 } : gap))
    expect(orderGaps(long, weights, 'duration').map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })

  test('a written gap keeps the month’s own signal and takes what people wrote', () => {
    const progress = { gaps: [gapOf({ signal: 'warning' })] } as Progress
    const written = gapOf({ signal: 'behind', causes: ['funds'], note: '已催', version: 4 })
    expect(withGap(progress, written).gaps[0]).toMatchObject({ signal: 'warning', causes: ['funds'], note: '已催', version: 4 })
  })

  test('the burn-up breaks after the last month anybody filled, and divides by the full-year budget', () => {
    const months = monthsOf(2021).map((month, i) => ({
      month,
      spent: i < 2 ? 100 : null,
      allocated: null,
      toDate: i < 2 ? 100 * (i + 1) : 200,
      signal: 'normal' as const,
    }))
    const view = budgetView({
      asOf: '2021-03',
      timeProgress: 0.25,
      budget: { adjusted: 1000, initial: 500, months, signal: 'normal' },
    } as Progress)
    expect(view.actual.slice(0, 4)).toEqual([0.1, 0.2, null, null])
    expect(view.bars?.slice(0, 4)).toEqual([0.1, 0.1, null, null])
  })
})

describe('the burn-up in figures', () => {
  const months = monthsOf(2021).map(month => ({ month, spent: 1e8, allocated: null, toDate: 2e8, signal: 'normal' }))
  const made = (lastYear: Progress['lastYear']) =>
    budgetTable(
      {
        project: { name: '信息化' },
        asOf: '2021-02',
        lastYear,
        budget: { months, lastYear: lastYear && { months: monthsOf(2020).map((_, i) => ({ rate: i === 0 ? 0 : null })) } },
      } as unknown as Progress,
      [0.05, 0.1],
      'zh-CN',
      () => '正常',
    )

  test('last year’s rate has a column of its own: 0 is written, an unknown month is empty', () => {
    const { columns, rows } = made({ projectId: 3, year: 2020, name: '信息化' })
    expect(columns).toEqual(['月份', '当月支出', '当月到位', '累计支出', '执行率', '时间进度', '2020年执行率', '预算灯'])
    expect(rows).toEqual([
      ['2021-01', '100.00', null, '200.00', '5.0%', '8.3%', '0.0%', '正常'],
      ['2021-02', '100.00', null, '200.00', '10.0%', '16.7%', null, '正常'],
    ])
  })

  test('a project without a predecessor has no such column', () => {
    expect(made(null).columns).not.toContain('2020年执行率')
  })
})
