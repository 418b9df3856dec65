import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/browser.ts'
import { adminPassword } from '../support/server.ts'
import { sampleSuzhou } from '../support/workspace.ts'

/** The real pages, with the connection or the server failing under them: failing is what is looked at here. */

const overview = '**/api/v1/overview?*'
const progress = '**/api/v1/projects/*/progress*'
const table = (page: Page) => page.getByRole('table', { name: '风险金额最大的项目' })

test.beforeEach(async ({ page, sample }) => {
  await signIn(page.request, sample)
})

test('an answer of the server that fails says so, and its own button asks again', async ({ page, sample }) => {
  await page.route(progress, route => route.fulfill({ status: 500, body: '' }))
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}?asOf=2021-07`)
  await expect(page.getByRole('alert').getByRole('heading', { name: '没有取到数据' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await page.unroute(progress)
  await page.getByRole('button', { name: '重试' }).click()
  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
})

test('one card that fails leaves the other cards standing', async ({ page, sample }) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.route(`**/api/v1/projects/${id}`, route => route.fulfill({ status: 500, body: '' }))
  await page.goto(`${sample.url}/projects/${id}?asOf=2021-07`)
  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
  const card = page.locator('details.project-details')
  await card.locator('summary').click()
  await expect(card.getByRole('alert')).toContainText('没有取到数据')
  await expect(page.getByRole('table', { name: '指标 × 月份' })).toBeVisible()
  await page.unroute(`**/api/v1/projects/${id}`)
  await card.getByRole('button', { name: '重试' }).click()
  await expect(card.getByRole('alert')).toHaveCount(0)
})

test('what is shown stays when a later request fails, and says from when it is', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(table(page)).toBeVisible()
  await page.route(overview, route => route.fulfill({ status: 503, body: '' }))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.context().setOffline(true)
  await page.context().setOffline(false)
  await expect(page.getByText(/刷新失败，显示的是 \d\d:\d\d 取到的数据/)).toBeVisible()
  await expect(table(page)).toBeVisible()
  await page.unroute(overview)
  await page.getByRole('button', { name: '重试' }).click()
  await expect(page.getByText(/刷新失败/)).toHaveCount(0)
})

test('a server that never answers is given up after half a minute, not after minutes', async ({ page, sample }) => {
  await page.clock.install()
  await page.route(progress, () => {})
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}`)
  await expect(page.locator('[aria-busy=true]')).toBeVisible()
  await page.clock.runFor(31_000)
  await expect(page.getByRole('heading', { name: '服务器很久没有回答' })).toBeVisible()
  await expect(page.getByRole('button', { name: '重试' })).toBeVisible()
})

test('while waiting the frame stands, grey bars come after 400 ms and nobody sees a spinner', async ({ page, sample }) => {
  await page.clock.install({ time: new Date('2022-01-20T09:00:00+08:00') })
  await page.route(progress, () => {})
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}?asOf=2021-07`)
  await expect(page.getByRole('heading', { name: '指标 × 月份' })).toBeVisible()
  await expect(page.locator('.waiting')).toBeVisible()
  const bar = page.locator('.skeleton-row i').first()
  // The clock stands before the page is opened again, so that a slow machine does not wait for long.
  await page.clock.pauseAt(new Date('2022-01-20T10:00:00+08:00'))
  await page.reload()
  await expect(bar).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await page.clock.runFor(450)
  await expect(bar).toHaveCSS('background-color', 'rgb(233, 236, 240)')
  await expect(bar).toHaveCSS('height', '12px')
})

test('offline: what was shown stays, one calm line says so, and being back asks again by itself', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(table(page)).toBeVisible()
  const before = await table(page).boundingBox()
  await page.context().setOffline(true)
  await expect(page.getByText(/现在连不上服务器。显示的是 \d\d:\d\d 取到的数据/)).toBeVisible()
  await expect(table(page)).toBeVisible()
  expect(await table(page).boundingBox()).toEqual(before)
  // A month that was never loaded cannot be shown: it says why, and comes by itself.
  const refreshed = page.waitForResponse(answer => answer.url().includes('/api/v1/overview?') && answer.ok())
  await page.context().setOffline(false)
  await refreshed
  await expect(page.getByText('已重新连上，数据已刷新。')).toBeVisible()
  await expect(page.getByText(/现在连不上服务器/)).toHaveCount(0)
})

test('offline: a page never opened says that it is not there yet, and opens by itself when the line is back', async ({
  page,
  sample,
}) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(table(page)).toBeVisible()
  await page.context().setOffline(true)
  await page.getByRole('navigation').getByRole('link', { name: '项目' }).click()
  await expect(page.getByRole('heading', { name: /这一页还没有下载|连不上服务器/ })).toBeVisible()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await page.context().setOffline(false)
  await expect(page).toHaveURL(/\/projects/)
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible()
})

test('a refused page says whom to ask, not that something broke', async ({ page, sample }) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.route(progress, route => route.fulfill({ status: 403, json: { type: '/problems/not-allowed', status: 403 } }))
  await page.goto(`${sample.url}/projects/${id}`)
  await expect(page.getByRole('heading', { name: '没有查看的权限' })).toBeVisible()
  await expect(page.getByText('请找本单位系统管理员开通')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: '回到总览' }).click()
  await expect(table(page)).toBeVisible()
})

test('a page that breaks while drawing leaves the shell, and gives the error to copy', async ({ page, sample }) => {
  await page.route(overview, async route => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...((await answer.json()) as object), totals: null } })
  })
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.getByRole('heading', { name: '这一页出错了' })).toBeVisible()
  await expect(page.getByLabel('出错的内容')).toHaveValue(/TypeError[\s\S]*asOf=2021-07/)
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await page.unroute(overview)
  await page.getByRole('button', { name: '重新打开' }).click()
  await expect(table(page)).toBeVisible()
})

test('a session that ended in mid-work leads to sign-in, says so, and comes back to the values typed', async ({
  page,
  sample,
}) => {
  const { id } = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${id}/months/2021-12`)
  const cell = page.getByLabel(/全年各考务信息系统访问人数.*本月值$/)
  await cell.fill('61234')
  await page.context().clearCookies()
  await page.keyboard.press('Control+s')
  await expect(page).toHaveURL(/\/signin/)
  await expect(page.getByText('登录已过期')).toBeVisible()
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码', { exact: true }).fill(adminPassword)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${sample.url}/projects/${id}/months/2021-12`)
  await page.getByRole('button', { name: '恢复' }).click()
  await expect(cell).toHaveValue('61234')
})
