import { describe, expect, test } from 'vitest'
import type { IndicatorFacts } from '#domain/facts'
import { expectedAt, natureOf, paceOf, versionAt } from '#domain/pace'
import { indicator, limit, m, rate, target, word, year } from '../support/facts.ts'

const read = (facts: IndicatorFacts, month = 7) => {
  const version = versionAt(facts.targets, m(month))
  const nature = natureOf(facts, version.target)
  const pace = paceOf(facts, version, nature, year)
  return { nature, pace, expected: expectedAt(pace, nature, version.target, year, month) }
}
const expected = (over: Parameters<typeof indicator>[0], month: number) => read(indicator(over), month).expected
const plan = [
  { month: m(3), cumulative: 2 },
  { month: m(6), cumulative: 5 },
]

describe('expected by the end of a month', () => {
  test('even: target × month ÷ 12', () => {
    expect([1, 7, 12].map(month => expected({}, month))).toEqual([100, 700, 1200])
  })
  test('plan: cumulative; a month without a point carries the one before, and before the first nothing is expected', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 12].map(month => expected({ pacing: 'plan', plan }, month))).toEqual([0, 0, 2, 2, 2, 5, 5, 5])
  })
  test('the order of the plan’s points is irrelevant', () => {
    expect(expected({ pacing: 'plan', plan: plan.toReversed() }, 7)).toBe(5)
  })
  test('a declared plan goes before an even spread', () => {
    expect(expected({ pacing: 'even', plan }, 7)).toBe(5)
  })
  test('due: nothing before the due month, the whole target from it on', () => {
    expect([8, 9, 12].map(month => expected({ pacing: 'due', dueMonth: m(9) }, month))).toEqual([0, 1200, 1200])
  })
  test('whole: the whole target', () => {
    expect(expected({ pacing: 'whole' }, 1)).toBe(1200)
  })
  test.each(['ratio', 'ratio_last', 'weighted', 'last'] as const)(
    'a rate is never pro-rated, even when somebody asks for it (%s)',
    aggregation => {
      const { pace, expected: whole } = read(indicator({ aggregation, target: rate(0.85), pacing: 'even' }), 1)
      expect([pace.kind, whole]).toEqual(['whole', 0.85])
    },
  )
  test('a rate with a declared plan is judged by it', () => {
    const facts = indicator({
      aggregation: 'ratio_last',
      target: rate(1),
      pacing: 'plan',
      plan: [{ month: m(6), cumulative: 0.5 }],
    })
    expect(read(facts).expected).toBe(0.5)
  })
  test('the ledger’s execution rate is the one rate held against time progress', () => {
    const facts = indicator({ aggregation: 'ratio', target: rate(1), pacing: 'whole', derivation: 'executionRate' })
    expect(read(facts, 6).expected).toBe(0.5)
  })
  test.each([
    ['an upper limit', { target: limit(90) }],
    ['a range', { target: target({ comparator: 'range', value: null, low: 10, high: 15, direction: 'within' }) }],
    ['a level', { aggregation: 'worst', target: word('合规') }],
    ['a date', { aggregation: 'milestone', target: { ...word('12月底前'), kind: 'date' } }],
  ] as const)('%s has no expected value', (_, over) => {
    expect(expected({ ...over, pacing: 'even' }, 7)).toBeNull()
  })
})

describe('a plan that was promised and never declared (plan-missing)', () => {
  test('a count is due in December, without a linear guess', () => {
    const { pace, expected: july } = read(indicator({ pacing: 'plan' }))
    expect(pace).toMatchObject({ kind: 'due', due: 12, planMissing: true })
    expect(july).toBe(0)
  })
  test('a rate is judged whole', () => {
    expect(read(indicator({ pacing: 'plan', aggregation: 'ratio_last', target: rate(1) })).pace).toMatchObject({
      kind: 'whole',
      planMissing: true,
    })
  })
})

describe('due months', () => {
  test.each([
    ['none declared: December', null, 12],
    ['in an earlier year: from January', '2020-11', 1],
    ['in a later year: not this year', '2022-06', 13],
    ['in this year', '2021-09', 9],
  ] as const)('%s', (_, dueMonth, due) => {
    expect(read(indicator({ pacing: 'due', dueMonth })).pace.due).toBe(due)
  })
  test('a date target is due in the month it ends', () => {
    const facts = indicator({
      aggregation: 'milestone',
      pacing: 'due',
      target: { ...word('10月底前'), kind: 'date', until: '2021-10-31' },
    })
    expect(read(facts).pace).toMatchObject({ kind: 'due', due: 10 })
  })
})

describe('what a target allows to be judged', () => {
  test.each([
    ['=1200 counts', target(), 'sum', 'count'],
    ['≥95% is a rate', rate(0.95, { comparator: '>=' }), 'ratio', 'rate'],
    ['≤90 is a limit', limit(90), 'sum', 'limit'],
    ['= with direction down is a limit', target({ direction: 'down' }), 'sum', 'limit'],
    ['=0 asks for none at all', target({ value: 0 }), 'sum', 'limit'],
    ['10-15 is a range', target({ comparator: 'range', value: null, low: 10, high: 15 }), 'last', 'range'],
    ['a word is a level', word('合规'), 'worst', 'level'],
    ['a word under a sum cannot be judged', word('明显'), 'sum', 'none'],
    ['“/” cannot be judged', { ...word('/'), kind: 'none' as const }, 'worst', 'none'],
  ] as const)('%s', (_, one, aggregation, nature) => {
    expect(natureOf(indicator({ aggregation, target: one }), one)).toBe(nature)
  })
})

describe('target versions', () => {
  const facts = indicator({
    targets: [
      { effective: m(1), target: target(), plan: null },
      { effective: m(7), target: target({ value: 600 }), plan: null },
    ],
  })
  test('a past month is judged by the version in force then', () => {
    expect([6, 7].map(month => read(facts, month).expected)).toEqual([600, 350])
  })
  test('the year’s end is judged by the last approved version', () => {
    const late = { ...facts, targets: [facts.targets[0]!, { ...facts.targets[1]!, effective: '2022-01' }] }
    expect([11, 12].map(month => read(late, month).expected)).toEqual([1100, 600])
  })
  test('before the first version takes effect the first one applies', () => {
    expect(read({ ...facts, targets: [facts.targets[1]!] }, 1).expected).toBe(50)
  })
})
