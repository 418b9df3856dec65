import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import { monthsOf } from '#domain/month'
import { furthestOff, projectLead } from '#wording/project-lead'
import { withGap } from '../../web/api/with-gap.ts'
import { budgetView } from '../../web/pages/project/budget-view.ts'
import { categoriesOf } from '../../web/pages/project/categories.ts'
import { byWeight } from '../../web/pages/project/gap-order.ts'
import { nextReport } from '../../web/pages/project/next-report.ts'
import { gapOf, progressOf } from '../support/progress.ts'

const counts = { ahead: 2, normal: 15, warning: 5, behind: 3, notDue: 3, missing: 1 }
const budget = { adjusted: null, initial: 4_000_000_000, rateOfAdjusted: null, rateOfInitial: 0.385 }
const visits = progressOf({ name: '访问人数', signal: 'behind', toDate: 210_000, expected: 466_667, attainment: 0.26 })
const facts = { lastMonth: '2021-07', timeProgress: 7 / 12, counts, budget, indicators: [visits] }

describe('the sentence of the project page', () => {
  test('money against time, then who is in trouble, then the one furthest off', () => {
    expect(projectLead(facts, 'zh-CN')).toBe(
      '预算执行 **38.5%**，比时间进度慢 **19.8** 个百分点；29 个指标中 **3** 个滞后、**5** 个预警、**1** 个缺报。差距最大的是“访问人数”，完成应完成数的 **45%**。',
    )
    expect(projectLead(facts, 'en')).toBe(
      'Budget execution **38.5%**, **19.8** points behind time; of 29 indicators **3** behind, **5** warning, **1** missing. Furthest off: “访问人数” at **45%** of what is expected.',
    )
  })

  test('the adjusted budget goes before the initial one', () => {
    const adjusted = { ...facts, budget: { ...budget, adjusted: 5_000_000_000, rateOfAdjusted: 0.6 } }
    expect(projectLead(adjusted, 'zh-CN')).toContain('**60%**，比时间进度快 **1.7** 个百分点')
  })

  test('an empty year says what was declared, an unknown rate is not 0%', () => {
    expect(projectLead({ ...facts, lastMonth: null }, 'zh-CN')).toContain('尚无月报')
    expect(projectLead({ ...facts, budget: { ...budget, rateOfInitial: null } }, 'zh-CN')).toMatch(/^尚无执行数据/)
  })

  test('a year without trouble says so, and a lost target is named', () => {
    const well = { ...facts, counts: { ...counts, warning: 0, behind: 0, missing: 0 }, indicators: [] }
    expect(projectLead(well, 'zh-CN')).toContain('20 个指标没有滞后或预警。')
    expect(projectLead({ ...facts, indicators: [{ ...visits, recoverable: false }] }, 'zh-CN')).toContain(
      '**1** 个指标全年已无法达到',
    )
  })

  test('limits and levels have no ratio and are never called furthest off', () => {
    expect(furthestOff([progressOf({ signal: 'behind', toDate: 0.2, expected: null })])).toBeNull()
  })
})

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
    expect(byWeight(gaps, weights).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
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
