import { describe, expect, it } from 'vitest'
import { checkHandedIn } from '#domain/handed-in-check'
import { national2020 } from '#domain/ruleset'
import { readRaw } from '../support/read-cases.ts'
import { asText, finished } from '../support/self-evaluation.ts'

/** What units really hand in, one fault at a time: each is read, none stops the check, and what is said of it is known. */

const [money, subMoney, first, second, third, last] = [5, 6, 8, 9, 10, 11]
const total = 12
type Change = [row: number, column: number, text: string]
/** A table without faults, so that each case shows what its own fault brings. */
const clean: Change[] = [
  [money, 2, '100'],
  [subMoney, 2, '100'],
  [money, 4, '99'],
  [subMoney, 4, '99'],
  [money, 6, '99%'],
  [money, 7, '9.9'],
  [second, 4, '16个'],
  [third, 4, '80万'],
  [last, 4, '86%'],
  [total, 6, '99.9'],
]
const table = (...changes: Change[]) => {
  const rows = finished.map(row => [...row])
  for (const [row, column, text] of [...clean, ...changes]) rows[row]![column] = text
  return rows
}
const readAll = (rows: string[][]) => readRaw(asText(rows))
const checked = (rows: string[][]) => {
  const [one] = readAll(rows)
  const { trial, findings } = checkHandedIn(one!, national2020)
  return { table: one!, trial, codes: findings.map(({ code, indicator }) => `${code} ${indicator ?? '·'}`).sort() }
}

describe('a table with', () => {
  it('no fault has nothing said of it', () => expect(checked(table()).codes).toEqual([]))

  const cases: [what: string, rows: string[][], said: string[], score?: [row: number, score: number | null]][] = [
    [
      'weights of 99.5',
      table([first, 5, '24.5'], [first, 6, '24.5'], [total, 5, '99.5'], [total, 6, '99.4']),
      ['weights-not-100 ·'],
    ],
    ['a score above its weight', table([first, 6, '26'], [total, 6, '100.9']), ['score-above-weight 0', 'score-mismatch 0']],
    ['a total that is not the sum', table([total, 6, '99']), ['total-mismatch ·']],
    ['an actual equal to a lower bound', table([first, 3, '≥6场'], [first, 4, '6场']), [], [0, 25]],
    ['an actual equal to an upper bound', table([first, 3, '≤6场'], [first, 4, '6场']), [], [0, 25]],
    [
      'an actual equal to a target above which it must lie',
      table([first, 3, '＞6场'], [first, 4, '6场']),
      ['full-marks-unmet 0', 'reason-missing 0'],
    ],
    ['a slash for target and actual', table([first, 3, '/'], [first, 4, '/']), ['scored-blank 0']],
    ['无 for target and actual', table([first, 3, '无'], [first, 4, '无']), ['scored-blank 0']],
    ['a slash for a reason where nothing was lost', table([first, 7, '/']), []],
    [
      '无 for a reason where points were lost',
      table([first, 4, '5场'], [first, 6, '20.83'], [first, 7, '无'], [total, 6, '95.73']),
      ['reason-missing 0'],
    ],
    ['a target in 元 against an actual in 万元', table([first, 3, '≤300000元'], [first, 4, '28万元']), [], [0, 25]],
    [
      'a target in 万元 exceeded by an actual in 元',
      table([first, 3, '≤30万元'], [first, 4, '310000元'], [first, 7, '价格上涨']),
      ['full-marks-unmet 0', 'score-mismatch 0'],
    ],
    ['a date met on the day itself', table([first, 3, '2021年12月31日前'], [first, 4, '2021年12月31日']), [], [0, 25]],
    [
      'a date missed without a reason',
      table([first, 3, '2021年6月30日前'], [first, 4, '2021年9月1日'], [first, 6, '17'], [total, 6, '91.9']),
      ['reason-missing 0'],
    ],
    ['a target of zero that was met', table([first, 3, '=0起'], [first, 4, '0起']), [], [0, 25]],
    [
      'a target of zero that was not met',
      table([first, 3, '≤0起'], [first, 4, '2起'], [first, 6, '0'], [first, 7, '两起事故'], [total, 6, '74.9']),
      [],
      [0, 0],
    ],
    ['a blank execution row', table([money, 4, ''], [money, 6, ''], [money, 7, ''], [subMoney, 4, '']), []],
    [
      'a budget row of zeros above real sources',
      table([money, 2, '0'], [money, 3, '0'], [money, 4, '0']),
      ['zero-over-zero ·', 'zero-total ·'],
    ],
    ['an actual left blank', table([first, 4, '']), ['actual-missing 0'], [0, null]],
    [
      'a target of satisfaction above 100%',
      table([last, 3, '290%'], [last, 4, '95%'], [last, 6, '3.28'], [last, 7, '有待提高'], [total, 6, '93.18']),
      ['unreadable 3'],
    ],
    ['a result of satisfaction above 100%', table([last, 4, '186%']), ['overshoot 3', 'unreadable 3']],
    ['a target that is only a sign', table([first, 3, '≥']), ['unreadable 0'], [0, null]],
  ]
  it.each(cases)('%s', (_, rows, said, score) => {
    const { codes, trial } = checked(rows)
    expect(codes).toEqual(said)
    if (score) expect(trial.indicators[score[0]]!.score).toBe(score[1])
  })

  it('其中 sub-rows counts them without points of their own', () => {
    const rows = table()
    rows.splice(second, 0, ['', '', '其中：校级选拔赛', '≥4场', '4场', '', '', ''])
    const { codes, table: read } = checked(rows)
    expect(read.rows[1]).toMatchObject({ name: '其中：校级选拔赛', sub: true, weight: null })
    expect(codes).toEqual([])
  })
  it('two totals keeps the first, which closes its rows', () => {
    const rows = [...table(), ['合计', '', '', '', '', '100', '88', '']]
    const { table: read, codes } = checked(rows)
    expect([read.total, read.rows.length, codes]).toEqual([99.9, 4, []])
  })
  it('several tables in one file is checked table by table', () => {
    const other = table([first, 6, '26']).map(row => row.map(text => text.replace('教育信息化运维', '校园网改造')))
    const tables = readAll([...table(), [''], ...other])
    expect(tables.map(({ project }) => project)).toEqual(['教育信息化运维', '校园网改造'])
    expect(
      tables.map(one => checkHandedIn(one, national2020).findings.some(({ code }) => code === 'score-above-weight')),
    ).toEqual([false, true])
  })
  it('an amount in 元 that is the sum of others in 万元 names the slip', () => {
    const rows = table()
    rows.splice(4, 0, ['完成情况', '发放补助471.23元，其中省级189.63万元，市级281.6万元。'])
    expect(checked(rows).codes).toEqual(['unit-slip ·'])
    rows[4]![1] = '发放补助471.23万元，其中省级189.63万元，市级281.6万元，人均1200元。'
    expect(checked(rows).codes).toEqual([])
  })
  it('a goal of another year says so', () => {
    const rows = table()
    rows.splice(4, 0, ['年度总体目标', '预期目标', '实际完成情况'], ['', '2020年完成设备更新，保障教学。', '已完成设备更新。'])
    expect(checked(rows).codes).toContain('year-mismatch ·')
  })
})
