import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { everything } from '../../db/scope.ts'
import { itemsAnswer, overviewAnswer } from '../../server/answers/overview-answer.ts'
import { portfolioSheet, type PortfolioView } from '../../server/answers/portfolio-workbook.ts'
import { streamXlsx } from '../../server/documents/xlsx-stream.ts'
import { loadSample } from '../../server/sample/load.ts'
import { freshStore } from '../support/store.ts'

const store = freshStore()
const today = '2026-03-02'
const ask = { asOf: '2021-07', sort: 'risk' } as const
beforeAll(() => loadSample(store, Date.parse('2026-03-02T09:00:00+08:00'), 'few'))

async function written(view: PortfolioView, more: object = {}, lang: 'zh-CN' | 'en' = 'zh-CN') {
  const { sheet, name } = await portfolioSheet(store.db, everything, view, { ...ask, ...more }, today, lang)
  const bytes = await new Response(streamXlsx([sheet])).arrayBuffer()
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  const rows: unknown[][] = []
  workbook.worksheets[0]!.eachRow(row => rows.push((row.values as unknown[]).slice(1)))
  const head = sheet.notes.length
  return {
    name,
    notes: rows.slice(0, head).map(row => row[0]),
    heads: rows[head]!,
    rows: rows.slice(head + 1),
    sheet: workbook.worksheets[0]!,
  }
}
const overview = (more: object = {}) => overviewAnswer(store.db, everything, { ...ask, page: 1, pageSize: 200, ...more }, today)

test('the projects come in the list’s order, numbers as numbers in 万元, under a head row, marked as invented', async () => {
  const { items } = (await overview()).projects
  const { rows, heads, notes, name } = await written('projects')
  expect(name).toBe('项目清单 2021年截至7月.xlsx')
  expect(notes).toEqual([
    '项目清单 2021年截至7月',
    `筛选：全部项目，共 ${items.length} 个项目`,
    '排序：风险金额',
    expect.stringContaining('万元'),
    '示例数据，非真实执行情况',
  ])
  expect(heads.slice(0, 4)).toEqual(['#', '项目', '单位', '全年预算'])
  expect(rows.map(row => [row[1], row[3], row[10]])).toEqual(
    items.map(item => [item.name, item.budget! / 1e6, item.atRiskAmount! / 1e6]),
  )
  expect(rows.every(row => typeof row[3] === 'number')).toBe(true)
})

test('a filter is said in words and cuts the rows, in either language', async () => {
  const filter = { signal: 'behind', q: '2021' } as const
  const { items } = (await overview(filter)).projects
  expect(items.length).toBeGreaterThan(0)
  const zh = await written('projects', filter)
  expect(zh.notes[1]).toBe(`筛选：目标灯：滞后；名称含“2021”，共 ${items.length} 个项目`)
  expect(zh.rows.map(row => row[1])).toEqual(items.map(item => item.name))
  const en = await written('projects', filter, 'en')
  expect(en.notes[1]).toMatch(/^Filters: target light: behind; name contains “2021”, \d+ projects?$/)
  expect(en.rows).toHaveLength(items.length)
})

test('departments carry share, worst light and the three worst; months the money to date; the quadrant its corner', async () => {
  const view = await overview()
  const departments = await written('departments')
  const last = departments.heads.length - 1
  expect(departments.rows.map(row => [row[0], row[last - 2], row[last] ?? ''])).toEqual(
    view.departments.map(row => [row.name, row.atRiskShare, row.worst.map(({ name }) => name).join('；')]),
  )
  const months = await written('months')
  expect(months.rows.map(row => row[2])).toEqual(view.months.slice(0, 7).map(month => month.toDate! / 1e6))
  const corners = (await written('quadrant')).rows.map(row => row[4])
  expect(corners).toContain('双滞后')
})

test('a name that looks like a formula stays text', async () => {
  const bytes = await new Response(
    streamXlsx([{ name: 'a', notes: ['=1+1'], columns: [{ heading: '+1', width: 8 }], rows: () => [['=1+1'], ['@x\u0001']] }]),
  ).arrayBuffer()
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes)
  const cells = [1, 2, 3, 4].map(row => workbook.worksheets[0]!.getCell(row, 1))
  expect(cells.map(cell => [cell.type, cell.value])).toEqual(
    ['=1+1', '+1', '=1+1', '@x'].map(text => [ExcelJS.ValueType.String, text]),
  )
})

test('a long list asks for its rows page by page, and they are the overview’s own', async () => {
  const { items, total } = (await overview()).projects
  const pages = await Promise.all([1, 2, 3].map(page => itemsAnswer(store.db, everything, { ...ask, page, pageSize: 3 }, today)))
  expect(pages.flatMap(page => page.items)).toEqual(items.slice(0, 9))
  expect(pages.map(page => page.total)).toEqual([total, total, total])
})
