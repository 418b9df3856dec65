import { api, expect, signIn, test } from '../support/browser.ts'
import { declareSuzhou } from '../support/workspace.ts'

test('the bureau gives a project to a reviewer found by name, who then sees it, and takes it back', async ({
  signedIn: page,
  server,
  browser,
}) => {
  const project = await declareSuzhou(page.request, server)
  const password = 'Ping-shen-2021'
  for (const [username, name] of [
    ['zhuanjia1', '评审专家甲'],
    ['zhuanjia2', '评审专家乙'],
  ])
    await api(page.request, server, 'POST', '/users', { username, name, role: 'reviewer', password, mustChangePassword: false })
  const context = await browser.newContext({ locale: 'zh-CN' })
  await signIn(context.request, server, 'zhuanjia2', password)
  const seen = async () => (await context.request.get(`${server.url}/api/v1/projects/${project.id}`)).status()
  expect(await seen()).toBe(404)

  await page.goto(`${server.url}/projects/${project.id}`)
  await page.getByRole('button', { name: '指派评审' }).click()
  const dialog = page.getByRole('dialog', { name: '指派评审' })
  await expect(dialog.getByRole('checkbox')).toHaveCount(2)
  await dialog.getByLabel('按姓名查找').fill('乙')
  await expect(dialog.getByRole('checkbox')).toHaveCount(1)
  await dialog.getByRole('checkbox', { name: '评审专家乙' }).check()
  await dialog.getByRole('button', { name: '保存指派' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.project-reviewers')).toContainText('评审专家乙')
  expect(await seen()).toBe(200)

  await page.getByRole('button', { name: '调整' }).click()
  await dialog.getByRole('checkbox', { name: '评审专家乙' }).uncheck()
  await dialog.getByRole('button', { name: '保存指派' }).click()
  await expect(page.getByRole('button', { name: '指派评审' })).toBeVisible()
  expect(await seen()).toBe(404)
})
