import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { handedInFolder } from '../support/handed-in-folder.ts'

/** Two indicators far behind by March, each with a gap. */
const late = () => [
  indicator('服务人次', '≥12000人次', { category: '产出指标', weight: 45 }),
  indicator('培训人次', '≥6000人次', { category: '产出指标', weight: 45 }),
]

test('what is typed on one gap neither stands in nor is saved to the next', async ({ signedIn: page, server }) => {
  const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '两个缺口', indicators: late() }),
  })
  const [first, second] = project.indicators.map(row => row.id)
  for (const month of ['01', '02', '03'])
    await api(page.request, server, 'PUT', `/projects/${project.id}/actuals/2021-${month}`, {
      entries: [first, second].map(indicatorId => ({ indicatorId, value: 1 })),
    })
  await page.goto(`${server.url}/projects/${project.id}/indicators/${first}?asOf=2021-03`)
  const note = page.locator('#gap').getByRole('textbox', { name: '说明' })
  // The save does not come through: the words stay with their gap, and go nowhere else.
  await page.route('**/api/v1/gaps/*', route => route.abort())
  await note.fill('只关第一个缺口')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await expect(page.locator('#gap').getByRole('alert')).toBeVisible()
  await expect(note).toHaveValue('只关第一个缺口')
  await page.unroute('**/api/v1/gaps/*')
  await page
    .getByRole('link', { name: /培训人次/ })
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(`/indicators/${second}`))
  await expect(note).toHaveValue('')
})

test('clicks that wait behind a save refused for somebody else’s are refused as well, and nothing goes over theirs', async ({
  signedIn: page,
  server,
}) => {
  const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '同时写缺口', indicators: late() }),
  })
  const indicatorId = project.indicators[0]!.id
  await api(page.request, server, 'PUT', `/projects/${project.id}/actuals/2021-03`, { entries: [{ indicatorId, value: 1 }] })
  await page.goto(`${server.url}/projects/${project.id}/indicators/${indicatorId}?asOf=2021-03`)
  const card = page.locator('#gap')
  await expect(card.getByRole('button', { name: '有可能' })).toBeVisible()
  let answer = () => {}
  const held = new Promise<void>(release => (answer = release))
  const answers: number[] = []
  page.on('response', given => given.request().method() === 'PATCH' && answers.push(given.status()))
  const first = page.waitForRequest('**/api/v1/gaps/*')
  await page.route('**/api/v1/gaps/*', async route => {
    await held
    await route.continue()
  })
  await card.getByRole('button', { name: '有可能' }).click()
  const gap = (await first).url().split('/gaps/')[1]!
  await card.getByRole('button', { name: '人员', exact: true }).click()
  await api(page.request, server, 'PATCH', `/gaps/${gap}`, { likelihood: 'impossible', version: 0 })
  answer()
  await expect.poll(() => answers).toEqual([409, 409])
  await expect(card.getByRole('alert').filter({ hasText: '别人刚改过这一条' })).toBeVisible()
  await card.getByRole('button', { name: '用我的' }).click()
  await expect(card.getByText('已保存')).toBeVisible()
  await page.reload()
  await expect(card.getByRole('button', { name: '有可能' })).toHaveAttribute('aria-pressed', 'true')
  await expect(card.getByRole('button', { name: '人员', exact: true })).toHaveAttribute('aria-pressed', 'true')
})

test('who saves words on an evaluation too late keeps them, sees the other’s, and decides', async ({
  signedIn: page,
  server,
}) => {
  const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '两人同填', indicators: late() }),
  })
  const { id } = project.indicators[0]!
  const path = `/projects/${project.id}/evaluation`
  await api(page.request, server, 'PUT', `/projects/${project.id}/actuals/2021-06`, { entries: [{ indicatorId: id, value: 5 }] })
  await page.goto(`${server.url}${path}`)
  const reason = page.getByLabel('服务人次 偏差原因分析')
  await expect(reason).toHaveValue('')
  await api(page.request, server, 'PUT', path, { rows: [{ indicatorId: id, reason: '别人的原因', version: 0 }] })
  await reason.fill('我的原因')
  await page.keyboard.press('Tab')
  const told = page.getByRole('alert').filter({ hasText: '别人刚改为：别人的原因' })
  await expect(told).toBeVisible()
  await expect(reason).toHaveValue('我的原因')
  await told.getByRole('button', { name: '用我的' }).click()
  await expect(told).toHaveCount(0)
  await page.reload()
  await expect(reason).toHaveValue('我的原因')
  // The other way round: theirs stand, and mine are gone.
  await api(page.request, server, 'PUT', path, { rows: [{ indicatorId: id, reason: '又一次', version: 2 }] })
  await reason.fill('再改')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: '用对方的' }).click()
  await expect(reason).toHaveValue('又一次')
})

test('the old value typed back while a save is under way is what holds in the end', async ({ signedIn: page, server }) => {
  const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '改了又改回', indicators: late() }),
  })
  await page.goto(`${server.url}/projects/${project.id}/evaluation`)
  const weight = page.getByLabel('服务人次 分值')
  await expect(weight).toHaveValue('45')
  let answer = () => {}
  const held = new Promise<void>(release => (answer = release))
  const sent: string[] = []
  await page.route('**/api/v1/projects/*/evaluation', async route => {
    if (route.request().method() === 'PUT') sent.push(route.request().postData() ?? '')
    await held
    await route.continue()
  })
  await weight.fill('40')
  await weight.press('Enter')
  await weight.fill('45')
  await weight.press('Enter')
  answer()
  await expect.poll(() => sent.length).toBe(2)
  await expect(page.getByRole('status').filter({ hasText: '正在保存' })).toHaveCount(0)
  await page.unroute('**/api/v1/projects/*/evaluation')
  await page.reload()
  await expect(weight).toHaveValue('45')
  // Written another way it is the same number, and gives way to how it is stored.
  await weight.fill('45.0')
  await weight.press('Enter')
  await expect(weight).toHaveValue('45')
})

test('a draft of rules stays while somebody else saves a version, and is told of it when it is saved', async ({
  signedIn: page,
  server,
}) => {
  const code = `kept-${Date.now()}`
  const given = await api<object>(page.request, server, 'GET', '/rule-sets/hubei-20-80/file.json?version=1')
  const own = { ...given, code, version: 1, name: '草稿不丢' }
  await api(page.request, server, 'POST', '/rule-sets', { ruleSet: own, base: null, reason: '开始' })
  await page.goto(`${server.url}/rules/${code}/edit`)
  const over = page.getByLabel('实际 ÷ 目标超过 %')
  await over.fill('150')
  await page.getByLabel('为什么改').fill('放宽')
  await api(page.request, server, 'POST', '/rule-sets', { ruleSet: { ...own, passThreshold: 0.6 }, base: 1, reason: '先改' })
  // Coming back to the window asks for everything anew.
  const again = page.waitForResponse(answer => answer.url().includes(`/rule-sets/${code}`))
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await again
  await expect(over).toHaveValue('150')
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.getByRole('alert').getByText(/有人已保存了第 2 版/)).toBeVisible()
  await expect(over).toHaveValue('150')
})

test('a file of rules that was not kept does not come back in the next form', async ({ signedIn: page, server }) => {
  const given = await api<object>(page.request, server, 'GET', '/rule-sets/hubei-process/file.json?version=1')
  await page.goto(`${server.url}/rules`)
  await expect(page.getByRole('button', { name: '导入' })).toBeVisible()
  const buffer = Buffer.from(JSON.stringify({ ...given, code: 'not-kept', name: '没有保存' }))
  await page.locator('input[type=file]').setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer })
  await expect(page.getByLabel('代码')).toHaveValue('not-kept')
  await page.goBack()
  await page.getByRole('link', { name: '新建规则集' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('新建规则集')
  await expect(page.getByLabel('代码')).toHaveValue('')
})

test('a table of a batch that cannot be opened says why; an evaluation not final yet says so in place of its result', async ({
  signedIn: page,
  server,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'handed-in-'))
  await handedInFolder(folder, 2)
  await page.goto(`${server.url}/check`)
  await page.getByLabel('选择文件夹').setInputFiles(folder)
  const open = page.getByRole('button', { name: '查看批注 项目1', exact: true })
  await expect(open).toBeVisible({ timeout: 60_000 })
  const problem = { type: '/problems/too-many', title: '请求过多', status: 429, detail: '请稍后再试。' }
  await page.route('**/api/v1/evaluations/check', route =>
    route.fulfill({ status: 429, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  )
  await open.click()
  await expect(page.getByRole('alert').filter({ hasText: '请稍后再试。' })).toBeVisible()
  await page.unroute('**/api/v1/evaluations/check')
  await open.click()
  await expect(page.getByRole('heading', { level: 1, name: /处批注/ })).toBeVisible()

  const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '尚未定稿', indicators: late() }),
  })
  await page.goto(`${server.url}/projects/${project.id}/evaluation/published`)
  await expect(page.getByText('财政局定稿后，这里显示可公开的结果。')).toBeVisible()
  await expect(page.getByRole('button', { name: '重试' })).toHaveCount(0)
  await page.getByRole('link', { name: '回到自评表' }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${project.id}/evaluation$`))
})
