import { describe, expect, it } from 'vitest'
import { checkHandedIn } from '#domain/handed-in-check'
import type { HandedIn } from '#domain/handed-in'
import { national2020 } from '#domain/ruleset'
import { openTables } from '../../server/documents/tables.ts'
import { readHandedIn } from '../../server/forms/handed-in-reader.ts'
import { readRaw } from '../support/read-cases.ts'
import { asHtml, asText, asWorkbook, finished } from '../support/self-evaluation.ts'
import { asGb18030, utf8 } from './suzhou.ts'
import { asDocxTable } from '../support/docx-table.ts'

async function read(bytes: Uint8Array, type: string | null = null): Promise<HandedIn[]> {
  const opened = await openTables(bytes, type, '')
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  return readHandedIn(opened.value)
}
const rowsOf = (table: HandedIn | undefined) =>
  table?.rows.map(({ l1, l2, name, target, actual, weight, score }) => [l1, l2, name, target, actual, weight, score])
const wanted = [
  ['产出指标', '数量指标', '举办选拔赛', '≥6场', '6场', 25, 25],
  ['产出指标', '数量指标', '购买运维服务', '=16个', '15个', 25, 25],
  ['效益指标', '社会效益指标', '全年访问人数', '≥80万', '100万', 30, 30],
  ['满意度指标', '服务对象满意度指标', '教师满意度', '≥85%', '≥85%', 10, 10],
]
const codesOf = (table: HandedIn) =>
  checkHandedIn(table, national2020)
    .findings.map(({ code, indicator }) => `${code} ${indicator ?? '·'}`)
    .sort()
const objections = [
  'budget-changed ·',
  'copied-target 3',
  'execution-low ·',
  'full-marks-unmet 1',
  'inflated ·',
  'overshoot 2',
  'reason-missing 1',
  'score-mismatch 1',
  'unspent ·',
]

describe('a finished table reads the same from', () => {
  const kinds: [string, () => Promise<Uint8Array> | Uint8Array][] = [
    ['a workbook', () => asWorkbook({ 自评表: finished })],
    ['a workbook with merged cells', () => asWorkbook({ 自评表: finished }, ['A1:H1', 'A2:H2', 'A9:A10', 'B9:B10', 'A5:B5'])],
    ['a Word file', () => asDocxTable(finished)],
    ['a web page', () => utf8(asHtml(finished))],
    ['pasted cells', () => utf8(asText(finished))],
    ['a text in GB18030', () => asGb18030(asText(finished).replaceAll('≥', '>='))],
  ]
  it.each(kinds)('%s', async (_, make) => {
    const [table, ...others] = await read(await make())
    expect(others).toEqual([])
    expect(table).toMatchObject({
      kind: 'selfEvaluation',
      layout: 'national',
      project: '教育信息化运维',
      agency: '某市电教馆',
      year: 2021,
    })
    expect(table?.budget.rows[0]).toMatchObject({ initial: 120, fullYear: 100, executed: 70, weight: 10, rate: 0.7, score: 7 })
    expect(rowsOf(table)?.map(row => row.map(cell => (typeof cell === 'string' ? cell.replace('>=', '≥') : cell)))).toEqual(
      wanted,
    )
    expect(table).toMatchObject({ total: 97, weightTotal: 100, complete: true, unread: [] })
    expect(codesOf(table!)).toEqual(objections)
  })
  it('and from the same cells joined by bars or spaces in one line', () => {
    const cells = finished.flat().filter(text => text !== '')
    for (const joint of [' | ', ' ']) {
      const [table] = readRaw(cells.join(joint))
      expect(rowsOf(table)).toEqual(wanted)
      expect(codesOf(table!)).toEqual(objections)
    }
  })
})

describe('places', () => {
  it('a row of a workbook is named by its sheet, line and cell', async () => {
    const [table] = await read(await asWorkbook({ 自评表: finished }))
    expect(table!.rows[1]!.where).toMatchObject({ sheet: '自评表', line: 10, cell: 3 })
    const missed = checkHandedIn(table!, national2020).findings.find(({ code }) => code === 'full-marks-unmet')
    expect(missed).toMatchObject({ field: 'score', where: { sheet: '自评表', line: 10 } })
  })
})

describe('several tables', () => {
  const other = finished.map(row => row.map(text => text.replace('教育信息化运维', '校园网改造').replace('15个', '16个')))
  it('on two sheets are two tables', async () => {
    const tables = await read(await asWorkbook({ 一: finished, 二: other }))
    expect(tables.map(({ project }) => project)).toEqual(['教育信息化运维', '校园网改造'])
    expect(tables.map(table => codesOf(table).includes('full-marks-unmet 1'))).toEqual([true, false])
  })
  it('below each other are two tables', async () => {
    const tables = await read(utf8(asText([...finished, [''], ...other])))
    expect(tables.map(({ project, rows }) => [project, rows.length])).toEqual([
      ['教育信息化运维', 4],
      ['校园网改造', 4],
    ])
  })
  it('of which the first lost its head are still two', () => {
    const head =
      '绩效指标(90分) | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |'
    const page = [
      head,
      '产出指标 | 经济成本指标 | 成本控制数 | ≤ | 30 | 万元 | 28 | 90 | 90 | ||',
      '合计 | 100 | |||||||||',
      '部门预算项目支出绩效自评表(2023年度) | ||||||||||',
      '项目名称 | 设备更新 | |||||||||',
      head,
      '产出指标 | 数量指标 | 购买设备 | = | 13 | 台 | 13 | 90 | 90 | ||',
      '合计 | 100 | |||||||||',
    ].join('\n')
    const tables = readRaw(page)
    expect(tables.map(table => rowsOf(table)?.map(row => row.slice(2)))).toEqual([
      [['成本控制数', '≤ 30 万元', '28', 90, 90]],
      [['购买设备', '= 13 台', '13', 90, 90]],
    ])
  })
})

describe('what is not read is said, never guessed', () => {
  it('a row without a name keeps its place and is not scored', async () => {
    const nameless = finished.map(row => (row[2] === '购买运维服务' ? row.with(2, '') : row))
    const [table] = await read(await asWorkbook({ 自评表: nameless }))
    expect(table!.rows[1]).toMatchObject({ name: null, doubt: 'order', where: { line: 10 } })
    expect(table!.unread).toMatchObject([{ code: 'out-of-order', where: { line: 10 } }])
    expect(codesOf(table!).filter(code => code.endsWith(' 1'))).toEqual([])
  })
  it('a text that breaks off says in which row, and its sums are not judged', () => {
    const [table] = readRaw(
      finished
        .flat()
        .filter(text => text !== '')
        .slice(0, -6)
        .join(' '),
    )
    expect(table!.complete).toBe(false)
    expect(table!.unread.map(({ code }) => code)).toContain('cut-row')
    expect(codesOf(table!).some(code => /^(weights-not-100|total-mismatch)/.test(code))).toBe(false)
  })
  it('a score merged over two rows counts once', async () => {
    const shared = finished.map((row, i) => (i === 9 ? row.with(5, '').with(6, '') : row))
    const [table] = await read(await asWorkbook({ 自评表: shared }, ['F9:F10', 'G9:G10']))
    expect(table!.rows.map(({ weight }) => weight)).toEqual([25, null, 30, 10])
  })
  it('a list of questions is no table', () => {
    const [table] = readRaw('今天天气很好。\n请于周五前报送材料。')
    expect(table).toMatchObject({ rows: [], budget: { rows: [] }, project: null })
  })
})
