import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'

/** The year strip is the control of every page: by pointer, by keys, by address. */

test.beforeEach(async ({ page, sample }) => {
  await signIn(page.request, sample)
})

test('arrow keys, Home and End walk the months, and the address follows', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.locator('.project-table tbody tr').first()).toBeVisible()
  const month = (n: number) => page.getByRole('radio', { name: new RegExp(`^${n}月`) })
  await month(7).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/asOf=2021-08/)
  await expect(month(8)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(page).toHaveURL(/asOf=2021-01/)
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/asOf=2021-01/)
  await page.keyboard.press('End')
  await expect(page).toHaveURL(/asOf=2021-12/)
  await expect(month(12)).toBeChecked()
})

test('a click frames the month, and the elapsed part of the year ends on the frame', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await page.getByRole('radio', { name: /^5月/ }).click()
  await expect(page).toHaveURL(/asOf=2021-05/)
  const box = (await page.getByRole('radio', { name: /^5月/ }).boundingBox())!
  const frame = (await page.locator('.year-strip-frame').boundingBox())!
  expect(Math.abs(frame.x - box.x)).toBeLessThanOrEqual(0.5)
  expect(Math.abs(frame.width - box.width)).toBeLessThanOrEqual(0.5)
  const elapsed = await page.locator('.year-strip-ruler').evaluate(ruler => getComputedStyle(ruler, '::after').width)
  const ruler = (await page.locator('.year-strip-ruler').boundingBox())!
  expect(Math.abs(parseFloat(elapsed) - (ruler.width * 5) / 12)).toBeLessThanOrEqual(0.5)
  await expect(page.locator('.year-strip-progress')).toHaveText(/41\.7%/)
})

test('each month says in words how complete it is', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  const july = page.getByRole('radio', { name: /^7月/ })
  await expect(july).toHaveAttribute('title', /^7月 · 应报 \d+，已审核 \d+，已提交 \d+，未报 \d+$/)
})

test('a month that lies ahead cannot be chosen, and says that it is not there yet', async ({ page, sample }) => {
  await page.goto(`${sample.url}/design`)
  const october = page.getByRole('radio', { name: '10月 · 尚未到' })
  await expect(october).toBeDisabled()
  await page.getByRole('radio', { name: /^7月/ }).focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('radio', { name: /^9月/ })).toBeFocused()
})

test('a locked month of a project carries a lock and the word', async ({ page, sample }) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}?asOf=2021-07`)
  const january = page.getByRole('radio', { name: /^1月 · 已审核 · 已锁定$/ })
  await expect(january).toBeVisible()
  await expect(january.locator('.lock-mark')).toBeVisible()
})

test('at 390 pixels all twelve months are there, none narrower than 29 or lower than 44 pixels', async ({ page, sample }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(`${sample.url}/?asOf=2021-07`)
  const months = page.getByRole('radio')
  await expect(months).toHaveCount(12)
  for (const month of await months.all()) {
    const box = (await month.boundingBox())!
    expect(box.width).toBeGreaterThanOrEqual(29)
    expect(box.height).toBeGreaterThanOrEqual(44)
    expect(box.x + box.width).toBeLessThanOrEqual(390.5)
  }
  await months.nth(4).click()
  await expect(page).toHaveURL(/asOf=2021-05/)
})

test('on paper the strip is one line: the month the numbers stand for', async ({ page, sample }) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}?asOf=2021-07`)
  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.year-strip-as-of')).toHaveText(/截至 7月.*时间进度 58\.3%/)
  await expect(page.locator('.year-strip-ruler')).toBeHidden()
  await expect(page.getByRole('button', { name: '退出' })).toBeHidden()
  await expect(page.locator('main .button:visible')).toHaveCount(0)
})

test('on paper a long table repeats its head and breaks no row, and links are plain words', async ({ page, sample }) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}/history`)
  const table = page.getByRole('main').getByRole('table', { name: '值和支出的全部版本' })
  await expect(table).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(table.locator('thead')).toHaveCSS('display', 'table-header-group')
  await expect(table.locator('tbody tr').first()).toHaveCSS('break-inside', 'avoid')
  await expect(page.locator('html')).toHaveCSS('print-color-adjust', 'exact')
  const brand = page.getByRole('banner').getByRole('link', { name: /绩尺/ })
  expect(await brand.evaluate(link => getComputedStyle(link, '::after').content)).toBe('none')
})
