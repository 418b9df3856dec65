import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'

/** A4 landscape at 96 dots an inch, less the margins. */
const paper = { width: 1062, height: 750 }

for (const [name, path, table] of [
  ['project', '?asOf=2021-07', '.indicator-table'],
  ['month', '/months/2021-12', '.entry-grid'],
  ['history', '/history', '.history-table'],
] as const)
  test(`the ${name} page fits the paper, without buttons, and its table head is one that pages repeat`, async ({
    page,
    sample,
  }) => {
    await signIn(page.request, sample)
    const { id } = await sampleSuzhou(page.request, sample)
    await page.setViewportSize(paper)
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${sample.url}/projects/${id}${path}`)
    await expect(page.locator(table)).toBeVisible()
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
    await expect(page.getByRole('main').locator('.button:visible, .submit-bar:visible')).toHaveCount(0)
    const display = await page.locator(`${table} > thead`).evaluate(head => getComputedStyle(head).display)
    expect(display).toBe('table-header-group')
    const clipped = await page
      .locator(`${table} > tbody > tr`)
      .evaluateAll(rows => rows.filter(row => row.getBoundingClientRect().right > innerWidth + 1).length)
    expect(clipped).toBe(0)
  })
