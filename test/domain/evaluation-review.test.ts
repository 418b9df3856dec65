import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  finalAsks,
  finalRows,
  finalTotal,
  refusedScore,
  reviewAsks,
  roundsOf,
  seesScores,
  type Scorable,
  type Scores,
} from '#domain/evaluation-review'
import type { EvaluatedRow } from '#domain/evaluation-score'
import { noWriting } from '#domain/evaluation-score'
import { national2020 } from '#domain/ruleset'
import { scoreRow } from '#domain/trial-row'

const evaluated = (target: string, actual: string, weight: number, score: number | null = null): EvaluatedRow => {
  const form = { category: '产出', subcategory: null, name: '甲', target, actual, weight, score, reason: '' }
  return { ...scoreRow(form, national2020), indicatorId: 7, form, writing: noWriting, evidence: null }
}
const scorable = (read: EvaluatedRow): Scorable => ({ id: 7, weight: read.weight ?? 0, self: read.score, read })
const visits = scorable(evaluated('≥2000人次', '1500人次', 60))
const level = scorable(evaluated('制定', '部分达成', 10, 7))
const money: Scorable = { id: 0, weight: 10, self: 9, read: null }
const given = (rows: Record<number, [number | null, string?]>): Scores =>
  new Map(Object.entries(rows).map(([id, [score, reason = '']]) => [Number(id), { score, reason }]))

describe('a score an expert gives', () => {
  test.each<[string, Scorable, number, string | undefined]>([
    ['a figure may get anything up to its points', visits, 60, undefined],
    ['nothing at all too', visits, 0, undefined],
    ['but never more', visits, 60.01, 'review-beyond'],
    ['a level met in part stays inside its band', level, 6, undefined],
    ['below the band it is refused', level, 5.99, 'review-band'],
    ['its upper end belongs to the level above', level, 8, 'review-band'],
    ['just below it is fine', level, 7.99, undefined],
    ['the budget’s execution has no band', money, 0.5, undefined],
    ['and its points are its most', money, 10.5, 'review-beyond'],
  ])('%s', (_, row, score, code) => {
    expect(refusedScore(row, score, national2020)?.code).toBe(code)
  })

  test.each<[string, Scorable, number, number, string | undefined]>([
    ['as fine as the rule set rounds', visits, 40.5, 1, undefined],
    ['finer than that', visits, 40.55, 1, 'review-decimals'],
    ['finer than whole points', money, 8.5, 0, 'review-decimals'],
    ['all points of a row are never too fine', { ...money, weight: 9.5 }, 9.5, 0, undefined],
    ['inside a band too', level, 6.5, 0, 'review-decimals'],
    ['a band without whole points takes hundredths', scorable(evaluated('制定', '部分达成', 2.5)), 1.75, 0, undefined],
  ])('%s: %j', (_, row, score, decimals, code) => {
    expect(refusedScore(row, score, { ...national2020, rounding: { decimals } })?.code).toBe(code)
  })

  test('every row wants one, and a reason where it is not the unit’s own', () => {
    const rows = [money, visits]
    expect(reviewAsks(rows, given({}))).toEqual([
      { id: 0, ask: 'score' },
      { id: 7, ask: 'score' },
    ])
    expect(reviewAsks(rows, given({ 0: [9], 7: [40] }))).toEqual([{ id: 7, ask: 'reason' }])
    expect(reviewAsks(rows, given({ 0: [9], 7: [40, '  '] }))).toEqual([{ id: 7, ask: 'reason' }])
    expect(reviewAsks(rows, given({ 0: [9], 7: [40, '台账只有1333'] }))).toEqual([])
  })
})

describe('the final score of a row', () => {
  const final = (experts: [number | null, string?][], fixed: [number | null, string?] | null = null) =>
    finalRows([visits], experts.map(one => given({ 7: one })), given(fixed ? { 7: fixed } : {}), national2020)[0]! // prettier-ignore

  test.each<[string, [number | null, string?][], number | null, string, number | null]>([
    ['without experts it is the unit’s own', [], 45, 'self', null],
    ['so it is where none of them differs', [[45], [45]], 45, 'self', 0],
    ['one who differs draws the mean', [[45], [40]], 42.5, 'experts', 5],
    ['a mean is rounded half-up', [[45], [40.01]], 42.51, 'experts', 4.99],
    ['three of them too', [[45], [40], [40]], 41.67, 'experts', 5],
    ['one alone is the mean of one', [[40]], 40, 'experts', null],
  ])('%s', (_, experts, score, basis, spread) => {
    expect(final(experts)).toMatchObject({ score, proposed: score, basis, spread })
  })

  test.each<[string, Scorable, number[], number, number]>([
    ['to one decimal', visits, [45, 40, 40], 1, 41.7],
    ['to whole points', visits, [45, 40, 40], 0, 42],
    ['never above the points', { ...money, weight: 9.5 }, [9.5, 9.4], 0, 9],
    ['all points stay all points', { ...money, weight: 9.5 }, [9.5, 9.5], 0, 9.5],
    ['inside the band of its level', level, [7, 7.9], 0, 7],
  ])('the mean is rounded as the rule set says: %s', (_, row, experts, decimals, score) => {
    const gave = experts.map(one => given({ [row.id]: [one] }))
    const [final] = finalRows([row], gave, given({}), { ...national2020, rounding: { decimals } })
    expect(final).toMatchObject({ proposed: score, score, basis: 'experts' })
  })

  test('the bureau may fix it otherwise, with a reason', () => {
    const bare = final([[45], [40]], [44])
    expect(bare).toMatchObject({ score: 44, proposed: 42.5, basis: 'bureau' })
    expect(finalAsks([bare])).toEqual([bare])
    expect(finalAsks([final([[45], [40]], [44, '以台账为准'])])).toEqual([])
    // The proposed score fixed by hand is the proposed score.
    expect(final([[45], [40]], [42.5])).toMatchObject({ basis: 'experts' })
  })

  test('adds up to the final total and its grade; a row without a score leaves both open', () => {
    const rows = finalRows([money, visits], [], given({ 7: [60, '补充台账'] }), national2020)
    expect(finalTotal(rows, national2020)).toEqual({ total: 69, grade: '中' })
    expect(finalTotal(finalRows([{ ...money, self: null }], [], given({}), national2020), national2020)).toEqual({
      total: null,
      grade: null,
    })
  })

  test('lies between the lowest and the highest expert, whatever they give', () => {
    const points = fc.integer({ min: 0, max: 6000 }).map(cents => cents / 100)
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 5 }), scores => {
        const { score } = final(scores.map((one): [number] => [one]))
        expect(score).toBeGreaterThanOrEqual(Math.min(...scores))
        expect(score).toBeLessThanOrEqual(Math.max(...scores))
      }),
    )
  })
})

test('each hand-in begins a round of its own; what ended the last one is known', () => {
  const steps = ['submit', 'experts', 'approve', 'approve', 'reopen', 'submit', 'return', 'submit'].map((event, i) => {
    const state = { submit: 'submitted', experts: 'submitted', approve: i === 3 ? 'final' : 'reviewed' }[event] ?? 'returned'
    return { seq: i + 1, event, state, at: i }
  })
  expect(roundsOf(steps)).toEqual([
    { round: 1, at: 0, opened: true, over: true },
    { round: 6, at: 5, opened: false, over: true },
    { round: 8, at: 7, opened: false, over: false },
  ])
})

describe('what one expert gave is seen', () => {
  test.each<[string, boolean, 'open' | 'done' | null, boolean, boolean, boolean]>([
    ['by nobody while experts are at work: not by the bureau', true, null, false, false, false],
    ['nor by an expert who is done', false, 'done', false, false, false],
    ['once all are done by the bureau', true, null, true, false, true],
    ['and by the experts', false, 'done', true, false, true],
    ['but not by one given the project later, until done', false, 'open', true, false, false],
    ['also where that one belongs to the bureau', true, 'open', true, true, false],
    ['never by the unit', false, null, true, true, false],
    ['of a round cut short by the bureau', true, null, false, true, true],
    ['and not by its experts', false, 'done', false, true, false],
  ])('%s', (_, decides, expert, opened, over, seen) => {
    expect(seesScores({ decides, expert }, { opened, over })).toBe(seen)
  })
})
