import { describe, expect, test } from 'vitest'
import type { IndicatorProgress } from '#domain/progress'
import { monthsOf } from '#domain/month'
import { indicatorWords } from '#wording/ui-indicator'
import { formats } from '#wording/say'
import { changeCell, changeWords } from '../../web/pages/indicator/change-words.ts'
import { bestMonth, changeOf, lastYearOf, monthChanges } from '../../web/pages/indicator/last-year.ts'
import { monthChart } from '../../web/pages/indicator/month-chart.ts'
import { needOf, recordName } from '../../web/pages/indicator/need.ts'
import { needPath } from '../../web/pages/indicator/need-path.ts'
import { yearChart } from '../../web/pages/indicator/year-chart.ts'
import { limit, rate, target, word } from '../support/facts.ts'
import { evenMonths, progressOf } from '../support/progress.ts'

const zh = formats['zh-CN']
const words = indicatorWords['zh-CN'].lastYear
const visits = [16200, 11000, 23500, 19600, 18400, 64100, 57200]
const before = [29_000, 22_000, 57_300, 43_600, 36_100, 82_000, 124_000, 38_000, 52_000, 84_000, 95_000, 65_000]

/** Last year's twelve months of a sum, as the interface answers them. */
const lastYear = (values: readonly (number | null)[], unit = ''): IndicatorProgress['lastYear'] => {
  let sum: number | null = null
  const months = monthsOf(2020).map((month, i) => {
    const value = values[i] ?? null
    if (value !== null) sum = (sum ?? 0) + value
    return { month, value, toDate: sum, level: null, toDateLevel: null }
  })
  return { indicatorId: 9, unit, target: 600_000, months }
}
const million = target({ raw: '=80万', value: 800_000, scale: 10_000, unit: '' })
const slow = progressOf({
  target: million,
  months: evenMonths(visits, 800_000),
  toDate: 210_000,
  expected: 466_666.7,
  required: 118_000,
  signal: 'behind',
  lastYear: lastYear(before),
})

describe('beside last year', () => {
  test('figures of another unit, or nothing reported, are not put beside each other', () => {
    expect(lastYearOf(slow)?.year).toBe(2020)
    expect(lastYearOf(progressOf({ target: target({ unit: '场' }), lastYear: lastYear(before, '人') }))).toBeNull()
    expect(lastYearOf(progressOf({ target: million, lastYear: lastYear([]) }))).toBeNull()
    expect(lastYearOf(progressOf())).toBeNull()
  })

  test.each([
    ['a count falls by a share', '', 210_000, 394_000, '今年少 46.7%', '−47%'],
    ['a count grows by a share', '', 150, 100, '今年多 50%', '+50%'],
    ['a rate rises by percentage points', '%', 0.853, 0.82, '今年高 3.3 个百分点', '+3.3'],
    ['a rate falls by percentage points', '%', 0.5, 0.62, '今年低 12 个百分点', '−12'],
    ['the same', '场', 5, 5, '持平', '0%'],
    ['from 0 there is no share', '场', 5, 0, '', null],
  ])('%s', (_, unit, now, then, said, cell) => {
    const change = changeOf(unit, now, then)!
    expect([changeWords(change, zh, words), changeCell(change, zh)]).toEqual([said, cell])
  })

  test('a month that was not reported in both years has no difference', () => {
    const gaps = progressOf({ months: [{ value: 10 }, { value: null }, { value: 0 }], lastYear: lastYear([20, 5, null], '人') })
    expect(monthChanges(gaps, '2021-03').map(change => change?.share ?? null)).toEqual([-0.5, null, null])
  })

  test('the best month is the first of the largest; without a report there is none', () => {
    expect(bestMonth(lastYear([3, 9, 9])!.months)).toEqual({ value: 9, month: '2020-02' })
    expect(bestMonth(lastYear([])!.months)).toBeNull()
  })
})

describe('the pictures with last year in them', () => {
  test('last year runs to December in grey, and the picture has room for it', () => {
    const { ghostEnd, ghostPoints, ticks } = yearChart(slow, '2021-07')
    expect(ghostEnd).toMatchObject({ x: 576, value: 728_000, year: 2020 })
    expect(ghostPoints).toHaveLength(13)
    const more = yearChart({ ...slow, lastYear: lastYear(before.map(value => value * 2)) }, '2021-07')
    expect(ticks.at(-1)!.value).toBe(800_000)
    expect(more.ticks.at(-1)!.value).toBeGreaterThan(800_000)
  })

  test('a level draws no line of last year', () => {
    const level = progressOf({ target: word('健全'), aggregation: 'last', lastYear: lastYear([1], '') })
    expect(yearChart(level, '2021-07').ghost).toBe('')
    expect(monthChart(level, '2021-07')).toBeNull()
  })

  test('each month of last year is hollow around this year’s, its best month named', () => {
    const chart = monthChart(slow, '2021-07')!
    expect([chart.bars.length, chart.hollow.length]).toEqual([7, 12])
    const [own, then] = [chart.bars[0]!, chart.hollow[0]!]
    expect(then.x).toBeLessThan(own.x)
    expect(then.x + then.width).toBeGreaterThan(own.x + own.width)
    expect(chart.best).toMatchObject({ value: 124_000, month: '2020-07' })
  })

  test('a limit of the whole year asks nothing of a month that adds to it', () => {
    expect(monthChart(progressOf({ target: limit(3), months: [{ value: 1, toDate: 1 }] }), '2021-01')!.expected).toBe('')
    expect(monthChart(slow, '2021-07')!.expected).not.toBe('')
  })

  test('cases are counted in whole ones: no quarter of an accident on the axis', () => {
    const accident = progressOf({ target: limit(0, { unit: '起' }), months: [{ value: 1, toDate: 1, reported: 1 }] })
    expect(yearChart(accident, '2021-01').ticks.map(({ value }) => value)).toEqual([1])
  })
})

describe('what it still takes, with last year', () => {
  test('11.8万 a month is 95% of July 2020; after August even that month would not do', () => {
    const need = needOf(slow, '2021-07')!
    expect(need.best).toEqual({ value: 64_100, month: '2021-06' })
    expect(need.record).toEqual({ value: 124_000, month: '2020-07' })
    expect(recordName(need, { best: '今年最好月', historical: '历史最好月' })).toBe('历史最好月')
    expect([need.beyondBest, need.noReturn, need.afterwards, need.alarm]).toEqual([false, '2021-08', 147_500, true])
    // 38 + 52 + 84 + 95 + 65 thousand on top of 210: as last year from August on.
    expect(need.atBest).toBe(544_000)
  })

  test('once even the best month on record falls short, the month it was lost in stays named', () => {
    const months = evenMonths([1, 2, 0, 1, 2, 0, 1], 18)
    const late = progressOf({ target: target({ value: 18 }), months, toDate: 7, signal: 'warning' })
    // Without last year the best on record is this year's, and is called so.
    expect(recordName(needOf(late, '2021-07')!, { best: '今年最好月', historical: '历史最好月' })).toBe('今年最好月')
    expect(needOf(late, '2021-07')).toMatchObject({ beyondBest: true, noReturn: null, lostSince: '2021-07' })
    expect(needPath(late, '2021-07')!.lost).toMatchObject({ x: 336, after: '2021-07', need: 2.2 })
  })

  test('the month of no return is no alarm while nothing is wrong', () => {
    expect(needOf({ ...slow, signal: 'normal' }, '2021-07')!.alarm).toBe(false)
  })

  test.each([
    ['a rate', progressOf({ target: rate(0.9), aggregation: 'ratio', toDate: 0.5, expected: 0.9 })],
    ['an upper limit', progressOf({ target: limit(3), toDate: 1 })],
    ['a target of none at all', progressOf({ target: target({ value: 0, raw: '=0' }), toDate: 1 })],
    ['a range', progressOf({ target: target({ comparator: 'range', value: null, low: 1, high: 2 }), toDate: 1 })],
    ['a level', progressOf({ target: word('健全'), aggregation: 'last' })],
    ['a year without a report', progressOf()],
  ])('%s has no need per month', (_, indicator) => {
    expect([needOf(indicator, '2021-07'), needPath(indicator, '2021-07')]).toEqual([null, null])
  })

  test('the need starts at a twelfth, ends at what is needed now, and is lost at the end of August', () => {
    const path = needPath(slow, '2021-07')!
    expect(path.first.value).toBeCloseTo(66_666.67, 1)
    expect(path.now).toMatchObject({ x: 336, value: 118_000 })
    expect(path.lost).toMatchObject({ x: 384, after: '2021-08', need: 147_500 })
    expect(path.values[1]).toBeCloseTo((800_000 - 16_200) / 11, 5)
  })

  test('no month left, or a met target, draws nothing', () => {
    const full = evenMonths([...before], 800_000)
    const year = progressOf({ target: million, months: full, toDate: 728_000, lastYear: lastYear(before) })
    expect(needPath(year, '2021-12')).toBeNull()
    expect(
      needPath(progressOf({ target: target({ value: 10 }), months: evenMonths([12], 10), toDate: 12 }), '2021-01'),
    ).toBeNull()
  })
})
