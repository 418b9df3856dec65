import { describe, expect, test } from 'vitest'
import { formats } from '#wording/say'
import { levelWord } from '#wording/level'
import { cellScale, cellText } from '../../web/ui/measure.ts'
import { pathOf, ticksTo } from '../../web/ui/trend.ts'
import { ditto, monthLines } from '../../web/pages/indicator/month-lines.ts'
import { needOf } from '../../web/pages/indicator/need.ts'
import { versionRows } from '../../web/pages/indicator/versions.ts'
import { yearChart } from '../../web/pages/indicator/year-chart.ts'
import { figuresOf } from '../../web/pages/project/indicator-words.ts'
import { rate, target, word } from '../support/facts.ts'
import { evenMonths, progressOf } from '../support/progress.ts'

const visits = [16200, 11000, 23500, 19600, 18400, 64100, 57200]
const million = target({ raw: '=80万', value: 800_000, scale: 10_000, unit: '' })
const zh = { lang: 'zh-CN', format: formats['zh-CN'] } as const

describe('figures in narrow cells', () => {
  test.each([
    ['a count of 万 in Chinese', million, [16200, 210000], 'zh-CN', ['1.62', '21.00']],
    ['the same in English thousands', million, [16200, 210000], 'en', ['16.2', '210.0']],
    ['whole numbers stay whole', target(), [0, 352, 1802], 'zh-CN', ['0', '352', '1,802']],
    ['whole percentages', rate(1), [0.64, 1], 'zh-CN', ['64', '100']],
    ['percentages with a decimal', rate(1), [0.068, 1], 'zh-CN', ['6.8', '100.0']],
    ['hundreds of millions', target({ value: 5e8 }), [123_456_789_012], 'zh-CN', ['1,235']],
  ] as const)('%s', (_, aim, values, lang, shown) => {
    const scale = cellScale({ target: aim }, [...values, aim.value], lang)
    expect(values.map(value => cellText(value, scale, lang))).toEqual(shown)
  })

  test('a met level takes the target’s own short word; English words have at most 8 letters', () => {
    expect(levelWord('zh-CN', '达成', word('健全'))).toBe('健全')
    expect(levelWord('zh-CN', '达成', word('严格执行相关制度规定'))).toBe('达成')
    expect(levelWord('zh-CN', '部分达成', word('健全'))).toBe('部分达成')
    for (const level of ['达成', '部分达成', '未达成', '未启动', '起草', '征求意见', '印发', '批复']) {
      expect(levelWord('en', level, word('健全')).length).toBeLessThanOrEqual(8)
    }
    expect(levelWord('en', '自定阶段', word('制定'))).toBe('自定阶段')
  })

  test('a line breaks where nothing was reported, and a lone month is a dot', () => {
    expect(pathOf([{ x: 0, y: 1 }, { x: 2, y: 3 }, null, { x: 6, y: 7 }])).toBe('M0 1L2 3M6 7h.01')
  })

  test('axis steps are round and stay within the data', () => {
    expect(ticksTo(800_000)).toEqual([200_000, 400_000, 600_000, 800_000])
    expect(ticksTo(1)).toEqual([0.25, 0.5, 0.75, 1])
    expect(ticksTo(0)).toEqual([])
  })
})

describe('what it still takes', () => {
  const indicator = progressOf({
    target: million,
    months: evenMonths(visits, 800_000),
    toDate: 210_000,
    expected: 466_666.7,
    required: 118_000,
  })

  test('80万 with 21万 by July: 59万 in 5 months, 11.8万 each, more than June’s 6.41万', () => {
    expect(needOf(indicator, '2021-07')).toMatchObject({
      rest: 590_000,
      remaining: 5,
      required: 118_000,
      best: { value: 64_100, month: '2021-06' },
      beyondBest: true,
    })
  })

  test('while the need is below the best month, the month of no return is the last after which it no longer is', () => {
    const quick = progressOf({ months: evenMonths([200, 100, 100], 1200), toDate: 400, expected: 300 })
    // 800 left: after August 4 months × 200 still do, after September 3 × 200 do not.
    expect(needOf(quick, '2021-03')).toMatchObject({ beyondBest: false, noReturn: '2021-09' })
  })

  test('a met target needs nothing, a rate and an unreported sum cannot say', () => {
    const met = progressOf({ months: evenMonths([1300], 1200), toDate: 1300, expected: 100 })
    expect(needOf(met, '2021-01')).toMatchObject({ rest: 0, required: null, noReturn: null })
    expect(needOf(progressOf({ target: rate(0.9), aggregation: 'ratio', toDate: 0.5, expected: 0.9 }), '2021-07')).toBeNull()
    expect(needOf(progressOf({ expected: 100 }), '2021-01')).toBeNull()
  })
})

describe('the chart of a year', () => {
  test('the gap runs from the actual to the expected value on the frame', () => {
    const indicator = progressOf({ target: million, months: evenMonths(visits, 800_000), toDate: 210_000, expected: 466_666.7 })
    const { gap, end, targets } = yearChart(indicator, '2021-07')
    expect(gap).toMatchObject({ x: 336, from: end!.y, short: expect.closeTo(256_666.67, 1) })
    expect(gap!.to).toBeLessThan(gap!.from)
    expect(targets).toEqual([{ y: 28, value: 800_000 }])
  })

  test('a range draws its two ends, a level its stages', () => {
    const range = progressOf({
      target: target({ comparator: 'range', value: null, low: 0.8, high: 0.9, unit: '%' }),
      aggregation: 'last',
    })
    expect(yearChart(range, '2021-07').targets.map(({ value }) => value)).toEqual([0.8, 0.9])
    const stages = ['未启动', '起草', '印发']
    const milestone = progressOf({ target: word('制定'), aggregation: 'milestone', pacing: 'due', stages })
    expect(yearChart(milestone, '2021-07').ticks.map(({ level }) => level)).toEqual(stages)
  })
})

describe('the months of an indicator', () => {
  test('a sum shows its own month, year to date, expectation and ratio', () => {
    const indicator = progressOf({ target: million, months: evenMonths(visits, 800_000), attainment: 0.2625 })
    const lines = monthLines(indicator, '2021-07', figuresOf(indicator, zh), zh.format)
    expect(lines.map(({ key, cells }) => [key, cells.at(-1)])).toEqual([
      ['own', '5.72'],
      ['toDate', '21.00'],
      ['expected', '46.67'],
      ['ratio', '45%'],
    ])
  })

  test('what is owed keeps its decimals: 10.5 events are not 11', () => {
    const indicator = progressOf({ target: target({ value: 18, unit: '场' }), months: evenMonths([1], 18), attainment: 0.1 })
    const lines = monthLines(indicator, '2021-07', figuresOf(indicator, zh), zh.format)
    expect(lines.find(({ key }) => key === 'expected')!.cells.at(-1)).toBe('10.50')
  })

  test('a repeated word is a ditto mark, an empty month is not', () => {
    expect(ditto(['起草', '起草', null, '起草', '印发'])).toEqual(['起草', '〃', null, '起草', '印发'])
  })
})

describe('versions', () => {
  const base = {
    indicatorId: 1,
    agencyId: 1,
    state: 'reported',
    numerator: null,
    denominator: null,
    level: null,
    note: null,
    source: null,
    recordedBy: null,
  }
  const of = { indicatorId: 1, monthlyPlan: null, recordedBy: null }
  const one = { ...base, month: '2021-04', version: 1, value: 29_600, recordedAt: 1 }
  const two = { ...base, month: '2021-04', version: 2, value: 19_600, recordedAt: 5 }
  const may = { ...base, month: '2021-05', version: 1, value: 18_400, recordedAt: 3 }

  test('newest first, each with what it replaced; only the last of a month is in force', () => {
    const rows = versionRows([one, two, may], [], 2021)
    expect(rows.map(row => [row.kind === 'value' && row.month, row.version, row.current])).toEqual([
      ['2021-04', 2, true],
      ['2021-05', 1, true],
      ['2021-04', 1, false],
    ])
    expect(rows[0]!.before).toEqual(one)
  })

  test('a changed target stands among them with its document, and says which months it judges', () => {
    const first = { ...of, version: 1, effective: '2021-01', target: target(), recordedAt: 0, documentNo: '', reason: '' }
    const changed = { ...first, version: 2, effective: '2021-06', recordedAt: 4, documentNo: '财绩〔2021〕12号' }
    const again = { ...changed, version: 3, recordedAt: 9 }
    const rows = versionRows([one, two], [first, changed, again], 2021).map(row =>
      row.kind === 'target' ? [row.version, row.months[0], row.months.at(-1), row.current] : row.version,
    )
    expect(rows).toEqual([
      [3, '2021-06', '2021-12', true],
      2,
      [2, undefined, undefined, false],
      1,
      [1, '2021-01', '2021-05', true],
    ])
  })
})
