import AxeBuilder from '@axe-core/playwright'
import { expect, signIn, test } from '../support/browser.ts'

test('a project’s years stand side by side; a year nobody evaluated is empty and not 0', async ({ page, bureau }) => {
  await signIn(page.request, bureau)
  const answer = await page.request.get(`${bureau.url}/api/v1/projects?q=${encodeURIComponent('2021年信息化建设')}`)
  const { items } = (await answer.json()) as { items: { id: number }[] }
  await page.goto(`${bureau.url}/projects/${items[0]!.id}`)
  await page.getByRole('link', { name: '历年', exact: true }).click()
  await expect(page.getByRole('heading', { name: '2021年信息化建设' })).toBeVisible()
  const table = page.getByRole('table', { name: '得分、执行率与指标' })
  await expect(table.getByRole('columnheader')).toHaveText(['指标', '2020', '2021'])
  const score = table.getByRole('row', { name: /^得分/ })
  await expect(score).toContainText('没有自评')
  await expect(score).not.toContainText('0')
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect([width, violations.map(found => found.id)]).toEqual([width, []])
  }
})
