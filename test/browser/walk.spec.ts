import type { Page } from '@playwright/test'
import { adminPassword } from '../support/server.ts'
import { api, expect, test } from '../support/browser.ts'
import { months, teachers, usage, visits } from '../support/suzhou-months.ts'
import { enterMonths, suzhouForm } from '../support/workspace.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import type { Progress } from '#domain/progress'

/** The main job on one evening: from the pasted form to the rule behind a flagged gap. */
test('paste the form, answer its questions, save, enter months by keyboard, see the gap, open its rule', async ({
  page,
  server,
}) => {
  await page.goto(server.url)
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码', { exact: true }).fill(adminPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('main').getByRole('link', { name: '导入申报表' }).click()

  await declareByScreen(page)
  await expect(page).toHaveURL(/\/projects\/\d+$/)
  const id = Number(/\d+$/.exec(page.url())![0])
  const project = await api<ProjectAnswer>(page.request, server, 'GET', `/projects/${id}`)
  expect(project.indicators).toHaveLength(30)
  expect(project.indicators.find(row => row.name === usage)?.category).toBe('结果')

  // Six months by the interface, July by hand.
  await enterMonths(page.request, server, project, months.slice(0, 6))
  await page.goto(`${server.url}/projects/${id}/months/2021-07`)
  await enterJuly(page)

  const july = await api<Progress>(page.request, server, 'GET', `/projects/${id}/progress?asOf=2021-07`)
  expect(july.indicators.find(row => row.name === visits)).toMatchObject({ toDate: 360_000, signal: 'warning' })
  expect(july.budget.spent).toBe(1_520_000_000)

  await page.getByRole('main').getByRole('link', { name: project.name, exact: true }).first().click()
  const gaps = page.getByRole('region', { name: /偏差清单/ })
  await expect(gaps.getByRole('listitem').filter({ hasText: teachers })).toBeVisible()
  await gaps.getByRole('button', { name: `到“${visits}”这一行` }).click()
  await expect(page.getByRole('heading', { name: '为什么是“预警”？' })).toBeVisible()
  await expect(page.locator('.why-rule')).toContainText('77.1%')
  await expect(page.getByRole('table', { name: '各月算式' })).toBeVisible()
})

/** The questions are answered by the keys 1 and 2; what was read stands beside its source. */
async function declareByScreen(page: Page) {
  await page.getByLabel('申报表原文').fill(suzhouForm)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await expect(page.getByText('读出 30 项指标、4 个子项目')).toBeVisible()
  const questions = page.getByRole('region', { name: '待确认的问题' })
  const category = questions.getByRole('article').filter({ hasText: '这 2 行属于哪一类？' })
  await category.getByRole('button', { name: /^结果/ }).click()
  // The next question has the focus: the rest is answered without the mouse.
  const rest = page.getByText(/还差 \d+ 个确认/).first()
  await expect(questions.locator('.question.now button').first()).toBeFocused()
  await page.keyboard.press('1')
  await expect(rest).toHaveText(/还差 1 个确认/)
  await page.keyboard.press('1')
  await expect(page.getByText('问题都已确认')).toBeVisible()
  await page.getByRole('button', { name: '建立项目' }).first().click()
}

/** Typed as at a desk: numbers, Enter or Tab to the next cell, Ctrl+S. */
async function enterJuly(page: Page) {
  await page.getByLabel(new RegExp(`^${visits}.*本月值$`)).focus()
  await page.keyboard.type('6万')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(new RegExp(`^${usage}.*分子$`))).toBeFocused()
  await page.keyboard.type('41000')
  await page.keyboard.press('Tab')
  await page.keyboard.type('50000')
  await page.getByLabel(/^2021年信息化建设 支出$/).focus()
  await page.keyboard.type('420')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('region', { name: '保存与提交' }).getByText(/\d\d:\d\d 已保存/)).toBeVisible()
}
