import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextYearDate, nextYearName } from '#domain/next-year'
import { cutName, likeness } from '#domain/likeness'
import { historyFor } from '#domain/past-year'
import { nearName, qualityQuestions, type PastYear } from '#domain/target-quality'
import { readTarget } from '#domain/target-reader'
import { yearlessName } from '#domain/twin'
import { declaration, indicator } from '../support/declaration.ts'

const proven = { evidenceSource: '验收单' }
const past = (year: number, raw: string, actual: number | null, attainment: number | null): PastYear => ({
  year,
  raw,
  target: readTarget(raw, '服务人次'),
  actual,
  attainment,
  met: attainment === null ? null : attainment >= 1,
})
const asked = (name: string, raw: string, more: object = {}, history: PastYear[] = []) =>
  qualityQuestions(declaration({ indicators: [indicator(name, raw, { ...proven, ...more })] }), {
    history: [history],
    overshoot: 1.2,
  }).map(({ code }) => code)

describe('what a target’s own writing makes one ask', () => {
  test.each([
    ['培训场次', '≥6场', {}, []],
    ['培训场次', '≥6场', { evidenceSource: '  ' }, ['evidence-missing']],
    ['培训场次', '6', {}, ['unit-missing']],
    ['培训场次', '≥6场', { weight: 0 }, ['weight-zero']],
    ['培训场次', '≥6场', { weight: 5 }, []],
    ['人均培训成本', '=300元', {}, ['limit-as-equals']],
    ['人均培训成本', '≤300元', {}, []],
    ['设备采购支出', '=50万元', { category: '成本' }, ['limit-as-equals']],
    ['成本节约率', '=10%', {}, []],
    ['血压控制率', '=70%', {}, []],
    ['响应时间不超过', '=30分钟', {}, ['limit-as-equals']],
    ['制定办法', '2021年', { target: { ...readTarget('2021年12月', ''), raw: '2021年' } }, ['date-without-month']],
    ['制定办法', '2021年12月底前', {}, []],
  ])('%s %s %j: %j', (name, raw, more, codes) => expect(asked(name, raw, more)).toEqual(codes))
})

describe('what the years before make one ask', () => {
  const name = '服务人次'
  test.each([
    [
      'twice far above, and the target stands',
      '≥1000人次',
      [past(2020, '≥1000人次', 1500, 1.5), past(2019, '≥1000人次', 1200, 1.2)],
      ['target-too-low'],
    ],
    [
      'far above twice, and the target was raised enough',
      '≥1400人次',
      [past(2020, '≥1000人次', 1500, 1.5), past(2019, '≥1000人次', 1200, 1.2)],
      [],
    ],
    ['far above once', '≥1000人次', [past(2020, '≥1000人次', 1500, 1.5), past(2019, '≥1000人次', 1000, 1)], ['target-unmoved']],
    ['just below the limit of overshoot', '≥1000人次', [past(2020, '≥1000人次', 1199, 1.199)], []],
    ['missed twice', '≥1000人次', [past(2020, '≥1000人次', 700, 0.7), past(2019, '≥1000人次', 900, 0.9)], ['target-never-met']],
    ['missed once', '≥1000人次', [past(2020, '≥1000人次', 700, 0.7)], []],
    [
      'a year nobody reported breaks the habit',
      '≥1000人次',
      [past(2020, '≥1000人次', null, null), past(2019, '≥1000人次', 700, 0.7), past(2018, '≥1000人次', 700, 0.7)],
      [],
    ],
    ['another unit now', '≥10万元', [past(2020, '≥1000人次', 1500, 1.5), past(2019, '≥1000人次', 1500, 1.5)], []],
    ['no year before', '≥1000人次', [], []],
  ])('%s', (_, raw, history, codes) => expect(asked(name, raw, {}, history)).toEqual(codes))

  test('the question carries its inputs: the years, the least of the results, and the limit it was held against', () => {
    const history = [past(2020, '≥1000人次', 1500, 1.5), past(2019, '≥1000人次', 1300, 1.3)]
    const [question] = qualityQuestions(declaration({ indicators: [indicator(name, '≥1000人次', proven)] }), {
      history: [history],
      overshoot: 1.2,
    })
    expect(question).toEqual({
      code: 'target-too-low',
      path: 'indicators.0.target',
      params: { name, raw: '≥1000人次', least: 1.3, overshoot: 1.2, count: 2, from: 2019, until: 2020 },
    })
  })

  test('a renamed indicator keeps its years when it was carried over; else its name and category find them', () => {
    const years = [past(2020, '≥1000人次', 1500, 1.5)]
    const rows = [{ id: 7, name: '服务人次', category: '产出', years }]
    const renamed = indicator('线上服务', '≥1000人次', { source: { line: null, carriedFrom: 7 } })
    expect(historyFor(declaration({ indicators: [renamed] }), rows)).toEqual([years])
    expect(historyFor(declaration({ indicators: [indicator('服务人次', '5')] }), rows)).toEqual([years])
    expect(historyFor(declaration({ indicators: [indicator('服务人次', '5', { category: '效益' })] }), rows)).toEqual([[]])
  })
})

describe('one thing written twice', () => {
  const doubled = (...rows: [name: string, raw: string, category: string][]) =>
    qualityQuestions(
      declaration({ indicators: rows.map(([name, raw, category]) => indicator(name, raw, { ...proven, category })) }),
      { history: [], overshoot: 1.2 },
    ).map(({ code, params }) => [code, params.number, params.first])
  test.each([
    [
      'the same name in two categories',
      [
        ['服务人次', '5人', '产出'],
        ['服务人次', '5人', '效益'],
      ],
      [['indicator-doubled', 2, 1]],
    ],
    [
      'the same but for marks and blanks',
      [
        ['服务人次（线上）', '5人', '产出'],
        ['服务 人次(线上)', '9人', '产出'],
      ],
      [['indicator-doubled', 2, 1]],
    ],
    [
      'nearly the same name with the same number',
      [
        ['信息化设备维护及时完成率', '=98%', '产出'],
        ['信息化设备维护的及时完成率', '=98%', '效益'],
      ],
      [['indicator-doubled', 2, 1]],
    ],
    [
      'nearly the same name with another number',
      [
        ['信息化设备维护及时完成率', '=98%', '产出'],
        ['信息化设备维护的及时完成率', '=80%', '效益'],
      ],
      [],
    ],
    [
      'students and teachers',
      [
        ['学生满意度', '=85%', '满意度'],
        ['教师满意度', '=85%', '满意度'],
      ],
      [],
    ],
  ] as [string, [string, string, string][], unknown[]][])('%s', (_, rows, found) => expect(doubled(...rows)).toEqual(found))

  test.each([
    ['服务人次', '服务人次（）', 1],
    ['学生满意度', '教师满意度', 0.5],
    ['甲乙甲丙甲', '甲丙甲乙甲', 0.9999],
    [`${'名'.repeat(120)}甲`, `${'名'.repeat(120)}乙`, 0.9999],
    ['', '', 0],
    ['甲', '乙', 0],
  ])('%s beside %s: %d', (a, b, alike) => expect(likeness(cutName(a), cutName(b))).toBe(alike))

  test('likeness is symmetric, between 0 and 1, and 1 only for the same words', () => {
    const name = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', ' '), maxLength: 12 })
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [one, other] = [cutName(a), cutName(b)]
        const alike = likeness(one, other)
        expect(likeness(other, one)).toBe(alike)
        expect(alike).toBeGreaterThanOrEqual(0)
        expect(alike === 1).toBe(one.bare === other.bare && one.bare !== '')
        const near = likeness(one, other, nearName)
        expect(near >= nearName ? near : 0).toBe(alike >= nearName ? alike : 0)
      }),
    )
  })
})

test('last year’s number in the year’s objective is asked about, unless this year’s stands there too', () => {
  const codes = (annualObjective: string) =>
    qualityQuestions(declaration({ annualObjective, indicators: [] }), { history: [], overshoot: 1.2 }).map(({ code }) => code)
  expect(codes('2020年完成两次培训')).toEqual(['year-left-over'])
  expect(codes('在2020年基础上，2021年完成两次培训')).toEqual([])
  expect(codes('完成2020套设备')).toEqual([])
  expect(codes('投入2020.5万元')).toEqual([])
  expect(codes('2020.12.31前完成')).toEqual(['year-left-over'])
  expect(codes('完成两次培训')).toEqual([])
})

describe('a writing of one year as the next would have it', () => {
  test.each([
    ['2020年信息化', '2021年信息化'],
    ['2020—2021学年培训', '2021—2022学年培训'],
    ['二〇二〇年计划', '二〇二一年计划'],
    ['信息化12020号', '信息化12020号'],
    ['2008年楼宇维修', '2008年楼宇维修'],
  ])('name %s → %s', (name, next) => expect(nextYearName(name, 2020)).toBe(next))
  test.each([
    ['2020年12月底前', '2021年12月底前'],
    ['≥2020人', '≥2020人'],
    ['2020-06至2020-12', '2021-06至2021-12'],
    ['12月底前', '12月底前'],
    ['2020.12.31前', '2021.12.31前'],
    ['2020.6-2020.12', '2021.6-2021.12'],
    ['2020.12底前', '2021.12底前'],
    ['2020/12', '2021/12'],
    ['≤2020年12月31日', '≤2021年12月31日'],
    ['2020年完成6场', '2021年完成6场'],
    ['≤2021.5万元', '≤2021.5万元'],
    ['2020.5万元', '2020.5万元'],
    ['≥2020.12吨', '≥2020.12吨'],
    ['≥2020.12', '≥2020.12'],
    ['2020.12', '2020.12'],
    ['2020.5-2021.5万元', '2020.5-2021.5万元'],
  ])('target %s → %s', (raw, next) => expect(nextYearDate(readTarget(raw, '服务人次'), 2020)).toBe(next))

  test('a name carried over is the twin of the one it came from, whatever years it holds', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom('信息化', '年', '—', '学年', '第'),
            fc.integer({ min: 2016, max: 2022 }).map(year => `${year}年`),
          ),
          {
            maxLength: 6,
          },
        ),
        parts => {
          const name = parts.join('')
          expect(yearlessName(nextYearName(name, 2019), 2020)).toBe(yearlessName(name, 2019))
        },
      ),
    ))
})
