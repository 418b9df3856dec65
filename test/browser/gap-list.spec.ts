import AxeBuilder from '@axe-core/playwright'
import { expect, signIn, test } from '../support/browser.ts'

test('on Monday a manager opens the worst gaps over all projects, asks for those without an order, and goes down to the indicator', async ({
  page,
  bureau,
}) => {
  await signIn(page.request, bureau)
  await page.goto(`${bureau.url}/?asOf=2021-07`)
  await page.getByRole('link', { name: '偏差清单' }).click()
  await expect(page).toHaveURL(/gaps\?.*asOf=2021-07/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('截至 7月')
  const rows = page.locator('.gap-table tbody tr')
  await expect(rows).toHaveCount(40)
  const amounts = async () => {
    const texts = await rows.locator('td.number').allTextContents()
    return texts.map(text => Number(text.replace(/[^\d.]/g, '')))
  }
  const first = await amounts()
  expect(first[0]!).toBeGreaterThan(0)
  expect(first).toEqual(first.toSorted((a, b) => b - a))
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await page.getByRole('button', { name: /再显示/ }).press('Enter')
  await expect(rows).toHaveCount(80)
  await page.getByRole('button', { name: /^未下达整改/ }).press('Enter')
  await expect(page).toHaveURL(/rectification=none/)
  await page.getByRole('button', { name: '预警', exact: true }).press('Enter')
  await expect(page).toHaveURL(/signal=warning/)
  await expect(rows.first()).toContainText('预警')
  await expect(page.getByRole('link', { name: '导出 Excel' })).toHaveAttribute('href', /signal=warning.*rectification=none/)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 Excel' }).click()])
  expect(file.suggestedFilename()).toBe('偏差清单 2021-07.xlsx')

  const worst = rows.first().getByRole('link').first()
  const name = await worst.textContent()
  await worst.press('Enter')
  await expect(page).toHaveURL(/indicators\/\d+\?.*asOf=2021-07/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name!)
  await page.goBack()
  await expect(page).toHaveURL(/signal=warning/)
  await expect(rows.first()).toContainText(name!)
})
