import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser.ts'
import { declareEdges, declareMany, huge, longName, share } from '../support/edge-project.ts'

const open = async (page: Page, url: string, id: number) => {
  await page.goto(`${url}/projects/${id}`)
  await expect(page.locator('.indicator-table')).toBeVisible()
}
/** Wider than the window. */
const overflows = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
const clipped = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll(all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent))

for (const width of [1440, 1024, 390])
  test(`long names, twelve digits and money given back stay inside ${width}`, async ({ signedIn: page, server }) => {
    await page.setViewportSize({ width, height: 900 })
    const project = await declareEdges(page.request, server)
    await open(page, server.url, project.id)
    expect(await overflows(page)).toBe(false)
    expect(await clipped(page, 'td.i-to-date')).toEqual([])
    const row = page.getByRole('row').filter({ hasText: huge })
    await expect(row.locator('.i-to-date')).toHaveText('3,469亿')
    await expect(row.locator('.i-to-date')).toHaveAttribute('title', '3,469.14亿元')
    await expect(page.getByRole('rowheader', { name: longName })).toHaveAttribute('title', longName)
    // Every number of a month keeps to its month; the chance stands in the months still to come, over no number.
    const wide = await page
      .locator('.heat')
      .evaluateAll(all =>
        all.flatMap(svg =>
          [...svg.querySelectorAll<SVGTextElement>('.heat-text:not(.heat-chance)')]
            .filter(text => text.getBoundingClientRect().width > svg.getBoundingClientRect().width / 12 + 1)
            .map(text => text.textContent),
        ),
      )
    expect(wide).toEqual([])
    const chances = await page.locator('.heat:has(.heat-chance)').evaluateAll(all =>
      all.map(svg => {
        const box = (text: Element) => text.getBoundingClientRect()
        const [chance] = svg.querySelectorAll('.heat-chance')
        const numbers = [...svg.querySelectorAll('.heat-text:not(.heat-chance)')].filter(text => box(text).width > 0)
        const last = Math.max(...numbers.map(text => box(text).right))
        return chance && box(chance).left >= last && box(chance).right <= box(svg).right
      }),
    )
    expect(chances.length).toBeGreaterThan(0)
    expect(chances).not.toContain(false)
  })

test('a phone shows rates in whole per cents', async ({ signedIn: page, server }) => {
  const project = await declareEdges(page.request, server)
  const cells = page.getByRole('row').filter({ hasText: share }).locator('.heat-text')
  await open(page, server.url, project.id)
  await expect(cells.first()).toHaveText('54.6')
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(cells.first()).toHaveText('55')
})

test('a budget of 0 has no rate: the sentence, the chart and the light say so', async ({ signedIn: page, server }) => {
  const project = await declareEdges(page.request, server, { subprojects: [], budgetTotal: 0 })
  await open(page, server.url, project.id)
  await expect(page.locator('.project-lead')).toContainText('全年预算为 0')
  await expect(page.getByText('没有全年预算，画不出执行率')).toBeVisible()
  await page.getByRole('button', { name: /^预算：.*为什么？$/ }).click()
  await expect(page.locator('.head-why')).toContainText('全年预算为 0 或未填')
})

test('two hundred indicators are all there, numbered, and the last one answers why', async ({ signedIn: page, server }) => {
  const project = await declareMany(page.request, server)
  await open(page, server.url, project.id)
  await expect(page.locator('.indicator-table .heat')).toHaveCount(200)
  await page.getByRole('button', { name: /^第200项服务数量：.*为什么？$/ }).click()
  await expect(page.locator('.why-row')).toContainText('÷')
})
