import { expect, test } from '../support/browser.ts'

test('a project’s page shows a past day, says so in a bar, and leads back to today', async ({ signedIn: page, server }) => {
  await page.goto(`${server.url}/projects/1?asOf=2021-05`)
  await page.getByLabel('看某一天的样子').fill('2021-05-20')
  await expect(page).toHaveURL(/on=2021-05-20/)
  await expect(page.getByText('按 2021-05-20 当日所见')).toBeVisible()
  await page.getByRole('button', { name: '回到今天' }).press('Enter')
  await expect(page).not.toHaveURL(/on=/)
  await expect(page.getByText('当日所见')).toHaveCount(0)
})
