import { expect, test } from 'vitest'
import { portfolioOfUnits, type UnitMonth } from '#domain/portfolio-units'
import { noCounts } from '#domain/summary'

const unit = (departmentId: number, archived: number): UnitMonth => ({
  month: '2021-07',
  departmentId,
  projects: 3,
  archived,
  budget: 100,
  budgetInitial: 100,
  budgetThen: null,
  spent: 5,
  spentToDate: 40,
  atRiskAmount: null,
  goalReached: null,
  goalBudget: null,
  reported: 3,
  due: 3,
  submitted: 1,
  approved: 0,
  lateSubmitted: 1,
  lights: { goal: noCounts(), goalAhead: noCounts(), budget: noCounts() },
})

test('the units of a month add up in every count and amount, and what nobody stated stays empty', () => {
  const { months, departments } = portfolioOfUnits([unit(1, 1), unit(1, 0), unit(2, 2)], '2021-07')
  expect(months).toHaveLength(1)
  expect(months[0]).toMatchObject({ projects: 9, archived: 3, budget: 300, budgetThen: null, due: 9, lateSubmitted: 3 })
  expect(departments.map(row => [row.departmentId, row.spentToDate])).toEqual([
    [1, 80],
    [2, 40],
  ])
})
