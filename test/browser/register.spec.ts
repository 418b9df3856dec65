import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import type { Declaration } from '#domain/declaration'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'

const declared = readFileSync(new URL('../forms/suzhou-2021-declaration.txt', import.meta.url), 'utf8')
const head = ['子项目', '采购事项', '类别', '合同编号', '采购预算（万元）', '中标价（万元）', '签订日期']

test('a workbook of contracts is compared, imported and confirmed, and the indicator shows its light and its rows', async ({
  signedIn: page,
  server,
}) => {
  const ask = <T>(method: string, path: string, data?: unknown) => api<T>(page.request, server, method, path, data)
  const { declaration } = await ask<{ declaration: Declaration }>('POST', '/declarations/parse', declared)
  const project = await ask<ProjectAnswer>('POST', '/projects', { declaration })
  const workbook = new ExcelJS.Workbook()
  workbook
    .addWorksheet('台账')
    .addRows([
      head,
      ['2021年信息化服务', '云平台服务', '信息化服务', 'A-1', 100, 80, '2021-03-15'],
      ['2021年信息化服务', '英语分级阅读', '信息化服务', 'A-2', 100, 78, '2021-05-06'],
    ])
  await page.goto(`${server.url}/projects/${project.id}`)
  await page.getByRole('link', { name: '采购合同台账' }).click()
  await expect(page.getByText('台账还没有合同')).toBeVisible()
  await page.getByRole('button', { name: '导入', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('选择 xlsx 文件').setInputFiles({
    name: '台账.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
  })
  await expect(dialog.getByText('新增 2 行')).toBeVisible()
  await dialog.getByRole('button', { name: '导入这些改动' }).click()
  await expect(dialog.getByText('已导入：新增 2 行，改动 0 行。')).toBeVisible()
  await dialog.getByRole('button', { name: '完成' }).click()
  await expect(page.getByText('台账共 2 份合同')).toBeVisible()

  const saving = page.locator('.follows > li', { hasText: '资金节约率' })
  await expect(saving).toContainText('21%')
  await saving.getByRole('button', { name: '确认' }).click()
  await expect(saving).toContainText('已确认')
  // The rule itself is open to change, where it is shown.
  const form = saving.getByRole('form')
  await saving.getByRole('button', { name: '修改“资金节约率”的取数方式' }).click()
  await form.getByLabel('2021年信息化服务').check()
  await form.getByRole('button', { name: '保存' }).click()
  await expect(form).toHaveCount(0)
  await expect(saving).toContainText('资金节约率 · 2021年信息化服务')
  await saving.getByRole('link', { name: '资金节约率' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '资金节约率' })).toBeVisible()
  await page.goto(`${page.url().split('?')[0]}?asOf=2021-05`)
  // A cap of 15%: 21% saved lies outside.
  await expect(page.locator('.project-title .signal')).toHaveText('滞后')
  await page.getByRole('link', { name: '由 2 行台账得出' }).click()
  await expect(page.getByText('以下 2 行得出“资金节约率”（截至2021年5月）。')).toBeVisible()
  await expect(page.locator('.register-table tbody tr')).toHaveCount(2)
})
