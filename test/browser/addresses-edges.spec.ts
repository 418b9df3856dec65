import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'

/** Addresses that lead nowhere, or ask for what cannot be read. */

test.beforeEach(async ({ page, sample }) => {
  await signIn(page.request, sample)
})

for (const path of [
  '/nothing-here',
  '/projects/999999',
  '/projects/abc',
  '/projects/1/months/2021-99',
  '/projects/1/months/1800-01',
])
  test(`${path} is a page with a sentence and a way back, never a blank one`, async ({ page, sample }) => {
    await page.goto(sample.url + path)
    await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: '看全部项目' }).click()
    await expect(page.getByRole('main').getByRole('table').first()).toBeVisible()
  })

for (const [query, name] of [
  ['asOf=2021-13', 'asOf'],
  ['year=1800', 'year'],
  ['signal=purple', 'signal'],
])
  test(`an overview asked for ${query} shows the default and says which part was not read`, async ({ page, sample }) => {
    await page.goto(`${sample.url}/?${query}`)
    await expect(page.getByText(`地址里的 ${name} 读不懂，已按默认显示。`)).toBeVisible()
    await expect(page.getByRole('main').getByRole('table').first()).toBeVisible()
    await page.getByRole('button', { name: '知道了' }).click()
    await expect(page.getByText(/读不懂/)).toHaveCount(0)
  })

test('a month of another year than the project’s is said, and the project’s own month stands instead', async ({
  page,
  sample,
}) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}?asOf=2019-05`)
  await expect(page.getByText('地址中的月份“2019-05”不在本项目的年度内，已改为显示12月。')).toBeVisible()
  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
})

test('an indicator of another project leads back to the project', async ({ page, sample }) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}/indicators/999999`)
  await expect(page.getByText('这个项目没有这个指标')).toBeVisible()
  await page.getByRole('main').getByRole('link').first().click()
  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
})
