import type { Declaration } from '#domain/declaration'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { api, expect, test } from '../support/browser.ts'

test('a target is shared among schools; the project’s page and the indicator’s say who is behind and who is missing', async ({
  signedIn: page,
  server,
}) => {
  const ask = <T>(method: string, path: string, data?: unknown) => api<T>(page.request, server, method, path, data)
  const schools = []
  for (const [code, name] of [
    ['X1', '第一中学'],
    ['X2', '第二中学'],
  ])
    schools.push(await ask<{ id: number }>('POST', '/agencies', { code, name }))
  const declared: Declaration = declaration({ indicators: [indicator('参与人次', '1200人次', { evidenceSource: '参赛报名表' })] })
  const project = await ask<ProjectAnswer>('POST', '/projects', { declaration: declared })
  const visits = project.indicators[0]!.id
  await page.goto(`${server.url}/projects/${project.id}/indicators/${visits}?asOf=2021-06`)
  const card = page.getByRole('region', { name: '分担单位' })
  await card.getByRole('button', { name: '分解到单位' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('单位编码 1').fill('X1')
  await dialog.getByLabel('分担（人次） 1').fill('700')
  await dialog.getByRole('button', { name: '添加单位' }).click()
  await dialog.getByLabel('单位编码 2').fill('X2')
  await dialog.getByLabel('分担（人次） 2').fill('400')
  await expect(dialog.getByRole('status')).toContainText('合计与指标值不一致')
  await dialog.getByRole('button', { name: '平均分' }).click()
  await expect(dialog.getByRole('status')).toHaveText('合计 1,200人次，指标值 1,200人次')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(card.getByText('家单位分担')).toContainText('2 家单位分担，2 家本月未报')

  const entries = [{ indicatorId: visits, agencyId: schools[0]!.id, value: 90 }]
  await ask('PUT', `/projects/${project.id}/actuals/2021-06`, { entries })
  await page.reload()
  const [first, second] = [card.getByRole('row', { name: /第一中学/ }), card.getByRole('row', { name: /第二中学/ })]
  await expect(first).toContainText('600人次')
  await expect(first).toContainText('30%')
  await expect(first).toContainText('滞后')
  await expect(second).toContainText('本月未报')
  await page.goto(`${server.url}/projects/${project.id}?asOf=2021-06`)
  await expect(page.getByText('由 2 家单位分担').locator('..')).toContainText('1 家落后：第一中学 30%；1 家本月未报：第二中学')

  // The form names a sign-up list: it is handed in for one school, and which one is never guessed.
  await page.goto(`${server.url}/projects/${project.id}/indicators/${visits}?asOf=2021-06`)
  await page.getByRole('link', { name: '导入报名表' }).click()
  await expect(page.getByLabel('粘贴表格')).toHaveCount(0)
  await page.getByLabel('填报单位').selectOption({ label: '第二中学' })
  await page.getByLabel('粘贴表格').fill('学号\t赛项\n1001\t编程\n1002\t编程')
  await page.getByRole('button', { name: '读取粘贴的内容' }).click()
  await page.getByRole('button', { name: '导入，并更新本月指标值' }).click()
  await expect(page.getByText('本月指标值已由清单算出')).toBeVisible()
  await page.goto(`${server.url}/projects/${project.id}/indicators/${visits}?asOf=2021-06`)
  await expect(second).toContainText('2人次')
})
