import { expect, signIn, test } from '../support/browser.ts'

test.beforeEach(async ({ page, sample }) => {
  await signIn(page.request, sample)
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.getByRole('table', { name: '风险金额最大的项目' })).toBeVisible()
})

test('the month strip obeys the arrow keys: address and numbers follow', async ({ page }) => {
  const strip = page.getByRole('radiogroup', { name: '截至月份' })
  const sentence = page.getByRole('main').getByRole('heading', { level: 1 })
  const july = await sentence.innerText()
  await strip.getByRole('radio', { name: /^7月/ }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/asOf=2021-06/)
  await expect(strip.getByRole('radio', { name: /^6月/ })).toBeChecked()
  await expect(strip.getByRole('radio', { name: /^6月/ })).toBeFocused()
  await expect(sentence).not.toHaveText(july)
  await page.keyboard.press('Home')
  await expect(page).toHaveURL(/asOf=2021-01/)
})

test('a light filters the projects, and a second press takes the filter back', async ({ page }) => {
  const rows = page.getByRole('table', { name: '风险金额最大的项目' }).getByRole('rowheader')
  const all = await rows.count()
  const light = page.getByRole('group', { name: '按目标灯筛选' }).getByRole('button', { name: /^滞后/ })
  const count = Number(/\d+/.exec((await light.getAttribute('aria-label'))!)![0])
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(all)
  await light.click()
  await expect(page).toHaveURL(/signal=behind/)
  await expect(rows).toHaveCount(count)
  await light.click()
  await expect(rows).toHaveCount(all)
})

test('the projects stand by money at risk, the largest first, and can be sorted by name', async ({ page }) => {
  const table = page.getByRole('table', { name: '风险金额最大的项目' })
  const amounts = await table.locator('td.p-risk').allInnerTexts()
  const numbers = amounts.map(text => Number(text.replaceAll(/[^\d.-]/g, '')))
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  await table.getByRole('button', { name: '按项目排序' }).click()
  await expect(page).toHaveURL(/sort=name/)
  await expect(page.getByRole('columnheader', { name: '按项目排序' })).toHaveAttribute('aria-sort', 'ascending')
})

test('a chart has a description and shows its numbers as a table', async ({ page }) => {
  const card = page.getByRole('region', { name: '预算执行与时间进度' })
  await expect(card.getByRole('img', { name: /截至7月执行.*各月数字见表格/ })).toBeVisible()
  await card.getByRole('button', { name: '看表格' }).click()
  await expect(card.getByRole('table').getByRole('rowheader')).toHaveText([1, 2, 3, 4, 5, 6, 7].map(month => `2021-0${month}`))
})

test('invented figures are marked as invented', async ({ page }) => {
  await expect(page.getByText('示例数据', { exact: true })).toBeVisible()
})

test('a project is reached by the keyboard from the list', async ({ page }) => {
  const first = page.getByRole('table', { name: '风险金额最大的项目' }).getByRole('link').first()
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/projects\/\d+\?asOf=2021-07/)
  await expect(page.getByRole('region', { name: /偏差清单/ })).toBeVisible()
})
