import { describe, expect, test } from 'vitest'
import { lastYearOf } from '#domain/last-year'
import { pairIndicators, twinOf, yearlessName } from '#domain/twin'
import { indicator, limit, project, rate, share, spending, value } from '../support/facts.ts'

describe('a name without its year', () => {
  test.each([
    ['2021年信息化建设', '信息化建设'],
    ['2021年度信息化建设', '信息化建设'],
    ['信息化建设（２０２１ 年）', '信息化建设()'],
    ['二〇二一年信息化建设', '信息化建设'],
    ['信息化建设2021', '信息化建设'],
    ['2020—2021学年助学金', '{-1}—学年助学金'],
    ['“十四五”2021-2025年规划', '“十四五”-2025年规划'],
    ['12021号工程', '12021号工程'],
    ['2021', ''],
  ])('“%s” of 2021 is “%s”', (name, bare) => {
    expect(yearlessName(name, 2021)).toBe(bare)
  })
})

describe("last year's twin of a project", () => {
  const of = (...names: string[]) => names.map((name, i) => ({ id: i + 1, name }))
  test.each([
    ['the same name with the year before', '2021年信息化', of('2020年信息化', '2020年场馆'), 1],
    ['a school year that moves along', '2020-2021学年助学金', of('2019-2020学年助学金'), 1],
    ['a name that never had a year', '场馆运行', of('场馆运行'), 1],
    ['another name: none', '2021年信息化', of('2020年信息化建设'), null],
    ['the year of this project: none', '2021年信息化', of('2021年信息化'), null],
    ['two that fit: nobody chooses silently', '2021年信息化', of('2020年信息化', '2020年度信息化'), null],
    ['nothing but a year: none', '2021年', of('2020年'), null],
    ['no project the year before', '2021年信息化', of(), null],
  ])('%s', (_, name, before, id) => {
    expect(twinOf(name, 2021, before)).toBe(id)
  })
})

describe('indicators of two years', () => {
  const row = (id: number, name: string, category = '产出') => ({ id, name, category })
  test.each([
    ['pair by name without the year', [row(1, '2021年活动场次')], [row(9, '2020年活动场次')], [[1, 9]]],
    ['pair within their category only', [row(1, '覆盖率', '产出')], [row(9, '覆盖率', '结果')], []],
    ['a name twice this year pairs with nothing', [row(1, '满意度'), row(2, '满意度')], [row(9, '满意度')], []],
    ['a name twice last year pairs with nothing', [row(1, '满意度')], [row(8, '满意度'), row(9, '满意度')], []],
    [
      'the same name in two categories is two names',
      [row(1, '数量'), row(2, '数量', '结果')],
      [row(9, '数量', '结果')],
      [[2, 9]],
    ],
  ])('%s', (_, own, before, pairs) => {
    expect([...pairIndicators(own, before, 2021)]).toEqual(pairs)
  })
})

describe("last year's values", () => {
  const own = (...names: string[]) => project({ indicators: names.map((name, i) => indicator({ id: i + 1, name })) })
  const before = project({
    year: 2020,
    budget: { initial: 1000, adjusted: 2000 },
    indicators: [
      indicator({ id: 11, name: '访问人次' }),
      indicator({ id: 12, name: '使用率', aggregation: 'ratio', target: rate(0.85) }),
      indicator({ id: 13, name: '节约率', aggregation: 'last', target: limit(10) }),
    ],
    actuals: [
      value(1, 100, { indicatorId: 11, month: '2020-01' }),
      value(3, 0, { indicatorId: 11, month: '2020-03' }),
      share(2, 8, 10, { indicatorId: 12, month: '2020-02' }),
    ],
    expenditures: [spending(2, { month: '2020-02', spent: 500 })],
  })

  test('add up as they did then; an empty month stays empty and 0 stays 0', () => {
    const { indicators } = lastYearOf(own('访问人次'), before)
    const { indicatorId, target, unit, months } = indicators.get(1)!
    expect([indicatorId, target, unit, months.length]).toEqual([11, 1200, '人', 12])
    expect(months.slice(0, 3).map(({ month, value, toDate }) => [month, value, toDate])).toEqual([
      ['2020-01', 100, 100],
      ['2020-02', null, 100],
      ['2020-03', 0, 100],
    ])
  })

  test('a rate is numerator ÷ denominator of its months', () => {
    const { months } = lastYearOf(own('使用率'), before).indicators.get(1)!
    expect(months[1]).toMatchObject({ value: 0.8, toDate: 0.8 })
  })

  test('an indicator that is new this year has none', () => {
    expect(lastYearOf(own('新指标'), before).indicators.size).toBe(0)
  })

  test('the execution rate is of last year’s adjusted budget, and is empty before the first spending', () => {
    const { budget, months } = lastYearOf(own(), before).budget
    expect([budget, months[0]!.rate, months[1]!.rate, months[11]!.rate]).toEqual([2000, null, 0.25, 0.25])
  })
})
