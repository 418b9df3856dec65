import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import type { OverviewItem } from '#domain/overview'
import { formats } from '#wording/say'
import { expect, signIn, test } from '../support/browser.ts'
import type { Server } from '../support/server.ts'

test.beforeEach(async ({ page, sample }) => {
  await signIn(page.request, sample)
})

test('from the portfolio down to the evidence and back up, without losing filter, order or place', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07&sort=budget`)
  const department = page.getByRole('region', { name: '主管部门 × 月份' }).getByRole('button', { name: '只看市教育局' })
  await department.click()
  await expect(page).toHaveURL(/agencyId=\d+/)
  const crumbs = page.getByRole('navigation', { name: '所在位置' })
  await expect(crumbs).toContainText('市教育局')
  const units = page.getByRole('region', { name: '单位 × 月份' })
  await units.getByRole('button', { name: '只看苏州市电化教育馆' }).click()
  await expect(crumbs.getByRole('listitem')).toHaveCount(3)
  await page.goBack()
  await expect(crumbs.getByRole('listitem')).toHaveCount(2)
  // The list at the page's end, in another order.
  await crumbs.getByRole('link', { name: '总览' }).click()
  await expect(crumbs).toHaveCount(0)
  const seen = page.locator('.project-table tbody tr').nth(6).getByRole('link')
  await seen.scrollIntoViewIfNeeded()
  const name = await seen.innerText()
  await expect(page).toHaveURL(/sort=budget/)
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(300)
  await seen.click()
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveText(name)
  // Indicator, value, evidence.
  const indicator = page.locator('.indicator-table a[href*="/indicators/"]').first()
  await indicator.click()
  await expect(page).toHaveURL(/\/indicators\/\d+/)
  await page.locator('a[href*="/history"]').first().click()
  await expect(page).toHaveURL(/\/history/)
  await page.goBack()
  await page.locator('a[href*="/evidence"]').first().click()
  await expect(page).toHaveURL(/\/evidence/)
  for (const step of [/\/indicators\/\d+/, /\/projects\/\d+\?/]) {
    await page.goBack()
    await expect(page).toHaveURL(step)
  }
  // The step above finds the list as it was left, and so does the browser's Back.
  await crumbs.getByRole('link', { name: '总览' }).click()
  await expect(page).toHaveURL(/sort=budget/)
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/sort=budget/)
  await expect(page.getByRole('link', { name, exact: true })).toBeInViewport()
  await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(80)
})

test('a view comes as a workbook with its filters in words, and a chosen table stays in the address', async ({
  page,
  sample,
}) => {
  await page.goto(`${sample.url}/?asOf=2021-07&signal=behind`)
  const rows = page.getByRole('table', { name: '风险金额最大的项目' }).getByRole('rowheader')
  await expect(rows.first()).toBeVisible()
  const coming = page.waitForEvent('download')
  await page.locator('.project-list').getByRole('link', { name: '导出' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('项目清单 2021年截至7月.xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(await download.path())
  const sheet = workbook.worksheets[0]!
  expect(sheet.getCell('A2').value).toMatch(/^筛选：目标灯：滞后，共 \d+ 个项目$/)
  expect(sheet.getCell('B7').value).toBe((await rows.first().innerText()).trim())
  expect(typeof sheet.getCell('D7').value).toBe('number')
  const card = page.getByRole('region', { name: '预算执行与时间进度' })
  await card.getByRole('button', { name: '看表格' }).click()
  await expect(page).toHaveURL(/tables=budget/)
  await page.reload()
  await expect(card.getByRole('table')).toBeVisible()
})

/** The rows in the document, each with the project its link opens. */
const rowsOf = (page: Page) =>
  page.locator('.project-table tbody tr[data-row]').evaluateAll(rows =>
    rows.map(row => {
      const text = (part: string) => row.querySelector(part)?.textContent?.trim() ?? ''
      const id = /projects\/(\d+)/.exec(row.querySelector('a')?.getAttribute('href') ?? '')?.[1]
      const figures = { name: text('.p-name'), budget: text('.p-budget'), rate: text('.p-rate'), risk: text('.p-risk') }
      return { place: Number(text('.p-index')), id: Number(id), ...figures }
    }),
  )

/** What the server says of each project, in its order, as a row writes it. */
async function rowsAsked(page: Page, { url }: Server, sort: string) {
  const answer = await page.request.get(`${url}/api/v1/overview/items?asOf=2021-07&sort=${sort}&pageSize=200`)
  const { items } = (await answer.json()) as { items: OverviewItem[] }
  const { money, rate } = formats['zh-CN']
  return items.map(({ id, name, budget, executionRate, atRiskAmount }, at) => {
    const figures = { name, budget: money(budget), rate: `执行 ${rate(executionRate)}`, risk: money(atRiskAmount) }
    return { place: at + 1, id, ...figures }
  })
}

async function everyRowIsItsOwn(page: Page, server: Server) {
  await page.goto(`${server.url}/projects?asOf=2021-07`)
  for (const [head, sort] of [
    ['按全年预算排序', 'budget'],
    ['按项目排序', 'name'],
    ['按执行率排序', 'rate'],
    ['按风险金额排序', 'risk'],
  ] as const) {
    const asked = await rowsAsked(page, server, sort)
    await page.getByRole('button', { name: head }).click()
    const standing = async () => (await rowsOf(page)).map(row => [row, asked[row.place - 1]])
    await expect.poll(async () => (await standing()).every(([row, own]) => row?.id === own?.id)).toBe(true)
    for (const [row, own] of await standing()) expect(row).toEqual(own)
    await page.mouse.wheel(0, 20_000)
    await expect.poll(() => page.evaluate(() => Math.round(document.body.scrollHeight - innerHeight - scrollY))).toBeLessThan(2)
    await expect(page.locator('.p-waiting')).toHaveCount(0)
    for (const [row, own] of await standing()) expect(row).toEqual(own)
    await page.mouse.wheel(0, -40_000)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  }
}

test('in every order each row holds the figures of the project it opens', async ({ page, sample }) => {
  await everyRowIsItsOwn(page, sample)
})

/** Whether a request asks for rows of the list in an order, so many at a time. */
const asksFor = (url: string, sort: string | null, pageSize: number, page = '1') => {
  const { pathname, searchParams: asked } = new URL(url)
  const rows = pathname.endsWith('/overview/items') && asked.get('pageSize') === String(pageSize)
  return rows && asked.get('sort') === sort && (asked.get('page') ?? '1') === page
}

if (process.env.FULL) {
  test('until another order has come, every row on the screen stays one of the order before', async ({ page, bureau }) => {
    await signIn(page.request, bureau)
    const ahead = page.waitForResponse(answer => asksFor(answer.url(), null, 50, '2'))
    await page.goto(`${bureau.url}/projects?asOf=2021-07`)
    // Nobody has scrolled, and the rows after those on the screen are there.
    expect((await ahead).ok()).toBe(true)
    await expect(page.locator('.p-waiting')).toHaveCount(0)
    const before = await rowsOf(page)
    expect(before.length).toBeGreaterThan(25)
    let release = () => {}
    const held = new Promise<void>(resolve => (release = resolve))
    await page.route(
      url => asksFor(url.href, 'name', 25),
      async route => {
        await held
        await route.continue()
      },
    )
    const further: string[] = []
    page.on('request', request => void (asksFor(request.url(), 'name', 50) && further.push(request.url())))
    await page.getByRole('button', { name: '按项目排序' }).click()
    await expect(page.getByRole('columnheader', { name: '按项目排序' })).toHaveAttribute('aria-sort', 'ascending')
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await rowsOf(page)).toEqual(before)
    expect(further).toEqual([])
    release()
    const asked = await rowsAsked(page, bureau, 'name')
    await expect
      .poll(async () => (await rowsOf(page)).map(row => row.id))
      .toEqual(asked.slice(0, before.length).map(row => row.id))
  })

  test('in every order, far down a long list as well, each row holds the figures of the project it opens', async ({
    page,
    bureau,
  }) => {
    await signIn(page.request, bureau)
    await everyRowIsItsOwn(page, bureau)
  })
}
