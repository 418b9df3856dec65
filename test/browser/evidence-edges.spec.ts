import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration, idOf } from '../support/declaration.ts'
import { pdf, png } from '../support/files.ts'

test('a file dropped behind a typed value is graded by what it shows, looked at in the page, and removed with a reason', async ({
  signedIn: page,
  server,
}) => {
  const ask = <T>(method: string, path: string, data?: unknown) => api<T>(page.request, server, method, path, data)
  const project = await ask<ProjectAnswer>('POST', '/projects', { declaration: declaration() })
  const [indicatorId, month] = [idOf(project, '服务人次'), '2021-05']
  await ask('PUT', `/projects/${project.id}/actuals/${month}`, { entries: [{ indicatorId, value: 81_234 }] })
  await page.goto(`${server.url}/projects/${project.id}`)
  await page.getByRole('link', { name: '佐证资料', exact: true }).click()
  await expect(page.getByRole('button', { name: '佐证完整度 0%（截至5月）' })).toBeVisible()

  const cell = page.getByRole('button', { name: /^服务人次 5月/ })
  await expect(cell).toHaveText('D')
  await cell.click()
  const panel = page.getByRole('region', { name: '服务人次 5月' })
  await panel.locator('input[type=file]').setInputFiles([
    { name: '统计.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf(['Service statistics', 'visits 81,234'])) },
    { name: '其实是图片.pdf', mimeType: 'application/pdf', buffer: Buffer.from(png) },
  ])
  await expect(panel.getByText('在第 1 页查到')).toBeVisible()
  await expect(panel.getByText(/其实是图片\.pdf：文件名以 \.pdf 结尾，内容却是PNG 图片/)).toBeVisible()
  await expect(cell).toHaveText('B1')
  await expect(page.getByRole('button', { name: '佐证完整度 100%（截至5月）' })).toBeVisible()

  await panel.getByRole('button', { name: '统计.pdf' }).click()
  const preview = page.getByRole('dialog', { name: '统计.pdf' })
  await expect(preview.locator('.pdf-page[data-drawn] canvas')).toBeVisible()
  const ink = await preview.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return data.some((value, i) => i % 4 === 0 && value < 100)
  })
  expect(ink).toBe(true)
  await page.keyboard.press('Escape')

  await panel.getByRole('button', { name: '移除' }).click()
  const dialog = page.getByRole('dialog', { name: '移除“统计.pdf”' })
  await dialog.getByRole('button', { name: '移除' }).click()
  await expect(dialog.getByText('请写明原因')).toBeVisible()
  await dialog.getByLabel('原因（必填）').fill('传错月份')
  await dialog.getByRole('button', { name: '移除' }).click()
  await expect(cell).toHaveText('D')
  await expect(page.getByText(/移除：传错月份/)).toBeVisible()

  // The clerk attaches the right file from the row itself, while entering the month.
  await page.goto(`${server.url}/projects/${project.id}/months/${month}`)
  await page.getByRole('button', { name: /^服务人次：.*为什么？$/ }).click()
  await page.getByRole('button', { name: '佐证资料，0 份文件' }).click()
  const files = page.getByRole('dialog', { name: '佐证资料' })
  await files.locator('input[type=file]').setInputFiles({
    name: '五月统计.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(pdf(['Service statistics May', 'visits 81,234'])),
  })
  await expect(files.getByText('在第 1 页查到')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '佐证资料，1 份文件' })).toBeVisible()
})
