import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import type { Server } from '../support/server.ts'
import { api, expect, signIn, test } from '../support/browser.ts'
import { visits } from '../support/suzhou-months.ts'
import { declareSuzhou, enterMonths } from '../support/workspace.ts'

const password = 'San-ren-2021'

/** A department, its unit with a clerk, and the Suzhou project with its first five months; visits far behind in May. */
async function department(admin: Page, server: Server, browser: Browser) {
  const project = await declareSuzhou(admin.request, server)
  const above = await api<{ id: number }>(admin.request, server, 'POST', '/agencies', { code: 'D-ZG', name: '主管局' })
  await api(admin.request, server, 'PATCH', `/agencies/${project.agency.id}`, { parentId: above.id, version: 1 })
  async function person(username: string, name: string, role: string, agencyId: number) {
    await api(admin.request, server, 'POST', '/users', { username, name, role, agencyId, password, mustChangePassword: false })
    const context = await browser.newContext({ locale: 'zh-CN' })
    await signIn(context.request, server, username, password)
    return context.newPage()
  }
  await enterMonths(admin.request, server, project, ['2021-01', '2021-02', '2021-03', '2021-04'])
  const indicatorId = project.indicators.find(row => row.name === visits)!.id
  await api(admin.request, server, 'PUT', `/projects/${project.id}/actuals/2021-05`, { entries: [{ indicatorId, value: 500 }] })
  return {
    project,
    clerk: await person('tianbao', '填报甲', 'clerk', project.agency.id),
    manager: await person('zhuguan', '主管丙', 'department', above.id),
  }
}

/** Nothing for axe to say, at a desk and on a phone; nor is anything wider than its screen. */
async function clean(page: Page) {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('a manager’s Monday morning: the worst are named, one says why, is ordered to be mended, and is followed', async ({
  signedIn: admin,
  server,
  browser,
}) => {
  const { project, manager } = await department(admin, server, browser)
  await manager.goto(server.url)
  // The worst are in the sentence's second line, the most money at risk first.
  await manager.locator('.page-lead').getByRole('link', { name: project.name }).click()
  await expect(manager.getByRole('heading', { level: 1 })).toBeVisible()
  // Why: the rule with its numbers stands at the gap, and leads to the indicator.
  const gap = manager.locator('.gap-rail li').filter({ hasText: visits })
  await expect(gap).toContainText('14.05万')
  await expect(gap).toContainText('滞后')
  await manager.getByRole('link', { name: visits, exact: true }).first().click()
  // The address is there before its page is.
  await expect(manager.getByRole('heading', { level: 1 })).toContainText(visits)
  await manager.getByRole('button', { name: '要求整改' }).click()
  const dialog = manager.getByRole('dialog')
  await dialog.getByLabel('整改要求').fill('查明原因，六月底前补上进度')
  await dialog.getByRole('button', { name: '下达' }).click()
  await expect(manager.getByRole('article')).toContainText('整改中')
  await manager.goto(`${server.url}/projects/${project.id}?asOf=2021-05`)
  await manager.getByRole('button', { name: '订阅', exact: true }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(manager.getByRole('button', { name: '已订阅' })).toBeVisible()
  // The ledger has it, and the top bar is one click away from it.
  await manager.getByRole('link', { name: '整改', exact: true }).click()
  await expect(manager.getByRole('table')).toContainText('查明原因，六月底前补上进度')
})

if (process.env.FULL)
  test('a run is opened, filled from what is there, handed in, approved and closed', async ({
    signedIn: bureau,
    server,
    browser,
  }) => {
    const { project, clerk, manager } = await department(bureau, server, browser)
    await bureau.goto(`${server.url}/rectifications`)
    await expect(bureau.getByText('没有符合条件的整改。')).toBeVisible()
    await clean(bureau)
    await bureau.goto(`${server.url}/monitoring`)
    await expect(bureau.getByText('还没有布置过监控。')).toBeVisible()
    await clean(bureau)
    await bureau.getByRole('button', { name: '布置监控' }).click()
    const opening = bureau.getByRole('dialog')
    await clean(bureau)
    await opening.getByLabel('截至月份').fill('2021-05')
    await opening.getByLabel('文号').fill('财绩〔2021〕9号')
    await opening.getByRole('button', { name: '布置', exact: true }).click()
    await bureau.getByRole('link', { name: '2021年1–5月绩效运行监控' }).click()
    await expect(bureau.getByRole('heading', { level: 1 })).toContainText('还缺 1 个项目')

    await clean(bureau)

    // The unit comes from its to-do list; what is known stands there already.
    await clerk.goto(`${server.url}/todos`)
    await clerk
      .getByRole('link', { name: new RegExp(project.name) })
      .first()
      .click()
    await expect(clerk.getByRole('heading', { name: '项目支出绩效目标执行监控表' })).toBeVisible()
    const row = clerk.getByRole('row', { name: new RegExp(visits) })
    await expect(row).toContainText('14.05万')
    await clean(clerk)
    await clerk.getByRole('button', { name: '提交', exact: true }).click()
    await expect(clerk.getByRole('alert')).toBeVisible()
    // Each lacking line is one click from where it is written; all by keyboard.
    const lacking = clerk.locator('.part-missing button')
    for (let left = await lacking.count(); left > 0; left--) {
      const name = (await lacking.first().textContent())!.split('：')[0]!
      await lacking.first().press('Enter')
      const line = clerk.getByRole('row', { name: new RegExp(name) }).last()
      await line.getByRole('button', { name: '人员保障' }).press('Enter')
      await expect(line.getByRole('button', { name: '人员保障' })).toHaveAttribute('aria-pressed', 'true')
      await line.getByLabel(/原因说明/).fill('人手不足，六月补齐')
      await line.getByLabel(/原因说明/).press('Tab')
      await line.getByLabel(/可能性/).selectOption('确定能')
      await expect(lacking).toHaveCount(left - 1)
    }
    await clerk.getByRole('button', { name: '提交', exact: true }).click()
    await expect(clerk.getByText(/提交时的数据/)).toBeVisible()

    await manager.goto(clerk.url())
    await expect(manager.getByRole('button', { name: '审核通过' })).toBeVisible()
    await clean(manager)
    await manager.getByRole('button', { name: '审核通过' }).click()
    await expect(manager.getByText('已审核')).toBeVisible()
    await bureau.reload()
    await expect(bureau.getByRole('heading', { level: 1 })).toContainText('全部提交')
    await bureau.getByRole('button', { name: '结束监控' }).click()
    await bureau.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await expect(bureau.getByText('已结束')).toBeVisible()
  })
