import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'

test('a project’s page shows a past day, says so in a bar, and leads back to today', async ({ page, sample }) => {
  await signIn(page.request, sample)
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}?asOf=2021-05`)
  await page.getByLabel('看某一天的样子').fill('2021-05-20')
  await expect(page).toHaveURL(/on=2021-05-20/)
  await expect(page.getByText('按 2021-05-20 当日所见')).toBeVisible()
  // April's report was in by then, May's was not.
  const month = (name: RegExp) => page.getByRole('radiogroup', { name: '截至月份' }).getByRole('radio', { name })
  await expect(month(/^4月.*已审核/)).toBeVisible()
  await expect(month(/^5月.*已审核/)).toHaveCount(0)
  await page.getByRole('button', { name: '回到今天' }).press('Enter')
  await expect(page).not.toHaveURL(/on=/)
  await expect(page.getByText('当日所见')).toHaveCount(0)
  await expect(month(/^5月.*已审核/)).toBeVisible()
})
