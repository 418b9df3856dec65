import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaCdf, betaQuantile, studentCdf, studentQuantile } from '#domain/distribution'
import { foresee, type Forecast } from '#domain/forecast'
import { sightOf, type Course } from '#domain/forecast-course'
import { casesReach, outlookOf } from '#domain/forecast-outlook'
import { standardPrior } from '#domain/forecast-standard'
import type { ActualFacts, IndicatorFacts } from '#domain/facts'
import { aggregateYear } from '#domain/aggregate'
import { judgeYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { indicator, level, limit, m, project, rate, share, target, value, word, year } from '../support/facts.ts'

type Given = Partial<IndicatorFacts> & Parameters<typeof indicator>[0]
/** Forecast at the end of a month, from this year's entries and, where given, last year's of the same indicator. */
function forecast(of: Given, actuals: ActualFacts[], month: number, lastYear: ActualFacts[] | null = null): Forecast | null {
  const facts = project({ indicators: [indicator(of)], actuals })
  const judged = judgeYear(facts, national2020, m(12))
  const moved = lastYear?.map(entry => ({ ...entry, month: entry.month.replace(String(year), String(year - 1)) }))
  const before = moved ? aggregateYear(indicator(of), moved, year - 1) : null
  return foresee(judged, judged.indicators[0]!, month, before, standardPrior)?.forecast ?? null
}
const months = (values: (number | null)[]) => values.flatMap((one, i) => (one === null ? [] : [value(i + 1, one)]))
const even = (one: number, count: number) => months(Array.from({ length: count }, () => one))

describe('the year’s end foreseen', () => {
  test('100 a month until June, of 1200 asked, ends near 1200 and may go either way', () => {
    const found = forecast({}, even(100, 6), 6, even(100, 12))!
    expect(found.value).toBeGreaterThan(1150)
    expect(found.value).toBeLessThan(1250)
    expect(found.low!).toBeLessThan(1200)
    expect(found.high!).toBeGreaterThan(1200)
    expect(found).toMatchObject({ code: 'like', likelihood: 'possible', basis: { months: 6, lastYear: true, thin: false } })
  })
  test('half of what was asked by pace, with last year as slow, is as good as lost', () => {
    const found = forecast({}, even(40, 8), 8, even(45, 12))!
    expect(found.probability).toBeLessThan(0.05)
    expect(found.likelihood).toBe('impossible')
    expect(found.code).toBe('like')
  })
  test('a year that ends with a rush, as last year did, is not written off in June', () => {
    const rush = [10, 10, 10, 20, 20, 30, 50, 60, 90, 150, 300, 450]
    const found = forecast({}, months(rush.slice(0, 6)), 6, months(rush))!
    expect(found.value!).toBeGreaterThan(700)
    expect(forecast({}, months(rush.slice(0, 6)), 6)!.value!).toBeLessThan(400)
  })
  test('a declared plan shapes the rest of the year', () => {
    const plan = [
      { month: m(6), cumulative: 120 },
      { month: m(12), cumulative: 1200 },
    ]
    const early = months([null, null, null, null, null, 120])
    const planned = forecast({ pacing: 'plan', plan }, early, 6)!
    expect(planned.basis.shape).toBe('plan')
    expect(planned.value!).toBeGreaterThan(forecast({}, early, 6)!.value!)
  })
  test('a count reached in May stays reached: certain by arithmetic, whatever the chance', () => {
    expect(forecast({}, even(300, 5), 5)).toMatchObject({ code: 'met', probability: 1, likelihood: 'certain' })
  })
  test('one failed acceptance makes 100% impossible; the band is still shown', () => {
    const found = forecast({ aggregation: 'ratio', pacing: 'whole', target: rate(1) }, [share(3, 9, 10), share(5, 4, 4)], 5)
    expect(found).toMatchObject({ code: 'lost', probability: 0, likelihood: 'impossible' })
    expect(found!.high).not.toBeNull()
  })
  test('the more acceptances passed without a fault, the likelier 100% holds', () => {
    const after = (each: number) =>
      forecast(
        { aggregation: 'ratio', pacing: 'whole', target: rate(1) },
        [1, 2, 3, 4, 5, 6].map(month => share(month, each, each)),
        6,
      )!.probability!
    expect(after(1)).toBeGreaterThan(0.2)
    expect(after(1)).toBeLessThan(0.95)
  })
  test('satisfaction of 92% from many answers makes 85% likely; 86% from five answers says little', () => {
    const of = { aggregation: 'weighted', pacing: 'whole', target: rate(0.85) } as const
    const many = forecast(of, [share(3, 920, 1000), share(6, 918, 1000)], 6)!
    const five = forecast(of, [share(3, 2, 3), share(6, 2, 2)], 6)!
    expect(many.probability!).toBeGreaterThan(five.probability!)
    expect(five.high! - five.low!).toBeGreaterThan(2 * (many.high! - many.low!))
  })
  test('a limit counts the other way: the higher the number, the lower the chance', () => {
    const under = forecast({ target: limit(30), pacing: 'whole' }, even(1, 6), 6)!
    const over = forecast({ target: limit(30), pacing: 'whole' }, even(4, 6), 6)!
    expect(under.probability!).toBeGreaterThan(0.8)
    expect(over.probability!).toBeLessThan(0.2)
    expect(forecast({ target: limit(30), pacing: 'whole' }, even(8, 6), 6)).toMatchObject({ code: 'lost', probability: 0 })
  })
  test('a range asks for both ends', () => {
    const between = target({ comparator: 'range', value: null, low: 1000, high: 1400, direction: 'within' })
    const found = forecast({ target: between, pacing: 'whole' }, even(100, 9), 9, even(100, 12))!
    const wide = forecast({ target: { ...between, low: 100, high: 9000 }, pacing: 'whole' }, even(100, 9), 9, even(100, 12))!
    expect(found.probability!).toBeLessThan(wide.probability!)
    expect(wide.probability!).toBeGreaterThan(0.95)
  })
  test('a level that stands at its target since January most likely stays there', () => {
    const stands = Array.from({ length: 8 }, (_, i) => value(i + 1, 16))
    const found = forecast({ aggregation: 'last', pacing: 'whole', target: target({ value: 16, raw: '=16' }) }, stands, 8)!
    expect(found.value).toBe(16)
    expect(found.probability!).toBeGreaterThan(0.7)
  })
  test('a coverage of 100% is never foreseen beyond 100%', () => {
    const full = [1, 2, 3, 4, 5].map(month => share(month, 38, 40 - (month % 2) * 2))
    const found = forecast({ aggregation: 'ratio_last', pacing: 'whole', target: rate(1) }, full, 5)!
    expect(found.high!).toBeLessThanOrEqual(1)
  })
  test('December complete is certain, met or missed; December half reported is not judged', () => {
    expect(forecast({}, even(100, 12), 12)).toMatchObject({ code: 'over', value: 1200, low: 1200, high: 1200, probability: 1 })
    expect(forecast({}, even(99, 12), 12)).toMatchObject({ code: 'over', probability: 0, likelihood: 'impossible' })
    expect(forecast({ contributors: [1, 2] }, even(100, 12), 12)).toMatchObject({ code: 'partial', probability: null })
  })
  test('December open rests on the months until November', () => {
    expect(forecast({}, even(100, 11), 12)).toMatchObject({ code: 'like', basis: { months: 11, until: m(11) } })
  })
  test('where there is nothing to go by no number is made up, and the reason is named', () => {
    const nothing = { value: null, low: null, high: null, probability: null }
    expect(forecast({}, [], 5)).toMatchObject({ ...nothing, code: 'no-report' })
    expect(forecast({}, even(0, 5), 5)).toMatchObject({ ...nothing, code: 'nothing-yet' })
    expect(forecast({ pacing: 'due' }, even(1, 5), 5)).toMatchObject({ ...nothing, code: 'no-shape' })
    expect(forecast({ aggregation: 'worst', target: word('合规') }, [level(2, '达成')], 5)).toBeNull()
    expect(forecast({ target: target({ value: null, kind: 'none' }) }, even(1, 5), 5)).toBeNull()
  })
  test('a year of zeros after a full one keeps a chance that shrinks; two years of zeros have none to tell', () => {
    const early = forecast({}, even(0, 2), 2, even(100, 12))!
    const late = forecast({}, even(0, 9), 9, even(100, 12))!
    expect(late.value!).toBeLessThan(early.value!)
    expect(forecast({}, even(0, 9), 9, even(0, 12))).toMatchObject({ code: 'nothing-yet', value: null })
  })
  test('one month says so: a wide band, marked thin', () => {
    const one = forecast({}, even(100, 1), 1)!
    expect(one.basis).toMatchObject({ months: 1, thin: true, lastYear: false, shape: 'even' })
    expect(one.high! / one.low!).toBeGreaterThan(3)
  })
  test('a target of 0 to reach is reached, a limit of 0 is kept while nothing happened', () => {
    const none = limit(0)
    expect(forecast({ target: none, pacing: 'whole' }, even(0, 6), 6)).toMatchObject({ code: 'nothing-yet' })
    expect(forecast({ target: none, pacing: 'whole' }, [value(2, 1)], 6)).toMatchObject({ code: 'lost', probability: 0 })
  })
  test('months taken back never break it: a fall below zero gives no figure', () => {
    expect(forecast({}, months([50, -80]), 2)).toMatchObject({ code: 'nothing-yet' })
    expect(forecast({}, months([50, -20, 30]), 3)!.value!).toBeGreaterThan(60)
  })
  test('the way ahead starts from the last month and ends at the forecast', () => {
    const found = forecast({}, even(100, 9), 9, even(100, 12))!
    expect(found.ahead.map(({ month }) => month)).toEqual([m(10), m(11), m(12)])
    expect(found.ahead.at(-1)).toMatchObject({ value: found.value, low: found.low, high: found.high })
  })
})

const amount = fc.double({ min: 1, max: 1e6, noNaN: true })
const someMonths = fc.array(amount, { minLength: 1, maxLength: 11 })
const aYear = fc.array(amount, { minLength: 12, maxLength: 12 })
const course = (values: number[], before: number[] | null): Course => ({
  kind: 'sum',
  values,
  of: null,
  shape: null,
  before: before && { values: before, of: null },
  grain: 0,
})
const outlook = (values: number[], before: number[] | null) => outlookOf(sightOf(course(values, before))!, standardPrior)

describe('whatever the months are', () => {
  const both = [someMonths, fc.option(aYear)] as const
  test('P10 ≤ P50 ≤ P90, and a chance lies between 0 and 1', () => {
    fc.assert(
      fc.property(...both, amount, (values, before, asked) => {
        const { quantile, reaches } = outlook(values, before)
        const [low, middle, high] = [0.1, 0.5, 0.9].map(quantile) as [number, number, number]
        expect(low).toBeLessThanOrEqual(middle)
        expect(middle).toBeLessThanOrEqual(high)
        expect(reaches(asked)).toBeGreaterThanOrEqual(0)
        expect(reaches(asked)).toBeLessThanOrEqual(1)
        expect(reaches(asked)).toBeGreaterThanOrEqual(reaches(asked * 1.1))
      }),
    )
  })
  test('counted in 万 or in ones, the forecast is the same', () => {
    fc.assert(
      fc.property(...both, (values, before) => {
        const small = outlook(values, before)
        const large = outlook(
          values.map(one => one * 10_000),
          before?.map(one => one * 10_000) ?? null,
        )
        for (const p of [0.1, 0.5, 0.9]) expect(large.quantile(p) / small.quantile(p) / 10_000).toBeCloseTo(1, 6)
      }),
    )
  })
  test('more in every month never means a lower year', () => {
    fc.assert(
      fc.property(...both, fc.double({ min: 1, max: 5, noNaN: true }), (values, before, more) => {
        const raised = outlook(
          values.map(one => one * more),
          before,
        ).quantile(0.5)
        expect(raised).toBeGreaterThanOrEqual(outlook(values, before).quantile(0.5) * (1 - 1e-9))
      }),
    )
  })
  test('of a steady year, the fewer months are known the wider the band', () => {
    fc.assert(
      fc.property(amount, fc.boolean(), (each, known) => {
        const before = known ? Array.from({ length: 12 }, () => each) : null
        const widths = Array.from({ length: 11 }, (_, i) => {
          const { quantile } = outlook(
            Array.from({ length: i + 1 }, () => each),
            before,
          )
          return (quantile(0.9) - quantile(0.1)) / quantile(0.5)
        })
        widths.slice(1).forEach((width, i) => expect(width).toBeLessThan(widths[i]!))
      }),
      { numRuns: 20 },
    )
  })
})

describe('the distributions behind it', () => {
  test('agree with printed tables', () => {
    expect(studentCdf(2.353, 3)).toBeCloseTo(0.95, 4)
    expect(studentQuantile(0.9, 10)).toBeCloseTo(1.372, 3)
    expect(betaCdf(0.5, 2, 3)).toBeCloseTo(0.6875, 10)
    expect(betaQuantile(betaCdf(0.3, 4, 9), 4, 9)).toBeCloseTo(0.3, 5)
  })
  test('cases add up: with an even prior every number of hits is as likely', () => {
    for (let least = 0; least <= 10; least++) expect(casesReach(least, 10, 1, 1)).toBeCloseTo((11 - least) / 11, 10)
    expect(casesReach(1, 1, 3, 1)).toBeCloseTo(0.75, 10)
  })
})
