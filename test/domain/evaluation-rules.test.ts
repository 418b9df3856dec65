import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreBand } from '#domain/band'
import { Decimal, shareOfPoints, toPoints } from '#domain/decimal'
import { levelPoints } from '#domain/evaluation-criteria'
import { recompute, scoreUnder, standing } from '#domain/evaluation-rescore'
import { asksOf, evaluateYear, noWriting, type RowWriting } from '#domain/evaluation-score'
import { checkWeights, proposeWeights } from '#domain/evaluation-weights'
import { judgeYear } from '#domain/project-year'
import { hubeiBlocks, hubeiCriteria } from '#domain/ruleset-examples'
import { national2020, type RuleSet } from '#domain/ruleset'
import { scoreExecution, scoreFigure } from '#domain/score'
import { runTrial } from '#domain/trial'
import { indicator, project, spending, target, value } from '../support/facts.ts'

const rounded = (decimals: number): RuleSet => ({ ...national2020, rounding: { decimals } })
const atLeast = (bound: number) => target({ raw: `≥${bound}`, comparator: '>=', value: bound })

/** A project of 40万元 with 36万元 spent, 1500 of 2000 visits and 90 of 100 courses. */
function year(ruleSet: RuleSet) {
  const facts = project({
    budget: { initial: 40_000_000, adjusted: null },
    indicators: [
      { ...indicator({ target: atLeast(2000) }), id: 1 },
      { ...indicator({ target: atLeast(100) }), id: 2 },
    ],
    actuals: [
      { ...value(6, 1500), indicatorId: 1 },
      { ...value(6, 90), indicatorId: 2 },
    ],
    expenditures: [spending(6, { spent: 36_000_000 })],
  })
  return judgeYear(facts, ruleSet, null)
}
/** Every criterion of the Hubei rubric met. */
const criteriaGiven = { [-1]: { given: 2 }, [-2]: { given: 3 }, [-3]: { given: 2 }, [-4]: { given: 4 }, [-5]: { given: 4 } }
const weighed = [1, 2].map(id => ({ id, category: '产出指标', subcategory: '', weight: null }))
const kept = (ruleSet: RuleSet, given: Record<number, Partial<RowWriting>> = {}) => {
  const { execution, weights } = proposeWeights(weighed, ruleSet)
  const ids = [...ruleSet.processCriteria.map(one => -one.id), 1, 2]
  const writings = new Map(ids.map(id => [id, { ...noWriting, weight: weights.get(id) ?? null, ...given[id] }]))
  const evaluation = evaluateYear(year(ruleSet), execution, writings, () => 'A')
  const rows = weighed.map(row => ({ ...row, written: given[row.id]?.weight !== undefined }))
  return { ...evaluation, weighing: { execution: false, rows } }
}

describe('the rounding of a rule set', () => {
  test.each([
    [2, 9.41, 8.88],
    [1, 9.4, 8.9],
    [0, 9, 9],
  ])('to %i decimals: 80 of 85 earn %d of 10, 88.8%% of a budget %d of 10', (decimals, figure, execution) => {
    expect(scoreFigure(atLeast(85), 80, 10, rounded(decimals)).score).toBe(figure)
    expect(scoreExecution({ fullYear: 10000, executed: 8880, weight: 10 }, rounded(decimals)).score).toBe(execution)
  })

  test('half goes up, once, and the whole of a weight stays whole however coarse', () => {
    expect(scoreFigure(atLeast(4), 1, 10, rounded(0)).score).toBe(3)
    expect(scoreFigure(atLeast(4), 1, 10, rounded(1)).score).toBe(2.5)
    expect(scoreFigure(atLeast(4), 4, 2.5, rounded(0)).score).toBe(2.5)
    const met = national2020.levelBands.met
    expect(scoreBand(met, 2.5, 2.5, 0)).toEqual({ low: 2, high: 2.5, score: 2.5, outside: false })
    expect(scoreBand(national2020.levelBands.partly, 5, 5, 1)).toMatchObject({ high: 4, score: 3.9, outside: true })
  })
})

describe('a score found without the long division', () => {
  const cents = fc.integer({ min: 0, max: 1_000_000 }).map(value => value / 100)
  const weights = fc.integer({ min: 1, max: 10_000 }).map(value => value / 100)
  test('is the exact one to the last digit, whatever the figures, the weight and the rounding', () => {
    fc.assert(
      fc.property(cents, cents, weights, fc.integer({ min: 0, max: 2 }), (part, of, weight, decimals) => {
        const whole = new Decimal(of + 0.01)
        const limit = new Decimal(weight)
        const exact = new Decimal(part).times(weight).div(whole)
        const expected = toPoints(exact.gt(limit) ? limit : exact, limit, decimals)
        expect(shareOfPoints(new Decimal(part), whole, weight, decimals)).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    [1, 8, 1, 2, 0.13],
    [1, 200, 1, 2, 0.01],
    [4999, 1_000_000, 1, 2, 0],
    [1, 3, 0.02, 2, 0.01],
    [2, 3, 0.01, 2, 0.01],
    [-5, 3, 10, 2, 0],
    [5, 4, 2.5, 0, 2.5],
  ])('%d of %d at %d points to %i decimals: %d', (part, of, weight, decimals, expected) => {
    expect(shareOfPoints(new Decimal(part), new Decimal(of), weight, decimals)).toBe(expected)
  })
})

describe('two blocks instead of categories', () => {
  test('leave execution its 20 and share 80 over all indicators', () => {
    const { execution, basis, weights } = proposeWeights(weighed, hubeiBlocks)
    expect([execution, basis, ...weights.values()]).toEqual([20, 'blocks', 40, 40])
    expect(kept(hubeiBlocks).claimed).toMatchObject({ total: 18 + 30 + 36, grade: '良' })
  })

  test('keep declared weights in their proportion', () => {
    const declared = [
      { ...weighed[0]!, weight: 50 },
      { ...weighed[1]!, weight: 40 },
    ]
    expect([...proposeWeights(declared, hubeiBlocks).weights.values()]).toEqual([44.44, 35.56])
  })

  test('say when the results carry other points than theirs, and nothing of categories', () => {
    const rows = weighed.map(row => ({ ...row, weight: 45 }))
    expect(checkWeights(rows, 10, hubeiBlocks)).toEqual([
      { code: 'block-points', severity: 'info', params: { points: 90, rule: 80 } },
    ])
  })

  test('give a trial without a weight for execution its 20', () => {
    const row = {
      category: null,
      subcategory: null,
      name: '人次',
      target: '≥10人次',
      actual: '10',
      weight: 80,
      score: null,
      reason: null,
    }
    const input = { budget: { fullYear: 10, executed: 10, score: null }, indicators: [row], total: null }
    expect(runTrial(input, hubeiBlocks)).toMatchObject({ execution: { score: 20 }, total: 100, findings: [] })
  })
})

describe('process criteria with a rubric', () => {
  const rows = (given: Record<number, Partial<RowWriting>> = {}) => kept(hubeiCriteria, given).rows

  test('stand before the indicators with their points and leave 85 for the results', () => {
    const found = rows()
    expect(found.map(row => [row.form.name, row.weight])).toEqual([
      ['决策依据', 2],
      ['财务制度', 3],
      ['组织机构', 2],
      ['运行监管', 4],
      ['目标申报', 4],
      [expect.any(String), 42.5],
      [expect.any(String), 42.5],
    ])
    expect(found[1]!.target.raw).toBe('三项齐全 3 / 两项 2 / 一项 1 / 没有 0')
    expect(asksOf(found[0]!)).toEqual(['score'])
    const points = new Map([1, 2].map(id => [id, { ...weighed[id - 1]!, weight: 42.5 }]))
    expect(checkWeights([...points.values()], 0, hubeiCriteria)).toEqual([])
  })

  test.each<[string, number | null, number | null, string | null, boolean]>([
    ['nobody scored it: open', null, null, null, false],
    ['the best level', 3, 3, '三项齐全', false],
    ['a level between', 2, 2, '两项', false],
    ['nothing there', 0, 0, '没有', false],
    ['no level earns this: the best one that earns no more', 2.5, 2, null, true],
    ['above its points: all of them, and it is said', 5, 3, null, true],
  ])('%s', (_, given, score, level, outside) => {
    const row = rows({ [-2]: { given } })[1]!
    expect([row.score, row.form.actual, row.outside]).toEqual([score, level, outside])
  })

  test('points no level earns are objected to with the rubric', () => {
    const { findings } = kept(hubeiCriteria, { [-2]: { given: 2.5, reason: '缺一项' } })
    expect(findings).toContainEqual({
      code: 'band',
      severity: 'error',
      indicator: 1,
      params: { variant: 'rubric', printed: 2.5, score: 2, rubric: '三项齐全 3 / 两项 2 / 一项 1 / 没有 0' },
    })
  })

  test('count in the total, are typed and so not in the proven one, and ask a reason for what they lose', () => {
    const full = { [-1]: { given: 2 }, [-2]: { given: 1 }, [-3]: { given: 2 }, [-4]: { given: 4 }, [-5]: { given: 4 } }
    const found = kept(hubeiCriteria, full)
    expect(found.claimed).toMatchObject({ total: 13 + 31.88 + 38.25, grade: '良' })
    expect(found.proven.total).toBe(31.88 + 38.25)
    expect(asksOf(found.rows[1]!)).toEqual(['reason', 'measures'])
  })

  test('round their levels as every row', () => {
    const [, , , , declared] = hubeiCriteria.processCriteria
    expect(levelPoints(declared!, 2)).toEqual([4, 3.5, 3, 2.5, 2, 0])
    expect(levelPoints(declared!, 0)).toEqual([4, 4, 3, 3, 2, 0])
  })
})

describe('a kept evaluation', () => {
  test.each([
    ['national', national2020, {}],
    ['two blocks', hubeiBlocks, { 1: { weight: 50 }, 2: { weight: 30 } }],
    ['criteria', hubeiCriteria, { [-1]: { given: 2 }, [-2]: { given: 2.5 } }],
    ['rounded to whole points', rounded(0), {}],
    ['variant B and a pass threshold', { ...national2020, upperLimitVariant: 'B' as const, passThreshold: 0.8 }, {}],
  ])('recomputed by its own rules is the same to the cent: %s', (_, rules, given) => {
    const found = recompute(kept(rules, given), rules)
    expect(found.same).toBe(true)
    expect(found.rows.map(row => row.kept)).toEqual(found.rows.map(row => row.again))
  })

  test('whose number was changed afterwards is found, row and total', () => {
    const one = kept(national2020)
    const forged = { ...one, rows: one.rows.map((row, i) => (i === 0 ? { ...row, score: 45 } : row)) }
    const found = recompute({ ...forged, claimed: { ...one.claimed, total: 93 } }, national2020)
    expect(found.same).toBe(false)
    expect(found.rows.filter(row => !row.same)).toEqual([{ indicatorId: 1, kept: 45, again: 33.75, same: false }])
    expect([found.kept.total, found.again.total]).toEqual([93, 83.25])
  })

  test('under other rules has its proposed points proposed anew; points a person wrote stay', () => {
    // National: execution 10, the rest shared, 45 each. With 20/80 each row weighs 40 and execution 20.
    expect(kept(national2020).claimed.total).toBe(9 + 33.75 + 40.5)
    expect(scoreUnder(kept(national2020), hubeiBlocks).total).toBe(18 + 30 + 36)
    const own = kept(national2020, { 1: { weight: 60 } })
    expect(scoreUnder(own, hubeiBlocks).total).toBe(18 + 45 + 36)
    expect(scoreUnder(kept(national2020), { ...national2020, passThreshold: 0.8 }).total).toBe(9 + 40.5)
    expect(scoreUnder(kept(national2020), hubeiCriteria)).toMatchObject({ total: null, totalLow: 70.13, totalHigh: 85.13 })
    // Criteria of another rule set are others, even under the same number.
    const scored = kept(hubeiCriteria, { [-1]: { given: 2 }, [-2]: { given: 2.5 } })
    const under = (code: string) => scoreUnder({ ...scored, ruleSet: { code } }, hubeiCriteria)
    expect(under('other').totalLow).toBe(70.13)
    expect(under(hubeiCriteria.code).totalLow).toBeGreaterThan(70.13)
  })

  test('made final with an expert’s score is proven by its sum, and that score is the same part of other points', () => {
    const one = kept(national2020)
    const row = (id: number, self: number, score: number) =>
      ({ id, self, proposed: score, basis: score === self ? 'self' : 'experts', score, reason: '' }) as const
    const final = { total: 79.5, grade: '中' as const, experts: 1, rows: [row(0, 9, 9), row(1, 33.75, 30), row(2, 40.5, 40.5)] }
    expect(recompute({ ...one, final }, national2020)).toMatchObject({
      same: true,
      final: { again: { total: 79.5, grade: '中' } },
    })
    const wrong = { ...final, total: 80.5, grade: '良' as const }
    expect(recompute({ ...one, final: wrong }, national2020)).toMatchObject({ same: false, final: { again: { total: 79.5 } } })
    expect(standing({ ...one, final })).toMatchObject({ total: 79.5, grade: '中' })
    // 30 of 45 are 26.67 of 40, and 5 of 10 are 10 of 20.
    expect(scoreUnder({ ...one, final }, hubeiBlocks).total).toBe(18 + 26.67 + 36)
    expect(scoreUnder({ ...one, final: { ...final, rows: [row(0, 9, 5)] } }, hubeiBlocks).total).toBe(10 + 30 + 36)
  })

  test('kept before its proposal was kept too keeps its points under other rules', () => {
    const { weighing: _, ...old } = kept(national2020)
    expect(scoreUnder(old, hubeiBlocks).total).toBe(9 + 33.75 + 40.5)
    // Rows of 90 beside 10 leave no room for criteria: none is added.
    expect(scoreUnder(old, hubeiCriteria).total).toBe(9 + 33.75 + 40.5)
    const { weighing: __, ...criteria } = kept(hubeiCriteria, criteriaGiven)
    expect(scoreUnder(criteria, national2020).total).toBe(15 + 31.88 + 38.25)
  })

  test.each([
    ['a mean between two levels stays', 2.5, 2.5],
    ['nothing', 0, 0],
    ['more than the criterion’s points', 3.5, 3],
  ])('a criterion experts scored: %s', (_, score, counted) => {
    const row = { id: -2, self: 3, proposed: score, basis: 'experts' as const, score, reason: '' }
    const final = { total: null, grade: null, experts: 2, rows: [row] }
    const rest = 12 + 31.88 + 38.25
    expect(scoreUnder({ ...kept(hubeiCriteria, criteriaGiven), final }, hubeiCriteria).total).toBeCloseTo(rest + counted, 9)
  })
})
