import { expect, test } from 'vitest'
import { openZip } from '../../server/documents/zip.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, indicator } from '../support/declaration.ts'
import { rowOf, sheetOf } from '../support/form-cells.ts'

/** Two departments: one with two units, one that stands for itself. */
async function started() {
  const app = await testApp('2022-01-20T09:00:00+08:00')
  const bureau = await app.bureau()
  const agency = async (code: string, name: string, parentId: number | null) =>
    (await bureau.call<{ id: number }>('POST', '/agencies', { code, name, parentId })).body.id
  const culture = await agency('1', '文化局', null)
  const library = await agency('101', '图书馆', culture)
  const museum = await agency('102', '博物馆', culture)
  await agency('2', '审计局', null)
  const make = async (code: string, name: string, budget: number, spent: number) => {
    const project = await declare(bureau, {
      agencyCode: code,
      agencyName: name,
      projectName: `${name}项目${budget}`,
      subprojects: [{ name: '一', budget }],
      budgetTotal: budget,
      indicators: [indicator('服务人次', '≥100人次', { category: '产出指标', weight: 90 })],
    })
    const entries = [{ subprojectId: project.subprojects[0]!.id, spent }]
    await bureau.call('PUT', `/projects/${project.id}/expenditures/2021-06`, { entries })
    const values = [{ indicatorId: project.indicators[0]!.id, value: 100 }]
    await bureau.call('PUT', `/projects/${project.id}/actuals/2021-06`, { entries: values })
    return project
  }
  const books = await make('101', '图书馆', 10_000_001, 9_000_001)
  const halls = await make('101', '图书馆', 20_000_000, 20_000_000)
  await make('102', '博物馆', 5_000_000, 2_500_000)
  await make('2', '审计局', 1_000_000, 0)
  for (const project of [books, halls]) {
    const { status, body } = await bureau.call('POST', `/projects/${project.id}/evaluation/submit`, {})
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  return { app, bureau, culture, library, museum }
}
async function rowsOf(client: Client, query = '') {
  const { status, bytes } = await client.file(`/overview/summary.xlsx${query}`)
  expect(status).toBe(200)
  const sheet = await sheetOf(bytes)
  return { sheet, rows: Array.from({ length: sheet.rowCount }, (_, i) => rowOf(sheet, i + 1)) }
}

test('every project stands under its unit with score, grade and execution, and every sum adds up to the fen', async () => {
  const { bureau } = await started()
  const { rows, sheet } = await rowsOf(bureau)
  expect(rows.slice(0, 3)).toEqual([
    ['2021年度项目支出绩效自评汇总表'],
    ['汇总范围：全部可见单位　　执行数截至：2021年12月　　金额单位：万元'],
    ['序号', '项目名称', '年初预算数', '全年预算数', '全年执行数', '执行率', '自评得分', '等级', '自评状态'],
  ])
  expect(rows.slice(3, 14)).toEqual([
    ['文化局'],
    ['图书馆'],
    [1, '图书馆项目10000001', 10.000001, 10.000001, 9.000001, '90.00%', 99, '优', '已提交'],
    [2, '图书馆项目20000000', 20, 20, 20, '100.00%', 100, '优', '已提交'],
    [null, '图书馆小计（2个项目）', 30.000001, 30.000001, 29.000001, '96.67%', 99.5, '优2', '2个已提交'],
    ['博物馆'],
    [3, '博物馆项目5000000', 5, 5, 2.5, '50.00%', null, null, '未提交'],
    [null, '博物馆小计（1个项目）', 5, 5, 2.5, '50.00%', null, null, null],
    [null, '文化局小计（3个项目）', 35.000001, 35.000001, 31.500001, '90.00%', 99.5, '优2', '2个已提交'],
    ['审计局'],
    [4, '审计局项目1000000', 1, 1, 0, '0.00%', null, null, '未提交'],
  ])
  expect(rows[15]).toEqual([null, '总计（4个项目）', 36.000001, 36.000001, 31.500001, '87.50%', 99.5, '优2', '2个已提交'])
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1, printTitlesRow: '3:3' })
})

test('the scope of the query cuts it, and nobody sees more than his own', async () => {
  const { app, bureau, culture, museum } = await started()
  const names = async (client: Client, query = '') =>
    (await rowsOf(client, query)).rows.flatMap(row => (typeof row[0] === 'number' ? [row[1]] : []))
  expect(await names(bureau, `?agencyId=${museum}`)).toEqual(['博物馆项目5000000'])
  expect(await names(bureau, `?agencyId=${culture}`)).toHaveLength(3)
  expect(await names(bureau, '?year=2019')).toEqual([])
  const clerk = await app.account('museum', 'clerk', museum)
  expect(await names(clerk)).toEqual(['博物馆项目5000000'])
  expect((await clerk.file(`/overview/summary.xlsx?agencyId=${culture}`)).status).toBe(404)
})

test('as a Word file it says the same, with its head on every page', async () => {
  const { bureau } = await started()
  const { status, bytes } = await bureau.file('/overview/summary.docx')
  expect(status).toBe(200)
  const parts = openZip(bytes, name => name === 'word/document.xml')
  const body = parts.ok ? parts.value.get('word/document.xml')!.toString('utf8') : ''
  const words = [...body.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(match => match[1])
  for (const said of ['图书馆小计（2个项目）', '29.000001', '总计（4个项目）', '31.500001', '99.5']) expect(words).toContain(said)
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(body).toContain('w:orient="landscape"')
})
