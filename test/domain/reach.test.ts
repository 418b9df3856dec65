import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CountedContract } from '#domain/contract'
import { procurementOf, savingRange, signedBy } from '#domain/procurement'
import { projectProgress } from '#domain/progress-view'
import { judgeYear } from '#domain/project-year'
import { beyondBest } from '#domain/reach'
import { registerYear } from '#domain/register'
import { national2020 } from '#domain/ruleset'
import type { Target } from '#domain/target'
import { indicator, limit, m, project, rate, target, value } from '../support/facts.ts'

const contract = (over: Partial<CountedContract>): CountedContract => ({
  id: 1,
  subprojectId: null,
  kind: 'service',
  users: [],
  procurementBudget: 100_00,
  awardPrice: null,
  signedOn: null,
  acceptancePlanned: null,
  acceptedOn: null,
  passed: null,
  ...over,
})
const recipe = { kind: 'register', measure: 'saving' } as const

/** The project's page of a saving rate that the register makes, as of July. */
function saving(goal: Target, rows: CountedContract[], budget: number | null) {
  const own = indicator({ aggregation: 'ratio', pacing: 'whole', target: goal })
  const money = { budget: { initial: budget, adjusted: null }, subprojects: [] }
  const months = registerYear(recipe, own, rows, [1, 2, 3, 4, 5, 6, 7].map(m), '2021-07-31')
  const actuals = months.map(({ month, figure }) => ({
    indicatorId: 1,
    agencyId: 1,
    month,
    state: 'reported' as const,
    ...figure,
  }))
  const procurement = procurementOf(recipe, rows, money)
  const facts = {
    ...project({ indicators: [own], actuals }),
    ...money,
    procurement: new Map(procurement ? [[1, procurement]] : []),
  }
  const { recoverable, recoverabilityRule, reachRule } = projectProgress(judgeYear(facts, national2020, null), m(7))
    .indicators[0]!
  return [recoverable, (recoverabilityRule ?? reachRule)?.code ?? null]
}

describe('a signed contract fixes its part of the saving rate', () => {
  const cap = limit(0.15, { unit: '%' })
  const signed = (award: number, id = 1) => contract({ id, awardPrice: award, signedOn: '2021-03-10' })
  test.each<[string, Target, CountedContract[], number | null, unknown[]]>([
    ['all signed and 20% saved: a cap of 15% is lost', cap, [signed(80_00)], 100_00, [false, 'lost-saving-fixed']],
    ['all signed and 10% saved: it no longer changes', cap, [signed(90_00)], 100_00, [true, 'saving-fixed']],
    ['as much again to be signed: 10% is still possible', cap, [signed(80_00)], 200_00, [true, 'saving-left']],
    ['a tenth more to be signed: 18.2% at the least', cap, [signed(80_00)], 110_00, [false, 'lost-saving']],
    ['listed and not signed yet leaves it open', cap, [signed(80_00), contract({ id: 2 })], 100_00, [true, 'saving-left']],
    [
      'a saving of 30% can no longer be reached',
      rate(0.3, { comparator: '>=' }),
      [signed(90_00)],
      110_00,
      [false, 'lost-saving'],
    ],
    ['a budget nobody entered leaves everything open', cap, [signed(80_00)], null, [true, null]],
    [
      'a row without its budget leaves everything open',
      cap,
      [signed(80_00), contract({ id: 2, procurementBudget: null })],
      100_00,
      [true, null],
    ],
  ])('%s', (_, goal, rows, budget, found) => expect(saving(goal, rows, budget)).toEqual(found))

  test('a rate somebody typed beside the register is not judged by the register', () => {
    const own = indicator({ aggregation: 'ratio', pacing: 'whole', target: cap })
    const money = { budget: { initial: 100_00, adjusted: null }, subprojects: [] }
    const procurement = procurementOf(recipe, [signed(80_00)], money)!
    const facts = {
      ...project({ indicators: [own], actuals: [{ ...value(3, 0), value: null, numerator: 30, denominator: 100 }] }),
      ...money,
    }
    const year = judgeYear({ ...facts, procurement: new Map([[1, procurement]]) }, national2020, null)
    expect(projectProgress(year, m(7)).indicators[0]).toMatchObject({ recoverable: true, reachRule: null })
  })

  test('whatever is signed later, the year ends within what was called possible', () => {
    const tender = fc.record({
      budget: fc.integer({ min: 1, max: 1e9 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      month: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(tender, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (tenders, at) => {
        const rows = tenders.map(({ budget, share, month }, id) =>
          contract({ id, procurementBudget: budget, awardPrice: Math.round(budget * share), signedOn: `${m(month)}-15` }),
        )
        const budget = tenders.reduce((sum, row) => sum + row.budget, 0)
        const procurement = procurementOf(recipe, rows, { budget: { initial: budget, adjusted: null }, subprojects: [] })!
        const range = savingRange(signedBy(procurement, m(at))!)!
        const end = rows.reduce((sum, row) => sum + row.procurementBudget! - row.awardPrice!, 0) / budget
        expect(range.low - 1e-9 <= end && end <= range.high + 1e-9).toBe(true)
        expect(signedBy(procurement, m(12))!.open).toBe(0)
      }),
      { numRuns: process.env.FULL ? 20_000 : 300 },
    )
  })
})

describe('more than in any month before', () => {
  const facts = { aggregation: 'sum' } as const
  const goal = target({ value: 80 })
  const months = [1.62, 1.1, 2.35, 1.96, 1.84, 6.41, 5.72].map((value, i) => ({ month: m(i + 1), value }))
  const asked = { facts, nature: 'count', target: goal, toDate: 21, month: 7 } as const
  test('the sum is shown: 59 to go in 5 months against the best month times 5', () => {
    const found = beyondBest(asked, months, [])
    expect(found).toMatchObject({
      code: 'beyond-best',
      params: { rest: 59, remaining: 5, need: 11.8, best: 6.41, bestMonth: m(6) },
    })
    expect(found!.params.most).toBeCloseTo(32.05)
  })
  test.each([
    ['a better month of last year is enough', asked, [{ month: '2020-10', value: 12.4 }]],
    ['a met target needs nothing', { ...asked, toDate: 80 }, []],
    ['in December no month is left', { ...asked, month: 12 }, []],
    ['a rate does not add up', { ...asked, nature: 'rate' as const, facts: { aggregation: 'ratio' as const } }, []],
  ])('%s', (_, ask, before) => expect(beyondBest(ask, months, before)).toBeNull())
  test('months of zeros name no best month', () => {
    expect(
      beyondBest(
        { ...asked, toDate: 0 },
        months.map(one => ({ ...one, value: 0 })),
        [],
      ),
    ).toBeNull()
  })
  test('it warns and never decides: the target can still be met', () => {
    const year = judgeYear(project({ indicators: [indicator({ target: goal })], actuals: [value(7, 1)] }), national2020, null)
    expect(projectProgress(year, m(7)).indicators[0]!.recoverable).toBe(true)
  })
})
