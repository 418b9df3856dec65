import { describe, expect, test } from 'vitest'
import { openGrid } from '../../server/documents/grid.ts'
import type { ReadDeclaration } from '../../server/forms/declaration-reader.ts'
import { testApp } from '../support/app.ts'
import { suzhouForm } from '../support/declaration.ts'
import { cellsOf, converted, sheetOf } from '../support/form-cells.ts'
import { yearEnd } from '../support/year-end.ts'

/** What a form must say at these places, whatever program saved it last. */
const facts: Record<string, Record<string, string | number>> = {
  'exports/self-evaluation.xlsx': {
    A1: '项目支出绩效自评表（草稿，尚未定稿）',
    E6: 40,
    G6: 36,
    I6: '90.00%',
    J6: 9,
    D13: '服务人次',
    E13: '≥ 2,000人次',
    F13: '1,500人次',
    H13: 30,
    I13: '上半年闭馆维修。\n延长开放时间。',
    A16: '总分',
    G16: 100,
    H16: 89,
    I16: '等级：良',
  },
  'exports/monitoring.xlsx?asOf=2021-07': {
    A1: '项目支出绩效目标执行监控表（草稿，尚未提交）',
    E5: '年初预算数',
    G5: '1-7月执行数',
    K5: '1-7月执行率',
    E6: 40,
    G6: 20,
    K6: '50.00%',
    F10: '1-7月执行情况',
    F12: '1,500人次',
  },
  'exports/declaration.xlsx': {
    A1: '财政支出项目绩效目标申报表',
    A3: '申报单位名称',
    C3: 'U1 测试单位',
    A4: '项目名称',
    C4: '文化惠民服务',
  },
}

/** The filled cells of every table of a Word file, row by row: which columns empty cells join is each program's own affair. */
async function grid(bytes: Uint8Array) {
  const read = await openGrid(bytes, null, 'form.docx')
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value.grids[0]!.rows.map(row => row.cells.map(cell => cell.replaceAll(/\s+/g, '')).filter(cell => cell !== ''))
}

const why = process.env.FULL ? '' : ' (only in the full run)'
describe.runIf(process.env.FULL)(`LibreOffice opens every form and saves it${why}`, () => {
  test.each(Object.keys(facts))('%s: cell by cell the same, and the facts where they belong', async file => {
    const bureau = await (await testApp()).bureau()
    const { path } = await yearEnd(bureau)
    const { bytes } = await bureau.file(`${path}/${file}`)
    const ours = await sheetOf(bytes)
    const theirs = await sheetOf(await converted(bytes, 'xlsx', 'xlsx'))
    expect(cellsOf(theirs)).toEqual(cellsOf(ours))
    expect(cellsOf(theirs)).toMatchObject(facts[file]!)
    expect(theirs.pageSetup.paperSize).toBe(9)
    expect(theirs.pageSetup.orientation).toBe(ours.pageSetup.orientation)
    // Nothing is merged or taken apart on the way.
    expect(new Set(theirs.model.merges)).toEqual(new Set(ours.model.merges))
  })

  test('the summary of all projects: cell by cell the same', async () => {
    const bureau = await (await testApp()).bureau()
    await yearEnd(bureau)
    const { bytes } = await bureau.file('/overview/summary.xlsx')
    const ours = cellsOf(await sheetOf(bytes))
    expect(cellsOf(await sheetOf(await converted(bytes, 'xlsx', 'xlsx')))).toEqual(ours)
    expect(ours).toMatchObject({
      A1: '2021年度项目支出绩效自评汇总表',
      B5: '文化惠民服务',
      C5: 40,
      E5: 36,
      F5: '90.00%',
      B7: '总计（1个项目）',
    })
  })

  const words = ['declaration.docx', 'monitoring.docx?asOf=2021-07', 'self-evaluation-table.docx', 'self-evaluation.docx']
  test.each(words)('%s: every table cell the same after it was opened and saved, and it becomes a PDF', async file => {
    const bureau = await (await testApp()).bureau()
    const { path } = await yearEnd(bureau)
    const { bytes } = await bureau.file(`${path}/exports/${file}`)
    expect(await grid(await converted(bytes, 'docx', 'docx'))).toEqual(await grid(bytes))
    const pdf = Buffer.from(await converted(bytes, 'docx', 'pdf')).toString('latin1')
    expect(pdf.startsWith('%PDF')).toBe(true)
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(0)
  })

  test('the whole declaration form of thirty indicators survives in both kinds', async () => {
    const bureau = await (await testApp()).bureau()
    const { body: read } = await bureau.call<ReadDeclaration>('POST', '/declarations/parse', suzhouForm)
    const { body: project } = await bureau.call<{ id: number }>('POST', '/projects', { declaration: read.declaration })
    const xlsx = (await bureau.file(`/projects/${project.id}/exports/declaration.xlsx`)).bytes
    expect(cellsOf(await sheetOf(await converted(xlsx, 'xlsx', 'xlsx')))).toEqual(cellsOf(await sheetOf(xlsx)))
    const docx = (await bureau.file(`/projects/${project.id}/exports/declaration.docx`)).bytes
    expect(await grid(await converted(docx, 'docx', 'docx'))).toEqual(await grid(docx))
  })
})
