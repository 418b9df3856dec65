import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal, shareOfPoints, sum, sumPoints } from '#domain/decimal'
import { readActual } from '#domain/actual-reader'
import { national2020, type RuleSet } from '#domain/ruleset'
import { scoreExecution } from '#domain/score'
import { readTarget } from '#domain/target-reader'
import { pointsRead, scoreRead } from '#domain/trial-row'

const bands = [
  { from: 0.9, share: 1 },
  { from: 0.6, share: 0.5 },
  { from: 0, share: 0 },
]
const ruleSets: RuleSet[] = [
  national2020,
  { ...national2020, upperLimitVariant: 'B', passThreshold: 0.6, rounding: { decimals: 1 }, satisfactionBands: bands },
  { ...national2020, passThreshold: 0.9, rounding: { decimals: 0 } },
]
const points = fc.integer({ min: 0, max: 10_000 }).map(cents => cents / 100)

test('the points of a row alone are those of the row told in words', () => {
  const targets = ['≥90%', '＝0起', '≤15%', '12-18天', '规范', '2021年6月底前', '', '若干', '=16个', '<80万元', '>3场']
  const actuals = ['', '0', '90%', '12.5', '-3', '达成', '部分达成', '未达成', '2021年8月', '16个', '一些', '33.333%', '81万元']
  const row = fc.record({
    target: fc.constantFrom(...targets),
    actual: fc.constantFrom(...actuals),
    name: fc.constantFrom('受训人次', '教师满意度'),
    weight: fc.option(points),
    score: fc.option(points),
  })
  fc.assert(
    fc.property(row, fc.constantFrom(...ruleSets), ({ target: written, actual: said, ...more }, rules) => {
      const target = readTarget(written, more.name)
      const rowOf = { ...more, category: null, subcategory: null, target: written, actual: said, reason: null }
      const read = { row: rowOf, target, actual: readActual(said, target, more.name) }
      const { weight, score, least, most } = scoreRead(read, rules)
      expect(pointsRead(read, rules)).toEqual({ weight, score, least, most })
    }),
  )
})

test('points added in hundredths are the sum of the decimals they are printed as', () => {
  const printed = fc.oneof(points, fc.double({ min: -1e7, max: 1e7, noNaN: true }))
  fc.assert(
    fc.property(fc.array(printed, { maxLength: 40 }), values => {
      expect(sumPoints(values)).toBe(Number(sum(values)))
    }),
  )
})

test('nothing spent, all of it and more than the budget earn no point, all of them, and no more', () => {
  const amount = fc.integer({ min: -1_000_000, max: 400_000_000_000 })
  fc.assert(
    fc.property(amount, amount, points, fc.constantFrom(...ruleSets), (executed, fullYear, weight, rules) => {
      const { score, rate } = scoreExecution({ executed, fullYear, weight }, rules)
      if (fullYear <= 0) {
        expect([score, rate]).toEqual([null, null])
        return
      }
      const exact = new Decimal(executed).times(weight).div(fullYear)
      const earned = exact.lt(0) ? new Decimal(0) : exact
      const rounded = earned.round(rules.rounding.decimals, 1)
      expect(score).toBe(earned.gte(weight) || rounded.gt(weight) ? weight : Number(rounded))
      expect(rate).toBe(executed / fullYear)
    }),
  )
  expect(shareOfPoints(new Decimal(0), new Decimal(1), 12.5, 2)).toBe(0)
  expect(scoreExecution({ executed: 5, fullYear: 5, weight: 12.5 }, national2020).score).toBe(12.5)
})
