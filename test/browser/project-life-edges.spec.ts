import AxeBuilder from '@axe-core/playwright'
import { api, expect, signIn, test } from '../support/browser.ts'
import { declareSuzhou } from '../support/workspace.ts'

const reason = '场馆维修，活动停办'

test('a project is suspended from a month picked on the ruler: a sentence says what follows, the page tells it', async ({
  signedIn: page,
  server,
}) => {
  const project = await declareSuzhou(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}?asOf=2021-07`)
  await page.getByRole('button', { name: '项目变动' }).click()
  const dialog = page.getByRole('dialog', { name: '登记项目变动' })
  await dialog.getByRole('button', { name: '登记' }).click()
  await expect(dialog.getByText('请写明理由')).toBeVisible()
  await dialog.getByLabel('变动', { exact: true }).selectOption({ label: '暂停' })
  await dialog.getByRole('radio', { name: '9月' }).check({ force: true })
  await dialog.getByLabel('理由').fill(reason)
  await dialog.getByLabel('文号').fill('苏教〔2021〕31号')
  await expect(dialog).toContainText('9月起不催报、不算缺报')
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze()
  expect(violations.map(found => found.id)).toEqual([])
  await dialog.getByRole('button', { name: '登记' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: '项目自 9月起暂停' })).toBeVisible()
  const card = page.getByRole('region', { name: '变动与指标值变更' })
  await expect(card).toContainText(`${reason} · 苏教〔2021〕31号`)
  // Suspended, it can be resumed, not suspended again.
  await page.getByRole('button', { name: '项目变动' }).click()
  await expect(dialog.getByLabel('变动', { exact: true }).getByRole('option', { name: '恢复' })).toHaveCount(1)
  await expect(dialog.getByLabel('变动', { exact: true }).getByRole('option', { name: '暂停' })).toHaveCount(0)
})

test('a unit asks for a target change with its lights previewed, and the bureau approves it on the project page', async ({
  signedIn: page,
  server,
  browser,
}) => {
  const project = await declareSuzhou(page.request, server)
  const row = project.indicators.find(one => one.name.includes('参与人次'))!
  const path = `/projects/${project.id}`
  await api(page.request, server, 'PUT', `${path}/actuals/2021-05`, { entries: [{ indicatorId: row.id, value: 900 }] })
  const { items } = await api<{ items: { id: number }[] }>(page.request, server, 'GET', '/agencies')
  const clerk = { username: 'tianbao', name: '填报人', role: 'clerk', password: 'Ceshi-2021-zhang', mustChangePassword: false }
  await api(page.request, server, 'POST', '/users', { ...clerk, agencyId: items[0]!.id })
  const unit = await browser.newPage({ locale: 'zh-CN' })
  await signIn(unit.request, server, clerk.username, clerk.password)

  await unit.goto(`${server.url}${path}/indicators/${row.id}?asOf=2021-07`)
  await unit.getByRole('button', { name: '变更指标值' }).click()
  const dialog = unit.getByRole('dialog', { name: '申请变更指标值' })
  await dialog.getByLabel('新指标值').fill('约1000人')
  await expect(dialog.getByText('不能确定怎样理解')).toBeVisible()
  await dialog.getByLabel('新指标值').fill('≥1000人')
  await dialog.getByRole('radio', { name: '4月' }).check({ force: true })
  await dialog.getByLabel('批准依据文号').fill('苏财预〔2021〕12号')
  await dialog.getByLabel('理由').fill('随预算调减')
  await expect(dialog).toContainText('批准后的信号')
  await dialog.getByRole('button', { name: '提交申请' }).click()
  await expect(dialog).toBeHidden()
  await unit.goto(`${server.url}${path}?asOf=2021-07`)
  const asked = unit.getByRole('region', { name: '变动与指标值变更' })
  await expect(asked).toContainText('待批')
  await expect(asked.getByRole('button', { name: '批准' })).toHaveCount(0)
  await expect(asked.getByRole('button', { name: '撤回' })).toBeVisible()

  await page.goto(`${server.url}${path}?asOf=2021-07`)
  const card = page.getByRole('region', { name: '变动与指标值变更' })
  await card.getByRole('button', { name: '批准', exact: true }).click()
  await expect(card).toContainText('已批准')
  const after = await api<{ indicators: { id: number; target: { value: number } }[] }>(
    page.request,
    server,
    'GET',
    `${path}/progress?asOf=2021-07`,
  )
  expect(after.indicators.find(one => one.id === row.id)!.target.value).toBe(1000)
})

test('names and telephone are masked until somebody with the right asks to see them', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await api(page.request, server, 'PATCH', `/projects/${project.id}`, { leader: '欧阳建国', phone: '13912345678' })
  await page.goto(`${server.url}/projects/${project.id}?asOf=2021-07`)
  await page.getByText('申报表内容').click()
  await expect(page.getByText('139****5678')).toBeVisible()
  await expect(page.getByText('13912345678')).toHaveCount(0)
  await page.getByRole('button', { name: '显示完整信息' }).click()
  await expect(page.getByText('13912345678')).toBeVisible()
  await expect(page.getByText('欧阳建国')).toBeVisible()
})

test('an archived project leaves the list, and one press shows it again', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await api(page.request, server, 'POST', `/projects/${project.id}/events`, {
    event: 'archive',
    effective: '2022-01',
    reason: '年度结束',
  })
  await page.goto(`${server.url}/projects?asOf=2021-07`)
  const link = page.getByRole('rowheader', { name: project.name }).getByRole('link')
  await expect(page.getByRole('button', { name: '含已归档 1' })).toBeVisible()
  await expect(link).toHaveCount(0)
  await page.getByRole('button', { name: '含已归档 1' }).click()
  await expect(page).toHaveURL(/archived=1/)
  await expect(page.getByText('已归档 · ')).toBeVisible()
  await link.click()
  await expect(page.getByRole('status').filter({ hasText: '项目已归档' })).toBeVisible()
})
