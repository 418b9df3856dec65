import { describe, expect, test } from 'vitest'
import type { ExpenditureFacts } from '#domain/facts'
import { projectProgress } from '#domain/progress-view'
import { judgeYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { summarise } from '#domain/summary'
import { indicator, m, project, rate, spending } from '../support/facts.ts'

const wan = (amount: number) => amount * 1_000_000
const every = (spent: number[], over: Partial<ExpenditureFacts> = {}) =>
  spent.map((amount, i) => spending(i + 1, { spent: wan(amount), ...over }))
const budget = (initial: number | null, adjusted: number | null = null) => ({
  initial: initial === null ? null : wan(initial),
  adjusted: adjusted === null ? null : wan(adjusted),
})
const at = (month: number, over: Parameters<typeof project>[0], today: string | null = null) =>
  projectProgress(judgeYear(project(over), national2020, today), m(month))

describe('three denominators live side by side', () => {
  const rows = [...every([100, 100, 100]), spending(3, { allocated: wan(500), subprojectId: 1 })]
  test('initial, adjusted and in place', () => {
    const found = at(3, { budget: budget(1200, 1000), expenditures: rows }).budget
    expect(found).toMatchObject({
      rateOfInitial: 0.25,
      rateOfAdjusted: 0.3,
      rateOfInPlace: 0.6,
      spent: wan(300),
      inPlace: wan(500),
    })
  })
  test.each([
    ['empty', budget(null)],
    ['0', budget(0, 0)],
  ])('a denominator that is %s gives no rate', (_, one) => {
    const found = at(3, { budget: one, expenditures: every([1, 1, 1]) }).budget
    expect(found).toMatchObject({ rateOfInitial: null, rateOfAdjusted: null, rateOfInPlace: null, signal: 'notDue' })
    expect(found.rule.code).toBe('budget-none')
  })
})

describe('the budget light: execution rate ÷ time progress by the full-year budget', () => {
  test.each([
    [59, 'behind'],
    [60, 'warning'],
    [79, 'warning'],
    [80, 'normal'],
    [119, 'normal'],
    [120, 'ahead'],
  ])('%i of 100 expected in January', (spent, signal) => {
    expect(at(1, { budget: budget(1200), expenditures: every([spent]) }).budget.signal).toBe(signal)
  })
  test('the adjusted budget goes before the initial one', () => {
    expect(at(1, { budget: budget(1200, 2400), expenditures: every([100]) }).budget.signal).toBe('behind')
    expect(
      summarise(judgeYear(project({ budget: budget(1200, 2400), expenditures: every([100]) }), national2020, null), m(1))
        .executionRate,
    ).toBe(1 / 24)
  })
})

describe('the ledger', () => {
  test('spent is that month alone, may be negative, and a month nobody entered is empty, not 0', () => {
    const rows = [spending(1, { spent: 100 }), spending(3, { spent: -40 }), spending(4, { spent: 0 })]
    const { months } = at(4, { expenditures: rows }).budget
    expect(months.map(({ spent }) => spent).slice(0, 5)).toEqual([100, null, -40, 0, null])
    expect(months.map(({ toDate }) => toDate).slice(0, 5)).toEqual([100, 100, 60, 60, 60])
  })
  test('a month nobody entered is missing, not judged as 0; after today it is not due', () => {
    const rows = every([1, 1])
    expect(at(3, { expenditures: rows }).budget.signal).toBe('missing')
    expect(at(3, { expenditures: rows }, m(2)).budget.signal).toBe('notDue')
    expect(at(3, { expenditures: rows, startMonth: m(4) }).budget.signal).toBe('notDue')
  })
  test('without any entry spending is unknown', () => {
    expect(at(1, {}).budget).toMatchObject({ spent: null, inPlace: null, rateOfInitial: null })
  })
  test('sub-projects add up, each with its own light', () => {
    const subprojects = [
      { id: 1, name: '建设', budget: wan(1200) },
      { id: 2, name: '运维', budget: null },
    ]
    const rows = [...every([40]), ...every([60], { subprojectId: 2 })]
    const found = at(1, { subprojects, budget: budget(1200), expenditures: rows }).budget
    expect(found.spent).toBe(wan(100))
    expect(found.subprojects).toMatchObject([
      { id: 1, spent: wan(40), rate: 40 / 1200, signal: 'behind' },
      { id: 2, spent: wan(60), rate: null, signal: 'notDue' },
    ])
  })
})

describe('rates the ledger computes', () => {
  const execution = indicator({ aggregation: 'ratio', pacing: 'whole', target: rate(1), derivation: 'executionRate' })
  const designated = indicator({ id: 2, aggregation: 'ratio', pacing: 'whole', target: rate(1), derivation: 'designatedRate' })
  const rows = [spending(1, { spent: 40, allocated: 100 }), spending(2, { spent: 50, allocated: 400, offPurpose: 9 })]
  const year = judgeYear(project({ indicators: [execution, designated], expenditures: rows }), national2020, null)

  test('预算执行率 = Σ spent ÷ Σ allocated, against time progress', () => {
    expect(year.indicators[0]!.values.slice(0, 2).map(({ toDate }) => toDate)).toEqual([0.4, 0.18])
    expect(year.indicators[0]!.verdicts[0]).toMatchObject({ expected: 1 / 12, signal: 'ahead' })
  })
  test('it stays out of the target light, its counts and its weights', () => {
    const summary = summarise(year, m(2))
    expect(summary).toMatchObject({ indicators: 1, weightTotal: 1, goalSignal: 'warning' })
    expect(Object.values(summary.counts).reduce((a, b) => a + b)).toBe(1)
  })
  test('专款专用率 = (Σ spent − Σ off purpose) ÷ Σ spent, unknown until somebody enters what was off purpose', () => {
    expect(year.indicators[1]!.values.slice(0, 2).map(({ toDate }) => toDate)).toEqual([null, 0.9])
    expect(year.indicators[1]!.verdicts.slice(0, 2).map(({ signal }) => signal)).toEqual(['notDue', 'warning'])
  })
  test('a month missing from the ledger is missing, and no funds in place is no rate', () => {
    expect(year.indicators[0]!.verdicts[2]!.signal).toBe('missing')
    const none = judgeYear(project({ indicators: [execution], expenditures: [spending(1, { spent: 5 })] }), national2020, null)
    expect(none.indicators[0]!.values[0]!.toDate).toBeNull()
    expect(none.indicators[0]!.verdicts[0]).toMatchObject({ signal: 'notDue', code: 'nothing-measured' })
  })
  test('what the ledger computes is evidence of grade A', () => {
    expect(projectProgress(year, m(1)).indicators[0]!.months[0]!.evidence).toBe('A')
  })
})
