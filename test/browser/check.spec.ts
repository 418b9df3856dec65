import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/browser.ts'
import { asText, finished } from '../support/self-evaluation.ts'

const axe = async (page: ConstructorParameters<typeof AxeBuilder>[0]['page']) =>
  (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()).violations

test('a pasted self-evaluation is recomputed and noted in its margin, by keyboard alone', async ({ signedIn: page, server }) => {
  await page.goto(server.url)
  await page.getByRole('navigation').getByRole('link', { name: '核对', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '自评表核对' })).toBeVisible()
  await page.getByRole('button', { name: '核对粘贴的内容' }).press('Enter')
  await expect(page.getByText('请先粘贴自评表，或选择文件。')).toBeVisible()
  await page.getByLabel('粘贴自评表').fill('请于周五前报送材料。')
  await page.getByRole('button', { name: '核对粘贴的内容' }).press('Enter')
  await expect(page.getByText(/请粘贴完整的自评表/)).toBeVisible()
  expect(await axe(page)).toEqual([])

  await page.getByLabel('粘贴自评表').fill(asText(finished))
  await page.getByRole('button', { name: '核对粘贴的内容' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '8 处批注，1 条整体疑问' })).toBeVisible()
  const row = page.getByRole('row', { name: /购买运维服务/ })
  await expect(row.locator('.check-ring')).toHaveText('25.00')
  await expect(row).toContainText('表上得分 25.00，按规则应为 23.44')
  await row.getByRole('button', { name: '23.44' }).press('Enter')
  await expect(row).toContainText('按比例得分')
  await expect(page.getByText('4 行指标全部读出')).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '再核对一份' }).press('Enter')
  await expect(page.getByLabel('粘贴自评表')).toBeVisible()
})

test('a workbook with two tables shows one after the other', async ({ signedIn: page, server }) => {
  const { asWorkbook } = await import('../support/self-evaluation.ts')
  const other = finished.map(row => row.map(text => text.replace('教育信息化运维', '校园网改造').replace('15个', '16个')))
  const buffer = Buffer.from(await asWorkbook({ 一: finished, 二: other }))
  await page.goto(`${server.url}/check`)
  await page.getByLabel('选择文件', { exact: true }).setInputFiles({ name: '自评表.xlsx', mimeType: '', buffer })
  await expect(page.getByText('自评表.xlsx · 只核对，不保存')).toBeVisible()
  await page.getByRole('button', { name: '校园网改造' }).click()
  await expect(page.getByRole('row', { name: /购买运维服务/ }).locator('.check-ring')).toHaveCount(0)
})
