import AxeBuilder from '@axe-core/playwright'
import ExcelJS from 'exceljs'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { peopleOf } from '../support/people.ts'
import { xlsxTemplate } from '../support/templates.ts'

const axe = async (page: ConstructorParameters<typeof AxeBuilder>[0]['page']) =>
  (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations

const visits = indicator('服务人次', '≥2000人次', { category: '产出指标', weight: 90 })

test('a bureau brings its own form, mends what it does not know, previews it, and a unit exports by it', async ({
  signedIn: bureau,
  server,
  browser,
}) => {
  const given = declaration({ projectName: '惠民服务', indicators: [visits] })
  const project = await api<ProjectAnswer>(bureau.request, server, 'POST', '/projects', { declaration: given })
  const { clerk } = await peopleOf(project, bureau.request, server, browser)
  await bureau.goto(`${server.url}/templates`)
  await expect(bureau.getByText('还没有模板')).toBeVisible()
  await expect(bureau.getByRole('table').first()).toContainText('{{项目名称}}')
  expect(await axe(bureau)).toEqual([])
  await bureau.getByRole('button', { name: '添加模板' }).click()
  await bureau.getByRole('button', { name: '检查并预览' }).click()
  await expect(bureau.getByText('请先选择文件')).toBeVisible()
  const wrong = Buffer.from(await xlsxTemplate(sheet => void (sheet.getCell('A2').value = '{{年渡}}')))
  await bureau.locator('input[type=file]').setInputFiles({ name: '省厅自评表.xlsx', mimeType: '', buffer: wrong })
  await bureau.getByLabel('输入项目名称查找').fill('惠民')
  await expect(bureau.getByLabel('用哪个项目预览')).toContainText('惠民服务')
  await bureau.getByRole('button', { name: '检查并预览' }).click()
  await expect(bureau.getByText('工作表“自评表”A2 单元格：不认识占位符“年渡”，是不是“年度”？')).toBeVisible()
  await bureau
    .locator('input[type=file]')
    .setInputFiles({ name: '省厅自评表.xlsx', mimeType: '', buffer: Buffer.from(await xlsxTemplate()) })
  await bureau.getByRole('button', { name: '检查并预览' }).click()
  await expect(bureau.getByText('8 个占位符全部认得')).toBeVisible()
  await expect(bureau.getByRole('cell', { name: '惠民服务自评表' })).toBeVisible()
  expect(await axe(bureau)).toEqual([])
  await bureau.getByRole('button', { name: '保存模板' }).click()
  await expect(bureau.getByText('已保存“省厅自评表”第 1 版')).toBeVisible()

  await clerk.goto(`${server.url}/projects/${project.id}/evaluation`)
  const download = clerk.waitForEvent('download')
  await clerk.getByRole('link', { name: '按“省厅自评表”第 1 版' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('惠民服务-2021-省厅自评表-v1.xlsx')
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await file.path())
  expect(book.worksheets[0]!.getCell('A1').text).toBe('惠民服务自评表')

  await bureau.getByRole('button', { name: '停用', exact: true }).click()
  await bureau.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click()
  await expect(bureau.getByText('已停用的 1 个')).toBeVisible()
})

test('a form changed by hand comes back, and only what is accepted is written', async ({ signedIn: bureau, server, browser }) => {
  const given = declaration({ projectName: '惠民服务', indicators: [visits] })
  const project = await api<ProjectAnswer>(bureau.request, server, 'POST', '/projects', { declaration: given })
  const { clerk } = await peopleOf(project, bureau.request, server, browser)
  const entries = [{ indicatorId: project.indicators[0]!.id, value: 1500 }]
  await api(clerk.request, server, 'PUT', `/projects/${project.id}/actuals/2021-06`, { entries })
  const path = `${server.url}/projects/${project.id}`
  const out = await (await clerk.request.get(`${server.url}/api/v1/projects/${project.id}/exports/self-evaluation.xlsx`)).body()
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(out.buffer as ArrayBuffer)
  const sheet = book.worksheets[0]!
  sheet.getCell('I13').value = '上半年闭馆\n延长开放时间'
  sheet.getCell('F13').value = '1600人次'
  sheet.getCell('H13').value = 90
  const buffer = Buffer.from(await book.xlsx.writeBuffer())
  await clerk.goto(`${path}/evaluation`)
  await clerk.getByRole('link', { name: '导入改过的表' }).click()
  await expect(clerk.getByRole('heading', { level: 1, name: '导入改过的自评表' })).toBeVisible()
  await clerk.locator('input[type=file]').setInputFiles({ name: '签字版.xlsx', mimeType: '', buffer })
  await expect(clerk.getByRole('heading', { name: /3 处与系统不同/ })).toBeVisible()
  await expect(clerk.getByRole('row', { name: /得分/ })).toContainText('由系统按规则算出')
  await expect(clerk.getByRole('button', { name: /写入接受的/ })).toBeDisabled()
  await clerk.getByRole('button', { name: '全部接受（2）' }).click()
  await clerk.getByLabel('接受 服务人次 完成值').uncheck()
  expect(await axe(clerk)).toEqual([])
  await clerk.getByRole('button', { name: '写入接受的 1 处' }).click()
  await expect(clerk.getByText('已写入 1 处，其余没有改动。')).toBeVisible()
  await clerk.getByRole('link', { name: '返回自评' }).click()
  await expect(clerk.getByLabel('服务人次 偏差原因分析')).toHaveValue('上半年闭馆')
  await expect(clerk.getByRole('row', { name: /服务人次/ })).toContainText('1,500')

  sheet.getCell('D3').value = '别的项目'
  const other = Buffer.from(await book.xlsx.writeBuffer())
  await clerk.goto(`${path}/evaluation/form`)
  await clerk.locator('input[type=file]').setInputFiles({ name: '别的.xlsx', mimeType: '', buffer: other })
  await expect(clerk.getByRole('alert')).toContainText('文件写的是“别的项目”，这里是“惠民服务”。')
})
