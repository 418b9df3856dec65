import { describe, expect, test } from 'vitest'
import { criterionRow } from '#domain/evaluation-criteria'
import { asksOf, evaluateYear } from '#domain/evaluation-score'
import { scoreUnder } from '#domain/evaluation-rescore'
import { writingsOf, type GivenOn } from '#domain/evaluation-writing'
import { judgeYear } from '#domain/project-year'
import { hubeiCriteria } from '#domain/ruleset-examples'
import { national2020, ruleSetSchema, type RuleSet } from '#domain/ruleset'
import { indicator, level, project, word } from '../support/facts.ts'

/** One level that is met, and nothing else: its points are what the rule set leaves beside the budget's execution. */
const worded = indicator({ aggregation: 'worst', target: word('规范'), pacing: 'whole' })
const leaving = (results: number, more: Partial<RuleSet> = {}): RuleSet => ({
  ...national2020,
  blocks: { execution: 100 - results, results },
  ...more,
})
type Given = { given: number; on: RuleSet; weight?: number | null; ownThen?: number | null }

function evaluated(now: RuleSet, { given, on, weight = null, ownThen = null }: Given, id = 1) {
  const facts = project({ indicators: [worded], actuals: [level(12, '达成')] })
  const givenOn: GivenOn = { weight: ownThen, ruleSet: on }
  const written = new Map([[id, { weight, given, reason: '', measures: '', givenOn }]])
  const { execution, rows } = writingsOf([worded], new Map(), { execution: null, rows: written }, now)
  const table = evaluateYear(judgeYear(facts, now, null), execution, rows, () => null)
  return { table, row: table.rows.find(row => row.indicatorId === id)! }
}

describe('a score a person gave, when the points of its row change', () => {
  const cases: { name: string; now: RuleSet; given: Given; was: object | null }[] = [
    { name: 'stands on the same points', now: leaving(80), given: { given: 70, on: leaving(80) }, was: null },
    {
      name: 'is asked anew where they fell below it, with its part of them',
      now: leaving(60),
      given: { given: 72, on: leaving(80) },
      was: { score: 72, of: 80, proposed: 54 },
    },
    {
      name: 'is asked anew where they grew',
      now: leaving(90),
      given: { given: 72, on: leaving(80) },
      was: { score: 72, of: 80, proposed: 81 },
    },
    {
      name: 'has all of them in proportion where it had all of them',
      now: leaving(66.67),
      given: { given: 80, on: leaving(80) },
      was: { score: 80, of: 80, proposed: 66.67 },
    },
    {
      name: 'is rounded half-up in proportion',
      now: leaving(33.33),
      given: { given: 70, on: leaving(80) },
      was: { score: 70, of: 80, proposed: 29.16 },
    },
    {
      name: 'stands where a person wrote the points, whatever a rule set proposes',
      now: leaving(60),
      given: { given: 45, on: leaving(80), weight: 50, ownThen: 50 },
      was: null,
    },
    {
      name: 'is asked anew where a person wrote other points since',
      now: leaving(80),
      given: { given: 45, on: leaving(80), weight: 40, ownThen: 50 },
      was: { score: 45, of: 50, proposed: 36 },
    },
    {
      name: 'without points before has no proportion',
      now: leaving(60),
      given: { given: 0, on: leaving(0) },
      was: expect.anything(),
    },
  ]
  test.each(cases)('$name', ({ now, given, was }) => {
    const { table, row } = evaluated(now, given)
    expect(row.writing.was ?? null).toEqual(was)
    // It does not count until it is given again: the row is open, and never above its points.
    expect(row.score === null).toBe(was !== null)
    expect(asksOf(row).includes('score')).toBe(was !== null)
    expect(row.most).toBeLessThanOrEqual(row.weight!)
    expect(table.claimed.total).toBe(null)
    expect(table.findings.map(({ code }) => code)).not.toContain('score-above-weight')
  })

  test('is tried on another rule set as the same part of the points, never above them', () => {
    const { table } = evaluated(leaving(80), { given: 72, on: leaving(80) })
    const weighing = { execution: false, rows: [{ id: 1, category: '产出', subcategory: '', weight: null, written: false }] }
    for (const [results, score] of [
      [60, 54],
      [100, 90],
      [80, 72],
      [33.33, 30],
    ] as const) {
      const { totalLow } = scoreUnder({ ...table, weighing }, leaving(results))
      expect([results, totalLow]).toEqual([results, score])
    }
    const rows = [
      { id: 0, score: 20 },
      { id: 1, score: 76 },
    ].map(row => ({ ...row, self: 1, proposed: 1, basis: 'bureau' as const, reason: '' }))
    const final = { total: 96, grade: '优' as const, experts: 0, rows }
    expect(scoreUnder({ ...table, weighing, final }, leaving(60)).total).toBe(97)
  })
})

describe('a criterion of the process, scored under another version of its rubric', () => {
  const [first] = hubeiCriteria.processCriteria
  const id = criterionRow(first!)
  const changed = (over: object) =>
    ruleSetSchema.parse({
      ...hubeiCriteria,
      version: 2,
      blocks: { execution: 0, results: 85 + first!.points - ((over as { points?: number }).points ?? first!.points) },
      processCriteria: hubeiCriteria.processCriteria.map(one => (one.id === first!.id ? { ...one, ...over } : one)),
    })
  const cases: { name: string; now: RuleSet; was: object | null }[] = [
    { name: 'stands while points and levels do', now: hubeiCriteria, was: null },
    {
      name: 'is asked anew on other points, the level of the same name proposed',
      now: changed({ points: first!.points + 1 }),
      was: { score: first!.points, of: first!.points, proposed: first!.points + 1 },
    },
    { name: 'stands where only its name is said better', now: changed({ name: '另一项' }), was: null },
    {
      name: 'is asked anew without a proposal where its level is no more',
      now: changed({ levels: first!.levels.map((level, i) => (i === 0 ? { ...level, name: '另一档' } : level)) }),
      was: { score: first!.points, of: first!.points, proposed: null },
    },
  ]
  test.each(cases)('$name', ({ now, was }) => {
    const { row } = evaluated(now, { given: first!.points, on: hubeiCriteria }, id)
    expect(row.writing.was ?? null).toEqual(was)
    expect(row.score === null).toBe(was !== null)
  })
})
