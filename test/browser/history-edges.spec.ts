import { api, expect, test } from '../support/browser.ts'
import { months, visits } from '../support/suzhou-months.ts'
import { declareSuzhou, enterMonths } from '../support/workspace.ts'

test('a corrected value stands beside the one it replaced, with who and why', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  const indicatorId = project.indicators.find(row => row.name === visits)!.id
  const put = (entry: object) =>
    api(page.request, server, 'PUT', `/projects/${project.id}/actuals/2021-05`, { entries: [{ indicatorId, ...entry }] })
  await put({ value: 520_000 })
  await put({ value: 52_000, note: '多录了一个零' })
  await page.goto(`${server.url}/projects/${project.id}/history`)
  const rows = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: visits }) })
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText('现行')
  await expect(rows.first()).toContainText('多录了一个零')
  await expect(rows.last()).toContainText('已被替代')
  await expect(rows.last()).toContainText(/52万|520,000/)
})

test('the history is narrowed to a month and an indicator, and the address keeps both', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await enterMonths(page.request, server, project, months)
  await page.goto(`${server.url}/projects/${project.id}/history`)
  await page.getByLabel('月份').selectOption({ label: '5月' })
  await expect(page).toHaveURL(/month=2021-05/)
  await page.getByLabel('指标').selectOption({ label: `19 ${visits}` })
  await expect(page).toHaveURL(/indicatorId=\d+/)
  await expect(page.getByRole('table').getByRole('rowheader')).toHaveText([visits])
})

test('an empty history says so', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}/history`)
  await expect(page.getByText('还没有填报过。')).toBeVisible()
})

test('an indicator shows its year, what the target still takes, and its months as a table', async ({
  signedIn: page,
  server,
}) => {
  const project = await declareSuzhou(page.request, server)
  await enterMonths(page.request, server, project, months)
  await page.goto(`${server.url}/projects/${project.id}?asOf=2021-07`)
  await page.getByRole('rowheader', { name: visits }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: visits })).toBeVisible()
  await expect(page.getByRole('img', { name: /截至7月累计 36万/ })).toBeVisible()
  // 440,000 are left for five months.
  const need = page.getByRole('region', { name: '要达到目标需要什么' })
  await expect(need).toContainText('44万')
  await expect(need).toContainText('8.8万')
  await expect(page.getByRole('table', { name: '各月数字' })).toBeVisible()
})
