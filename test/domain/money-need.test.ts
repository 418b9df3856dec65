import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsOf, spendingNeed, yieldOf } from '#domain/money-need'
import { projectProgress } from '#domain/progress-view'
import { judgeYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { m, project, spending } from '../support/facts.ts'

const million = 1_000_000

/** A budget of 1200万元, spent as given from January on. */
function budgetOf(spent: readonly number[], lastYear: readonly number[] = []) {
  const facts = project({
    budget: { initial: 1200 * million, adjusted: null },
    expenditures: spent.map((amount, i) => spending(i + 1, { spent: amount * million })),
  })
  const { budget } = projectProgress(judgeYear(facts, national2020, null), m(Math.max(spent.length, 1)))
  const months = Array.from({ length: 12 }, (_, i) => {
    return { month: `2020-${String(i + 1).padStart(2, '0')}`, spent: (lastYear[i] ?? 0) * million, toDate: null, rate: null }
  })
  return { ...budget, lastYear: lastYear.length ? { budget: null, months } : null }
}

describe('what it takes to spend the budget', () => {
  test('1000 to go in 6 months, 167 a month, against 50 in the best month: more than ever', () => {
    expect(spendingNeed(budgetOf([20, 30, 40, 30, 30, 50]), 6)).toMatchObject({
      left: 1000 * million,
      remaining: 6,
      best: { month: m(6), value: 50 * million },
      beyondBest: true,
      noReturn: null,
    })
  })
  test('last year’s best month counts, and the month of no return is still ahead', () => {
    const need = spendingNeed(budgetOf([20, 30, 40, 30, 30, 50], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 300]), 6)!
    expect(need.record).toEqual({ month: '2020-12', value: 300 * million })
    // 1000 ÷ 4 from the end of August is 250; 1000 ÷ 3 from the end of September is more than 300.
    expect([need.beyondBest, need.noReturn]).toEqual([false, 9])
  })
  test.each([
    ['everything is spent', [600, 600], 2],
    ['it is December', Array.from({ length: 12 }, () => 10), 12],
    ['nothing was entered', [], 1],
  ])('nothing is asked for once %s', (_, spent, month) => expect(spendingNeed(budgetOf(spent), month)).toBeNull())
})

describe('the sub-projects behind it', () => {
  const share = (id: number, budget: number | null, spent: number | null) => ({ id, name: `子项目${id}`, budget, spent })
  test('stand by how much they are short against time; who keeps pace is short of nothing', () => {
    const found = partsOf([share(1, 120, 60), share(2, 240, 20), share(3, 360, 150), share(4, null, 5)], 6)!
    expect(found.parts.map(({ id, short, left }) => [id, short, left])).toEqual([
      [2, 100, 220],
      [3, 30, 210],
      [1, 0, 60],
      [4, null, null],
    ])
    expect(found).toMatchObject({ budget: 720, spent: 230, left: 490, short: 130 })
  })
  test('without any budget nothing is said', () => expect(partsOf([share(1, null, 5)], 6)).toBeNull())
  test('short and spent never make more than the budget asks by then, whatever was spent', () => {
    const row = fc.record({ budget: fc.integer({ min: 0, max: 1e12 }), spent: fc.integer({ min: -1e9, max: 1e12 }) })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (rows, month) => {
        const found = partsOf(
          rows.map((one, id) => share(id, one.budget, one.spent)),
          month,
        )!
        expect(found.short).toBe(found.parts.reduce((sum, part) => sum + part.short!, 0))
        for (const { short, spent, budget } of found.parts)
          expect(short === 0 || (short ?? 0) + (spent ?? 0) === Math.round(((budget ?? 0) * month) / 12)).toBe(true)
      }),
      { numRuns: process.env.FULL ? 20_000 : 300 },
    )
  })
})

test('each 万元 brought 30 persons; the 600 to go would take 20万元 more', () => {
  expect(yieldOf(300, 900, 10 * million)).toEqual({ each: 30, more: 20 * million })
  expect([yieldOf(0, 900, million), yieldOf(5, 900, 0), yieldOf(null, 900, 5)]).toEqual([null, null, null])
})
