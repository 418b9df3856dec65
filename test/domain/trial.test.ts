import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { national2020 } from '#domain/ruleset'
import { runTrial, trialAnswerSchema, trialInputSchema, type TrialInput, type TrialResult } from '#domain/trial'
import { sayTrial } from '#wording/trial'

type Row = Partial<TrialInput['indicators'][number]>
type Budget = Partial<TrialInput['budget']>
const trial = (rows: Row[], budget: Budget = {}, rest: Partial<TrialInput> = {}): TrialResult =>
  runTrial(
    trialInputSchema.parse({ budget: { fullYear: 100, executed: 100, ...budget }, indicators: rows, ...rest }),
    national2020,
  )

/** Codes found at a row, or at the table where no row is named. */
const codes = (result: TrialResult, indicator?: number) =>
  result.findings.filter(finding => finding.indicator === indicator).map(finding => finding.code)

const visits: Row = { name: '参与人次', target: '≥2000人', actual: '2000人', weight: 50 }
const cost: Row = { name: '项目总成本', target: '≤90万元', actual: '90', weight: 30 }
const cents = (value: number | null) => Math.round((value ?? 0) * 100)
const system: Row = { name: '制度健全性', target: '健全', actual: '达成', weight: 10 }

describe('a table scored', () => {
  it('adds the printed rows and the execution, and grades that total', () => {
    const result = trial([{ ...visits, actual: '1500' }, cost, { ...system, score: 9 }])
    expect(result.execution).toMatchObject({ rate: 1, score: 10 })
    expect(result.indicators.map(row => row.score)).toEqual([37.5, 30, 9])
    expect(result).toMatchObject({
      total: 86.5,
      totalLow: 86.5,
      totalHigh: 86.5,
      grade: '良',
      ruleSet: 'national-2020',
      version: 1,
    })
  })

  it('while a qualitative row lacks a given score there is no total and no grade, only bounds', () => {
    const result = trial([visits, cost, system])
    expect(result.indicators[2]).toMatchObject({ kind: 'qualitative', score: null, low: 8, high: 10 })
    expect(result).toMatchObject({ total: null, totalLow: 98, totalHigh: 100, grade: null })
  })

  it('says how each kind of target is scored', () => {
    const writings = ['≥5个', '5个', '=5个', '≤5个', '10-15天', '健全', '2021年10月底前', '/']
    const result = trial(writings.map(target => ({ name: null, target, actual: '5', weight: 1 })))
    expect(result.indicators.map(row => row.kind)).toEqual(
      'at-least at-least equal at-most range qualitative date none'.split(' '),
    )
  })

  it('an unreadable row keeps the total open by its whole weight', () => {
    const result = trial([visits, { ...cost, actual: '完成' }])
    expect(result.indicators[1]).toMatchObject({ kind: 'at-most', score: null })
    expect(codes(result, 1)).toContain('unreadable')
    expect(result).toMatchObject({ total: null, totalLow: 60, totalHigh: 90 })
  })

  it('a row left empty is said to be missing, not scored as 0', () => {
    const result = trial([visits, { ...cost, actual: null }])
    expect(result.indicators[1]!.score).toBeNull()
    expect(codes(result, 1)).toEqual(['actual-missing'])
    expect(trial([{ ...visits, actual: '0' }]).indicators[0]!.score).toBe(0)
  })

  it('a sub-row without a weight adds nothing and raises nothing', () => {
    const result = trial([visits, { name: '其中桃树', target: '5亩', actual: '5亩' }])
    expect(result.total).toBe(60)
    expect(codes(result, 1)).toEqual([])
  })

  it('a table without any weight has no total', () => {
    expect(trial([{ name: '场次', target: '6场', actual: '6场' }])).toMatchObject({ total: null, grade: null })
  })

  it('a late date has no digit score; a person scores below the upper band', () => {
    const row = { name: '项目完成时间', target: '2018年10月底', actual: '2018年11月底', weight: 10, reason: '' }
    expect(trial([row]).indicators[0]).toMatchObject({ kind: 'date', score: null, low: 0, high: 8, met: false })
    expect(codes(trial([row]), 0)).toEqual(['reason-missing'])
    expect(trial([{ ...row, actual: '2018年10月15日' }]).indicators[0]).toMatchObject({ low: 8, high: 10, met: true })
  })

  it('a full-year budget of 0 has no execution rate and no score', () => {
    const result = trial([visits], { fullYear: 0, executed: 0 })
    expect(result.execution).toMatchObject({ rate: null, score: null })
    expect(result).toMatchObject({ total: null, totalLow: 50, totalHigh: 60 })
    expect(codes(result)).toContain('budget-zero')
  })
})

describe('what a reviewer objects to', () => {
  const missed: Row = { ...visits, actual: '1500', reason: '疫情影响' }
  const met: Row = { ...visits, score: 50 }
  it.each<[string, Row, string[]]>([
    ['a met target with its full score and no reason', met, []],
    ['a printed score that is not the rule’s', { ...missed, score: 40 }, ['score-mismatch']],
    ['a printed score 0.01 away is the same', { ...missed, score: 37.51 }, []],
    ['a printed score 0.02 away is not', { ...missed, score: 37.52 }, ['score-mismatch']],
    ['a score above its weight', { ...met, score: 51 }, ['score-above-weight', 'score-mismatch']],
    ['full marks for a missed target', { ...missed, score: 50 }, ['score-mismatch', 'full-marks-unmet']],
    ['a missed target without a reason', { ...missed, reason: '无' }, ['reason-missing']],
    ['points lost on a met target without a reason', { ...met, score: 49 }, ['score-mismatch', 'reason-missing']],
    ['an actual far above its target', { ...visits, actual: '2401' }, ['overshoot']],
    ['an actual at exactly 1.2 times its target', { ...visits, actual: '2400' }, []],
    ['a level scored outside its band', { ...system, score: 7, reason: '制度未修订' }, ['band']],
    ['a level scored above its weight', { ...system, score: 12 }, ['score-above-weight', 'band']],
    [
      'full marks for a level partly met',
      { ...system, actual: '部分达成', score: 10, reason: '在办' },
      ['band', 'full-marks-unmet'],
    ],
    ['a score without a weight', { ...visits, weight: null, score: 10 }, ['weight-missing']],
    ['a weight without a target', { name: '其他', target: '/', actual: '/', weight: 10 }, ['target-missing']],
    ['a ≥ target of 0 that was missed', { ...visits, target: '≥0%', actual: '-3%', reason: '下降' }, ['no-ratio']],
  ])('%s: %o', (_, row, expected) => expect(codes(trial([row]), 0)).toEqual(expected))

  it('an overshoot reduced by hand with a reason is told, not held against the table', () => {
    const row = { ...visits, actual: '3000', score: 45, reason: '目标设置偏低' }
    expect(trial([row]).findings.find(finding => finding.code === 'score-mismatch')).toMatchObject({
      severity: 'info',
      indicator: 0,
    })
  })

  it.each<[string, Budget, string[]]>([
    ['all spent', {}, []],
    ['90% spent', { executed: 90 }, ['inflated']],
    ['89.99% spent', { executed: 89.99 }, ['execution-low', 'inflated']],
    ['80% spent', { executed: 80 }, ['execution-low', 'inflated']],
    ['79% spent: more than 20% unspent', { executed: 79 }, ['execution-low', 'unspent', 'inflated']],
    ['a printed execution score that is wrong', { executed: 96, score: 10 }, ['score-mismatch']],
  ])('budget, %s: %o', (_, budget, expected) => {
    expect(codes(trial([met, cost, { ...system, score: 10 }], budget))).toEqual(expected)
  })

  it('indicators at 5% above the execution rate are not suspected, beyond it they are', () => {
    const rows = [{ ...visits, weight: 90, actual: '1890', reason: '减少' }]
    expect(codes(trial(rows, { executed: 90 }))).toEqual([])
    expect(codes(trial(rows, { executed: 89.99 }))).toEqual(['execution-low', 'inflated'])
  })

  it('weights, the execution’s included, must add up to 100', () => {
    expect(codes(trial([met, cost, { ...system, score: 10 }]))).toEqual([])
    expect(codes(trial([met, cost]))).toEqual(['weights-not-100'])
    expect(codes(trial([met, cost, { ...system, score: 10 }], { weight: 20 }))).toEqual(['weights-not-100'])
  })

  it('a printed total must add up, agree with the rule, or lie within what is possible', () => {
    const table = [met, { ...cost, score: 30 }, { ...system, score: 10 }]
    expect(codes(trial(table, {}, { total: 100 }))).toEqual([])
    expect(trial(table, {}, { total: 99 }).findings[0]).toMatchObject({
      code: 'total-mismatch',
      params: { variant: 'sum', total: 100 },
    })
    expect(codes(trial([visits, cost, { ...system, score: 10 }], {}, { total: 95 }))).toEqual(['total-mismatch'])
    expect(codes(trial([visits, cost, system], {}, { total: 97 }))).toEqual(['total-mismatch'])
    expect(codes(trial([visits, cost, system], {}, { total: 98.5 }))).toEqual([])
  })
})

describe('the answer', () => {
  it('says every row and every finding in both languages, in the shape of the interface', () => {
    const rows = [
      { ...visits, actual: '1500', score: 50 },
      { ...cost, actual: '100', score: 30 },
      { ...system, score: 7 },
      { target: '约若干', actual: '5', weight: 1 },
    ]
    const result = trial(rows, { executed: 50, score: 9 }, { total: 12 })
    for (const lang of ['zh-CN', 'en'] as const) {
      const answer = sayTrial(lang, result)
      expect(trialAnswerSchema.parse(answer)).toEqual(answer)
      const sentences = [...answer.indicators.map(row => row.explanation), ...answer.findings.map(finding => finding.message)]
      expect(sentences.filter(text => !text.includes(' ') && lang === 'en')).toEqual([])
      expect(sentences.filter(text => /undefined|null|NaN|\[object|^[a-z-]+$/.test(text))).toEqual([])
    }
    expect(sayTrial('zh-CN', result).indicators[0]!.explanation).toBe(
      '实际 1,500人，低于目标 ≥2,000人，按比例得分：分值 50 × 实际 ÷ 目标 = 37.50',
    )
    expect(sayTrial('en', trial([{ ...visits, target: '=16个', actual: '20', weight: 5 }])).indicators[0]!.explanation).toBe(
      'Actual 20 个 meets the target =16 个: full marks, 5.00 (+25%)',
    )
  })

  const rows = fc.array(
    fc.record({
      name: fc.constant(null),
      target: fc.constantFrom('≥20个', '≤15天', '=16所', '10-15天', '85%', '健全', '/'),
      actual: fc.constantFrom('0', '3', '12', '15.5', '19', '80', '达成', '部分达成', null),
      weight: fc.option(fc.integer({ min: 0, max: 300 }).map(n => n / 10)),
      score: fc.option(fc.integer({ min: 0, max: 300 }).map(n => n / 10)),
      reason: fc.constant('说明'),
    }),
    { maxLength: 12 },
  )
  it('the total is the execution plus the rows as printed', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 130 }), (table, executed) => {
        const { total, totalLow, totalHigh, indicators, execution } = trial(table, { executed })
        const printed = indicators.reduce((all, row) => all + cents(row.score), cents(execution.score))
        expect(totalLow).toBeLessThanOrEqual(totalHigh)
        expect(total === null || cents(total) === printed).toBe(true)
      }),
    )
  })
  it('the order of the rows changes neither their scores nor the total', () => {
    fc.assert(
      fc.property(rows, table => {
        const forth = trial(table)
        const back = trial(table.toReversed())
        expect(back.indicators.toReversed()).toEqual(forth.indicators)
        expect([back.total, back.totalLow, back.totalHigh]).toEqual([forth.total, forth.totalLow, forth.totalHigh])
        expect(back.findings.map(finding => finding.code).toSorted()).toEqual(
          forth.findings.map(finding => finding.code).toSorted(),
        )
      }),
    )
  })
  it('whatever stands in the cells, the table is answered and no row earns more than its weight', () => {
    const cell = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('≥', '1e9', '0/0', '-5%', '10-', '达成', '１２％', '=0'))
    fc.assert(
      fc.property(fc.array(fc.record({ target: cell, actual: cell, weight: fc.constant(5), score: fc.constant(5) })), table => {
        const answer = sayTrial('zh-CN', trial(table))
        expect(trialAnswerSchema.parse(answer)).toEqual(answer)
        expect(answer.indicators.filter(row => row.score !== null && (row.score < 0 || row.score > 5))).toEqual([])
      }),
    )
  })
})
