import { expect, test } from '../support/browser.ts'
import { months, works } from '../support/suzhou-months.ts'
import { declareSuzhou, enterMonths } from '../support/workspace.ts'

test.beforeEach(async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await enterMonths(page.request, server, project, months)
  await page.goto(`${server.url}/projects/${project.id}`)
  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
})

test('both lights and both figures of the head say why, one at a time, and Esc closes', async ({ signedIn: page }) => {
  const panel = page.locator('.why-panel, .why-row')
  await page.getByRole('button', { name: '预算：预警，为什么？' }).click()
  await expect(panel).toContainText('38%')
  await expect(panel).toContainText('规则集 national-2020')
  await page.getByRole('button', { name: /^目标：.*为什么？$/ }).click()
  await expect(panel).toHaveCount(1)
  await expect(panel).toContainText('取其中最差的一档')
  await page.getByRole('button', { name: /^风险金额：/ }).focus()
  await page.keyboard.press('Enter')
  await expect(panel).toContainText('÷ 全部权重')
  await page.getByRole('button', { name: /^加权目标进度：/ }).click()
  await expect(panel).toContainText('已考核')
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})

test('the target light leads to the indicator that decides it', async ({ signedIn: page }) => {
  await page.getByRole('button', { name: /^目标：.*为什么？$/ }).click()
  await page.locator('.head-why').getByRole('button', { name: works }).click()
  await expect(page.getByRole('button', { name: `${works}：滞后，为什么？` })).toBeFocused()
  await expect(page.locator('.why-row')).toContainText('30% < 60%')
})

test('a sub-project’s light says why with its own amounts', async ({ signedIn: page }) => {
  const money = page.getByRole('region', { name: /预算执行/ })
  await money.getByRole('button', { name: /^2021年信息化建设：.*为什么？$/ }).click()
  await expect(money.getByRole('note')).toContainText('全年预算 2,330.50万元')
})

test('the burn-up is read month by month with the arrow keys', async ({ signedIn: page }) => {
  const reader = page.getByRole('slider', { name: /逐月查看预算执行/ })
  await reader.focus()
  await expect(reader).toHaveAttribute('aria-valuetext', /^7月 · 当月 420\.00 · 累计 1,520\.00 · 执行 38.0%/)
  await page.keyboard.press('ArrowLeft')
  await expect(reader).toHaveAttribute('aria-valuetext', /^6月 · 当月 400\.00 · 累计 1,100\.00/)
  await page.keyboard.press('Home')
  await expect(reader).toHaveAttribute('aria-valuenow', '1')
})

test('what was just saved on a gap can be taken back', async ({ signedIn: page }) => {
  const gap = page
    .getByRole('region', { name: /偏差清单/ })
    .getByRole('listitem')
    .filter({ hasText: works })
  const other = gap.getByRole('button', { name: '其他' })
  await other.click()
  await expect(gap.getByText('已保存')).toBeVisible()
  // The word of the save before may still stand: the answer to this one is waited for.
  const kept = page.waitForResponse(given => given.request().method() === 'PATCH')
  await gap.getByRole('button', { name: '撤销' }).click()
  await kept
  await expect(other).toHaveAttribute('aria-pressed', 'false')
  await expect(gap.getByText('已保存')).toBeVisible()
  await page.reload()
  await expect(other).toHaveAttribute('aria-pressed', 'false')
})

test('gaps are ordered as asked', async ({ signedIn: page }) => {
  const gaps = page.getByRole('region', { name: /偏差清单/ })
  // Those who forgot to report come after the gaps, in an order of their own.
  const names = () =>
    gaps
      .getByRole('listitem')
      .filter({ has: page.getByRole('group') })
      .locator('.gap-name')
      .allTextContents()
  await gaps.getByRole('combobox', { name: '排序' }).selectOption({ label: '按表内顺序' })
  const inTable = await page.locator('.i-name').allTextContents()
  const places = (await names()).map(name => inTable.indexOf(name))
  expect(places.length).toBeGreaterThan(1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})
