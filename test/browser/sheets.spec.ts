import ExcelJS from 'exceljs'
import { expect, test } from '../support/browser.ts'
import { declareSuzhou } from '../support/workspace.ts'

test('a survey’s file is dropped on its indicator, read, understood, kept, and becomes the month’s value', async ({
  signedIn: page,
  server,
}) => {
  const project = await declareSuzhou(page.request, server)
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('原稿')
  sheet.addRow(['答卷编号', '您对信息化服务总体是否满意', '姓名'])
  for (let i = 1; i <= 120; i++) sheet.addRow([i, i <= 102 ? '满意' : '一般', '王小明'])
  sheet.addRow([121, '不了解', '李明'])
  const buffer = Buffer.from(await book.xlsx.writeBuffer())

  await page.goto(`${server.url}/projects/${project.id}`)
  await page.getByRole('link', { name: '佐证清单' }).click()
  await expect(page.getByRole('heading', { name: '佐证清单' })).toBeVisible()
  await page.getByRole('link', { name: '学生满意度' }).click()
  await page.getByLabel('月份').selectOption({ label: '2021年6月' })
  await page.locator('input[type=file]').setInputFiles({ name: '学生问卷.xlsx', mimeType: '', buffer })
  const result = page.getByRole('region', { name: '结果' })
  await expect(result).toContainText('有效 120 份，满意 102 份：85%（95% 区间 77.5%–90.3%），是否达到 = 85% 尚不足以判断')
  await page.getByLabel('发出份数').fill('150')
  await page.getByLabel('发出份数').blur()
  await expect(result).toContainText('发出 150 份、回收率 80.7%')
  await expect(page.getByRole('region', { name: '逐行查看' }).first()).toContainText('不了解、不清楚')
  await result.getByRole('button', { name: '导入，并更新本月指标值' }).click()
  await expect(result.getByRole('status')).toContainText('本月指标值已由清单算出')
  await result.getByRole('link', { name: '查看这份清单' }).click()
  await expect(page.getByRole('heading', { name: '学生问卷.xlsx' })).toBeVisible()
  await page.getByLabel('显示').selectOption({ label: '只看不计入的行' })
  await expect(page.getByRole('rowheader', { name: '原稿!A122' })).toBeVisible()
})
