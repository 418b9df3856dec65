import { api, expect, test } from '../support/browser.ts'
import { suzhouForm } from '../support/workspace.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'

test.beforeEach(async ({ signedIn: page, server }) => {
  await page.goto(`${server.url}/projects/new`)
})

test('a monthly plan is typed in twelve cells, spread evenly, and comes back with the project', async ({
  signedIn: page,
  server,
}) => {
  await page.getByLabel('申报表原文').fill(suzhouForm)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await page.getByRole('button', { name: '第 15 项的其他栏目' }).click()
  await page.getByRole('button', { name: '按月均分' }).click()
  await expect(page.getByLabel('第 15 项 12月累计计划')).toHaveValue('16')
  await expect(page.getByLabel('第 15 项 进度要求')).toHaveValue('1')
  await page.getByLabel('第 15 项 12月累计计划').fill('12')
  await expect(page.getByText('最后累计 15个，与目标 16个 不同').or(page.getByText('累计数不应减少'))).toBeVisible()
  await page.getByLabel('第 15 项 12月累计计划').fill('16')
  // Each answer puts the next question first.
  const open = page.locator('.question.now')
  for (const left of [2, 1]) {
    await open.getByRole('button').first().click()
    await expect(page.locator('.declaration-head')).toContainText(`${left} 个问题待确认`)
  }
  await open.getByRole('button').first().click()
  await page.getByRole('button', { name: '建立项目', exact: true }).first().click()
  await expect(page).toHaveURL(/\/projects\/\d+$/)
  const id = Number(/\d+$/.exec(new URL(page.url()).pathname)![0])
  const saved = await api<ProjectAnswer>(page.request, server, 'GET', `/projects/${id}`)
  expect(saved.indicators[14]!.versions[0]!.monthlyPlan?.at(-1)).toEqual({ month: '2021-12', cumulative: 16 })
})

test('the review opens with what was read, what is asked and whether the sums agree', async ({ signedIn: page }) => {
  await page.getByLabel('申报表原文').fill(suzhouForm)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  const lead = page.locator('.declaration-head')
  await expect(lead).toContainText('读出 30 项指标、4 个子项目；3 个问题待确认；各项合计与预算总额 4,000.00万元 一致')
  await page.getByLabel('预算总额').fill('4010')
  await expect(lead).toContainText('子项目合计 4,000.00万元，与预算总额 4,010.00万元 相差 10.00万元')
})

test('source and reading stand side by side, row by row', async ({ signedIn: page }) => {
  await page.getByLabel('申报表原文').fill(suzhouForm)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await expect(page.locator('.review-row.indicator')).toHaveCount(30)
  const apart = await page.locator('.review-row.indicator').evaluateAll(
    rows =>
      rows.filter(row => {
        const [left, right] = [...row.children].map(pane => pane.getBoundingClientRect())
        return Math.abs(left!.top - right!.top) > 1 || Math.abs(left!.bottom - right!.bottom) > 1
      }).length,
  )
  expect(apart).toBe(0)
})

test('a phone checks and answers, but does not change the form', async ({ signedIn: page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByLabel('申报表原文').fill(suzhouForm)
  await page.getByRole('button', { name: '读取', exact: true }).click()
  await expect(page.getByText('修改各栏请用电脑')).toBeVisible()
  await expect(page.getByLabel('申报单位')).toBeDisabled()
  await page.locator('.question.now').getByRole('button').first().click()
  await expect(page.locator('.declaration-head')).toContainText('2 个问题待确认')
})
