import { describe, expect, test } from 'vitest'
import { asksOf, evaluateYear, noWriting, type RowWriting } from '#domain/evaluation-score'
import type { ActualFacts, IndicatorFacts } from '#domain/facts'
import { judgeYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import type { EvidenceGrade } from '#domain/vocabulary'
import { indicator, level, limit, project, rate, share, spending, target, value, word } from '../support/facts.ts'

type Given = { indicator: IndicatorFacts; actuals: ActualFacts[]; writing?: Partial<RowWriting>; grade?: EvidenceGrade }

/** One project of 40万元 with 36万元 spent and these rows, each of the weight it is given. */
function evaluate(...given: Given[]) {
  const facts = project({
    budget: { initial: 40_000_000, adjusted: null },
    indicators: given.map((one, i) => ({ ...one.indicator, id: i + 1 })),
    actuals: given.flatMap((one, i) => one.actuals.map(actual => ({ ...actual, indicatorId: i + 1 }))),
    expenditures: [spending(3, { spent: 16_000_000 }), spending(11, { spent: 20_000_000 })],
  })
  const writings = new Map(given.map((one, i) => [i + 1, { ...noWriting, ...one.writing }]))
  const grades = given.map(one => one.grade ?? 'D')
  return evaluateYear(judgeYear(facts, national2020, null), 10, writings, id => grades[id - 1]!)
}
const row = (...given: Given[]) => evaluate(...given).rows[0]!
const sums = (goal: number, ...months: number[]) => ({
  indicator: indicator({ target: target({ raw: `≥${goal}`, comparator: '>=', value: goal }) }),
  actuals: months.map((each, i) => value(i + 1, each)),
})

describe('a year is scored from what was reported over it', () => {
  test('execution earns its ten by what was spent of the full-year budget', () => {
    expect(evaluate().execution).toEqual({ rate: 0.9, score: 9, weight: 10, executed: 36_000_000, fullYear: 40_000_000 })
  })

  test.each<[string, Given, number | null]>([
    ['1500 of 2000 reported over three months earn 4.50 of 6', { ...sums(2000, 500, 600, 400), writing: { weight: 6 } }, 4.5],
    [
      '80% of 85% earn 9.41 of 10',
      {
        indicator: indicator({ aggregation: 'ratio', target: rate(0.85, { comparator: '>=' }) }),
        actuals: [share(6, 40, 50), share(9, 40, 50)],
        writing: { weight: 10 },
      },
      9.41,
    ],
    [
      'a limit of 15 exceeded by half earns half of 5',
      {
        indicator: indicator({ aggregation: 'last', target: limit(15) }),
        actuals: [value(6, 12), value(12, 22.5)],
        writing: { weight: 5 },
      },
      2.5,
    ],
    ['nothing was reported: there is no score, and no 0 either', { ...sums(2000), writing: { weight: 6 } }, null],
    ['0 was reported: that is a score of 0', { ...sums(2000, 0), writing: { weight: 6 } }, 0],
    [
      'a level kept waits for a person’s points',
      {
        indicator: indicator({ aggregation: 'worst', target: word('规范') }),
        actuals: [level(3, '规范')],
        writing: { weight: 5 },
      },
      null,
    ],
    [
      'points outside the level’s band are brought to its edge',
      {
        indicator: indicator({ aggregation: 'worst', target: word('规范') }),
        actuals: [level(3, '规范')],
        writing: { weight: 5, given: 3 },
      },
      4,
    ],
    [
      'a stage on the way is met in part: below 80%',
      {
        indicator: indicator({ aggregation: 'milestone', stages: ['起草', '征求意见', '印发'], target: word('制定') }),
        actuals: [level(9, '征求意见')],
        writing: { weight: 10, given: 9 },
      },
      7.99,
    ],
  ])('%s', (_, given, score) => {
    expect(row(given).score).toBe(score)
  })

  test('the level’s band is said where the points are open', () => {
    const { low, high } = row({
      indicator: indicator({ aggregation: 'worst', target: word('规范') }),
      actuals: [level(3, '基本规范')],
      writing: { weight: 5 },
    })
    expect([low, high]).toEqual([3, 4])
  })

  test('the target in force at the year’s end counts', () => {
    const [first, later] = [target({ value: 2000, comparator: '>=' }), target({ value: 1000, comparator: '>=' })]
    const targets = [
      { effective: '2021-01', target: first, plan: null },
      { effective: '2021-09', target: later, plan: null },
    ]
    expect(row({ indicator: { ...indicator(), targets }, actuals: [value(1, 1000)], writing: { weight: 6 } }).met).toBe(true)
  })
})

describe('the total', () => {
  const done = { ...sums(100, 100), writing: { weight: 40 }, grade: 'B' as const }
  const typed = { ...sums(100, 50), writing: { weight: 50 } }
  test('adds the printed rows, and counts once more what is proven alone', () => {
    const { claimed, proven } = evaluate(done, typed)
    expect(claimed).toEqual({ total: 74, totalLow: 74, totalHigh: 74, grade: '中' })
    expect(proven).toEqual({ total: 49, totalLow: 49, totalHigh: 49, grade: '差' })
  })
  test('is open, between bounds, while a row has no score', () => {
    expect(evaluate(done, { ...sums(100), writing: { weight: 50 } }).claimed).toEqual({
      total: null,
      totalLow: 49,
      totalHigh: 99,
      grade: null,
    })
  })
  test('a value that adds up is proven as well as its worst month, one that stands as its last', () => {
    const grades: EvidenceGrade[] = ['D', 'A']
    const of = (aggregation: 'sum' | 'last') => {
      const facts = project({ indicators: [indicator({ aggregation })], actuals: [value(1, 10), value(2, 20)] })
      return evaluateYear(judgeYear(facts, national2020, null), 10, new Map(), (_, month) => grades[Number(month.slice(5)) - 1]!)
        .rows[0]!.evidence
    }
    expect([of('sum'), of('last')]).toEqual(['D', 'A'])
  })
})

describe('before it is handed in a row is asked', () => {
  test.each<[string, Given, string[]]>([
    ['for nothing when it is met in full', { ...sums(100, 100), writing: { weight: 5 } }, []],
    ['why it fell short, and what is done about it', { ...sums(100, 99), writing: { weight: 5 } }, ['reason', 'measures']],
    ['for what is still open of the two', { ...sums(100, 99), writing: { weight: 5, reason: '疫情' } }, ['measures']],
    ['for the actual nobody reported', { ...sums(100), writing: { weight: 5 } }, ['actual']],
    [
      'for the points of a level',
      {
        indicator: indicator({ aggregation: 'worst', target: word('规范') }),
        actuals: [level(3, '规范')],
        writing: { weight: 5 },
      },
      ['score'],
    ],
    ['for its weight first', sums(100, 100), ['weight']],
  ])('%s', (_, given, asked) => {
    expect(asksOf(row(given))).toEqual(asked)
  })
})
