import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedOf, ofHundred } from '#domain/expected'
import { foreseeYear } from '#domain/forecast-project'
import { standardPrior } from '#domain/forecast-standard'
import { judgeYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { expectedShare, scoreFigure } from '#domain/score'
import { indicator, level, limit, m, project, rate, share, target, value, word } from '../support/facts.ts'

const sum = { target: target({ value: 1200 }) }
const yearOf = (facts: Parameters<typeof project>[0]) => judgeYear(project(facts), national2020, null)
const monthly = (id: number, each: number, until = 7) =>
  Array.from({ length: until }, (_, i) => ({ ...value(i + 1, each), indicatorId: id }))

describe('what is expected of a project’s year end', () => {
  test.each([
    [
      'all on the way twice over are sure',
      [
        [1, 200],
        [2, 200],
      ],
      'certain',
    ],
    [
      'one far behind makes all of them impossible',
      [
        [1, 200],
        [2, 10],
      ],
      'impossible',
    ],
    [
      'one in doubt leaves it possible',
      [
        [1, 200],
        [2, 100],
      ],
      'possible',
    ],
  ] as const)('%s', (_, rates, likelihood) => {
    const indicators = rates.map(([id]) => indicator({ ...sum, id, weight: 10 }))
    const year = yearOf({ indicators, actuals: rates.flatMap(([id, each]) => monthly(id, each)) })
    expect(expectedOf(year, null, standardPrior)(m(7)).likelihood).toBe(likelihood)
  })
  test('an indicator nobody reported keeps the rest from being called sure', () => {
    const indicators = [indicator({ ...sum, id: 1 }), indicator({ ...sum, id: 2 })]
    expect(expectedOf(yearOf({ indicators, actuals: monthly(1, 200) }), null, standardPrior)(m(7)).likelihood).toBe('possible')
  })
  test('a level that can no longer be reached counts although levels are not foreseen', () => {
    const proper = indicator({ id: 2, aggregation: 'worst', pacing: 'whole', target: word('规范') })
    const actuals = [...monthly(1, 200), { ...level(2, '部分达成'), indicatorId: 2 }]
    const year = yearOf({ indicators: [indicator({ ...sum, id: 1 }), proper], actuals })
    expect(expectedOf(year, null, standardPrior)(m(7)).likelihood).toBe('impossible')
  })
  test('an empty year expects nothing', () => {
    const year = yearOf({ indicators: [indicator(sum)], actuals: [] })
    expect(expectedOf(year, null, standardPrior)(m(7))).toEqual({ likelihood: null, score: null, surplus: null })
  })
  test('points are told of 100 for the rows that have a forecast', () => {
    expect([ofHundred({ value: 45, of: 50 }), ofHundred({ value: 0, of: 0 })]).toEqual([90, null])
  })
  test('every month says what the project’s page says of it, carried or not', () => {
    const cell = fc.record({ month: fc.integer({ min: 1, max: 12 }), amount: fc.integer({ min: 0, max: 300 }) })
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 10 }), fc.integer({ min: 1, max: 12 }), (cells, changed) => {
        const unique = [...new Map(cells.map(one => [one.month, one])).values()]
        const targets = [
          { effective: m(1), target: target({ value: 1200 }), plan: null },
          { effective: m(changed), target: target({ value: 600 }), plan: null },
        ]
        const indicators = [
          { ...indicator({ ...sum, id: 1, weight: 20 }), targets },
          indicator({ id: 2, weight: 10, ...passRate }),
        ]
        const actuals = unique.flatMap(({ month, amount }) => [
          { ...value(month, amount), indicatorId: 1 },
          { ...share(month, Math.min(amount, 90), 100), indicatorId: 2 },
        ])
        const year = yearOf({ indicators, actuals })
        const expected = expectedOf(year, null, standardPrior)
        for (const month of year.months) {
          const { score, money, likelihood } = foreseeYear(year, month, null, standardPrior).yearEnd
          expect(expected(month)).toEqual({
            likelihood,
            score: score && ofHundred(score),
            surplus: money?.surplus.value ?? null,
          })
        }
      }),
      { numRuns: process.env.FULL ? 2000 : 100 },
    )
  })
})
const passRate = { aggregation: 'ratio', pacing: 'whole', target: rate(0.8) } as const

describe('the share of the points to be expected', () => {
  const bound = fc.integer({ min: -500, max: 5000 }).map(tenths => tenths / 10)
  const targets = fc.oneof(
    fc.record({ value: bound, comparator: fc.constantFrom('>=' as const, '>' as const, '=' as const) }).map(more => target(more)),
    bound.map(value => limit(value)),
    fc
      .tuple(bound, bound)
      .map(([a, b]) => target({ value: null, comparator: 'range', low: Math.min(a, b), high: Math.max(a, b) })),
  )
  const rules = fc.record({
    upperLimitVariant: fc.constantFrom('A' as const, 'B' as const),
    passThreshold: fc.constantFrom(null, 0.6),
  })
  test('is what the scoring rules give the figure, before it is rounded to points', () => {
    fc.assert(
      fc.property(
        targets,
        fc.integer({ min: -1000, max: 15_000 }).map(tenths => tenths / 10),
        rules,
        (goal, actual, more) => {
          const ruleSet = { ...national2020, ...more }
          const share = expectedShare(goal, actual, ruleSet)
          expect(Math.abs(share! * 10 - scoreFigure(goal, actual, 10, ruleSet).score!)).toBeLessThanOrEqual(0.0051)
        },
      ),
      { numRuns: process.env.FULL ? 20_000 : 500 },
    )
  })
  test('is none where a person must score', () => {
    expect(expectedShare(word('健全'), 1, national2020)).toBeNull()
  })
})
