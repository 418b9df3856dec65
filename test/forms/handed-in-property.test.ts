import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRaw } from '../support/read-cases.ts'

/** Tables nobody wrote the reader for: whatever is read without a doubt is what was printed, however the cells were joined. */

const names =
  '举办选拔赛场次 购买运维服务数量 设备验收合格率 资金支付及时性 单位成本控制 全年访问人数 学生满意度 故障修复及时率 制度健全性(含办法) 覆盖学校数 发放补助人数 提升工作效率 改善办学条件程度 教师培训人次 配套设施到位率'.split(
    ' ',
  )
const reasons = ['', '', '', '受疫情影响', '人员变动,已补充', '正在办理中', '下年继续实施', '已与供应商沟通']
const quantity = fc
  .tuple(
    fc.constantFrom('≥', '=', '≤', '', '>=', '不低于'),
    fc.integer({ min: 1, max: 99_999 }),
    fc.constantFrom('场', '个', '%', '人次', '万元', '', '所', '元/人'),
  )
  .map(([sign, number, unit]) => ({ target: `${sign}${number}${unit}`, actual: `${number}${unit}` }))
const words = fc.constantFrom(
  { target: '及时', actual: '及时' },
  { target: '效果明显', actual: '达成预期指标' },
  { target: '有效提升', actual: '基本达成' },
  { target: '12月底前', actual: '12月20日' },
  { target: '合规', actual: '部分达成' },
)
const row = fc
  .record({
    value: fc.oneof(quantity, words),
    weight: fc.constantFrom(5, 8, 10, 12.5, 20),
    lost: fc.constantFrom(0, 0, 0, 1.5, 2),
    reason: fc.constantFrom(...reasons),
  })
  .map(({ value, weight, lost, reason }) => ({ ...value, weight, score: weight - lost, reason: lost ? reason : '' }))
type Row = { name: string; target: string; actual: string; weight: number; score: number; reason: string }

const layouts = {
  national: {
    heads: '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施',
    cells: (r: Row) => [r.target, r.actual, `${r.weight}`, `${r.score}`, r.reason],
  },
  weightFirst: {
    heads: '一级指标 二级指标 三级指标 分值 年度指标值 全年实际值 得分 未完成原因及拟采取的改进措施',
    cells: (r: Row) => [`${r.weight}`, r.target, r.actual, `${r.score}`, r.reason],
  },
  transfer: {
    heads: '一级指标 二级指标 三级指标 指标值 全年实际完成值 未完成原因和改进措施',
    cells: (r: Row) => [r.target, r.actual, r.reason],
  },
} as const
const levels = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['产出指标', '时效指标'],
  ['效益指标', '社会效益指标'],
  ['效益指标', '可持续影响指标'],
  ['满意度指标', '服务对象满意度指标'],
]

function textOf(rows: Row[], every: number, layout: keyof typeof layouts, joint: string): string {
  const { heads, cells } = layouts[layout]
  const lines = rows.map((r, i) => {
    const level = levels[Math.min(levels.length - 1, Math.floor(i / every))]!
    const above = i === 0 ? ['', ''] : levels[Math.min(levels.length - 1, Math.floor((i - 1) / every))]!
    return [...level.map((word, at) => (word === above[at] ? '' : word)), r.name, ...cells(r)]
  })
  const all = [
    ['项目支出绩效自评表'],
    ['(2021年度)'],
    ['项目名称', '信息化运维'],
    heads.split(' '),
    ...lines,
    ['总分', '100', '90'],
  ]
  return joint === '\t'
    ? all.map(line => line.join('\t')).join('\n')
    : all
        .flat()
        .filter(text => text !== '')
        .join(joint)
}

const bare = (text: string | null) => (text ?? '').replaceAll(' ', '')
const table = fc
  .tuple(fc.shuffledSubarray(names, { minLength: 2, maxLength: 10 }), fc.array(row, { minLength: 10, maxLength: 10 }))
  .map(([picked, rows]) => picked.map((name, i) => ({ name, ...rows[i]! })))
const layout = fc.constantFrom(...(Object.keys(layouts) as (keyof typeof layouts)[]))

describe('a generated table', () => {
  it.each([
    ['tabs', '\t'],
    ['bars', ' | '],
    ['spaces', ' '],
  ])('with its cells joined by %s is read as printed, or said to be in doubt', (_, joint) => {
    fc.assert(
      fc.property(table, layout, fc.integer({ min: 1, max: 3 }), (rows, kind, every) => {
        const read = readRaw(textOf(rows, every, kind, joint))[0]!
        // Bare numbers that add up to all points are read as points: then none stands as a measure.
        if (read.pointsAsValues) {
          expect(kind).toBe('transfer')
          expect([90, 100]).toContain(read.rows.reduce((sum, one) => sum + one.weight!, 0))
          return
        }
        for (const one of read.rows.filter(({ doubt }) => doubt === null)) {
          const printed = rows.find(({ name }) => name === one.name)
          expect(printed, `${one.name} is no row of the table`).toBeDefined()
          const points = kind === 'transfer' ? [null, null] : [printed!.weight, printed!.score]
          expect([bare(one.target), bare(one.actual), one.weight, one.score, bare(one.reason)]).toEqual([
            printed!.target,
            printed!.actual,
            ...points,
            printed!.reason,
          ])
        }
        const lost = rows.filter(({ name }) => !read.rows.some(one => one.doubt === null && one.name === name))
        // With its cells nothing is lost; without them a row that is not read is named.
        if (joint === '\t') expect(lost).toEqual([])
        else if (lost.length > 0) expect(read.unread.length).toBeGreaterThan(0)
      }),
      { numRuns: process.env.FULL ? 500 : 60 },
    )
  })
})
