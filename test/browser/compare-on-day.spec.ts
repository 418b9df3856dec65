import AxeBuilder from '@axe-core/playwright'
import { expect, signIn, test } from '../support/browser.ts'

test('units are compared on a past day, the day stays through the other comparisons and is said on a page that has none', async ({
  page,
  bureau,
}) => {
  await signIn(page.request, bureau)
  await page.goto(`${bureau.url}/?asOf=2021-05&on=2021-06-10`)
  const bar = page.getByText('按 2021-06-10 当日所见')
  await page.getByRole('link', { name: '比较两个单位' }).click()
  await expect(page).toHaveURL(/compare\?.*on=2021-06-10/)
  await expect(bar).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('截至 5月')
  await expect(page.getByRole('region', { name: '预算执行率' }).getByText('÷')).toHaveCount(2)
  await page.getByRole('button', { name: '看表格' }).press('Enter')
  await expect(page.getByRole('link', { name: '导出 Excel' })).toHaveAttribute('href', /on=2021-06-10/)
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await page.getByRole('button', { name: '同名指标' }).press('Enter')
  await page.getByLabel('指标名称').selectOption({ index: 1 })
  await expect(page).toHaveURL(/name=.*on=2021-06-10|on=2021-06-10.*name=/)
  await expect(bar).toBeVisible()
  await page.getByRole('button', { name: '看图' }).press('Enter')
  await expect(page.locator('.multiple').first()).toBeVisible()
  await page.locator('.multiple').first().getByRole('link').press('Enter')
  await expect(page).toHaveURL(/indicators\/\d+\?.*on=2021-06-10/)
  await expect(bar).toBeVisible()

  await page.goto(`${bureau.url}/rectifications?on=2021-06-10`)
  const note = page.getByText('所示为今天，不是 2021-06-10 当日')
  await expect(note).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  await page.getByRole('button', { name: '回到今天' }).press('Enter')
  await expect(page).not.toHaveURL(/on=/)
  await expect(note).toHaveCount(0)
})
