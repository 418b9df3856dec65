import { expect, test } from '../support/browser.ts'
import { suzhouForm } from '../support/workspace.ts'

test.beforeEach(async ({ signedIn: page, server }) => {
  await page.goto(`${server.url}/projects/new`)
})

test('text that is no declaration form is refused with a clear message, and stays to be mended', async ({ signedIn: page }) => {
  const text = page.getByLabel('申报表原文')
  await text.fill('2021年工作总结\n一年来，各项工作有序推进。')
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await expect(text).toHaveAttribute('aria-invalid', 'true')
  await expect(text).toHaveAccessibleDescription(/没有读出申报表/)
  await expect(text).toHaveValue(/工作总结/)
})

test('nothing pasted is said before anything is asked of the server', async ({ signedIn: page }) => {
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await expect(page.getByText('还没有内容，请先粘贴或选择文件。')).toBeVisible()
})

test('the form is read from a file as well, in GB18030 too', async ({ signedIn: page }) => {
  const { asGb18030 } = await import('../forms/suzhou.ts')
  const file = { name: '申报表.txt', mimeType: 'text/plain', buffer: Buffer.from(asGb18030(suzhouForm)) }
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText('读出 30 项指标、4 个子项目')).toBeVisible()
})

test('a file of an unknown kind is refused by name', async ({ signedIn: page }) => {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.exe', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1]) })
  await expect(page.getByText('不支持这种文件，请用 xlsx、docx、html 或 txt。')).toBeVisible()
})

test('every line of the form is shown beside what was read from it; leftover text is named', async ({ signedIn: page }) => {
  await page.getByLabel('申报表原文').fill(suzhouForm)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('没有对应的栏目，未读入')
  await expect(page.getByLabel('申报单位')).toHaveValue('苏州市电化教育馆')
  await expect(page.getByLabel('预算总额')).toHaveValue('4,000.00')
  await expect(page.getByLabel('第 30 项 指标名称')).toHaveValue(/平台、苏州市$/)
})

test('a target typed by hand is read with every key', async ({ signedIn: page }) => {
  await page.getByLabel('申报表原文').fill(suzhouForm)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  const target = page.getByLabel('第 19 项 目标值')
  const reading = page.locator('.review-target').filter({ has: target }).locator('output')
  await target.fill('≥90万人次')
  await expect(reading).toContainText('90万')
  await target.fill('10-15天')
  await expect(reading).toContainText('15')
})

test('an open question keeps the form from being saved, and pressing save leads to it', async ({ signedIn: page }) => {
  await page.getByLabel('申报表原文').fill(suzhouForm)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await page.getByRole('button', { name: '建立项目，还差 3 个确认' }).first().click()
  await expect(page.locator('.question.now button').first()).toBeFocused()
  await expect(page).toHaveURL(/\/projects\/new/)
})
