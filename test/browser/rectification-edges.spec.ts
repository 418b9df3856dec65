import type { Browser, Page } from '@playwright/test'
import type { Server } from '../support/server.ts'
import { api, expect, signIn, test } from '../support/browser.ts'
import { visits } from '../support/suzhou-months.ts'
import { declareSuzhou } from '../support/workspace.ts'

/** The unit's clerk and the department above it, and an indicator far behind in May. */
async function behind(admin: Page, server: Server, browser: Browser) {
  const project = await declareSuzhou(admin.request, server)
  const department = await api<{ id: number }>(admin.request, server, 'POST', '/agencies', { code: 'D-ZG', name: '主管局' })
  await api(admin.request, server, 'PATCH', `/agencies/${project.agency.id}`, { parentId: department.id, version: 1 })
  async function person(username: string, name: string, role: string, agencyId: number) {
    const password = 'San-ren-2021'
    await api(admin.request, server, 'POST', '/users', { username, name, role, agencyId, password, mustChangePassword: false })
    const context = await browser.newContext({ locale: 'zh-CN' })
    await signIn(context.request, server, username, password)
    return context.newPage()
  }
  const indicatorId = project.indicators.find(row => row.name === visits)!.id
  const clerk = await person('zhenggai', '填报甲', 'clerk', project.agency.id)
  const entries = [{ indicatorId, value: 5_000 }]
  await api(clerk.request, server, 'PUT', `/projects/${project.id}/actuals/2021-05`, { entries })
  const path = `${server.url}/projects/${project.id}/indicators/${indicatorId}?asOf=2021-05`
  return { path, clerk, manager: await person('duban', '主管丙', 'department', department.id) }
}

test('a manager orders a rectification at a gap, the clerk answers it, and the manager closes it', async ({
  signedIn: admin,
  server,
  browser,
}) => {
  const { path, clerk, manager } = await behind(admin, server, browser)
  const dialog = (page: Page) => page.getByRole('dialog')

  await manager.goto(path)
  await manager.getByRole('button', { name: '要求整改' }).click()
  await dialog(manager).getByLabel('整改要求').fill('查明原因，六月底前补上进度')
  await dialog(manager).getByRole('button', { name: '下达' }).click()
  await expect(manager.getByRole('article')).toContainText('整改中')

  await clerk.goto(`${server.url}/rectifications?mine=true`)
  await expect(clerk.getByRole('table')).toContainText('查明原因，六月底前补上进度')
  await clerk.goto(path)
  await clerk.getByRole('button', { name: '反馈整改情况' }).click()
  await dialog(clerk).getByLabel('整改情况').fill('已加开两场，访问量恢复')
  await dialog(clerk).getByRole('button', { name: '确定' }).click()
  await expect(clerk.getByRole('article')).toContainText('待核实')
  await expect(clerk.getByRole('button', { name: '办结' })).toHaveCount(0)

  await manager.reload()
  await manager.getByRole('button', { name: '办结' }).click()
  await dialog(manager).getByLabel('核实结论').fill('属实')
  await dialog(manager).getByRole('button', { name: '确定' }).click()
  await expect(manager.getByRole('article')).toContainText('已办结')
})
