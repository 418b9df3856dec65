import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { api, expect, test } from '../support/browser.ts'

test('an indicator takes the shape of last year’s months once its twin is confirmed, and the page names it', async ({
  signedIn: page,
  server,
}) => {
  const ask = <T>(method: string, path: string, data?: unknown) => api<T>(page.request, server, method, path, data)
  const of = (year: number) =>
    ask<ProjectAnswer>('POST', '/projects', {
      declaration: declaration({ projectName: `${year}年形状项目`, year, indicators: [indicator('参与人次', '1200人次')] }),
    })
  const before = await of(2020)
  const save = (month: string, value: number) =>
    ask('PUT', `/projects/${before.id}/actuals/${month}`, { entries: [{ indicatorId: before.indicators[0]!.id, value }] })
  await save('2020-03', 100)
  await save('2020-09', 300)
  const own = await of(2021)
  const entries = [{ indicatorId: own.indicators[0]!.id, value: 150 }]
  await ask('PUT', `/projects/${own.id}/actuals/2021-06`, { entries })
  await page.goto(`${server.url}/projects/${own.id}/indicators/${own.indicators[0]!.id}?asOf=2021-06`)
  await expect(page.getByText('进度形状：按时间进度')).toBeVisible()
  await page.getByRole('button', { name: '换形状' }).press('Enter')
  const dialog = page.getByRole('dialog')
  const lastYear = dialog.getByRole('radio', { name: /按上年各月/ })
  await lastYear.press('Space')
  await expect(dialog.getByRole('img', { name: /按上年各月/ })).toHaveAccessibleName(/300人次 · 300人次 · 1,200人次 · 1,200人次/)
  await expect(dialog.getByRole('button', { name: '采用' })).toBeDisabled()
  await dialog.getByRole('button', { name: '确认' }).press('Enter')
  await expect(dialog.getByText('已确认')).toBeVisible()
  await dialog.getByRole('button', { name: '采用' }).press('Enter')
  await expect(page.getByText('进度形状：按上年各月')).toBeVisible()
  await expect(page.getByText(/^应完成 300人次 · 按上年各月/)).toBeVisible()
})
