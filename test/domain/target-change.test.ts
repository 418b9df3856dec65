import { describe, expect, test } from 'vitest'
import { versionAt } from '#domain/pace'
import { planQuestions } from '#domain/plan-question'
import { decideChange, type ChangeQuestion, type ChangeStep } from '#domain/target-change'
import { limit, m, target } from '../support/facts.ts'

const question = (over: Partial<ChangeQuestion> = {}): ChangeQuestion => ({
  state: 'proposed',
  own: false,
  mayDecide: true,
  mayReachBack: false,
  effective: m(8),
  lastApproved: m(6),
  opinion: '',
  ...over,
})

describe('who decides a target change, and how it ends', () => {
  test.each<[string, ChangeStep, Partial<ChangeQuestion>, string]>([
    ['somebody else who may approves it', 'approve', {}, 'approved'],
    ['it is refused with an opinion', 'refuse', { opinion: '依据不足' }, 'refused'],
    ['it is not refused without one', 'refuse', { opinion: '  ' }, 'change-opinion-missing'],
    ['who asked may withdraw it, with or without the right to decide', 'withdraw', { own: true, mayDecide: false }, 'withdrawn'],
    ['somebody else may not withdraw it', 'withdraw', {}, 'not-allowed'],
    ['who asked may not approve it', 'approve', { own: true }, 'own-change'],
    ['nor refuse it', 'refuse', { own: true, opinion: '算了' }, 'own-change'],
    ['without the right nobody approves', 'approve', { mayDecide: false }, 'not-allowed'],
    ['what is approved stays approved', 'refuse', { state: 'approved', opinion: '晚了' }, 'change-decided'],
    ['what was withdrawn is not approved', 'approve', { state: 'withdrawn' }, 'change-decided'],
    ['a change into an approved month waits for the bureau', 'approve', { effective: m(6) }, 'target-month-approved'],
    ['the bureau may reach back', 'approve', { effective: m(6), mayReachBack: true }, 'approved'],
    ['without an approved month nothing reaches back', 'approve', { effective: m(1), lastApproved: null }, 'approved'],
  ])('%s', (_, step, over, expected) => {
    const decision = decideChange(step, question(over))
    expect(decision.ok ? decision.state : decision.code).toBe(expected)
  })
})

describe('the version in force in a month', () => {
  const versions = [
    { effective: m(1), target: target({ value: 1200 }), plan: null },
    { effective: m(9), target: target({ value: 600 }), plan: null },
    { effective: m(4), target: target({ value: 900 }), plan: null },
  ]
  const values = (list: typeof versions) => [1, 3, 4, 8, 9, 11].map(month => versionAt(list, m(month)).target.value)
  test('is the one that took effect last, whatever was recorded later', () =>
    expect(values(versions)).toEqual([1200, 1200, 900, 900, 600, 600]))
  test('of two from the same month the later one counts', () => {
    const again = [...versions, { effective: m(9), target: target({ value: 700 }), plan: null }]
    expect(values(again)).toEqual([1200, 1200, 900, 900, 700, 700])
  })
  test('the year’s end is judged by the last approved', () => expect(versionAt(versions, m(12)).target.value).toBe(900))
})

describe('what a cumulative plan makes one ask', () => {
  const plan = (...points: [number, number][]) => points.map(([month, cumulative]) => ({ month: m(month), cumulative }))
  const codes = (...given: Parameters<typeof planQuestions>) =>
    planQuestions(...given).map(({ code, params }) => [code, params.month])
  test.each([
    ['one that rises to the target asks nothing', target(), plan([6, 600], [12, 1200]), []],
    ['one given out of order is read in order', target(), plan([12, 1200], [6, 600]), []],
    ['one that falls', target(), plan([3, 300], [6, 200], [12, 1200]), [['plan-decreasing', m(6)]]],
    ['one that ends below the target', target(), plan([6, 600], [11, 1100]), [['plan-short', m(11)]]],
    [
      'both',
      target(),
      plan([3, 700], [6, 600]),
      [
        ['plan-decreasing', m(6)],
        ['plan-short', m(6)],
      ],
    ],
    ['an upper limit need not be reached', limit(90), plan([12, 50]), []],
    ['no plan', target(), null, []],
  ] as const)('%s', (_, one, points, expected) => expect(codes('指标', one, points as never)).toEqual(expected))
})
