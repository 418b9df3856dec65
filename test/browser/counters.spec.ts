import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test as base } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { startServer, type Server } from '../support/server.ts'
import { webSource } from '../support/web-source.ts'

const test = base.extend<{ server: Server; source: Awaited<ReturnType<typeof webSource>> }>({
  // oxlint-disable-next-line no-empty-pattern -- the test runner reads the fixture's needs from this pattern
  source: async ({}, use) => {
    const source = await webSource({ '/visits.csv': '日期,访问人次\n2021-07-01,1200\n2021-07-02,800\n' })
    await use(source)
    await source.stop()
  },
  server: async ({ source }, use) => {
    const server = await startServer({ PULL_ALLOW: source.host })
    await use(server)
    await server.stop()
  },
})

test('a source is tried, set up and fetched; its days and the month they made are shown, a failure in words', async ({
  signedIn: page,
  server,
  source,
}) => {
  const given = declaration({ indicators: [indicator('访问人次', '80万人次', { evidenceSource: '系统后台数据采集' })] })
  const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', { declaration: given })
  await page.goto(`${server.url}/projects/${project.id}`)
  await page.getByRole('link', { name: '后台数据' }).click()
  await expect(page.getByText('“访问人次”的佐证来源写明由系统后台采集')).toBeVisible()
  await page.getByRole('button', { name: '添加取数来源' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('考务系统')
  await dialog.getByLabel('地址').fill(`${source.url}/visits.csv`)
  await dialog.getByLabel('时间列').fill('时间')
  await dialog.getByLabel('数值列').fill('访问人次')
  await dialog.getByRole('button', { name: '试取一次' }).click()
  await expect(dialog.getByText('没有“时间”这一列；有：日期、访问人次')).toBeVisible()
  await dialog.getByLabel('时间列').fill('日期')
  await dialog.getByRole('button', { name: '试取一次' }).click()
  await expect(dialog.getByRole('status')).toContainText('取到 2 条')
  await dialog.getByRole('button', { name: '保存' }).click()
  const sources = page.getByRole('region', { name: '取数来源' })
  await sources.getByRole('button', { name: '立即取数' }).click()
  await expect(sources.getByText('取得新读数 2 条')).toBeVisible()
  await page.goto(`${server.url}/projects/${project.id}/counters?asOf=2021-07`)
  const card = page.getByRole('region', { name: '访问人次' })
  await expect(card.getByText('一致，随读数更新')).toBeVisible()
  await expect(card.locator('.figure').first()).toHaveText('0.2万人次')
  await card.getByRole('button', { name: '看表格' }).click()
  await expect(card.getByRole('row', { name: /2021-07-02/ })).toContainText('800')
  source.answers['/visits.csv'] = (_, response) => void response.writeHead(503).end()
  await sources.getByRole('button', { name: '立即取数' }).click()
  await expect(sources.getByText('对方回答 HTTP 503').first()).toBeVisible()
})
