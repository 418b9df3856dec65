import { readFileSync } from 'node:fs'
import type { Declaration } from '#domain/declaration'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, signIn, test } from '../support/browser.ts'
import { visits, works } from '../support/suzhou-months.ts'

const form = readFileSync(new URL('../forms/suzhou-2021-declaration.txt', import.meta.url), 'utf8')

test('a clerk of a unit that only contributes types its own cell, and reads who fills in and submits the rest', async ({
  signedIn: admin,
  server,
  browser,
}) => {
  const ask = <T>(method: string, path: string, data?: unknown) => api<T>(admin.request, server, method, path, data)
  const helper = await ask<{ id: number }>('POST', '/agencies', { code: 'D-HELP', name: '协作中心' })
  const { declaration } = await ask<{ declaration: Declaration }>('POST', '/declarations/parse', form)
  const indicators = declaration.indicators.map(row =>
    row.name === visits ? { ...row, contributors: [{ agencyCode: 'D-HELP', share: null }] } : row,
  )
  const project = await ask<ProjectAnswer>('POST', '/projects', { declaration: { ...declaration, indicators } })
  const password = 'Xie-zuo-2021'
  const account = { username: 'xiezuo', name: '协作员', role: 'clerk', agencyId: helper.id, password, mustChangePassword: false }
  await ask('POST', '/users', account)
  const context = await browser.newContext({ locale: 'zh-CN' })
  await signIn(context.request, server, 'xiezuo', password)
  const page = await context.newPage()
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)

  const bar = page.getByRole('region', { name: '保存与提交' })
  const own = page.getByLabel(new RegExp(`^${visits}.*本月值$`))
  await expect(own).toBeVisible()
  await expect(page.getByLabel(new RegExp(`^${works}.*本月值$`))).toHaveCount(0)
  const grey = page.locator(`[data-row]`, { hasText: works }).locator('.entry-cell.locked')
  await expect(grey).toHaveText(`由${project.agency.name}填报`)
  await expect(page.getByText(`由${project.agency.name}填报，本单位不填。`)).toBeVisible()
  await expect(page.locator('.money-section input')).toHaveCount(0)
  await expect(bar.getByText(`月报由${project.agency.name}提交`)).toBeVisible()
  await expect(bar.getByRole('button', { name: '提交审核', exact: true })).toHaveCount(0)

  await own.fill('12345')
  await bar.getByRole('button', { name: '保存草稿', exact: true }).click()
  await expect(bar.getByText(/\d\d:\d\d 已保存/)).toBeVisible()
  await expect(bar.getByText('本单位应填的都已填写')).toBeVisible()
  const month = await ask<MonthAnswer>('GET', `/projects/${project.id}/actuals/2021-05`)
  expect(month.entries.map(({ agencyId, value }) => [agencyId, value])).toEqual([[helper.id, 12_345]])
})
