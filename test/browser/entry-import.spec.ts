import { readFile } from 'node:fs/promises'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration } from '../support/declaration.ts'
import { cellOf, changed, kinds } from '../support/entry-book.ts'

test('a clerk downloads the month, fills it in elsewhere, sees each change and saves; a broken file says which cell', async ({
  signedIn: page,
  server,
}) => {
  const ask = <T>(method: string, path: string, data?: unknown) => api<T>(page.request, server, method, path, data)
  await ask('POST', '/agencies', { code: 'U-BOOK', name: '填表单位' })
  const form = declaration({ agencyCode: 'U-BOOK', agencyName: '填表单位', indicators: Object.values(kinds) })
  const project = await ask<ProjectAnswer>('POST', '/projects', { declaration: form })
  const visits = project.indicators[0]!.id
  await page.goto(`${server.url}/projects/${project.id}/months/2021-03`)
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载填报表' }).click()
  const file = await waiting
  expect(file.suggestedFilename()).toBe('填报表-2021-03.xlsx')
  const bytes = new Uint8Array(await readFile(await file.path()))
  const give = async (content: Uint8Array) =>
    page.getByLabel('选择填好的填报表（.xlsx）').setInputFiles({
      name: '填报表-2021-03.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(content),
    })

  await page.getByRole('link', { name: '导入填报表' }).click()
  await give(await changed(bytes, ({ sheet }) => void (cellOf(sheet, '服务人次', 'first').value = '许多')))
  await expect(page.getByRole('alert')).toContainText('填报!H5')
  await expect(page.getByRole('button', { name: /^保存/ })).toHaveCount(0)

  // Somebody else enters the same cell meanwhile.
  await ask('PUT', `/projects/${project.id}/actuals/2021-03`, { entries: [{ indicatorId: visits, value: 100 }] })
  const filled = await changed(bytes, ({ sheet }) => {
    cellOf(sheet, '服务人次', 'first').value = '8万'
    cellOf(sheet, '采购规范性', 'first').value = '规范'
    cellOf(sheet, '子项目一', 'first').value = 12.5
  })
  await give(filled)
  await expect(page.getByRole('row', { name: /采购规范性/ })).toContainText('规范')
  const save = page.getByRole('button', { name: /^保存/ })
  await expect(save).toBeDisabled()
  await page.getByRole('radio', { name: /用文件中的/ }).check()
  await save.click()
  await expect(page.getByText(/已保存 3 处改动/)).toBeVisible()
  await page.getByRole('link', { name: '返回填报页' }).click()
  await expect(page.getByText('8万').first()).toBeVisible()
})
