import type { Page } from '@playwright/test'
import { adminPassword } from '../support/server.ts'
import { api, expect, signIn, test } from '../support/browser.ts'
import { usage, visits, works } from '../support/suzhou-months.ts'
import { declareSuzhou } from '../support/workspace.ts'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'

const cell = (page: Page, name: string, what = '本月值') => page.getByLabel(new RegExp(`^${name}.*${what}$`))
const bar = (page: Page) => page.getByRole('region', { name: '保存与提交' })
// A draft kept meanwhile says “草稿已保存”: that is not it.
const saved = (page: Page) => expect(bar(page).getByText(/\d\d:\d\d 已保存/)).toBeVisible()

test('0 stays 0 and empty stays empty, on screen and after a reload', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)
  await cell(page, visits).fill('0')
  await page.keyboard.press('Control+s')
  await saved(page)
  await page.reload()
  await expect(cell(page, visits)).toHaveValue('0')
  await expect(cell(page, works)).toHaveValue('')
  const month = await api<MonthAnswer>(page.request, server, 'GET', `/projects/${project.id}/actuals/2021-05`)
  expect(month.entries.map(entry => entry.value)).toEqual([0])
})

test('a number that is none is named beside its cell, and nothing is saved until it is mended', async ({
  signedIn: page,
  server,
}) => {
  const project = await declareSuzhou(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)
  await cell(page, visits).fill('很多')
  await expect(cell(page, visits)).toHaveAttribute('aria-invalid', 'true')
  await expect(cell(page, visits)).toHaveAccessibleDescription(/[一-龥]{3}/)
  await page.keyboard.press('Control+s')
  const month = () => api<MonthAnswer>(page.request, server, 'GET', `/projects/${project.id}/actuals/2021-05`)
  await expect(bar(page).getByText(/1 处错误/)).toBeVisible()
  expect((await month()).entries).toEqual([])
  await cell(page, visits).fill('52,000')
  await page.keyboard.press('Control+s')
  await saved(page)
  expect((await month()).entries.map(entry => entry.value)).toEqual([52_000])
})

test('a denominator of 0 under a numerator that is not is refused in words', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)
  await cell(page, usage, '分子').fill('5')
  await cell(page, usage, '分母').fill('0')
  await expect(cell(page, usage, '分母')).toHaveAccessibleDescription(/分母/)
})

test('two people save the same cell: the second sees both values and chooses', async ({ signedIn: first, server, browser }) => {
  const project = await declareSuzhou(first.request, server)
  const address = `${server.url}/projects/${project.id}/months/2021-05`
  const other = await browser.newContext({ locale: 'zh-CN' })
  await signIn(other.request, server, 'admin', adminPassword)
  const second = await other.newPage()
  await Promise.all([first.goto(address), second.goto(address)])
  await cell(second, visits).fill('48000')
  await cell(first, visits).fill('52000')
  await first.keyboard.press('Control+s')
  await saved(first)

  await cell(second, visits).focus()
  await second.keyboard.press('Control+s')
  const conflict = second.getByRole('alert').filter({ hasText: /52,?000|5\.2万/ })
  await expect(conflict).toBeVisible()
  await expect(conflict.getByRole('button', { name: /用我的.*48,?000|用我的.*4\.8万/ })).toBeVisible()
  const stored = () => api<MonthAnswer>(first.request, server, 'GET', `/projects/${project.id}/actuals/2021-05`)
  expect((await stored()).entries.map(entry => entry.value)).toEqual([52_000])

  await conflict.getByRole('button', { name: /用我的/ }).click()
  await cell(second, visits).focus()
  await second.keyboard.press('Control+s')
  await saved(second)
  expect((await stored()).entries.map(entry => [entry.value, entry.version])).toEqual([[48_000, 2]])
  await other.close()
})

test('what was typed and not saved is offered again after the page was left', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)
  await cell(page, visits).fill('777')
  await expect(bar(page).getByText(/1 行未保存/)).toBeVisible()
  page.on('dialog', dialog => void dialog.accept())
  await page.reload()
  await page.getByRole('button', { name: '恢复' }).click()
  await expect(cell(page, visits)).toHaveValue('777')
})

test('a month is handed in, approved by another person, and then closed to typing', async ({
  signedIn: page,
  server,
  browser,
}) => {
  const project = await declareSuzhou(page.request, server)
  const path = `/projects/${project.id}`
  const entries = [{ indicatorId: project.indicators.find(row => row.name === visits)!.id, value: 5 }]
  await api(page.request, server, 'PUT', `${path}/actuals/2021-05`, { entries })
  await api(page.request, server, 'POST', `${path}/reports/2021-05/submit`, {})
  const account = { username: 'reviewer', name: '业务处', role: 'bureau', password: 'Shen-he-2021', mustChangePassword: false }
  await api(page.request, server, 'POST', '/users', account)
  const other = await browser.newContext({ locale: 'zh-CN' })
  await signIn(other.request, server, account.username, account.password)
  const reviewer = await other.newPage()
  await reviewer.goto(`${server.url}${path}/months/2021-05`)
  await bar(reviewer).getByRole('button', { name: '审核通过' }).click()
  await reviewer.getByRole('dialog', { name: '审核通过' }).getByRole('button', { name: '确定' }).click()
  await expect(reviewer.getByText('本月已审核，内容锁定')).toBeVisible()
  await page.goto(`${server.url}${path}/months/2021-05`)
  await expect(page.getByText('本月已审核，内容锁定')).toBeVisible()
  await expect(cell(page, visits)).toHaveCount(0)

  // Reopening needs an opinion; without one nothing happens.
  await bar(reviewer).getByRole('button', { name: '重新打开' }).click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByLabel('意见（必填）')).toHaveAccessibleDescription('请写明意见')
  await dialog.getByLabel('意见（必填）').fill('五月漏报一个系统')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog).toHaveCount(0)
  await page.reload()
  await expect(cell(page, visits)).toHaveValue('5')
  await other.close()
})
