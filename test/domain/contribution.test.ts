import { describe, expect, test } from 'vitest'
import { isDivisible, sumOfShares, unitParts } from '#domain/contribution'
import type { ActualFacts, IndicatorFacts, ProjectFacts } from '#domain/facts'
import { national2020 } from '#domain/ruleset'
import { readTarget } from '#domain/target-reader'

/** A target shared among schools (domain rules §4): each part is judged like a target of its own, the last first. */
function shared(raw: string, shares: Record<number, number>, more: Partial<IndicatorFacts> = {}): IndicatorFacts {
  return {
    id: 1,
    name: '参与人次',
    category: '产出',
    aggregation: 'sum',
    pacing: 'even',
    dueMonth: null,
    stages: null,
    weight: null,
    derivation: null,
    targets: [{ effective: '2021-01', target: readTarget(raw, '参与人次'), plan: null }],
    contributors: [11, 12, 13, 14],
    shares,
    ...more,
  }
}
const given = (agencyId: number, month: string, value: number): ActualFacts => ({
  indicatorId: 1,
  agencyId,
  month,
  state: 'reported',
  value,
  numerator: null,
  denominator: null,
  level: null,
})
const project = (indicator: IndicatorFacts, actuals: ActualFacts[]): ProjectFacts => ({
  id: 1,
  year: 2021,
  startMonth: '2021-01',
  budget: { initial: null, adjusted: null },
  subprojects: [],
  indicators: [indicator],
  actuals,
  expenditures: [],
})
const partsOf = (indicator: IndicatorFacts, actuals: ActualFacts[], asOf = '2021-06') =>
  unitParts(project(indicator, actuals), indicator, national2020, '2021-12', asOf)

describe('each unit against its own part', () => {
  const indicator = shared('1200人次', { 11: 600, 12: 300, 13: 200, 14: 100 })
  const actuals = [given(11, '2021-06', 150), given(12, '2021-06', 110), given(14, '2021-06', 50)]
  test('half a year asks for half of each part; who is furthest behind stands first', () =>
    expect(
      partsOf(indicator, actuals).map(({ agencyId, share, toDate, expected, signal, reported }) => [
        agencyId,
        share,
        toDate,
        expected,
        signal,
        reported,
      ]),
    ).toEqual([
      [11, 600, 150, 300, 'behind', true],
      [13, 200, null, 100, 'missing', false],
      [12, 300, 110, 150, 'warning', true],
      [14, 100, 50, 50, 'normal', true],
    ]))
  test('a unit that reported before says when', () => {
    const late = partsOf(indicator, [given(13, '2021-04', 70)]).find(part => part.agencyId === 13)!
    expect([late.reported, late.lastReported, late.toDate]).toEqual([false, '2021-04', 70])
  })
  test('values of units that do not share it belong to nobody', () =>
    expect(partsOf(indicator, [given(99, '2021-06', 500)]).every(part => part.toDate === null)).toBe(true))
  test('a plan is divided as the target is', () => {
    const plan = [{ month: '2021-06', cumulative: 120 }]
    const planned = shared('1200人次', { 11: 600, 12: 600 }, { pacing: 'plan', contributors: [11, 12] })
    const withPlan = { ...planned, targets: [{ ...planned.targets[0]!, plan }] }
    expect(partsOf(withPlan, [given(11, '2021-06', 60)]).map(part => [part.agencyId, part.expected, part.signal])).toEqual([
      [12, 60, 'missing'],
      [11, 60, 'normal'],
    ])
  })
})

describe('without a part of its own', () => {
  test('a unit is only asked whether it reported', () => {
    const indicator = shared('1200人次', { 11: 600 }, { contributors: [11, 12, 13] })
    const parts = partsOf(indicator, [given(11, '2021-06', 300), given(12, '2021-06', 5)])
    expect(parts.map(({ agencyId, share, expected, signal }) => [agencyId, share, expected, signal])).toEqual([
      [13, null, null, 'missing'],
      [12, null, null, null],
      [11, 600, 300, 'normal'],
    ])
  })
  test('a rate is not divided: every unit is judged by the whole of it', () => {
    const rate = shared('85%', { 11: 0.5 }, { aggregation: 'ratio_last', pacing: 'whole', contributors: [11, 12] })
    const fraction = (agencyId: number, numerator: number) => ({
      ...given(agencyId, '2021-06', 0),
      value: null,
      numerator,
      denominator: 100,
    })
    expect(isDivisible(rate)).toBe(false)
    expect(
      partsOf(rate, [fraction(11, 90), fraction(12, 40)]).map(({ agencyId, share, signal }) => [agencyId, share, signal]),
    ).toEqual([
      [12, null, 'behind'],
      [11, null, 'normal'],
    ])
  })
})

test('parts add up only where all of them are set', () => {
  expect(sumOfShares([600, 300.1, 0.2])).toBe(900.3)
  expect(sumOfShares([600, null])).toBe(null)
  expect(sumOfShares([])).toBe(null)
})
