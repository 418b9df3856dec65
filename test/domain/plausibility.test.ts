import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { doubtsOf, sameFigures, type DoubtFacts } from '#domain/plausibility'
import { outlierOf } from '#domain/plausibility-series'
import { sayDoubt } from '#wording/plausibility'
import { indicator, level, m, project, rate, share, spending, target, value } from '../support/facts.ts'

const facts = (over: Partial<DoubtFacts> = {}): DoubtFacts => ({ ...project(), notes: new Map(), ...over })
const codes = (over: Partial<DoubtFacts>, month = 5) => doubtsOf(facts(over), m(month)).map(row => row.code)
const months = (...numbers: number[]) => numbers.map((number, i) => value(i + 1, number))
const count = indicator({ target: target({ value: 100_000 }) })
const standing = indicator({ aggregation: 'last', target: target({ value: 16, unit: '所' }) })
const passed = indicator({ aggregation: 'ratio', target: rate(0.95) })
const stage = indicator({ aggregation: 'milestone' })
const asked = indicator({ aggregation: 'weighted', target: rate(0.85) })

describe('a question before handing in', () => {
  const cases: [string, Partial<DoubtFacts>, string[]][] = [
    ['a month four times the usual', { indicators: [count], actuals: months(100, 110, 95, 105, 400) }, ['jump']],
    ['a month of twice a steady usual', { indicators: [count], actuals: months(100, 101, 99, 100, 200) }, ['outlier']],
    ['a month that all but vanished', { indicators: [count], actuals: months(100, 110, 95, 105, 1) }, ['outlier']],
    ['a wide spread that has seen as much', { indicators: [count], actuals: months(10, 300, 50, 500, 400) }, []],
    ['three months before it are too few to know', { indicators: [count], actuals: months(100, 110, 95, 105, 400).slice(1) }, []],
    ['five months of the same', { indicators: [count], actuals: months(7, 7, 7, 7, 7) }, []],
    ['a standing count that falls', { indicators: [standing], actuals: months(3, 5, 7, 9, 8) }, ['falling']],
    ['a stage that goes back', { indicators: [stage], actuals: [level(4, '征求意见'), level(5, '起草')] }, ['falling']],
    ['satisfaction from five people', { indicators: [asked], actuals: [share(5, 5, 5)] }, ['few-asked']],
    ['satisfaction from six people', { indicators: [asked], actuals: [share(5, 5, 6)] }, []],
    [
      'a rate equal to its target for three months',
      { indicators: [passed], actuals: [3, 4, 5].map(at => share(at, 19, 20)) },
      ['equals-target'],
    ],
    [
      'a rate of 100% against 100%',
      {
        indicators: [{ ...passed, targets: [{ effective: m(1), target: rate(1), plan: null }] }],
        actuals: [3, 4, 5].map(at => share(at, 20, 20)),
      },
      [],
    ],
    [
      'the even share of the target, month after month',
      { indicators: [indicator()], actuals: months(90, 80, 100, 100, 100) },
      ['equals-target'],
    ],
    [
      'above its budget',
      { budget: { initial: 1000, adjusted: null }, expenditures: [spending(4, { spent: 900 }), spending(5, { spent: 200 })] },
      ['over-budget'],
    ],
    ['exactly its budget', { budget: { initial: 1000, adjusted: null }, expenditures: [spending(5, { spent: 1000 })] }, []],
    ['money without a result', { actuals: [value(5, 0)], expenditures: [spending(5, { spent: 900 })] }, ['spent-no-result']],
    ['a result without money', { actuals: [value(5, 3)], expenditures: [spending(5, { spent: 0 })] }, ['result-no-spend']],
    ['nothing entered at all', {}, []],
  ]
  test.each(cases)('%s', (_, over, expected) => expect(codes(over)).toEqual(expected))

  test('three rates of exactly 100% are asked about once, about the month', () => {
    const indicators = [1, 2, 3].map(id => indicator({ id, aggregation: 'ratio', target: rate(1) }))
    const actuals = indicators.map(({ id }) => share(5, 8, 8, { indicatorId: id }))
    expect(doubtsOf(facts({ indicators, actuals }), m(5))).toEqual([
      { code: 'all-full', indicatorId: 0, agencyId: 0, params: { count: 3 } },
    ])
    expect(codes({ indicators, actuals: actuals.slice(1) })).toEqual([])
  })

  test('a note copied from another unit is asked of both; short ones and ones that only look alike are not', () => {
    const indicators = [indicator({ contributors: [1, 2] })]
    const actuals = [1, 2].map(agencyId => value(5, 10 + agencyId, { agencyId }))
    const notes = (one: string, other: string) =>
      new Map([
        ['1.1', one],
        ['1.2', other],
      ])
    expect(codes({ indicators, actuals, notes: notes('本月集中开展培训。', '本月集中开展培训') })).toEqual([
      'note-copied',
      'note-copied',
    ])
    expect(codes({ indicators, actuals, notes: notes('无', '无') })).toEqual([])
    expect(codes({ indicators, actuals, notes: notes('本月集中开展培训', '本月集中开展测试') })).toEqual([])
  })

  test('an answer holds while the figures are the same', () => {
    expect(sameFigures({ value: 3, usual: 1 }, { usual: 1, value: 3 })).toBe(true)
    expect(sameFigures({ value: 3 }, { value: 3, usual: 1 })).toBe(false)
  })

  test('every question says its figures in both languages', () => {
    const [doubt] = doubtsOf(facts({ indicators: [count], actuals: months(100, 110, 95, 105, 400) }), m(5))
    expect(sayDoubt('zh-CN', doubt!)).toContain('400人')
    expect(sayDoubt('zh-CN', doubt!)).toContain('3.9 倍')
    expect(sayDoubt('en', doubt!)).toContain('3.9 times')
  })
})

describe('unlike its own past', () => {
  const past = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 4, maxLength: 11 })
  test('the verdict does not depend on the unit it is counted in', () => {
    fc.assert(
      fc.property(past, fc.integer({ min: 0, max: 5_000_000 }), fc.constantFrom(1024, 1 / 4096), (rows, number, scale) => {
        const [one, other] = [
          outlierOf(rows, number),
          outlierOf(
            rows.map(row => row * scale),
            number * scale,
          ),
        ]
        expect(one?.jump).toBe(other?.jump)
      }),
    )
  })
  test('nor on the order of the months; and the usual itself is never asked about', () => {
    fc.assert(
      fc.property(past, fc.integer({ min: 0, max: 5_000_000 }), (rows, number) => {
        expect(outlierOf(rows.toReversed(), number)).toEqual(outlierOf(rows, number))
        const found = outlierOf(rows, number)
        if (found) expect(outlierOf(rows, found.usual)).toBeNull()
      }),
    )
  })
  test('what is asked about stays asked about when it lies further off', () => {
    fc.assert(
      fc.property(past, fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 1000 }), (rows, number, more) => {
        const found = outlierOf(rows, number)
        fc.pre(found !== null && number > found.usual)
        expect(outlierOf(rows, number + more)).not.toBeNull()
      }),
    )
  })
})
