import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'

async function sound(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
}

test('the bureau edits a rule set, sees what it changes, puts it in force, and a score shows the new version', async ({
  signedIn: bureau,
  server,
}) => {
  const year = new Date().getFullYear()
  const rows = [indicator('服务人次', '≥2000人次', { category: '产出指标' })]
  const project = await api<ProjectAnswer>(bureau.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '换规则的项目', indicators: rows, year }),
  })
  const entries = [{ indicatorId: project.indicators[0]!.id, value: 1500 }]
  await api(bureau.request, server, 'PUT', `/projects/${project.id}/actuals/${year}-01`, { entries })

  await bureau.goto(`${server.url}/rules`)
  await expect(bureau.getByText('现在启用 国家通用规则（2020） 第 1 版')).toBeVisible()
  await sound(bureau)
  await bureau.getByRole('link', { name: '国家通用规则（2020）' }).click()
  await bureau.getByRole('link', { name: '编辑', exact: true }).click()

  // 99.5 points, and what is no number, are told at their place; nothing is saved.
  const outputs = bureau.getByRole('group', { name: '分值（没有成本指标）' }).getByLabel('产出')
  await outputs.fill('49.5')
  await expect(bureau.getByText('各项合计 99.5 分，应为 100')).toBeVisible()
  await outputs.fill('许多')
  await expect(bureau.getByText('此处应为数字')).toBeVisible()
  await outputs.fill('50')
  await expect(bureau.getByText('还没有改动。')).toBeVisible()

  await bureau.getByLabel('分两块计分（预算执行与全部结果），不按类别').check()
  await bureau.getByLabel('设及格线').check()
  await bureau.getByLabel('完成程度低于 %').fill('80')
  await expect(bureau.getByRole('cell', { name: '80% 的，不得分' })).toBeVisible()
  await sound(bureau)
  await bureau.getByRole('button', { name: '保存为新版本' }).click()
  await expect(bureau.getByText('请写明理由')).toBeVisible()
  await bureau.getByLabel('为什么改').fill('按 20/80 试行')
  await bureau.getByRole('button', { name: '保存为新版本' }).click()

  await expect(bureau).toHaveURL(/\/rules\/national-2020\?version=2/)
  await expect(bureau.getByRole('button', { name: '启用此版本' })).toHaveCount(0)
  await expect(bureau.getByText('2 条规则不同')).toBeVisible()
  await bureau.getByRole('button', { name: '试算影响' }).click()
  await expect(bureau.getByRole('row', { name: /换规则的项目/ })).toBeVisible()
  await sound(bureau)
  await bureau.getByRole('button', { name: '启用此版本' }).click()
  await bureau.getByLabel('启用理由').fill('自本年度起执行')
  await bureau.getByRole('dialog').getByRole('button', { name: '启用此版本' }).click()
  await expect(bureau.getByText('已启用。')).toBeVisible()

  await bureau.goto(`${server.url}/projects/${project.id}/evaluation`)
  await expect(bureau.getByText('规则集 national-2020 第 2 版')).toBeVisible()
  await expect(bureau.getByText('没有另填的分值由各指标平均：规则把全部结果合为一块。')).toBeVisible()
  await bureau.goto(`${server.url}/rules`)
  await expect(bureau.getByText(/第 2 版，自 .*自本年度起执行/)).toBeVisible()
})

test('a file from elsewhere is read with its mistakes named, and taken in as a rule set of its own', async ({
  signedIn: bureau,
  server,
}) => {
  const given = await api<object>(bureau.request, server, 'GET', '/rule-sets/hubei-process/file.json?version=1')
  const choose = (text: string) =>
    bureau.locator('input[type=file]').setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await bureau.goto(`${server.url}/rules`)
  await expect(bureau.getByRole('button', { name: '导入' })).toBeVisible()
  await choose('{')
  await expect(bureau.getByText('这个文件不是规则集：读不成 JSON。')).toBeVisible()
  await choose(JSON.stringify({ ...given, blocks: { execution: 5, results: 85 }, colour: 1 }))
  await expect(bureau.getByRole('alert').getByText('colour：不认识的字段：colour')).toBeVisible()
  await expect(bureau.getByRole('alert').getByText('blocks：各项合计 105 分，应为 100（含过程指标 15 分）')).toBeVisible()

  await choose(JSON.stringify({ ...given, code: 'elsewhere', name: '外地规则' }))
  await expect(bureau.getByLabel('代码')).toHaveValue('elsewhere')
  await expect(bureau.getByRole('textbox', { name: '过程指标 2' })).toHaveValue('财务制度')
  await bureau.getByRole('button', { name: '删除过程指标 1', exact: true }).click()
  await expect(bureau.getByRole('textbox', { name: '过程指标 1' })).toHaveValue('财务制度')
  await bureau.getByLabel('绩效（全部结果）').fill('87')
  await bureau.getByLabel('为什么改').fill('借鉴外地')
  await bureau.getByRole('button', { name: '保存', exact: true }).click()
  await expect(bureau.getByRole('heading', { name: '外地规则', level: 1 })).toBeVisible()
  await expect(bureau.getByText('借鉴外地')).toBeVisible()
})

test('somebody quicker is told with what differs, and one’s own changes go on from theirs', async ({
  signedIn: bureau,
  server,
}) => {
  const code = 'twice'
  const { version: _, ...rules } = await api<{ version: number }>(
    bureau.request,
    server,
    'GET',
    '/rule-sets/hubei-20-80/file.json?version=1',
  )
  const own = { ...rules, code, version: 1, name: '两人都改' }
  await api(bureau.request, server, 'POST', '/rule-sets', { ruleSet: own, base: null, reason: '开始' })
  await bureau.goto(`${server.url}/rules/${code}/edit`)
  await bureau.getByLabel('实际 ÷ 目标超过 %').fill('150')
  await bureau.getByLabel('为什么改').fill('放宽')
  await api(bureau.request, server, 'POST', '/rule-sets', { ruleSet: { ...own, passThreshold: 0.6 }, base: 1, reason: '先改' })
  await bureau.getByRole('button', { name: '保存为新版本' }).click()
  await expect(bureau.getByRole('alert').getByText(/有人已保存了第 2 版/)).toBeVisible()
  await expect(bureau.getByRole('alert').getByRole('cell', { name: '60% 的，不得分' })).toBeVisible()
  await bureau.getByRole('button', { name: '以第 2 版为底继续' }).click()
  await bureau.getByRole('button', { name: '保存为新版本' }).click()
  await expect(bureau).toHaveURL(/version=3/)
})
