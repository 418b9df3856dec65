import { expect, test } from 'vitest'
import { shortNames } from '../../web/pages/declaration/short-names.ts'
import { evenPlan, planCells, planDoubts, planOf } from '../../web/pages/declaration/month-plan.ts'

const count = { unit: '个', scale: 1, value: 16 }
const rate = { unit: '%', scale: 1, value: 0.85 }
const visits = { unit: '', scale: 10_000, value: 800_000 }

test.each([
  [
    'counts as they are',
    count,
    [null, 2, 4],
    [
      { month: '2021-02', cumulative: 2 },
      { month: '2021-03', cumulative: 4 },
    ],
  ],
  ['rates in per cent, without binary dust', rate, [58.1], [{ month: '2021-01', cumulative: 0.581 }]],
  ['万 in 万', visits, [6.7], [{ month: '2021-01', cumulative: 67_000 }]],
  ['a written 0 is a plan of nothing', count, [0], [{ month: '2021-01', cumulative: 0 }]],
  ['no cell, no plan', count, [null], null],
])('%s', (_, target, cells, plan) => {
  expect(planOf(cells, target, 2021)).toEqual(plan)
  const twelve = Array.from({ length: 12 }, (_, i) => cells[i] ?? null)
  expect(planCells(plan, target)).toEqual(twelve)
})

test('spread evenly, December is the target and whole counts stay whole', () => {
  expect(evenPlan(count)).toEqual([1, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16])
  expect(evenPlan(visits).at(-1)).toBe(80)
  expect(evenPlan(visits)[0]).toBe(6.67)
  expect(evenPlan(rate).at(-1)).toBe(85)
  expect(evenPlan({ ...count, value: null })).toEqual(Array.from({ length: 12 }, () => null))
})

test('a plan that falls or does not end at the target is named', () => {
  expect(planDoubts([4, null, 2, 16], count)).toEqual({ falls: 3, end: null })
  expect(planDoubts([4, 8], count)).toEqual({ falls: null, end: { last: 8, whole: 16 } })
  expect(planDoubts([null, null], count)).toEqual({ falls: null, end: null })
})

test('sub-projects are told apart by what differs in their names', () => {
  expect([...shortNames(['2021年信息化建设', '2021年信息化运维', '2021年信息化管理配套']).values()]).toEqual([
    '建设',
    '运维',
    '管理配套',
  ])
  expect([...shortNames(['2021年信息化建设']).values()]).toEqual(['2021年信息化建设'])
  expect([...shortNames(['建设一期', '建设二期', '建设']).values()]).toEqual(['建设一期', '建设二期', '建设'])
  expect([...shortNames([]).values()]).toEqual([])
})
