import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { evaluationWorkbook } from '../../server/answers/evaluation-workbook.ts'
import type { EvaluationAnswer } from '../../server/answers/evaluation-answer.ts'
import { testApp } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

async function formOf(change: Partial<EvaluationAnswer> = {}) {
  const app = await testApp('2022-01-10T09:00:00+08:00')
  const bureau = await app.bureau()
  const rows = [
    indicator('服务人次', '≥2000人次', { category: '产出指标', subcategory: '数量指标', weight: 40 }),
    indicator('服务场次', '≥10场', { category: '产出指标', subcategory: '数量指标', weight: 20 }),
    indicator('管理办法', '制定', {
      category: '效益指标',
      weight: 30,
      aggregation: 'milestone',
      pacing: 'due',
      dueMonth: '2021-06',
    }),
  ]
  const project = await declare(bureau, {
    projectName: '自评项目',
    indicators: rows,
    subprojects: [{ name: '服务', budget: 40_000_000 }],
    budgetTotal: 40_000_000,
  })
  const path = `/projects/${project.id}`
  const entries = [{ indicatorId: idOf(project, '服务人次'), value: 1500 }]
  await bureau.call('PUT', `${path}/actuals/2021-06`, { entries })
  const spent = [{ subprojectId: project.subprojects[0]!.id, spent: 36_000_000 }]
  await bureau.call('PUT', `${path}/expenditures/2021-06`, { entries: spent })
  const said = [{ indicatorId: idOf(project, '服务人次'), reason: '上半年闭馆', measures: '延长开放时间' }]
  const { body } = await bureau.call<EvaluationAnswer>('PUT', `${path}/evaluation`, { rows: said })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await evaluationWorkbook({ ...body, ...change }, '服务群众')).buffer)
  const sheet = workbook.worksheets[0]!
  const row = (number: number) => {
    const merged = new Set<string>()
    return Array.from({ length: 10 }, (_, i) => sheet.getRow(number).getCell(i + 1))
      .filter(cell => !merged.has(cell.master.address) && merged.add(cell.master.address))
      .map(cell => cell.value)
  }
  return { sheet, row }
}

test('the official table has the form’s words, 万元 as numbers, and is blank where nothing is known', async () => {
  const { sheet, row } = await formOf()
  expect(row(1)).toEqual(['项目支出绩效自评表（草稿，尚未定稿）'])
  expect(row(3)).toEqual(['项目名称', '自评项目'])
  expect(row(5).slice(2)).toEqual(['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'])
  expect(row(6).slice(1)).toEqual(['年度资金总额', 40, 40, 36, 10, '90.00%', 9])
  expect(row(12)).toEqual([
    '绩\n效\n指\n标',
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
  ])
  expect(row(13).slice(1)).toEqual([
    '产出指标',
    '数量指标',
    '服务人次',
    '≥ 2,000人次',
    '1,500人次',
    40,
    30,
    '上半年闭馆\n延长开放时间',
  ])
  expect(row(15).slice(3)).toEqual(['管理办法', '制定', null, 30, null, null])
  expect(row(16)).toEqual(['总分', 100, null, null])
  expect(sheet.getCell('B13').master.address).toBe(sheet.getCell('B14').master.address)
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, fitToWidth: 1, printTitlesRow: '12:12' })
})

test('final it is no draft any more, and carries total and grade', async () => {
  const { row } = await formOf({ state: 'final', total: 85, grade: '良' })
  expect(row(1)).toEqual(['项目支出绩效自评表'])
  expect(row(16)).toEqual(['总分', 100, 85, '等级：良'])
})
