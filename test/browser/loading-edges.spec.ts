import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'

/** Nothing moves when the numbers come: the answer is held back, the place measured, the answer let through. */

/** Holds an answer until it is released. */
async function hold(page: Page, url: string) {
  let release = () => {}
  const held = new Promise<void>(resolve => (release = resolve))
  await page.route(url, async route => {
    await held
    await route.continue()
  })
  return release
}
const topOf = async (page: Page, heading: string) =>
  (await page.getByRole('main').getByRole('heading', { name: heading, exact: true }).boundingBox())!.y

for (const width of [1440, 1024]) {
  test(`at ${width} pixels the overview's first card stands still while the numbers come`, async ({ page, sample }) => {
    await signIn(page.request, sample)
    await page.setViewportSize({ width, height: 900 })
    const release = await hold(page, '**/api/v1/overview?*')
    await page.goto(`${sample.url}/?asOf=2021-07`)
    await expect(page.getByRole('button', { name: '滞后', exact: true }).first()).toBeVisible()
    const before = await topOf(page, '预算执行与时间进度')
    release()
    await expect(page.getByRole('table', { name: '风险金额最大的项目' })).toBeVisible()
    expect(Math.abs((await topOf(page, '预算执行与时间进度')) - before)).toBeLessThanOrEqual(1)
  })

  test(`at ${width} pixels the head of the projects' table stands still while they come`, async ({ page, sample }) => {
    await signIn(page.request, sample)
    await page.setViewportSize({ width, height: 900 })
    const release = await hold(page, '**/api/v1/overview?*')
    await page.goto(`${sample.url}/projects?asOf=2021-07`)
    const before = (await page.locator('.project-list .skeleton-row').first().boundingBox())!.y
    release()
    const head = page.getByRole('table', { name: '项目', exact: true }).locator('thead')
    expect(Math.abs((await head.boundingBox())!.y - before)).toBeLessThanOrEqual(1)
  })
}

test('a project shows its strip and the names of its cards before any number', async ({ page, sample }) => {
  await signIn(page.request, sample)
  const { id } = await sampleSuzhou(page.request, sample)
  const release = await hold(page, '**/api/v1/projects/*/progress*')
  await page.goto(`${sample.url}/projects/${id}?asOf=2021-07`)
  await expect(page.getByRole('radio', { name: /^7月/ })).toBeChecked()
  await expect(page.getByRole('heading', { name: '指标 × 月份' })).toBeVisible()
  expect(await page.locator('main table').count()).toBe(0)
  release()
  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
})

test('another month keeps the old picture until the new one is there', async ({ page, sample }) => {
  await signIn(page.request, sample)
  await page.goto(`${sample.url}/?asOf=2021-07`)
  const table = page.getByRole('table', { name: '风险金额最大的项目' })
  await expect(table).toBeVisible()
  const before = await table.boundingBox()
  const release = await hold(page, '**/api/v1/overview?*')
  await page.getByRole('radio', { name: /^4月/ }).click()
  await expect(page.getByRole('radio', { name: /^4月/ })).toBeChecked()
  expect((await table.boundingBox())!.y).toBe(before!.y)
  release()
  await expect(page).toHaveURL(/asOf=2021-04/)
})
