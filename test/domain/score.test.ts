import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, dateBand, scoreBand } from '#domain/band'
import { national2020, ruleSetSchema, type RuleSet } from '#domain/ruleset'
import { gradeOf, kindOf, scoreExecution, scoreFigure } from '#domain/score'
import type { Target } from '#domain/target'

const target = (comparator: Target['comparator'], value: number | null, rest: Partial<Target> = {}): Target => ({
  raw: '',
  kind: 'numeric',
  comparator,
  value,
  low: null,
  high: null,
  unit: '个',
  scale: 1,
  direction: comparator === '<' || comparator === '<=' ? 'down' : comparator === 'range' ? 'within' : 'up',
  directionFrom: 'written',
  certain: true,
  from: null,
  until: null,
  ...rest,
})
const range = (low: number, high: number) => target('range', null, { low, high })
const variantB: RuleSet = { ...national2020, upperLimitVariant: 'B' }

describe('the check vectors of the rules, to the second decimal', () => {
  it.each<[string, Target, number, number, RuleSet, number]>([
    ['≥ 2000, 1500 reached, weight 6', target('>=', 2000), 1500, 6, national2020, 4.5],
    ['= 16, 15 reached, weight 5', target('=', 16), 15, 5, national2020, 4.69],
    ['= 16, 20 reached, weight 5', target('=', 16), 20, 5, national2020, 5],
    ['85 without a sign, 80 reached, weight 10', target(null, 85), 80, 10, national2020, 9.41],
    ['≤ 15 by A at 16.5', target('<=', 15), 16.5, 5, national2020, 4.5],
    ['≤ 15 by A at 18', target('<=', 15), 18, 5, national2020, 4],
    ['≤ 15 by A at 22.5', target('<=', 15), 22.5, 5, national2020, 2.5],
    ['≤ 15 by A at 30', target('<=', 15), 30, 5, national2020, 0],
    ['≤ 15 by A at 40', target('<=', 15), 40, 5, national2020, 0],
    ['≤ 15 by B at 16.5', target('<=', 15), 16.5, 5, variantB, 4.55],
    ['≤ 15 by B at 18', target('<=', 15), 18, 5, variantB, 4.17],
    ['≤ 15 by B at 22.5', target('<=', 15), 22.5, 5, variantB, 3.33],
    ['≤ 15 by B at 30', target('<=', 15), 30, 5, variantB, 2.5],
    ['≤ 15 by B at 40', target('<=', 15), 40, 5, variantB, 1.88],
  ])('%s', (_, goal, actual, weight, ruleSet, score) => {
    expect(scoreFigure(goal, actual, weight, ruleSet).score).toBe(score)
  })

  it.each([
    [90, '优'],
    [89.99, '良'],
    [80, '良'],
    [79.99, '中'],
    [60, '中'],
    [59.99, '差'],
    [0, '差'],
    [100, '优'],
  ])('a total of %d is graded %s', (total, grade) => expect(gradeOf(total, national2020)).toBe(grade))

  it('shows 20 against =16 as +25% and marks it as an overshoot', () => {
    expect(scoreFigure(target('=', 16), 20, 5, national2020)).toMatchObject({ excess: 0.25, overshoot: true, met: true })
  })
  it('shows an excess of exactly 1.2 times without marking it', () => {
    expect(scoreFigure(target('=', 5), 6, 5, national2020)).toMatchObject({ excess: 0.2, overshoot: false })
  })
})

describe('limits of the ratio rows', () => {
  it.each<[string, Target, number, number, boolean]>([
    ['a strict > at its bound is not met and loses nothing', target('>', 90), 90, 10, false],
    ['a strict < at its bound is not met and loses nothing', target('<', 15), 15, 10, false],
    ['a strict > is met above its bound', target('>', 90), 91, 10, true],
    ['=0 with 0 is met', target('=', 0), 0, 10, true],
    ['=0 with 3 earns nothing', target('=', 0), 3, 0, false],
    ['≤0 with 0 is met', target('<=', 0), 0, 10, true],
    ['≤0 with 1 earns nothing', target('<=', 0), 1, 0, false],
    ['<0 at 0 earns nothing', target('<', 0), 0, 0, false],
    ['≤ −5 missed at −3 earns nothing', target('<=', -5), -3, 0, false],
    ['a negative actual never goes below 0', target('>=', 10), -4, 0, false],
    ['a number without a sign whose name says "less" is a limit', target(null, 10, { direction: 'down' }), 15, 5, false],
    ['a range is met at both ends', range(10, 15), 15, 10, true],
    ['below a range: by its lower end as ≥', range(10, 15), 8, 8, false],
    ['above a range: by its upper end as ≤', range(10, 15), 18, 8, false],
  ])('%s', (_, goal, actual, score, met) => {
    expect(scoreFigure(goal, actual, 10, national2020)).toMatchObject({ score, met })
  })

  it('≥ with a target of 0 or less that is missed earns 0 and says there is no ratio', () => {
    expect(scoreFigure(target('>=', 0), -1, 10, national2020)).toMatchObject({ score: 0, rule: 'no-ratio' })
    expect(scoreFigure(target('>=', -2), -3, 10, national2020)).toMatchObject({ score: 0, rule: 'no-ratio' })
  })
  it('by variant B a missed limit of 0 or less earns nothing', () => {
    expect(scoreFigure(target('<', 0), 0, 10, variantB).score).toBe(0)
    expect(scoreFigure(target('<=', -5), -3, 10, variantB).score).toBe(0)
  })
  it('a row without a weight has no score, whatever was reached', () => {
    expect(scoreFigure(target('>=', 5), 5, null, national2020).score).toBeNull()
  })
  it('rounds a tie up, on decimals: 1.005 points are 1.01', () => {
    expect(scoreFigure(target('>=', 1000), 335, 3, national2020).score).toBe(1.01)
  })
  it('multiplies before it divides, so that 0.035 × 3 ÷ 7 is the exact tie 0.015', () => {
    expect(scoreFigure(target('>=', 7), 3, 0.035, national2020).score).toBe(0.02)
  })
  it('never rounds above the weight', () => {
    expect(scoreFigure(target('>=', 1), 1, 3.335, national2020).score).toBe(3.33)
  })
  it('does not score a target that is not certain', () => {
    expect(kindOf(target('>=', 6, { certain: false }))).toBe('unreadable')
    expect(kindOf(target('>=', null))).toBe('unreadable')
  })
})

describe('parameters of a rule set', () => {
  it('below the pass threshold a row earns nothing, at it its ratio', () => {
    const passing: RuleSet = { ...national2020, passThreshold: 0.6 }
    expect(scoreFigure(target('>=', 100), 59, 10, passing)).toMatchObject({ score: 0, rule: 'below-pass' })
    expect(scoreFigure(target('>=', 100), 60, 10, passing).score).toBe(6)
  })
  it.each([
    [0.9, 10],
    [0.89, 8],
    [0.8, 8],
    [0.6, 5],
    [0.59, 0],
  ])('with satisfaction bands %d earns %d of 10', (actual, score) => {
    const banded: RuleSet = {
      ...national2020,
      satisfactionBands: [
        { from: 0.9, share: 1 },
        { from: 0.8, share: 0.8 },
        { from: 0.6, share: 0.5 },
        { from: 0, share: 0 },
      ],
    }
    const goal = target('>=', 0.95, { unit: '%' })
    expect(scoreFigure(goal, actual, 10, banded, true).score).toBe(score)
    expect(scoreFigure(goal, actual, 10, national2020, true).score).not.toBe(score)
  })
  it('the national set is valid data, and survives being stored', () => {
    expect(ruleSetSchema.parse(JSON.parse(JSON.stringify(national2020)))).toEqual(national2020)
  })
  it('a set whose weights do not add up to 100 or whose grades are out of order is refused', () => {
    expect(ruleSetSchema.safeParse({ ...national2020, weights: { ...national2020.weights, outputs: 40 } }).success).toBe(false)
    expect(ruleSetSchema.safeParse({ ...national2020, grades: national2020.grades.toReversed() }).success).toBe(false)
  })
})

describe('levels and dates', () => {
  it.each([
    ['达成', null, 8, 10, null, false],
    ['达成', 10, 8, 10, 10, false],
    ['达成', 7, 8, 10, 8, true],
    ['部分达成', 6, 6, 8, 6, false],
    ['部分达成', 8, 6, 8, 7.99, true],
    ['未达成', 0, 0, 6, 0, false],
    ['未达成', 6, 0, 6, 5.99, true],
    [null, 12, 0, 10, 10, true],
  ])('%s with %s given: the band is %d–%d, the score %s', (level, given, low, high, score, outside) => {
    expect(scoreBand(bandOf(level, national2020), 10, given)).toEqual({ low, high, score, outside })
  })
  it('a date kept scores in the upper band, a late one below it', () => {
    expect(scoreBand(dateBand(false, national2020), 5, null)).toMatchObject({ low: 4, high: 5 })
    expect(scoreBand(dateBand(true, national2020), 5, 5)).toMatchObject({ low: 0, high: 4, score: 3.99, outside: true })
  })
})

describe('budget execution', () => {
  it.each([
    [100, 85, 8.5, 0.85],
    [89.974, 89.974, 10, 1],
    [100, 120, 10, 1.2],
    [3, 2, 6.67, 0.6666666666666666],
    [100, 0, 0, 0],
  ])('of %d with %d executed earns %d of 10', (fullYear, executed, score, rate) => {
    const answer = scoreExecution({ fullYear, executed }, national2020)
    expect(answer.score).toBe(score)
    expect(answer.rate).toBeCloseTo(rate, 12)
  })
  it('has no rate and no score without a full-year budget, or with one of 0', () => {
    expect(scoreExecution({ fullYear: 0, executed: 0 }, national2020)).toMatchObject({ rate: null, score: null })
    expect(scoreExecution({ fullYear: null, executed: 5 }, national2020)).toMatchObject({ rate: null, score: null })
  })
})

const figures = fc.integer({ min: -50_000, max: 5_000_000 }).map(n => n / 100)
const weights = fc.integer({ min: 0, max: 9000 }).map(n => n / 100)
const goals = fc.oneof(
  fc.record({ sign: fc.constantFrom('>=', '>', '=', '<', '<=', null), value: figures }).map(g => target(g.sign, g.value)),
  fc.tuple(figures, figures).map(([a, b]) => range(Math.min(a, b), Math.max(a, b))),
)
const sets = fc.constantFrom(national2020, variantB, { ...national2020, passThreshold: 0.6 })

describe('for any target, actual and weight', () => {
  it('the score lies between 0 and the weight', () => {
    fc.assert(
      fc.property(goals, figures, weights, sets, (goal, actual, weight, ruleSet) => {
        const { score, met } = scoreFigure(goal, actual, weight, ruleSet)
        expect(score !== null && score >= 0 && score <= weight && (!met || score === weight)).toBe(true)
      }),
    )
  })
  it('more never costs points under ≥, and never earns any under ≤', () => {
    fc.assert(
      fc.property(figures, figures, figures, weights, sets, fc.boolean(), (value, a, b, weight, ruleSet, strict) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const scored = (sign: Target['comparator'], actual: number) =>
          scoreFigure(target(sign, value), actual, weight, ruleSet).score ?? Number.NaN
        const up = strict ? '>' : '>='
        const down = strict ? '<' : '<='
        expect(scored(up, less)).toBeLessThanOrEqual(scored(up, more))
        expect(scored(down, less)).toBeGreaterThanOrEqual(scored(down, more))
      }),
    )
  })
  it('what a band is said to begin with is accepted, and its upper end where that belongs to it, however coarse the rounding', () => {
    const points = fc.integer({ min: 10, max: 10_000 }).map(n => n / 100)
    const levels = fc.constantFrom('达成', '部分达成', '未达成', null)
    fc.assert(
      fc.property(levels, points, fc.integer({ min: 0, max: 2 }), (level, weight, decimals) => {
        const band = bandOf(level, national2020)
        const { low, high } = scoreBand(band, weight, null, decimals)
        expect(scoreBand(band, weight, low, decimals)).toMatchObject({ score: low, outside: false })
        if (band.highBelongs) expect(scoreBand(band, weight, high, decimals)).toMatchObject({ score: high, outside: false })
      }),
    )
  })
  it.each([
    ['部分达成', 2.5, 0, { low: 1.5, high: 2 }],
    ['部分达成', 10, 0, { low: 6, high: 8 }],
    ['部分达成', 0.5, 1, { low: 0.3, high: 0.4 }],
    ['部分达成', 2, 0, { low: 1.2, high: 1.6 }],
    ['达成', 2.5, 0, { low: 2, high: 2.5 }],
  ])('%s of %d points to %i decimals is %j', (level, weight, decimals, band) =>
    expect(scoreBand(bandOf(level, national2020), weight, null, decimals)).toMatchObject(band),
  )
  it('a given score is kept inside the band', () => {
    fc.assert(
      fc.property(fc.constantFrom('达成', '部分达成', '未达成', null), weights, weights, (level, weight, given) => {
        const { score, low } = scoreBand(bandOf(level, national2020), weight, given)
        expect(score !== null && score >= 0 && score <= weight && (weight < 1 || score >= low)).toBe(true)
      }),
    )
  })
})
