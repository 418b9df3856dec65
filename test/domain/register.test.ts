import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractInputSchema, type Contract } from '#domain/contract'
import { registerYear, type Measured } from '#domain/register'
import { registerMonths, registerSpending } from '#domain/register-months'
import { proposeRegisterRecipe } from '#domain/register-proposal'
import type { RegisterRecipe } from '#domain/register-recipe'
import { monthsOf } from '#domain/month'
import { indicator, limit, m, rate, target, word } from '../support/facts.ts'

/** What follows from the contract register (domain rules §4). */
let made = 0
const row = (more: Partial<Contract>): Contract => ({
  ...contractInputSchema.parse({ item: `事项${++made}`, kind: 'service' }),
  id: made,
  ...more,
})
const year = monthsOf(2021)
const after = '2022-01-20'
const of = (measure: RegisterRecipe['measure'], rows: Contract[], measured: Measured, more: Partial<RegisterRecipe> = {}) =>
  registerYear({ kind: 'register', measure, ...more }, measured, rows, year, after)
const ratio = indicator({ aggregation: 'ratio', target: rate(1) })
const count = indicator({ aggregation: 'sum', target: target({ unit: '个' }) })
const prompt = indicator({ aggregation: 'worst', target: word('及时') })

describe('资金节约率', () => {
  test('is Σ(budget − award) ÷ Σ budget in yuan over the contracts signed in the month that have both', () => {
    const rows = [
      row({ signedOn: '2021-03-01', procurementBudget: 1_000_000, awardPrice: 900_000 }),
      row({ signedOn: '2021-03-31', procurementBudget: 500_050, awardPrice: 500_000 }),
      row({ signedOn: '2021-03-31', procurementBudget: null, awardPrice: 500_000 }),
      row({ signedOn: null, procurementBudget: 100, awardPrice: 50 }),
    ]
    const months = of('saving', rows, ratio)
    expect(months[2]).toMatchObject({ figure: { numerator: 1000.5, denominator: 15_000.5 }, basis: { rows: 2 } })
    // Nothing opened: reported, nothing measured (§7).
    expect(months[3]!.figure).toMatchObject({ numerator: 0, denominator: 0 })
  })
})

describe('numbers of contracts', () => {
  test.each([
    ['what is bought counts when it is signed', 'signed', [0, 1, 0]],
    ['what is built counts when it is accepted and passed', 'accepted', [0, 0, 1]],
  ] as const)('%s', (_, by, expected) => {
    const rows = [row({ signedOn: '2021-02-10', acceptedOn: '2021-03-10', passed: true })]
    expect(
      of('count', rows, count, { by })
        .slice(0, 3)
        .map(one => one.figure.value),
    ).toEqual(expected)
  })
  test('what failed acceptance is not counted as built', () => {
    const rows = [row({ signedOn: '2021-02-10', acceptedOn: '2021-03-10', passed: false })]
    expect(of('count', rows, count, { by: 'accepted' }).every(one => one.figure.value === 0)).toBe(true)
  })
  test('only the kinds and sub-projects of the recipe count', () => {
    const on = { signedOn: '2021-02-10' }
    const rows = [
      row({ ...on, subprojectId: 1 }),
      row({ ...on, subprojectId: 2 }),
      row({ ...on, kind: 'project', subprojectId: 1 }),
    ]
    expect(of('count', rows, count, { kinds: ['service'], subprojectIds: [1] })[1]!.figure.value).toBe(1)
  })
})

test('验收合格率 is passed ÷ accepted in the month of acceptance', () => {
  const on = { signedOn: '2021-01-10', acceptedOn: '2021-05-10' }
  const months = of(
    'passRate',
    [row({ ...on, passed: true }), row({ ...on, passed: false }), row({ signedOn: '2021-05-01' })],
    ratio,
  )
  expect(months[4]!.figure).toMatchObject({ numerator: 1, denominator: 2 })
})

describe('及时性', () => {
  test.each([
    ['accepted on the planned day', { acceptancePlanned: '2021-06-30', acceptedOn: '2021-06-30' }, { 6: '达成' }],
    [
      'accepted a day late, in the next month',
      { acceptancePlanned: '2021-06-30', acceptedOn: '2021-07-01' },
      { 6: '未达成', 7: '未达成' },
    ],
    ['accepted a day late, in the same month', { acceptancePlanned: '2021-06-10', acceptedOn: '2021-06-11' }, { 6: '未达成' }],
    ['never accepted', { acceptancePlanned: '2021-11-30' }, { 11: '未达成', 12: '未达成' }],
    ['accepted without a planned day', { acceptedOn: '2021-06-11' }, {}],
  ] as const)('%s', (_, dates, expected) => {
    const months = of('timeliness', [row({ signedOn: '2021-01-10', ...dates })], prompt)
    const said = Object.fromEntries(months.flatMap((one, i) => (one.figure.level ? [[i + 1, one.figure.level]] : [])))
    expect(said).toEqual(expected)
  })
  test('a plan that has not passed by today is not late, though its month is being entered', () => {
    const rows = [row({ acceptancePlanned: '2021-07-20' })]
    const said = (today: string) =>
      registerYear({ kind: 'register', measure: 'timeliness' }, prompt, rows, year, today)[6]!.figure.level
    expect([said('2021-07-20'), said('2021-07-21')]).toEqual([null, '未达成'])
  })
  test('an indicator with stages of its own gets its own words', () => {
    const own = indicator({ aggregation: 'worst', target: word('及时'), stages: ['不及时', '基本及时', '及时'] })
    expect(of('timeliness', [row({ acceptancePlanned: '2021-06-10', acceptedOn: '2021-06-11' })], own)[5]!.figure.level).toBe(
      '不及时',
    )
  })
})

describe('覆盖学校数', () => {
  const schools = fc.array(fc.array(fc.constantFrom('一中', '二中', '三 中', '三中', '四中'), { maxLength: 4 }), { maxLength: 8 })
  test('never counts a school twice, whether months are added or the latest is taken', () => {
    fc.assert(
      fc.property(schools, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 8, maxLength: 8 }), (users, months) => {
        const rows = users.map((list, i) => row({ users: list, signedOn: `${m(months[i]!)}-05` }))
        const distinct = new Set(users.flat().map(name => name.replace(' ', ''))).size
        const added = of('schools', rows, indicator({ aggregation: 'sum' })).reduce((sum, one) => sum + one.figure.value!, 0)
        const latest = of('schools', rows, indicator({ aggregation: 'last' })).at(-1)!.figure.value
        expect([added, latest]).toEqual([distinct, distinct])
      }),
    )
  })
})

describe('the months it speaks of', () => {
  test('run from the first event or entered month of the year to the last, unbroken', () => {
    const rows = [row({ signedOn: '2020-11-01', acceptedOn: '2021-03-01' })]
    const paid = [{ id: 1, contractId: rows[0]!.id, paidOn: '2021-05-01', amount: 1, offPurpose: null, note: '' }]
    expect(registerMonths(2021, rows, paid, [])).toEqual([m(3), m(4), m(5)])
    expect(registerMonths(2021, rows, [], [m(6)])).toEqual([m(3), m(4), m(5), m(6)])
    expect(registerMonths(2021, [], [], [m(6)])).toEqual([])
  })
  test('spending: payments of a month and sub-project add up, months without one are 0, the sum is what was paid', () => {
    const payment = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      amount: fc.integer({ min: -100, max: 10_000 }),
      to: fc.constantFrom(0, 1),
    })
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 20 }), list => {
        const rows = [row({ subprojectId: 1 }), row({ subprojectId: 2 })]
        const paid = list.map((one, i) => ({
          id: i,
          contractId: rows[one.to]!.id,
          paidOn: `${m(one.month)}-07`,
          amount: one.amount,
          offPurpose: null,
          note: '',
        }))
        const said = registerSpending(rows, paid, registerMonths(2021, rows, paid, []))
        expect(said.reduce((sum, one) => sum + one.spent, 0)).toBe(list.reduce((sum, one) => sum + one.amount, 0))
        expect(said.reduce((sum, one) => sum + one.rows, 0)).toBe(list.length)
      }),
    )
  })
})

describe('what the form’s own words propose', () => {
  const evidenceSource = '采购文件和项目验收资料'
  test.each([
    ['资金节约率', { aggregation: 'ratio', target: limit(0.15, { unit: '%' }) }, '项目单位提供文件', { measure: 'saving' }],
    [
      '购买信息化服务数量',
      { target: target({ unit: '个' }) },
      evidenceSource,
      { measure: 'count', by: 'signed', kinds: ['service'] },
    ],
    [
      '购买信息化管理配套服务',
      { target: target({ unit: '个' }) },
      evidenceSource,
      { measure: 'count', by: 'signed', kinds: ['support'] },
    ],
    [
      '购买信息化运维服务',
      { target: target({ unit: '个' }) },
      evidenceSource,
      { measure: 'count', by: 'signed', kinds: ['maintenance'] },
    ],
    [
      '信息化建设项目数量',
      { target: target({ unit: '个' }) },
      evidenceSource,
      { measure: 'count', by: 'accepted', kinds: ['project'] },
    ],
    ['信息化项目验收合格率', { aggregation: 'ratio', target: rate(1) }, evidenceSource, { measure: 'passRate' }],
    ['信息化建设及时性', { aggregation: 'worst', target: word('及时') }, evidenceSource, { measure: 'timeliness' }],
    [
      '信息化建设覆盖学校数',
      { aggregation: 'last', target: target({ unit: '所' }) },
      evidenceSource,
      { measure: 'schools', by: 'signed' },
    ],
    ['举办教育信息化应用能力大赛市级选拔赛', { target: target({ unit: '场' }) }, evidenceSource, null],
    ['故障响应及修复及时性', { aggregation: 'worst', target: word('及时') }, evidenceSource, null],
    ['全年各考务信息系统访问人数', { target: target({ unit: '万' }) }, '系统后台数据采集', null],
    ['教育城域网直属学校覆盖率', { aggregation: 'ratio_last', target: rate(1) }, '教育城域网使用情况调查问卷', null],
  ] as const)('%s', (name, over, source, expected) => {
    const found = proposeRegisterRecipe({
      ...indicator({ aggregation: 'sum', name, ...over }),
      evidenceSource: source,
      subprojectIds: [],
    })
    expect(found).toEqual(expected && expect.objectContaining(expected))
  })
})
