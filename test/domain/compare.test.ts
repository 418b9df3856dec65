import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellAt, shareOf } from '#domain/compare-cell'
import { arranged } from '#domain/compare-indicator'
import { unitSide, type UnitRow } from '#domain/compare-units'
import { compareCells, pairedRows, yearSide } from '#domain/compare-years'
import { levelUnit, type Cell, type Like } from '#domain/compare'
import { judgeYear } from '#domain/project-year'
import { national2020 } from '#domain/ruleset'
import { noCounts } from '#domain/summary'
import { indicator, level, limit, m, project, rate, share, spending, target, value, word } from '../support/facts.ts'

const judged = (over: Parameters<typeof project>[0] = {}) => judgeYear(project(over), national2020, m(12))
const cellOf = (over: Parameters<typeof project>[0], month = 6): Cell => {
  const year = judged(over)
  return cellAt(year, year.indicators[0]!, month)
}

describe('a figure beside last year’s', () => {
  const people = (number: number | null) => cellOf({ actuals: number === null ? [] : [value(1, number)] })
  const percent = (part: number, of: number) =>
    cellOf({
      indicators: [indicator({ aggregation: 'ratio', pacing: 'whole', target: rate(0.9) })],
      actuals: [share(1, part, of)],
    })
  const wanwu = cellOf({ indicators: [indicator({ target: target({ unit: '万元' }) })], actuals: [value(1, 5)] })
  const sound = cellOf({ indicators: [indicator({ aggregation: 'worst', target: word('规范') })], actuals: [level(1, '达成')] })
  test.each<[string, Cell | null, Cell | null, ReturnType<typeof compareCells>['change'], string | null]>([
    ['120 after 100 is 20 more, a fifth', people(120), people(100), { difference: 20, share: 0.2, points: false }, null],
    ['80 after 100 is 20 less', people(80), people(100), { difference: -20, share: -0.2, points: false }, null],
    ['0 is a value: all of last year is gone', people(0), people(100), { difference: -100, share: -1, points: false }, null],
    ['after 0 there is no share', people(5), people(0), { difference: 5, share: null, points: false }, null],
    ['two zeros do not differ', people(0), people(0), { difference: 0, share: null, points: false }, null],
    ['percentages differ by points', percent(90, 100), percent(40, 50), { difference: 0.1, share: null, points: true }, null],
    ['an empty year is not 0', people(5), people(null), null, 'empty'],
    ['persons and money are not subtracted', people(5), wanwu, null, 'unit'],
    ['levels are not subtracted', sound, sound, null, 'level'],
    ['what is new has nothing beside it', people(5), null, null, 'onlyNow'],
    ['what has gone has nothing beside it', null, people(5), null, 'onlyBefore'],
  ])('%s', (_, now, before, change, hindrance) => {
    const row = compareCells(now, before)
    expect(row.hindrance).toBe(hindrance)
    if (change === null || row.change === null) return expect(row.change).toBe(change)
    expect(row.change.difference).toBeCloseTo(change.difference, 12)
    expect([row.change.share, row.change.points]).toEqual([change.share, change.points])
  })

  test('both years stand at the end of the same month, whatever came later', () => {
    const side = yearSide(judged({ expenditures: [spending(2, { spent: 100 }), spending(9, { spent: 50 })] }), 'x', 6)
    expect(side.asOf).toBe('2021-06')
    expect(side.execution).toEqual({ part: 100, whole: 400_000_000_00, ratio: 100 / 400_000_000_00 })
    expect([side.months[5]!.execution.part, side.months[8]!.execution.part, side.months[8]!.spent]).toEqual([100, null, null])
  })

  test('this year’s indicators keep their order, and what only last year had comes last', () => {
    const now = judged({ indicators: [indicator({ id: 1, name: '甲' }), indicator({ id: 2, name: '乙' })] })
    const before = judged({ id: 9, indicators: [indicator({ id: 8, name: '丙' }), indicator({ id: 7, name: '乙' })] })
    const rows = pairedRows(now, before, new Map([[1, null], [2, 7]]), 6) // prettier-ignore
    expect(rows.map(row => [row.now?.name, row.before?.name, row.hindrance])).toEqual([
      ['甲', undefined, 'onlyNow'],
      ['乙', '乙', 'empty'],
      [undefined, '丙', 'onlyBefore'],
    ])
  })
})

const unitRow = (over: Partial<UnitRow> = {}): UnitRow => ({
  month: m(6),
  agencyId: 1,
  projects: 1,
  budget: 100,
  budgetInitial: 100,
  budgetThen: 100,
  spent: 10,
  spentToDate: 10,
  atRiskAmount: 0,
  reported: 1,
  due: 1,
  submitted: 0,
  approved: 1,
  lateSubmitted: 0,
  archived: 0,
  goalReached: 50,
  goalBudget: 100,
  lights: { goal: { ...noCounts(), normal: 1 }, goalAhead: { ...noCounts(), normal: 1 }, budget: { ...noCounts(), behind: 1 } },
  ...over,
})
const frame = { year: 2021, asOf: m(6), today: m(8), isPast: (month: string) => month <= m(6) }
const side = (...rows: UnitRow[]) => unitSide({ id: 1, name: '甲局' }, rows, frame)

describe('two units side by side', () => {
  test('a rate is money over money: a small project at 100% does not lift a large one', () => {
    const both = side(unitRow({ budget: 900, spentToDate: 90 }), unitRow({ agencyId: 2, budget: 100, spentToDate: 100 }))
    expect(both.execution).toEqual({ part: 190, whole: 1000, ratio: 0.19 })
    expect([both.units, both.projects]).toEqual([2, 2])
  })
  test('target progress counts each project by its budget', () => {
    const both = side(unitRow({ goalReached: 90, goalBudget: 100 }), unitRow({ agencyId: 2, goalReached: 100, goalBudget: 900 }))
    expect(both.progress).toEqual({ part: 190, whole: 1000, ratio: 0.19 })
  })
  test('nothing entered is empty, 0 spent is 0', () => {
    expect(side(unitRow({ spentToDate: null })).execution).toEqual({ part: null, whole: 100, ratio: null })
    expect(side(unitRow({ spentToDate: 0 })).execution).toEqual({ part: 0, whole: 100, ratio: 0 })
    expect(side(unitRow({ reported: 0, spentToDate: 0 })).months[5]!.execution.part).toBeNull()
  })
  test('a unit without a budget or without projects has no rate', () => {
    expect(side(unitRow({ budget: null })).execution.ratio).toBeNull()
    expect(side(unitRow({ budget: 0 })).execution.ratio).toBeNull()
    expect([side().execution, side().projects, side().reporting.ratio]).toEqual([
      { part: null, whole: null, ratio: null },
      0,
      null,
    ])
  })
  test('the reporting rate counts only months whose due day is past', () => {
    const rows = [5, 6, 7].map(month => unitRow({ month: m(month), due: 2, submitted: 1, approved: month === 5 ? 1 : 0 }))
    expect(side(...rows).reporting).toEqual({ part: 3, whole: 4, ratio: 0.75 })
  })
  test('months after the one looked at are not told', () => {
    const later = side(unitRow(), unitRow({ month: m(7), atRiskAmount: 9 })).months[6]!
    expect([later.execution.part, later.progress.part, later.atRiskAmount]).toEqual([null, null, null])
  })
})

const like = (id: number, over: Parameters<typeof project>[0] = {}, month = 6): Like => ({
  ...cellOf({ id, ...over }, month),
  projectName: `项目${id}`,
  agencyName: '单位',
})

describe('the same indicator across projects', () => {
  const people = (id: number, number: number) => like(id, { actuals: [value(1, number)] })
  test('different units never stand together: the most frequent is shown, the others are counted', () => {
    const money = like(3, { indicators: [indicator({ target: target({ unit: '元' }) })], actuals: [value(1, 5_000_000)] })
    const found = arranged([people(1, 10), money, people(2, 30)], undefined, 99)
    expect(found.units).toEqual([
      { unit: '人', count: 2 },
      { unit: '元', count: 1 },
    ])
    expect(found.items.map(item => item.projectId)).toEqual([1, 2])
    expect(found.largest).toBe(1200)
    expect(arranged([people(1, 10), money], '元', 99).largest).toBe(5_000_000)
    expect(arranged([people(1, 10), money], '吨', 99).unit).toBe('人')
  })
  test('the furthest from its target first; without such a share by its light', () => {
    const limited = (id: number, number: number) =>
      like(id, {
        indicators: [indicator({ aggregation: 'last', pacing: 'whole', target: limit(15) })],
        actuals: [value(1, number)],
      })
    const found = arranged([limited(4, 10), limited(5, 20), people(1, 900), people(2, 0), people(3, 300)], undefined, 99)
    expect(found.items.map(item => item.projectId)).toEqual([2, 3, 1, 5, 4])
  })
  test('levels have no scale', () => {
    const sound = like(1, {
      indicators: [indicator({ aggregation: 'worst', target: word('规范') })],
      actuals: [level(1, '达成')],
    })
    expect(arranged([sound], undefined, 99)).toMatchObject({ unit: levelUnit, largest: null, largestShare: null, total: 1 })
  })
  test('nothing of that name is nothing', () => {
    expect(arranged([], '人', 99)).toEqual({ units: [], unit: '', largest: null, largestShare: null, items: [], total: 0 })
  })
  test('the scale holds every number that is drawn, and each project stands once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e7 }), { maxLength: 20 }), numbers => {
        const found = arranged(
          numbers.map((number, i) => people(i + 1, number)),
          undefined,
          5,
        )
        expect(found.total).toBe(numbers.length)
        expect(found.items.length).toBe(Math.min(5, numbers.length))
        expect(found.largest ?? 1200).toBe(Math.max(1200, ...numbers))
        const order = found.items.map(item => item.attainment!)
        expect(order).toEqual([...order].sort((a, b) => a - b))
      }),
    )
  })
})

test('a percentage is two numbers, and there is none of nothing', () => {
  expect([shareOf(1, 4), shareOf(0, 4).ratio, shareOf(1, 0).ratio, shareOf(null, 4).ratio]).toEqual([
    { part: 1, whole: 4, ratio: 0.25 },
    0,
    null,
    null,
  ])
})
