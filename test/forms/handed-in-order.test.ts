import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRaw } from '../support/read-cases.ts'

/** Orders that pages are copied in, made up afresh: what is read without a doubt is what the table said. */

const names = '居民健康档案 健康教育资料 预防接种证 老年人体检数 高血压管理数 糖尿病管理数 家庭医生签约数 孕产妇访视数'.split(' ')
/** Small figures too: a target that equals its actual, its weight or its neighbour's is where cells are mixed up. */
const figure = (min: number) => fc.oneof(fc.integer({ min, max: 9 }), fc.integer({ min, max: 99_999 }))
const row = fc.record({
  target: figure(2),
  actual: figure(1),
  weight: fc.integer({ min: 1, max: 10 }),
  unit: fc.constantFrom('人', '例', '次'),
})
type Row = { name: string; target: number; actual: number; weight: number; unit: string }
const head =
  '项目支出绩效自评表 （2021年度） 项目名称 公共卫生 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 产出指标 数量指标'
const group = ({ target, actual, weight, unit }: Row) => [`${target}${unit}`, `${actual}${unit}`, `${weight}`, `${weight}`]
const rowsOf = fc
  .tuple(fc.shuffledSubarray(names, { minLength: 5, maxLength: 8 }), fc.array(row, { minLength: 8, maxLength: 8 }))
  .map(([picked, rows]) => picked.map((name, i): Row => ({ name, ...rows[i]! })))

describe('numbered names that run ahead of their values', () => {
  const text = (rows: Row[], from: number, count: number, without: number | null) => {
    const label = (i: number) => `指标${i + 1}:${rows[i]!.name}`
    const lumped = rows.slice(from, from + count)
    const values = lumped.flatMap(group).filter((_, i) => i !== without)
    const alone = (start: number, end: number) => rows.slice(start, end).flatMap((one, i) => [label(start + i), ...group(one)])
    return [
      head,
      ...alone(0, from),
      ...lumped.map((_, i) => label(from + i)),
      ...values,
      ...alone(from + count, rows.length),
      '总分 100',
    ].join(' ')
  }
  const wrongly = (rows: Row[], raw: string) =>
    readRaw(raw)[0]!
      .rows.filter(({ doubt }) => doubt === null)
      .filter(({ name, target, actual, weight }) => {
        const printed = rows.find(one => name?.endsWith(one.name))
        return !printed || [target, actual, `${weight}`].join() !== group(printed).slice(0, 3).join()
      })
  it('two by two, each group whole, are paired in the order of their numbers', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 3 }), (rows, from) => {
        const raw = text(rows, from, 2, null)
        expect(wrongly(rows, raw)).toEqual([])
        expect(readRaw(raw)[0]!.rows.filter(({ doubt }) => doubt === null)).toHaveLength(rows.length)
      }),
      { numRuns: process.env.FULL ? 1000 : 100 },
    )
  })
  // Target and actual alike and the score lost: what is left looks like a name that repeats its target.
  const alike = names
    .slice(0, 5)
    .map((name, i): Row => ({ name, target: i === 2 ? 8 : 2, actual: i === 2 ? 8 : 1, weight: 1, unit: '人' }))
  it('with any cell lost, or more of them than the text can tell apart, are never read otherwise than printed', () => {
    fc.assert(
      fc.property(
        rowsOf,
        fc.integer({ min: 1, max: 2 }),
        fc.integer({ min: 2, max: 3 }),
        fc.integer({ min: 0, max: 7 }),
        (rows, from, count, lost) => {
          expect(wrongly(rows, text(rows, from, count, lost))).toEqual([])
        },
      ),
      { numRuns: process.env.FULL ? 1000 : 100, examples: [[alike, 1, 2, 6]] },
    )
  })
})

describe('names with what they reflect behind them', () => {
  it('are parted from their description and from the next name', () => {
    const cells = [
      '数量指标',
      '巡察次数反映安保巡察情况200次维修次数反映全年维修情况≥280次',
      '质量指标',
      '验收合格率反映...>92%更新合格率...≥95%',
      '成本指标',
      '成本控制率反映成本情况100%',
    ]
    const [table] = readRaw(`项目支出绩效目标表 ${cells.join('')}`)
    expect(table!.rows.map(({ name, target }) => [name, target]).slice(0, 4)).toEqual([
      ['巡察次数', '200次'],
      ['维修次数', '≥280次'],
      ['验收合格率', '>92%'],
      ['更新合格率', '≥95%'],
    ])
  })
})
