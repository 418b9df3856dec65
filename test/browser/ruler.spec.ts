import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/browser.ts'
import { boxesOf, sampleSuzhou } from '../support/workspace.ts'

/** One ruler: whatever shows months stands exactly under the year strip's. */
async function expectAligned(page: Page, atLeast: number) {
  const strip = (await page.getByRole('radiogroup', { name: '截至月份' }).boundingBox())!
  const zones = await boxesOf(page, 'main .month-zone, main .month-scale')
  expect(zones.length).toBeGreaterThanOrEqual(atLeast)
  const off = zones.filter(zone => Math.abs(zone.x - strip.x) > 0.5 || Math.abs(zone.width - strip.width) > 0.5)
  expect(off).toEqual([])
  return strip
}

for (const width of [1440, 1280, 1024]) {
  test(`at ${width} pixels the overview's months stand under the strip's, to the pixel`, async ({ page, sample }) => {
    await signIn(page.request, sample)
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${sample.url}/?asOf=2021-07`)
    await expect(page.getByRole('table', { name: '风险金额最大的项目' })).toBeVisible()
    await expectAligned(page, 8)
    const cells = (await boxesOf(page, '.heat-cell')).slice(0, 12)
    const buttons = await boxesOf(page, '.year-strip-month')
    expect(cells).toHaveLength(12)
    cells.forEach((cell, i) => expect(Math.abs(cell.x - buttons[i]!.x), `month ${i + 1}`).toBeLessThanOrEqual(0.5))
  })

  test(`at ${width} pixels the project's twelve months stand under the strip's, to the pixel`, async ({ page, sample }) => {
    await signIn(page.request, sample)
    const { id } = await sampleSuzhou(page.request, sample)
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`${sample.url}/projects/${id}?asOf=2021-07`)
    await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
    await expectAligned(page, 30)
  })

  test(`at ${width} pixels no page is wider than the window`, async ({ page, sample }) => {
    await signIn(page.request, sample)
    const { id, indicators } = await sampleSuzhou(page.request, sample)
    await page.setViewportSize({ width, height: 900 })
    const paths = ['/', `/projects/${id}`, `/projects/${id}/indicators/${indicators[18]!.id}`, `/projects/${id}/months/2021-07`]
    for (const path of [...paths, '/projects/new', `/projects/${id}/history`]) {
      await page.goto(sample.url + path)
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(wide, path).toBeLessThanOrEqual(0)
    }
  })
}
