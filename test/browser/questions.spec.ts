import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration } from '../support/declaration.ts'

test('a jump is asked about under the grid, answered in one line, and the answer stays with the month', async ({
  signedIn: page,
  server,
}) => {
  const ask = <T>(method: string, path: string, data?: unknown) => api<T>(page.request, server, method, path, data)
  await ask('POST', '/agencies', { code: 'U-ASK', name: '疑问单位' })
  const project = await ask<ProjectAnswer>('POST', '/projects', {
    declaration: declaration({ agencyCode: 'U-ASK', agencyName: '疑问单位' }),
  })
  const indicatorId = project.indicators[0]!.id
  for (const [i, value] of [90, 95, 105, 110, 400].entries())
    await ask('PUT', `/projects/${project.id}/actuals/2021-0${i + 1}`, { entries: [{ indicatorId, value }] })
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)
  await expect(page.getByText('1 个疑问未说明')).toBeVisible()
  await expect(page.getByText(/是此前 4 个月通常值 100人次 的 4 倍/)).toBeVisible()
  const line = page.getByLabel('说明：服务人次')
  await line.fill('五月集中开展招生咨询')
  await line.press('Enter')
  await expect(page.getByText('疑问都已说明')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('说明：服务人次')).toHaveValue('五月集中开展招生咨询')
  await page.goto(`${server.url}/projects/${project.id}/history`)
  const value = page.getByRole('row').filter({ hasText: '400人次' })
  await expect(value).toContainText(/疑问本月 400人次.*说明五月集中开展招生咨询/)
  await page.goto(`${server.url}/projects/${project.id}/indicators/${indicatorId}?asOf=2021-05`)
  await page.getByRole('link', { name: '5月的疑问与说明' }).click()
  await expect(page.locator('#answers-2021-05')).toContainText('五月集中开展招生咨询')
})
