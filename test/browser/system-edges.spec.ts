import AxeBuilder from '@axe-core/playwright'
import { api, expect, signIn, test } from '../support/browser.ts'

/** The operator's page, and that nothing of any page comes from elsewhere. */

test('the administrator sees first what needs a hand, then version, database, storage, backups, letters and each job', async ({
  signedIn: page,
  server,
}) => {
  await page.goto(`${server.url}/accounts`)
  await page.getByRole('navigation', { name: '管理' }).getByRole('link', { name: '运行状况' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '运行状况' })).toBeVisible()
  await expect(page.getByRole('list', { name: '需要处理' })).toContainText('还没有任何备份')
  const card = (name: string) => page.getByRole('region', { name, exact: true })
  await expect(card('数据库')).toContainText('SQLite（内嵌）')
  await expect(card('数据库')).toContainText('一致')
  await expect(card('信件')).toContainText('未设定')
  await expect(card('存储')).toContainText(/磁盘可用\s*[\d.]+ [GT]B/)
  for (const job of ['提醒、信件与取数', '审计日志留底', '清理过期会话'])
    await expect(page.getByRole('row', { name: job })).toBeVisible()
})

test('left alone the page keeps itself up to date, but not its session: only who opens it is at work', async ({
  signedIn: page,
  server,
}) => {
  await page.clock.install()
  const looked = page.waitForRequest('**/api/v1/system')
  await page.goto(`${server.url}/system`)
  expect((await looked).headers()['x-unattended']).toBeUndefined()
  await expect(page.getByRole('heading', { name: '后台任务' })).toBeVisible()
  const again = page.waitForRequest('**/api/v1/system')
  await page.clock.fastForward(31_000)
  expect((await again).headers()['x-unattended']).toBe('1')
})

test('who does not run the system is refused its page and finds no way to it', async ({ browser, server, signedIn }) => {
  const password = 'San-ren-2021'
  const user = { username: 'shenji', name: '审计员', role: 'auditor', password, mustChangePassword: false }
  await api(signedIn.request, server, 'POST', '/users', user)
  const context = await browser.newContext({ locale: 'zh-CN' })
  await signIn(context.request, server, 'shenji', password)
  const page = await context.newPage()
  await page.goto(`${server.url}/system`)
  await expect(page.locator('.state h1, .empty, [role=alert]').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '后台任务' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: '运行状况' })).toHaveCount(0)
  await context.close()
})

for (const [locale, colorScheme, width] of [
  ['zh-CN', 'light', 1440],
  ['en-US', 'dark', 1024],
  ['zh-CN', 'light', 390],
] as const)
  test(`it has no violation for axe at ${width} in ${locale}, ${colorScheme}, and fits its screen`, async ({
    browser,
    sample,
  }) => {
    const context = await browser.newContext({ locale, colorScheme, viewport: { width, height: 900 } })
    await signIn(context.request, sample)
    const page = await context.newPage()
    await page.goto(`${sample.url}/system`)
    await expect(page.getByRole('table')).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await context.close()
  })

test('without any internet: every page asks this machine alone, for scripts, styles, fonts and pictures as well', async ({
  page,
  sample,
}) => {
  const hosts = new Map<string, string>()
  let asked = 0
  page.on('request', request => {
    const url = new URL(request.url())
    asked++
    if (!/^(data|blob|about):$/.test(url.protocol)) hosts.set(url.origin, url.href)
  })
  await page.goto(`${sample.url}/signin.html`)
  await expect(page.getByLabel('用户名')).toBeVisible()
  await signIn(page.request, sample)
  const { projects } = await api<{ projects: { items: { id: number }[] } }>(
    page.request,
    sample,
    'GET',
    '/overview?year=2021&asOf=2021-07',
  )
  const { id } = projects.items[0]!
  const paths = [
    '/',
    '/projects',
    '/todos',
    '/rules',
    '/templates',
    '/accounts',
    '/audit',
    '/system',
    '/compare',
    '/check',
    '/design',
  ]
  for (const path of [...paths, `/projects/${id}`, `/projects/${id}/entry`, `/projects/${id}/report`, '/projects/new', '/wall']) {
    await page.goto(`${sample.url}${path}`)
    await expect(page.locator('h1').first()).toBeVisible()
  }
  await page.goto(`${sample.url}/api/v1/docs`)
  await expect(page.locator('.opblock').first()).toBeVisible()
  expect([...hosts.values()].filter(href => !href.startsWith(sample.url))).toEqual([])
  expect(asked).toBeGreaterThan(100)
})
