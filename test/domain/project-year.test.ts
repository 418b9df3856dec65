import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActualFacts, IndicatorFacts, ProjectFacts } from '#domain/facts'
import { monthsOf } from '#domain/month'
import { projectProgress } from '#domain/progress-view'
import { judgeYear, lastMonthWithData } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { summarise, summariseYear, worstSignal } from '#domain/summary'
import { signals } from '#domain/vocabulary'
import { indicator, level, limit, m, project, rate, share, spending, target, value, word, year } from '../support/facts.ts'

const judged = (over: Partial<ProjectFacts>, today: string | null = null) => judgeYear(project(over), national2020, today)
const counts = (found: Partial<Record<(typeof signals)[number], number>>) => ({
  ahead: 0,
  normal: 0,
  warning: 0,
  behind: 0,
  notDue: 0,
  missing: 0,
  ...found,
})
/** Indicators 1–5: behind, warning, normal, ahead, missing in January (100 expected of each). */
const five = [1, 2, 3, 4, 5].map(id => indicator({ id }))
const fiveActuals = [50, 70, 100, 200].map((number, i) => value(1, number, { indicatorId: i + 1 }))

describe('target light', () => {
  test.each([
    [{ behind: 1, missing: 5 }, 'behind'],
    [{ missing: 1, warning: 5 }, 'missing'],
    [{ warning: 1, normal: 5 }, 'warning'],
    [{ normal: 1, ahead: 5, notDue: 5 }, 'normal'],
    [{ ahead: 1, notDue: 5 }, 'ahead'],
    [{ notDue: 5 }, 'notDue'],
    [{}, 'notDue'],
  ])('the worst of %o is %s', (found, light) => expect(worstSignal(counts(found))).toBe(light))
  test('for a month still to come, missing reads as not due', () => {
    const summary = summarise(judged({ indicators: five, actuals: fiveActuals.slice(2) }), m(1))
    expect([summary.goalSignal, summary.goalSignalWithoutMissing]).toEqual(['missing', 'normal'])
  })
})

describe('one month of one project', () => {
  const summary = summarise(judged({ indicators: five, actuals: fiveActuals, budget: { initial: 999, adjusted: 1000 } }), m(1))
  test('counts per signal', () => {
    expect(summary.counts).toEqual(counts({ behind: 1, warning: 1, normal: 1, ahead: 1, missing: 1 }))
    expect(summary).toMatchObject({ indicators: 5, judged: 5, reportedIndicators: 4 })
  })
  test('money at risk = full-year budget × (behind + ½ warning) ÷ all; missing adds nothing', () => {
    expect(summary).toMatchObject({ weightTotal: 5, weightAtRisk: 1.5, atRiskAmount: 300 })
  })
  test('weighted target progress = Σ weight × min(actual ÷ expected, 1) over those judged now', () => {
    expect(summary.progress).toBeCloseTo((0.5 + 0.7 + 1 + 1 + 0) / 5, 12)
    expect(summary.progressWithoutMissing).toBeCloseTo((0.5 + 0.7 + 1 + 1) / 4, 12)
  })
  test('weights count where given; one not given counts 1', () => {
    const weighted = five.map((one, i) => ({ ...one, weight: [6, 2, 1, 0, null][i]! }))
    const found = summarise(
      judged({ indicators: weighted, actuals: fiveActuals, budget: { initial: 1000, adjusted: null } }),
      m(1),
    )
    expect(found).toMatchObject({ weightTotal: 10, weightAtRisk: 7, atRiskAmount: 700 })
    expect(found.progress).toBeCloseTo((6 * 0.5 + 2 * 0.7 + 1) / 10, 12)
  })
  test('limits, ranges, levels and dates count 1 when normal, ½ when warning, 0 when behind or missing', () => {
    const indicators = [
      indicator({ id: 1, target: limit(10) }),
      indicator({ id: 2, aggregation: 'worst', target: word('规范') }),
      indicator({ id: 3, target: limit(10) }),
      indicator({ id: 4, aggregation: 'milestone', pacing: 'due', dueMonth: m(1), target: word('制定') }),
      indicator({ id: 5, aggregation: 'worst', target: word('规范') }),
    ]
    const actuals = [value(1, 5, { indicatorId: 1 }), level(1, '部分达成', { indicatorId: 2 }), value(1, 15, { indicatorId: 3 })]
    expect(summarise(judged({ indicators, actuals }), m(1))).toMatchObject({ progress: 1.5 / 4, judged: 4 })
  })
  test('without a budget there is no amount, without indicators no progress', () => {
    expect(summarise(judged({ budget: { initial: null, adjusted: null } }), m(1)).atRiskAmount).toBeNull()
    expect(summarise(judged({ indicators: [] }), m(1))).toMatchObject({
      progress: null,
      atRiskAmount: null,
      goalSignal: 'notDue',
    })
  })
})

describe('the project page', () => {
  const facts = project({
    indicators: [indicator({ target: target({ value: 800_000 }) })],
    actuals: [value(2, 5), value(7, 209_995)],
  })
  const view = projectProgress(judgeYear(facts, national2020, null), m(7))
  test('holds twelve months with real values, and on top what is known as of the month', () => {
    const [found] = view.indicators
    expect(found!.months.map(cell => cell.value)).toEqual([
      null,
      5,
      null,
      null,
      null,
      null,
      209_995,
      null,
      null,
      null,
      null,
      null,
    ])
    expect(found).toMatchObject({
      toDate: 210_000,
      attainment: 0.2625,
      signal: 'behind',
      required: 118_000,
      gapId: '1.2021-02',
      forecast: null,
    })
    expect(found!.expected).toBeCloseTo(466_666.67, 1)
  })
  test('attainment is null for limits, ranges, levels and dates', () => {
    const indicators = [indicator({ target: limit(10) }), indicator({ id: 2, aggregation: 'worst', target: word('规范') })]
    const actuals = [value(1, 5), level(1, '规范', { indicatorId: 2 })]
    const found = projectProgress(judgeYear(project({ indicators, actuals }), national2020, null), m(1))
    expect(found.indicators.map(one => [one.attainment, one.expected, one.signal])).toEqual([
      [null, null, 'normal'],
      [null, null, 'normal'],
    ])
  })
  test('lists the open gaps and the last month with data', () => {
    expect(view.gaps).toMatchObject([{ id: '1.2021-02', since: m(2), months: 6, signal: 'behind', rule: { code: 'even' } }])
    expect(view.lastMonth).toBe(m(7))
    expect(lastMonthWithData(judged({ indicators: [] }))).toBeNull()
    expect(lastMonthWithData(judged({ expenditures: [spending(3, { spent: 0 })] }))).toBe(m(3))
  })
})

const kinds: IndicatorFacts[] = [
  indicator({ id: 1, contributors: [1, 2], weight: 5 }),
  indicator({ id: 2, aggregation: 'ratio', pacing: 'whole', target: rate(1) }),
  indicator({ id: 3, aggregation: 'milestone', pacing: 'due', dueMonth: m(6), target: word('制定'), contributors: [1, 2] }),
  indicator({ id: 4, aggregation: 'last', pacing: 'plan', plan: [{ month: m(4), cumulative: 300 }] }),
  indicator({ id: 5, target: limit(900), pacing: 'whole' }),
  indicator({ id: 6, aggregation: 'ratio', target: rate(1), derivation: 'executionRate' }),
  indicator({ id: 7, aggregation: 'worst', pacing: 'whole', target: word('规范') }),
]
const row = fc.record({
  indicatorId: fc.integer({ min: 1, max: 7 }),
  agencyId: fc.integer({ min: 1, max: 2 }),
  month: fc.integer({ min: 1, max: 12 }),
  number: fc.integer({ min: 0, max: 400 }),
  state: fc.constantFrom('reported' as const, 'reported' as const, 'cleared' as const, 'notApplicable' as const),
})
const actualsOf = fc.uniqueArray(row, { maxLength: 60, selector: r => `${r.indicatorId}.${r.agencyId}.${r.month}` }).map(rows =>
  rows.map(({ number, month, state, ...of }): ActualFacts => {
    const made =
      of.indicatorId === 2
        ? share(month, Math.min(number, 200), 200, of)
        : of.indicatorId === 3 || of.indicatorId === 7
          ? level(month, number > 200 ? '达成' : '部分达成', of)
          : value(month, number, of)
    return state === 'reported' ? made : { ...made, state, value: null, numerator: null, denominator: null, level: null }
  }),
)
const money = fc.array(fc.record({ month: fc.integer({ min: 1, max: 12 }), spent: fc.integer({ min: -50, max: 1000 }) }), {
  maxLength: 12,
})
const projects = fc
  .tuple(actualsOf, money)
  .map(([actuals, rows]) =>
    project({ indicators: kinds, actuals, expenditures: rows.map(r => spending(r.month, { spent: r.spent, allocated: 100 })) }),
  )

describe('always', () => {
  test('counts add up to the number of judged indicators and those not due', () => {
    fc.assert(
      fc.property(projects, facts => {
        for (const summary of summariseYear(judgeYear(facts, national2020, null))) {
          expect(signals.reduce((sum, signal) => sum + summary.counts[signal], 0)).toBe(6)
          expect(summary.judged + summary.counts.notDue).toBe(6)
        }
      }),
      { numRuns: 50 },
    )
  })
  test('the order of the entries is irrelevant', () => {
    fc.assert(
      fc.property(projects, facts => {
        const turned = { ...facts, actuals: facts.actuals.toReversed(), expenditures: facts.expenditures.toReversed() }
        expect(summariseYear(judgeYear(turned, national2020, null))).toEqual(summariseYear(judgeYear(facts, national2020, null)))
      }),
      { numRuns: 50 },
    )
  })
  test('a save changes no month before its own: recomputing from there on equals a full recompute', () => {
    fc.assert(
      fc.property(projects, fc.integer({ min: 1, max: 12 }), (facts, month) => {
        const before = {
          ...facts,
          actuals: facts.actuals.filter(a => a.month < m(month)),
          expenditures: facts.expenditures.filter(e => e.month < m(month)),
        }
        const stored = summariseYear(judgeYear(before, national2020, null)).slice(0, month - 1)
        const after = judgeYear(facts, national2020, null)
        const recomputed = monthsOf(year)
          .slice(month - 1)
          .map(at => summarise(after, at))
        expect([...stored, ...recomputed]).toEqual(summariseYear(after))
      }),
      { numRuns: 50 },
    )
  })
  test('the clock only turns missing into not due', () => {
    fc.assert(
      fc.property(projects, fc.integer({ min: 1, max: 12 }), (facts, today) => {
        const past = judgeYear(facts, national2020, null)
        const now = judgeYear(facts, national2020, m(today))
        past.indicators.forEach((one, i) =>
          one.verdicts.forEach(({ signal }, at) => {
            const seen = now.indicators[i]!.verdicts[at]!.signal
            expect(seen).toBe(signal === 'missing' && at + 1 > today ? 'notDue' : signal)
          }),
        )
      }),
      { numRuns: 50 },
    )
  })
})
