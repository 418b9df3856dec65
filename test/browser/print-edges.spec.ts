import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'

/** A4 landscape at 96 dots an inch, less the margins. */
const paper = { width: 1062, height: 750 }

for (const [name, path, table, head, row] of [
  ['project', '?asOf=2021-07', '.indicator-table', 'thead', 'tbody > tr'],
  ['month', '/months/2021-12', '.entry-grid', '.entry-head', '.rdg-row'],
  ['history', '/history', '.history-table', 'thead', 'tbody > tr'],
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
    const display = await page.locator(`${table} > ${head}`).evaluate(one => getComputedStyle(one).display)
    expect(display).toBe('table-header-group')
    const clipped = await page
      .locator(`${table} > ${row}`)
      .evaluateAll(rows => rows.filter(row => row.getBoundingClientRect().right > innerWidth + 1).length)
    expect(clipped).toBe(0)
  })

test('a picture drawn for a wide screen is drawn again for the paper’s months, and again for the screen after', async ({
  page,
  sample,
}) => {
  await signIn(page.request, sample)
  await page.goto(`${sample.url}/?asOf=2021-07`)
  const canvas = page.locator('.burn-up canvas')
  await expect(canvas).toHaveCSS('width', '576px')
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      document.body.dataset.printed = document.querySelector<HTMLElement>('.burn-up canvas')!.style.width
    })
  })
  await page.pdf({ format: 'A4', landscape: true })
  await expect(page.locator('body')).toHaveAttribute('data-printed', '480px')
  await expect(canvas).toHaveCSS('width', '576px')
  // On paper the months are as wide as that, and the picture stands in them.
  await page.setViewportSize(paper)
  await page.emulateMedia({ media: 'print' })
  await expect(canvas).toHaveCSS('width', '480px')
  const [zone, picture] = [(await page.locator('.burn-up').boundingBox())!, (await canvas.boundingBox())!]
  expect(zone.width).toBe(480)
  expect([picture.x, picture.width]).toEqual([zone.x, zone.width])
})

test('cells of a department keep the shape of their light on paper and where months are narrow', async ({ page, sample }) => {
  await signIn(page.request, sample)
  await page.goto(`${sample.url}/?asOf=2021-07`)
  const shapes = page.locator('.heat-cell:is(.cell-behind, .cell-warning, .cell-ahead) .signal-shape')
  await expect(shapes.first()).toBeVisible()
  const all = await shapes.count()
  await page.setViewportSize({ width: 1024, height: 800 })
  await expect(shapes.filter({ visible: true })).toHaveCount(all)
  await page.emulateMedia({ media: 'print' })
  await expect(shapes.filter({ visible: true })).toHaveCount(all)
})

test('whatever paper the browser begins with, the overview prints as on a wide screen: three or four pages across', async ({
  page,
  sample,
}) => {
  await signIn(page.request, sample)
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.locator('.project-table')).toBeVisible()
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const pages = Number(/\/Count (\d+)/.exec(file)?.[1])
  expect(pages).toBeGreaterThanOrEqual(2)
  expect(pages).toBeLessThanOrEqual(4)
})
