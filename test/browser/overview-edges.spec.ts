import { expect, test } from '../support/browser.ts'
import { declareEdges, longName } from '../support/edge-project.ts'

/** One project alone, with what strains a table: a name of 60 characters, twelve digits, a month that gives money back. */
for (const width of [1440, 1280, 1024, 390])
  test(`one project with a long name, twelve digits and negative spending stays inside ${width}`, async ({
    signedIn: page,
    server,
  }) => {
    await page.setViewportSize({ width, height: 900 })
    const project = await declareEdges(page.request, server)
    for (const month of ['04', '05']) {
      await page.goto(`${server.url}/?asOf=2021-${month}`)
      const row = page.locator('.project-table tbody tr')
      await expect(row).toHaveCount(1)
      const name = row.getByRole('link')
      await expect(name).toHaveAttribute('title', project.name)
      expect(project.name).toBe(longName.slice(0, 60))
      // The whole amount stands in its cell, beside its neighbours and not over them.
      const cells = await row.locator('td, th').evaluateAll(all =>
        all
          .filter(cell => cell.getClientRects().length > 0)
          .map(cell => {
            const { left, right, top } = cell.getBoundingClientRect()
            return { left, right, top, over: cell.scrollWidth - cell.clientWidth, text: cell.textContent, clip: cell.className }
          }),
      )
      const cut = cells.filter(cell => cell.over > 1 && !/\bclip\b/.test(cell.clip))
      expect(cut).toEqual([])
      const crossed = cells.filter((cell, i) =>
        cells.some(
          (other, j) => i < j && Math.abs(other.top - cell.top) < 2 && other.left < cell.right - 1 && cell.left < other.right - 1,
        ),
      )
      expect(crossed).toEqual([])
      if (width > 390) await expect(row.locator('.p-budget')).toHaveText('98,765,432.20')
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(over).toBeLessThanOrEqual(0)
    }
    // 8,000,000.00万 spent in April, 1,234,567.89万 of it given back in May.
    await page.goto(`${server.url}/?asOf=2021-05`)
    await expect(page.locator('.budget-figures')).toContainText('6,765,432.11')
  })
