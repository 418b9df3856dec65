import AxeBuilder from '@axe-core/playwright'
import { api, expect, signIn, test } from '../support/browser.ts'
import { visits } from '../support/suzhou-months.ts'
import { declareSuzhou } from '../support/workspace.ts'

test('the wall shows what another session saves without a reload, ends calmly at sign-out, and never holds the server up', async ({
  signedIn: page,
  server,
  browser,
}) => {
  const project = await declareSuzhou(page.request, server)
  await page.goto(`${server.url}/wall?asOf=2021-05`)
  await expect(page.getByText('有变化即刷新')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('尚无执行数据')
  // Nothing to click but the way out.
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('link')).toHaveCount(1)
  await page.evaluate(() => document.body.setAttribute('data-same', 'page'))

  const other = await browser.newContext()
  await signIn(other.request, server)
  const [first] = project.subprojects
  const spent = { entries: [{ subprojectId: first!.id, spent: 1_000_000_000 }] }
  await api(other.request, server, 'PUT', `/projects/${project.id}/expenditures/2021-05`, spent)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('25.0%')
  const late = { entries: [{ indicatorId: project.indicators.find(row => row.name === visits)!.id, value: 5_000 }] }
  await api(other.request, server, 'PUT', `/projects/${project.id}/actuals/2021-05`, late)
  await expect(page.getByRole('region', { name: '风险金额最大的三个项目' })).toContainText(project.name)
  await expect(page.locator('body')).toHaveAttribute('data-same', 'page')

  // Somebody signs this session out elsewhere: the figures leave the screen, and the page stays.
  const { items } = await api<{ items: { id: string; current: boolean }[] }>(page.request, server, 'GET', '/session/sessions')
  await page.request.delete(`${server.url}/api/v1/session/sessions/${items.find(one => one.current)!.id}`)
  await expect(page.getByRole('heading', { name: '登录已结束' })).toBeVisible()
  await expect(page.getByText('25.0%')).toHaveCount(0)
  await expect(page.getByRole('link', { name: '重新登录' })).toHaveAttribute('href', '/signin.html?next=%2Fwall%3FasOf%3D2021-05')

  // Another wall is open while the server is told to stop: it ends by itself, well within its limit.
  const wall = await other.newPage()
  await wall.goto(`${server.url}/wall?asOf=2021-05`)
  await expect(wall.getByText('有变化即刷新')).toBeVisible()
  await expect(wall.getByRole('heading', { level: 1 })).toContainText('25.0%')
  expect(await server.end()).toBe(0)
  await expect(wall.getByText('连线中断，正在重连')).toBeVisible()
  // What it knew stays, said to be old.
  await expect(wall.getByRole('heading', { level: 1 })).toContainText('25.0%')
  await other.close()
})

/** In the full run. */
const looks = [
  ['zh-CN', 'light', 1920],
  ['en-US', 'dark', 1024],
  ['zh-CN', 'dark', 390],
] as const
for (const [locale, colorScheme, width] of process.env.FULL ? looks : [])
  test(`the wall has no violation for axe at ${width} in ${locale}, ${colorScheme}, and fits its screen`, async ({
    browser,
    sample,
  }) => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: width === 1920 ? 1080 : 768 } })
    await signIn(context.request, sample)
    const page = await context.newPage()
    await page.goto(`${sample.url}/wall?asOf=2021-07`)
    await expect(page.getByRole('table')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
    const over = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      innerWidth < 1024 ? 0 : document.documentElement.scrollHeight - innerHeight,
    ])
    expect(over).toEqual([0, 0])
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/\/\?asOf=2021-07/)
    await context.close()
  })
