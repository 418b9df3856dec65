import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aggregateYear } from '#domain/aggregate'
import type { ActualFacts, IndicatorFacts } from '#domain/facts'
import { actual, indicator, level, rate, share, target, value, word, year } from '../support/facts.ts'

const of = (over: Parameters<typeof indicator>[0], entries: ActualFacts[], lowerIsBetter = false) =>
  aggregateYear(indicator(over), entries, year, lowerIsBetter)
const toDates = (over: Parameters<typeof indicator>[0], entries: ActualFacts[]) => of(over, entries).map(month => month.toDate)
const second = { agencyId: 2 }
const two = { contributors: [1, 2] }

describe('months become a year', () => {
  test('a sum adds the months, and a month nobody reported leaves the sum as it was', () => {
    expect(toDates({}, [value(1, 10), value(3, 5)])).toEqual([10, 10, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15])
  })
  test('zero is a value, empty is not reported', () => {
    const months = of({}, [value(2, 0)])
    expect(months[0]).toMatchObject({ value: null, toDate: null, given: false, seen: false })
    expect(months[1]).toMatchObject({ value: 0, toDate: 0, given: true, seen: true })
  })
  test('distinct counts are never added up: the latest month counts', () => {
    expect(toDates({ aggregation: 'last' }, [value(1, 4), value(2, 6), value(4, 5)]).slice(0, 5)).toEqual([4, 6, 6, 5, 5])
  })
  test('a ratio is Σ numerator ÷ Σ denominator, never the mean of the monthly percentages', () => {
    const months = of({ aggregation: 'ratio', target: rate(1) }, [share(1, 1, 1), share(2, 0, 9)])
    expect(months[1]).toMatchObject({ value: 0, toDate: 0.1, toDateNumerator: 1, toDateDenominator: 10 })
  })
  test('ratio_last takes the latest month only', () => {
    expect(toDates({ aggregation: 'ratio_last', target: rate(1) }, [share(1, 9, 10), share(3, 6, 10)]).slice(0, 4)).toEqual([
      0.9, 0.9, 0.6, 0.6,
    ])
  })
  test('satisfaction: satisfied ÷ valid answers over all surveys; months without a survey stay empty', () => {
    const months = of({ aggregation: 'weighted', target: rate(0.85) }, [share(3, 80, 100), share(9, 290, 300)])
    expect(months.map(month => month.value)).toEqual([null, null, 0.8, null, null, null, null, null, 290 / 300, null, null, null])
    expect(months[11]!.toDate).toBe(0.925)
  })
  test('a milestone keeps the furthest stage reached', () => {
    const months = of({ aggregation: 'milestone', target: word('制定') }, [
      level(2, '起草'),
      level(5, '征求意见'),
      level(6, '起草'),
    ])
    expect(months.map(month => month.toDateLevel).slice(0, 7)).toEqual([
      null,
      '起草',
      '起草',
      '起草',
      '征求意见',
      '征求意见',
      '征求意见',
    ])
  })
  test('worst keeps the worst grade of the year, in the target’s own words too', () => {
    const months = of({ aggregation: 'worst', target: word('规范') }, [level(1, '规范'), level(2, '基本规范'), level(3, '达成')])
    expect(months.map(month => [month.toDateLevel, month.rank]).slice(0, 3)).toEqual([
      ['规范', 1],
      ['基本规范', 0.5],
      ['基本规范', 0.5],
    ])
  })
  test('a level that is “last” follows the latest report', () => {
    const months = of({ aggregation: 'last', target: word('健全') }, [level(1, '未达成'), level(4, '健全')])
    expect(months[3]).toMatchObject({ toDateLevel: '健全', rank: 1 })
  })
})

describe('several contributing units', () => {
  test.each([
    ['sum', [value(1, 3), value(1, 4, second), value(2, 1)], 8],
    ['last', [value(1, 3), value(2, 4, second), value(3, 5)], 9],
  ] as const)('%s adds over units', (aggregation, entries, expected) => {
    expect(of({ aggregation, ...two }, [...entries])[11]!.toDate).toBe(expected)
  })
  test.each([
    ['ratio', 4 / 22],
    ['weighted', 4 / 22],
    ['ratio_last', 3 / 12],
  ] as const)('%s adds numerators and denominators over units', (aggregation, expected) => {
    const entries = [share(1, 1, 10), share(2, 2, 2), share(2, 1, 10, second)]
    expect(of({ aggregation, target: rate(1), ...two }, entries)[11]!.toDate).toBe(expected)
  })
  test.each([
    ['milestone', ['印发', '起草'], '起草'],
    ['worst', ['达成', '部分达成'], '部分达成'],
    ['last', ['达成', '未达成'], '未达成'],
  ] as const)('%s takes the least advanced or worst unit', (aggregation, [a, b], expected) => {
    expect(of({ aggregation, target: word('制定'), ...two }, [level(1, a), level(2, b, second)])[11]!.toDateLevel).toBe(expected)
  })
  test('a month is complete when every contributor reported, else partial', () => {
    const months = of(two, [value(1, 1), value(2, 1), value(2, 1, second)])
    expect(months.map(month => `${month.reported} of ${month.contributors}`).slice(0, 3)).toEqual(['1 of 2', '2 of 2', '0 of 2'])
  })
  test('a unit that does not contribute does not count', () => {
    expect(of({}, [value(1, 5), value(1, 100, { agencyId: 9 })])[0]!.toDate).toBe(5)
  })
})

describe('what is known only in part', () => {
  test('a bare percentage is read as year-to-date, and its numerator is unknown', () => {
    const months = of({ aggregation: 'ratio', target: rate(1) }, [value(3, 0.9)])
    expect(months[5]).toMatchObject({ toDate: 0.9, toDateNumerator: null, numeratorUnknown: true })
  })
  test('it is never combined with months that have numerator and denominator', () => {
    const months = of({ aggregation: 'ratio', target: rate(1) }, [share(1, 1, 2), value(2, 0.9), share(3, 2, 2)])
    expect(months.map(month => month.toDate).slice(0, 3)).toEqual([0.5, 0.9, 0.75])
    expect(months.map(month => month.leftOut).slice(0, 3)).toEqual([false, true, true])
  })
  test('bare percentages of two units are not averaged: the less favourable one is shown', () => {
    const entries = [value(1, 0.9), value(1, 0.7, second)]
    expect(of({ aggregation: 'ratio', target: rate(1), ...two }, entries)[0]).toMatchObject({
      toDate: 0.7,
      numeratorUnknown: true,
    })
    expect(of({ aggregation: 'ratio', target: rate(1), ...two }, entries, true)[0]!.toDate).toBe(0.9)
    expect(of({ aggregation: 'last', target: rate(1), ...two }, entries)[0]!.toDate).toBe(0.7)
  })
  test('0/0 is reported with nothing measured', () => {
    const months = of({ aggregation: 'ratio', target: rate(1) }, [share(1, 0, 0)])
    expect(months[0]).toMatchObject({ value: null, toDate: null, reported: 1, given: true, numerator: 0, denominator: 0 })
  })
  test('0/0 leaves the last measured rate in place', () => {
    expect(toDates({ aggregation: 'ratio_last', target: rate(1) }, [share(1, 3, 4), share(2, 0, 0)])[1]).toBe(0.75)
  })
  test('a cleared entry counts as never reported', () => {
    expect(of({}, [value(1, 5), actual(2, { state: 'cleared' })])[1]).toMatchObject({ reported: 0, given: false, toDate: 5 })
  })
  test('“not applicable this month” is an answer without a value, different from empty', () => {
    const months = of({}, [value(1, 5), actual(2, { state: 'notApplicable' })])
    expect(months[1]).toMatchObject({ reported: 1, given: false, notApplicable: true, value: null, toDate: 5 })
    expect(months[2]).toMatchObject({ reported: 0, notApplicable: false })
  })
  test('decimals add up without float dust', () => {
    expect(of({ target: target({ unit: '元' }) }, [value(1, 0.1), value(2, 0.2)])[1]!.toDate).toBe(0.3)
  })
})

const entry = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  agencyId: fc.integer({ min: 1, max: 3 }),
  numerator: fc.integer({ min: 0, max: 1000 }),
  more: fc.integer({ min: 0, max: 1000 }),
})
const unique = fc.uniqueArray(entry, { maxLength: 30, selector: e => `${e.month}.${e.agencyId}` })
const three = { contributors: [1, 2, 3] }
const sums = unique.map(rows => rows.map(row => value(row.month, row.numerator, { agencyId: row.agencyId })))
const shares = unique.map(rows =>
  rows.map(row => share(row.month, row.numerator, row.numerator + row.more, { agencyId: row.agencyId })),
)
const aggregations: IndicatorFacts['aggregation'][] = ['sum', 'last', 'ratio', 'ratio_last', 'weighted']

describe('always', () => {
  test('the order of the entries is irrelevant', () => {
    fc.assert(
      fc.property(sums, shares, fc.constantFrom(...aggregations), fc.integer(), (numbers, fractions, aggregation, seed) => {
        const entries = aggregation === 'sum' || aggregation === 'last' ? numbers : fractions
        const shuffled = entries
          .toSorted((a, b) => (((a.month < b.month ? 1 : 2) * seed) % 7) - ((b.agencyId * seed) % 5))
          .toReversed()
        const facts = indicator({
          aggregation,
          target: aggregation === 'sum' || aggregation === 'last' ? target() : rate(1),
          ...three,
        })
        expect(aggregateYear(facts, shuffled, year)).toEqual(aggregateYear(facts, entries, year))
      }),
    )
  })
  test('the sum over units is the sum of the units’ sums', () => {
    fc.assert(
      fc.property(sums, entries => {
        const alone = [1, 2, 3].map(id => of({ contributors: [id] }, entries)[11]!.toDate ?? 0)
        expect(of(three, entries)[11]!.toDate ?? 0).toBe(alone.reduce((a, b) => a + b, 0))
      }),
    )
  })
  test('a ratio is exactly the total over the total, whatever the months', () => {
    fc.assert(
      fc.property(shares, entries => {
        const last = of({ aggregation: 'ratio', target: rate(1), ...three }, entries)[11]!
        const numerator = entries.reduce((sum, e) => sum + e.numerator!, 0)
        const denominator = entries.reduce((sum, e) => sum + e.denominator!, 0)
        expect(last.toDate).toBe(denominator === 0 ? null : numerator / denominator)
      }),
    )
  })
  test('a month is not changed by what is reported later', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 12 }), (entries, month) => {
        const facts = indicator({ aggregation: 'ratio_last', target: rate(1), ...three })
        const before = entries.filter(e => Number(e.month.slice(5)) <= month)
        expect(aggregateYear(facts, before, year).slice(0, month)).toEqual(aggregateYear(facts, entries, year).slice(0, month))
      }),
    )
  })
})
