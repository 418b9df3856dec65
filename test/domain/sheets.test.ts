import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide, wilson } from '#domain/interval'
import { readAnswer } from '#domain/sheet-answer'
import { readDate } from '#domain/sheet-date'
import { stageOf } from '#domain/sheet-document'
import { headsOf } from '#domain/sheet-headings'
import { columnsFor } from '#domain/sheet-propose'
import { personKey, usageOf } from '#domain/sheet-people'
import { addTallies, tally } from '#domain/sheet-survey'
import { readRows } from '#domain/sheet-rows'
import type { KeptRow, Mapping } from '#domain/sheet'
import { readTarget } from '#domain/target-reader'

const grid = (...rows: string[][]) => ({ name: '', rows: rows.map((cells, i) => ({ place: `A${i + 1}`, cells })) })
const rowOf = (cells: KeptRow['cells']): KeptRow => ({ place: 'A2', cells, leftOut: '' })

describe('answers', () => {
  const words = { scale: 'words', best: 'high', basicCounts: false } as const
  test.each([
    ['非常满意', 5],
    ['A. 很满意（5分）', 5],
    ['比较满意', 4],
    ['满意', 4],
    ['基本满意', 3],
    ['一般', 3],
    ['不太满意', 2],
    ['比较不满意', 2],
    ['不满意', 2],
    ['很不满意', 1],
    ['不了解', 'no-opinion'],
    ['  ', 'empty'],
    ['好的呀', 'unreadable'],
  ])('%s is read as %s', (text, points) => expect(readAnswer(text, words)).toBe(points))
  test.each([
    ['5', '6', 'outside-scale'],
    ['5', '５分', 5],
    ['10', '8', 8],
    ['100', '101', 'outside-scale'],
    ['100', '92.5', 92.5],
  ] as const)('on the scale of %s points %s is %s', (scale, text, points) =>
    expect(readAnswer(text, { ...words, scale })).toBe(points),
  )
  test('where 1 is best, 1 is five points', () => expect(readAnswer('1', { ...words, scale: '5', best: 'low' })).toBe(5))
  test('“基本满意” is satisfied only where the questionnaire says so', () =>
    expect(readAnswer('基本满意', { ...words, basicCounts: true })).toBe(4))
})

describe('the interval of a share', () => {
  test('287 of 312 lies between 88.4% and 94.5%: at least 85% for sure, 90% not for sure', () => {
    const interval = wilson(287, 312)!
    expect([interval.low.toFixed(4), interval.high.toFixed(4)]).toEqual(['0.8844', '0.9451'])
    const against = (raw: string) => decide(interval, readTarget(raw, '满意度'))
    expect([against('≥85%'), against('≥90%'), against('≥95%'), against('健全')]).toEqual(['met', 'undecided', 'missed', null])
  })
  test('holds the share, lies in 0–1, and narrows with more answers of the same share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
        const hits = Math.round(n * p)
        const [few, many] = [wilson(hits, n)!, wilson(hits * 4, n * 4)!]
        expect(few.low).toBeGreaterThanOrEqual(0)
        expect(few.high).toBeLessThanOrEqual(1)
        expect(few.low <= hits / n + 1e-12 && few.high >= hits / n - 1e-12).toBe(true)
        expect(many.high - many.low).toBeLessThan(few.high - few.low)
      }),
    )
  })
})

describe('columns', () => {
  const mapping = (columns: Mapping['columns']): Mapping => ({ columns, scale: 'words', best: 'high', sent: null })
  test('are found by their headings below a title, wherever they stand', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['学号', '姓名', '赛项', '指导老师'], { minLength: 4 }), headings => {
        const heads = headsOf(grid(['2021年参赛报名表'], [], headings, ['1', '2', '3', '4']))!
        expect(heads.row).toBe(2)
        const { key, name, event } = columnsFor('signUp', heads, grid())
        expect([key, name, event]).toEqual([['学号'], ['姓名'], ['赛项']])
      }),
    )
  })
  test('a sheet of one school split into two adds up to the same', () => {
    const answer = fc.constantFrom('很满意', '满意', '一般', '不满意', '不了解', '')
    fc.assert(
      fc.property(fc.array(answer, { minLength: 2, maxLength: 60 }), fc.nat(), (answers, cut) => {
        const read = (some: string[]) => {
          const one = grid(['编码', '是否满意'], ...some.map((text, i) => [String(i), text]))
          const given = mapping({ answer: ['是否满意'] })
          return tally(
            { mapping: given, rows: readRows(one, headsOf(one)!, 'survey', given, '2021-06') },
            { reading: 'share', basicCounts: false },
          )
        }
        const at = (cut % (answers.length - 1)) + 1
        const whole = read(answers)
        const halves = addTallies([read(answers.slice(0, at)), read(answers.slice(at))])
        expect([halves.valid, halves.satisfied, halves.returned]).toEqual([whole.valid, whole.satisfied, whole.returned])
        expect(halves.points).toBeCloseTo(whole.points, 9)
      }),
    )
  })
  test('options with their numbers are counted; the line of totals, a failed formula and a number of words are not', () => {
    const sheet = grid(
      ['选项', '人数', '占比'],
      ['很满意', '120', '60%'],
      ['满意', '60份', ''],
      ['一般', '#REF!', ''],
      ['不满意', '五', ''],
      ['合计', '200', ''],
    )
    const heads = headsOf(sheet)!
    const given = mapping(columnsFor('survey', heads, sheet))
    const rows = readRows(sheet, heads, 'survey', given, '2021-06')
    expect(rows.map(row => row.leftOut)).toEqual(['', '', 'formula-error', 'count-unreadable', 'total-row'])
    expect(tally({ mapping: given, rows }, { reading: 'share', basicCounts: false })).toMatchObject({
      valid: 180,
      satisfied: 180,
    })
  })
})

describe('a survey with one column per level', () => {
  const levels = ['很满意', '满意', '一般', '不满意']
  const read = (...rows: string[][]) => {
    const given = grid(...rows)
    const heads = headsOf(given)!
    const mapping: Mapping = { columns: columnsFor('survey', heads, given), scale: 'words', best: 'high', sent: null }
    const kept = readRows(given, heads, 'survey', mapping, '2021-06')
    return { mapping, kept, sum: tally({ mapping, rows: kept }, { reading: 'share', basicCounts: false }) }
  }
  test('adds up the numbers of every school; the totals and the line of shares do not count', () => {
    const { mapping, kept, sum } = read(
      ['2021年满意度调查汇总'],
      ['学校', '很满意（人）', '满意（人）', '一般', '不满意', '合计'],
      ['一中', '60', '20', '15', '5', '100'],
      ['二中', '30', '-', '9', '1', '40'],
      ['合计', '90', '20', '24', '6', '140'],
      ['占比', '64%', '14%', '17%', '4%', '100%'],
    )
    expect(mapping.columns).toEqual({ level: ['很满意(人)', '满意(人)', '一般', '不满意'] })
    expect(kept.map(row => row.leftOut)).toEqual(['', '', 'total-row', 'count-unreadable'])
    expect(sum).toMatchObject({ returned: 140, valid: 140, satisfied: 110 })
  })
  test('takes one mark per questionnaire: two are no answer, none came back empty, 不了解 is no answer either', () => {
    const { mapping, kept, sum } = read(
      ['答卷编号', ...levels, '不了解'],
      ['1', '√', '', '', '', ''],
      ['2', '', '✓', '', '', ''],
      ['3', '√', '', '√', '', ''],
      ['4', '', '', '', '', ''],
      ['5', '', '', '', '', '√'],
      ['5', '√', '', '', '', ''],
    )
    expect(mapping.columns).toMatchObject({ level: [...levels, '不了解'], respondent: ['答卷编号'] })
    expect(kept.map(row => row.leftOut)).toEqual(['', '', 'two-answers', 'empty', 'no-opinion', ''])
    expect(sum).toMatchObject({ returned: 6, valid: 3, satisfied: 3 })
  })
  test('of several questions counts the one about the whole, so that nobody counts twice', () => {
    const { kept, sum } = read(
      ['题目', ...levels],
      ['1. 对网络速度是否满意', '10', '20', '5', '5'],
      ['2. 总体评价', '20', '10', '6', '4'],
    )
    expect(kept.map(row => row.leftOut)).toEqual(['other-question', ''])
    expect(sum).toMatchObject({ returned: 40, valid: 40, satisfied: 30 })
  })
  test('says the same as the questionnaires it was made from, in counts and in marks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 60 }), chosen => {
        const long = read(['答卷编号', '您是否满意'], ...chosen.map((at, i) => [`${i + 1}`, levels[at]!])).sum
        const marks = read(
          ['答卷编号', ...levels],
          ...chosen.map((at, i) => [`${i + 1}`, ...levels.map((_, j) => (j === at ? '1' : ''))]),
        )
        const counts = read(['学校', ...levels], ['一中', ...levels.map((_, j) => `${chosen.filter(at => at === j).length}`)])
        expect(marks.sum).toEqual(long)
        expect(counts.sum).toEqual(long)
      }),
    )
  })
})

describe('people', () => {
  test('are one whatever width, case and spaces their number is written with', () =>
    expect(new Set(['０５１２-a1', '0512A1', ' 0512 a1 '].map(personKey)).size).toBe(1))
  test('a usage rate is never above 100%, and roster = with account + without', () => {
    const people = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 })
    fc.assert(
      fc.property(people, people, (accounts, roster) => {
        const sheet = (keys: number[]) => [{ rows: keys.map(key => rowOf({ key: String(key) })) }]
        const { active, enrolled, without, strangers } = usageOf(sheet(accounts), sheet(roster))
        expect(active + without).toBe(enrolled)
        expect(active + strangers).toBe(new Set(accounts).size)
      }),
    )
  })
})

test.each([
  ['关于印发《信息化管理办法》的通知', '印发'],
  ['关于印发《信息化管理办法（征求意见稿）》的通知', '征求意见'],
  ['信息化管理办法（草案）', '起草'],
  ['信息化管理办法', null],
])('the document “%s” is at the stage %s', (title, stage) =>
  expect(stageOf(rowOf({ title }), { aggregation: 'milestone', stages: null })).toBe(stage),
)

test.each([
  ['2021年7月5日', '2021-07-05'],
  ['2021/7/5 10:30', '2021-07-05'],
  ['20210705', '2021-07-05'],
  ['44382', '2021-07-05'],
  ['2021-02-30', undefined],
  ['上周', undefined],
])('the date %s is %s', (text, day) => expect(readDate(text)?.day).toBe(day))
