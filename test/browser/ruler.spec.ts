import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/browser.ts'
import type { Server } from '../support/server.ts'
import { boxesOf, sampleSuzhou, suzhouForm } from '../support/workspace.ts'

/** One ruler: whatever shows months stands exactly under the year strip's twelve. */

const widths = process.env.FULL ? [1440, 1280, 1200, 1024] : [1024]
const zones = 'main .month-zone, main .month-scale'

async function expectAligned(page: Page, atLeast: number) {
  const strip = (await page.getByRole('radiogroup', { name: '截至月份' }).boundingBox())!
  const found = await boxesOf(page, zones)
  expect(found.length).toBeGreaterThanOrEqual(atLeast)
  const off = found.filter(zone => Math.abs(zone.x - strip.x) > 0.5 || Math.abs(zone.width - strip.width) > 0.5)
  expect(off).toEqual([])
}

/** The cells of each row stand under the strip's months, one by one from January. */
async function expectMonths(page: Page, row: string, cell: string) {
  const months = await boxesOf(page, '.year-strip-month')
  expect(months).toHaveLength(12)
  const rows = await page.locator(row).evaluateAll(
    (all, selector) =>
      all.map(one =>
        [...one.querySelectorAll(selector)].map(found => {
          const { x, width } = found.getBoundingClientRect()
          return { x, width }
        }),
      ),
    cell,
  )
  expect(Math.max(...rows.map(cells => cells.length))).toBeGreaterThanOrEqual(7)
  const off = rows.flatMap((cells, at) =>
    cells.flatMap(({ x, width }, i) => {
      const month = months[i]!
      const apart = Math.max(Math.abs(x - month.x), Math.abs(x + width - month.x - month.width))
      return apart > 0.5 ? [`row ${at + 1}, month ${i + 1}: ${apart}`] : []
    }),
  )
  expect(off).toEqual([])
}

const table = (page: Page, name: string | RegExp) => page.getByRole('table', { name })

async function overview(page: Page, at: Server) {
  await page.goto(`${at.url}/?asOf=2021-07`)
  await expect(table(page, '风险金额最大的项目')).toBeVisible()
  await expectAligned(page, 8)
  await expectMonths(page, '.heat-table tbody tr', '.heat-cell')
}

for (const width of widths)
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 } })

    test('the months of the overview and the list of projects stand under the strip’s, to the pixel', async ({
      page,
      sample,
    }) => {
      await signIn(page.request, sample)
      await overview(page, sample)
      await page.goto(`${sample.url}/projects?asOf=2021-07`)
      await expect(page.locator('.project-table')).toBeVisible()
      await expectAligned(page, 6)
    })

    test('the project’s twelve months stand under the strip’s, to the pixel, an opened arithmetic as well', async ({
      page,
      sample,
    }) => {
      await signIn(page.request, sample)
      const { id } = await sampleSuzhou(page.request, sample)
      await page.goto(`${sample.url}/projects/${id}?asOf=2021-07`)
      await expect(table(page, '指标 × 月份')).toBeVisible()
      await expectAligned(page, 30)
      await page.getByRole('button', { name: /^教师满意度：.*为什么？$/ }).click()
      await expect(table(page, '各月算式')).toBeVisible()
      await expectAligned(page, 31)
      await expectMonths(page, '.why-months tbody tr', 'td')
    })

    test('an indicator of each kind stands under the strip’s months, to the pixel', async ({ page, sample }) => {
      await signIn(page.request, sample)
      const { id, indicators } = await sampleSuzhou(page.request, sample)
      // Of each way of adding up and of being paced, one.
      const kinds = new Map(indicators.map(row => [`${row.aggregation} ${row.pacing}`, row]))
      expect(kinds.size).toBeGreaterThanOrEqual(7)
      for (const [kind, row] of kinds) {
        await page.goto(`${sample.url}/projects/${id}/indicators/${row.id}?asOf=2021-07`)
        await expect(page.getByRole('heading', { level: 1, name: row.name })).toBeVisible()
        await expect(page.locator('.months-table')).toBeVisible()
        await test.step(kind, async () => {
          await expectAligned(page, 2)
          await expectMonths(page, '.months-table tbody tr', 'td')
        })
      }
    })

    test('the cells of a declared plan stand under the strip’s months, to the pixel', async ({ signedIn: page, server }) => {
      await page.goto(`${server.url}/projects/new`)
      await page.getByLabel('申报表原文').fill(suzhouForm)
      await page.getByRole('button', { name: '读取', exact: true }).click()
      await page.getByRole('button', { name: '第 15 项的其他栏目' }).click()
      await expect(page.locator('.plan-months')).toBeVisible()
      await expectMonths(page, '.plan-months', 'label')
    })

    if (width >= 1200)
      test('the history beside a month being entered stands under its own opened ruler, to the pixel', async ({
        page,
        sample,
      }) => {
        await signIn(page.request, sample)
        const { id } = await sampleSuzhou(page.request, sample)
        for (const month of ['2021-12', '2021-07']) {
          await page.goto(`${sample.url}/projects/${id}/months/${month}`)
          await expect(page.locator('.entry-grid')).toBeVisible()
          for (const side of ['history', 'ahead']) {
            const heads = await boxesOf(page, `.entry-head .entry-${side} .entry-months > *`)
            const rows = await boxesOf(page, `.entry-row .entry-${side} .entry-marks`)
            if (side === 'history') expect(rows.length).toBeGreaterThan(20)
            const [first, last] = [heads[0], heads.at(-1)]
            if (!first || !last) continue
            const off = rows.filter(
              row => Math.abs(row.x - first.x) > 0.5 || Math.abs(row.x + row.width - last.x - last.width) > 0.5,
            )
            expect(off, `${month} ${side}`).toEqual([])
          }
        }
      })

    test('no page is wider than the window', async ({ page, sample }) => {
      await signIn(page.request, sample)
      const { id, indicators } = await sampleSuzhou(page.request, sample)
      const paths = ['/', `/projects/${id}`, `/projects/${id}/indicators/${indicators[18]!.id}`, `/projects/${id}/months/2021-07`]
      for (const path of [...paths, '/projects/new', `/projects/${id}/history`]) {
        await page.goto(sample.url + path)
        await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(wide, path).toBeLessThanOrEqual(0)
      }
    })
  })

test('the months of a whole bureau’s overview stand under the strip’s, to the pixel', async ({ page, bureau }) => {
  await signIn(page.request, bureau)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await overview(page, bureau)
  }
})
