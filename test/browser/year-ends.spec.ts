import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/browser.ts'
import { declareEdges } from '../support/edge-project.ts'

/** The list of projects seen from the year's end: in the address, sorted by its own columns, no cell over another. */
if (process.env.FULL)
  for (const width of [1440, 1280, 1024, 390])
    test(`the list says how each project’s year will end, at ${width}`, async ({ signedIn: page, server }) => {
      await page.setViewportSize({ width, height: 900 })
      await declareEdges(page.request, server)
      await page.goto(`${server.url}/?asOf=2021-04`)
      await page.getByRole('button', { name: '年末预计' }).click()
      await expect(page).toHaveURL(/columns=yearEnd/)
      const row = page.locator('.project-table tbody tr')
      await expect(row.locator('.p-likelihood')).toHaveText(/确定能|有可能|完全不可能|—/)
      await expect(row.locator('.p-surplus')).toHaveText(/[\d—]/)
      const cells = await row.locator('td, th').evaluateAll(all =>
        all
          .filter(cell => cell.getClientRects().length > 0)
          .map(cell => {
            const { left, right, top } = cell.getBoundingClientRect()
            return { left, right, top, over: cell.scrollWidth - cell.clientWidth, clip: cell.className }
          }),
      )
      expect(cells.filter(cell => cell.over > 1 && !/\bclip\b/.test(cell.clip))).toEqual([])
      const crossed = cells.filter((cell, i) =>
        cells.some(
          (other, j) => i < j && Math.abs(other.top - cell.top) < 2 && other.left < cell.right - 1 && cell.left < other.right - 1,
        ),
      )
      expect(crossed).toEqual([])
      if (width >= 1024) {
        await page.getByRole('button', { name: '按预计结余排序' }).click()
      } else await page.getByLabel('排序', { exact: true }).selectOption('surplus')
      await expect(page).toHaveURL(/sort=surplus/)
      await page.reload()
      await expect(row.locator('.p-surplus')).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    })
