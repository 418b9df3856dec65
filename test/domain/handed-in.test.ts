import { describe, expect, it } from 'vitest'
import { checkHandedIn } from '#domain/handed-in-check'
import type { HandedIn, HandedRow, MoneyRow, Where } from '#domain/handed-in'
import { national2020 } from '#domain/ruleset'

/** What is objected to in a finished table, rule by rule, and what is not. */

const where: Where = { sheet: '', line: 1, cell: 1, text: '' }
const row = (given: Partial<HandedRow>): HandedRow => ({
  l1: '产出指标',
  l2: '数量指标',
  name: '举办活动',
  target: '≥6场',
  actual: '6场',
  weight: 90,
  score: 90,
  reason: null,
  sub: false,
  criterion: false,
  doubt: null,
  where,
  ...given,
})
const money = (given: Partial<MoneyRow>): MoneyRow => ({
  label: '年度资金总额',
  total: true,
  initial: 100,
  fullYear: 100,
  executed: 100,
  weight: 10,
  rate: 1,
  rateWritten: '100%',
  score: 10,
  where,
  ...given,
})
const table = (given: Partial<HandedIn> = {}): HandedIn => ({
  kind: 'selfEvaluation',
  layout: 'national',
  title: '项目支出绩效自评表',
  project: '甲',
  agency: '乙',
  department: null,
  year: 2021,
  budget: { unit: 'tenThousandYuan', rows: [money({})] },
  goal: null,
  completion: null,
  rows: [row({ weight: 50, score: 50 }), row({ weight: 40, score: 40 })],
  hasActuals: true,
  weightTotal: 100,
  total: 100,
  grade: null,
  totalWhere: where,
  prompts: [],
  statements: [],
  moneyTexts: [],
  unread: [],
  pointsAsValues: false,
  complete: true,
  ...given,
})
const codes = (given: Partial<HandedIn>) => checkHandedIn(table(given), national2020).findings.map(({ code }) => code)
const rows = (...given: Partial<HandedRow>[]) =>
  codes({ rows: given.map((one, i) => row({ weight: i ? 40 : 50, score: i ? 40 : 50, ...one })) })
const budget = (...given: Partial<MoneyRow>[]) => codes({ budget: { unit: null, rows: given.map(money) }, total: null })
const goal = (text: string) => ({ text, where })

describe('a clean table', () => {
  it('has nothing to object to', () => expect(codes({})).toEqual([]))
  it('is not blamed for what was cut off', () => {
    expect(codes({ complete: false, rows: [row({ weight: 50, score: 50 })], total: 100 })).toEqual([])
    expect(codes({ complete: true, rows: [row({ weight: 50, score: 50 })], total: 60 })).toEqual(['weights-not-100'])
  })
})

describe('rows', () => {
  it('with points but neither target nor actual', () => {
    expect(rows({ target: null, actual: '/' }, {})).toEqual(['scored-blank'])
    expect(rows({ target: null, actual: null, criterion: true }, {})).toEqual([])
  })
  it('whose target stands in the name', () => {
    expect(rows({ name: '优秀比例不超过20%', target: null, actual: '达成预期指标' }, {})).toContain('target-in-name')
    expect(rows({ name: '0-6岁儿童健康管理7天访视', target: null, actual: '达成' }, {})).not.toContain('target-in-name')
  })
  it('whose actual repeats the bound or the option list', () => {
    expect(rows({ target: '≥95%', actual: '≥95%' }, {})).toEqual(['copied-target'])
    expect(rows({ target: '定性 好坏', actual: '好坏', name: '机制健全性' }, {})).toEqual(['copied-target'])
    expect(rows({ target: '95%', actual: '95%' }, {})).toEqual([])
  })
  it('named like their target, or denying the benefit they are paid for', () => {
    expect(rows({ name: '100万', target: '100万', actual: '100万' }, {})).toEqual(['name-is-target'])
    expect(rows({ name: '社会公益服务无经济效益', target: '公益性事业', actual: '公益性事业' }, {})).toEqual(['benefit-denied'])
  })
  it('in doubt are not judged by their writings', () => {
    expect(rows({ target: '6场', actual: '1场', doubt: 'order' }, {})).toEqual([])
    expect(rows({ doubt: 'glued' }, {})).toEqual(['unreadable'])
  })
  it('of a declaration are asked about only where the target cannot be read', () => {
    const open = [row({ actual: null, score: null }), row({ target: '292%', actual: null, score: null })]
    expect(codes({ kind: 'declaration', rows: open, hasActuals: false, total: null })).toEqual(['unreadable'])
  })
})

describe('money', () => {
  it('a total of 0 over a filled source', () =>
    expect(
      budget({ initial: 0, fullYear: 0, executed: 0, rate: null, rateWritten: null, score: 0 }, { total: false, label: '其中' }),
    ).toEqual(['zero-total']))
  it('a budget changed by more than a twentieth', () => {
    expect(budget({ initial: 90 })).toEqual(['budget-changed'])
    expect(budget({ initial: 100.04 })).toEqual([])
  })
  it('sources that do not make up the spending, beyond the rounding of their decimals', () => {
    const total = { fullYear: 100.02, executed: 99.99, initial: null, rateWritten: null, score: null }
    const source = (fullYear: number, executed: number | null) => ({
      total: false,
      label: '其中',
      fullYear,
      executed,
      initial: null,
      rateWritten: null,
      score: null,
    })
    expect(budget(total, source(50.01, 50), source(50, 49.98))).toEqual([])
    expect(budget(total, source(50.01, 50), source(50.01, 40))).toEqual(['sub-row-contradicts'])
    expect(budget(total, source(100.02, null))).toEqual(['sub-row-contradicts'])
    expect(budget(total, source(60, 20))).toEqual([])
  })
  it('equal amounts with unequal scores', () =>
    expect(budget({}, { total: false, label: '其中', score: 8 })).toEqual(['sub-row-contradicts']))
  it('a rate that does not follow from its amounts, cut instead of rounded, or made of nothing', () => {
    expect(budget({ executed: 97.999, rate: 0.97, rateWritten: '97.99%', score: 9.8 })).toEqual(['rate-mismatch'])
    expect(budget({ executed: 98, rate: 0.98, rateWritten: '98%', score: 9.8 })).toEqual([])
    expect(budget({}, { total: false, label: '基金', fullYear: 0, executed: 0, score: null, initial: null })).toEqual([
      'zero-over-zero',
    ])
  })
  it('a statement that denies what the rate shows', () => {
    const low = money({ executed: 50, rate: 0.5, rateWritten: '50%', score: 5 })
    const said = [{ ...where, text: '不存在执行数偏离预算数较多的问题' }]
    expect(codes({ budget: { unit: null, rows: [low] }, statements: said })).toContain('statement-contradicts')
    expect(codes({ statements: said })).toEqual([])
  })
})

describe('the whole', () => {
  it('indicators that score far above the execution rate, from the rows or from the printed total', () => {
    const low = { unit: null, rows: [money({ executed: 80, rate: 0.8, rateWritten: '80%', score: 8 })] }
    expect(codes({ budget: low, total: 98 })).toContain('inflated')
    expect(codes({ budget: low, total: 98, complete: false, rows: [] })).toContain('inflated')
    expect(codes({ budget: low, total: 82, complete: false, rows: [] })).not.toContain('inflated')
  })
  it.each<[string, string, string[]]>([
    ['the sum of the amounts after it', '支出471.23元，其中工资189.63万元、设备281.6万元。', ['unit-slip']],
    ['of the first of them', '支出3元：1万元、2万元、5万元', ['unit-slip']],
    ['another sum', '支出471元，其中工资189.63万元、设备281.6万元。', []],
    ['one amount alone is no sum', '补助3元，合计3万元', []],
    ['amounts of another one in 元', '每人3元、1万元；每次4元、2万元', []],
    ['a list as long as a sentence', `共20元：${'1万元、'.repeat(20)}`, ['unit-slip']],
    ['longer than any sentence', `共21元：${'1万元、'.repeat(21)}`, []],
    ['a row of digits is no amount', `${'9'.repeat(400)}元：1万元、${'9'.repeat(400)}.5万元`, []],
  ])('an amount that lost its 万: %s', (_, text, found) => expect(codes({ moneyTexts: [{ ...where, text }] })).toEqual(found))
  it('prompts and template marks left standing', () => {
    expect(codes({ prompts: [{ ...where, text: '结合自评情况…(200字以内)' }] })).toEqual(['prompt-text'])
    expect(rows({ name: '满意度(≥**%)' }, {})).toEqual(['prompt-text'])
  })
  it('a goal of another year, and one repeated as its completion', () => {
    expect(codes({ goal: goal('2020年计划购买设备13台，用于运维。') })).toEqual(['year-mismatch'])
    expect(codes({ goal: goal('在2020年基础上，2021年购买设备13台。') })).toEqual([])
    expect(codes({ goal: goal('购买设备13台，用于全年运维。'), completion: goal('购买设备 13台,用于全年运维') })).toEqual([
      'goal-repeated',
    ])
    expect(codes({ goal: goal('完成'), completion: goal('完成') })).toEqual([])
  })
  it('one indicator that carries all, and points where values belong', () => {
    expect(codes({ rows: [row({})] })).toEqual(['single-row'])
    expect(codes({ pointsAsValues: true, rows: [row({ target: null, actual: null }), row({ weight: 0, score: 0 })] })).toContain(
      'points-as-values',
    )
  })
})
