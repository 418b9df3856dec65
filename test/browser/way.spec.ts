import type { Page } from '@playwright/test'
import { api, expect, test } from '../support/browser.ts'
import { peopleOf } from '../support/people.ts'
import { visits } from '../support/suzhou-months.ts'
import { declareSuzhou } from '../support/workspace.ts'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'

const bar = (page: Page) => page.getByRole('region', { name: '保存与提交' })
const cell = (page: Page, name: string) => page.getByLabel(new RegExp(`^${name}.*本月值$`))
const press = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true }).click()

/** Confirms the dialog of a step, with an opinion where one is given. */
async function confirm(page: Page, opinion?: string) {
  const dialog = page.getByRole('dialog')
  if (opinion !== undefined) await dialog.locator('textarea').fill(opinion)
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog).toHaveCount(0)
}

test('three people walk a month: entered, handed in, withdrawn, returned with an opinion, mended, approved, corrected', async ({
  signedIn: admin,
  server,
  browser,
}) => {
  test.setTimeout(180_000)
  const project = await declareSuzhou(admin.request, server)
  const { clerk, head, overseer } = await peopleOf(project, admin.request, server, browser)
  const path = `/projects/${project.id}`
  const address = `${server.url}${path}/months/2021-05`
  const entries = [{ indicatorId: project.indicators.find(row => row.name === visits)!.id, value: 50_000 }]
  await api(clerk.request, server, 'PUT', `${path}/actuals/2021-05`, { entries })
  await api(clerk.request, server, 'POST', `${path}/reports/2021-05/submit`, {})

  // The clerk thinks again before anybody has looked.
  await clerk.goto(address)
  await expect(clerk.getByText('审核开始前可以撤回')).toBeVisible()
  await press(clerk, '撤回')
  await confirm(clerk)
  await expect(cell(clerk, visits)).toHaveValue('50,000')
  await api(clerk.request, server, 'POST', `${path}/reports/2021-05/submit`, {})

  // The head finds it on the to-do list, begins, and sends it back.
  await head.goto(`${server.url}/todos`)
  await head
    .getByRole('row', { name: /待审核 2021年5月/ })
    .getByRole('link')
    .click()
  await expect(head.getByText('填报：填报甲')).toBeVisible()
  await press(head, '开始审核')
  await expect(head.getByText(/负责乙 已开始审核/)).toBeVisible()
  await clerk.reload()
  await expect(clerk.getByText(/负责乙 已开始审核/)).toBeVisible()
  await expect(bar(clerk).getByRole('button', { name: '撤回' })).toHaveCount(0)
  await press(head, '退回')
  await confirm(head, '访问人数请再核对')

  // The clerk reads why in the inbox, mends the number, and hands it in again.
  await clerk.goto(`${server.url}/messages`)
  await expect(clerk.getByText(/负责乙 退回了.*意见：访问人数请再核对/)).toBeVisible()
  await clerk.getByRole('listitem').filter({ hasText: '被退回' }).getByRole('link', { name: '查看' }).click()
  await expect(clerk.getByText('退回意见：访问人数请再核对')).toBeVisible()
  await cell(clerk, visits).fill('52000')
  await clerk.keyboard.press('Control+s')
  await expect(bar(clerk).getByText(/\d\d:\d\d 已保存/)).toBeVisible()
  await api(clerk.request, server, 'POST', `${path}/reports/2021-05/submit`, {})

  // What changed stands before the approver; approval locks the month and says by whom.
  await head.goto(address)
  await expect(head.getByRole('row', { name: new RegExp(`${visits}.*5万|${visits}.*50,000`) })).toContainText(/5\.2万|52,000/)
  await press(head, '审核通过')
  await confirm(head)
  await clerk.goto(address)
  await expect(clerk.getByText(/本月已审核，内容锁定（负责乙/)).toBeVisible()
  await expect(cell(clerk, visits)).toHaveCount(0)

  // A correction is asked for by the clerk and opened by the department.
  await press(clerk, '申请更正')
  await confirm(clerk, '漏报一个系统')
  await overseer.goto(`${server.url}/todos`)
  await overseer
    .getByRole('row', { name: /申请更正 2021年5月/ })
    .getByRole('link')
    .click()
  await expect(overseer.getByText(/填报甲 .* 申请修改：漏报一个系统/)).toBeVisible()
  await press(overseer, '重新打开')
  await confirm(overseer, '同意更正')
  await clerk.reload()
  await expect(cell(clerk, visits)).toHaveValue('52,000')
  const month = await api<MonthAnswer>(clerk.request, server, 'GET', `${path}/actuals/2021-05`)
  expect([month.report.state, month.report.correction]).toEqual(['returned', true])

  // Every step stands in the history, in its order.
  await clerk.goto(`${server.url}${path}/history?month=2021-05`)
  const steps = clerk.getByRole('region', { name: '月报经过' }).last().getByRole('rowheader')
  await expect(steps).toHaveText(['重新打开', '申请更正或延期', '审核通过', '提交', '退回', '开始审核', '提交', '撤回', '提交'])
})

test('a month past its lock date says why and since when; the clerk asks, the department grants, typing goes on', async ({
  signedIn: admin,
  server,
  browser,
}) => {
  test.setTimeout(180_000)
  const project = await declareSuzhou(admin.request, server)
  const { clerk, overseer } = await peopleOf(project, admin.request, server, browser)
  const address = `${server.url}/projects/${project.id}/months/2021-05`
  await admin.goto(`${server.url}/calendar?year=2021`)
  await admin.getByLabel('5月锁定日').fill('2021-06-16')
  await admin.getByRole('button', { name: '保存5月' }).click()
  await expect(admin.getByText('1 个月设有锁定日')).toBeVisible()

  await clerk.goto(address)
  await expect(clerk.getByText('本月自 2021-06-16 起按财政部门的日历锁定')).toBeVisible()
  await expect(cell(clerk, visits)).toHaveCount(0)
  await press(clerk, '申请延期')
  await confirm(clerk, '系统故障，未能按时填报')

  await overseer.goto(`${server.url}/todos`)
  await overseer
    .getByRole('row', { name: /申请延期 2021年5月/ })
    .getByRole('link')
    .click()
  await press(overseer, '准许延期')
  const dialog = overseer.getByRole('dialog', { name: '准许延期' })
  await dialog.getByLabel('可填报至（含当日）').fill('2099-12-31')
  await dialog.getByLabel('理由').fill('情况属实')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(overseer.getByText('已准延期至 2099-12-31')).toBeVisible()

  await clerk.reload()
  await cell(clerk, visits).fill('777')
  await clerk.keyboard.press('Control+s')
  await expect(bar(clerk).getByText(/\d\d:\d\d 已保存/)).toBeVisible()
  await admin.reload()
  await expect(admin.getByRole('row', { name: /2021-05 2099-12-31 情况属实 主管丙 有效/ })).toBeVisible()
})
