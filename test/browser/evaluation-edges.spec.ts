import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { peopleOf } from '../support/people.ts'

async function axe(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html])
}

test('a unit completes its evaluation and hands it in, its department reviews it, the bureau makes it final', async ({
  signedIn: bureau,
  server,
  browser,
}) => {
  const rows = [
    indicator('服务人次', '≥2000人次', { category: '产出指标', weight: 60 }),
    indicator('管理办法', '制定', {
      category: '效益指标',
      weight: 30,
      aggregation: 'milestone',
      pacing: 'due',
      dueMonth: '2021-06',
    }),
  ]
  const project = await api<ProjectAnswer>(bureau.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '自评项目', indicators: rows }),
  })
  const { clerk, overseer } = await peopleOf(project, bureau.request, server, browser)
  const id = (name: string) => project.indicators.find(row => row.name === name)!.id
  const entries = [
    { indicatorId: id('服务人次'), value: 1500 },
    { indicatorId: id('管理办法'), level: '达成' },
  ]
  await api(clerk.request, server, 'PUT', `/projects/${project.id}/actuals/2021-06`, { entries })
  const spent = [{ subprojectId: project.subprojects[0]!.id, spent: project.subprojects[0]!.budget }]
  await api(clerk.request, server, 'PUT', `/projects/${project.id}/expenditures/2021-06`, { entries: spent })

  await clerk.goto(`${server.url}/projects/${project.id}/evaluation`)
  await expect(clerk.getByText('得分在 79 至 85 之间')).toBeVisible()
  await expect(clerk.getByRole('img', { name: /服务人次失 15 分/ })).toBeVisible()
  // 45 of 60 is asked about: the rule answers in place.
  await clerk
    .getByRole('row', { name: /服务人次/ })
    .getByRole('button', { name: '45', exact: true })
    .press('Enter')
  await expect(clerk.getByRole('note')).toContainText('1,500')
  await clerk.getByLabel('管理办法 得分').fill('31')
  await clerk.keyboard.press('Tab')
  await expect(clerk.getByText('请填 0 到 30 的数，最多两位小数')).toBeVisible()
  await clerk.getByLabel('管理办法 得分').fill('30')
  await clerk.getByLabel('服务人次 偏差原因分析').fill('上半年闭馆')
  await clerk.getByLabel('服务人次 改进措施').fill('延长开放时间')
  await clerk.keyboard.press('Tab')
  await expect(clerk.getByText('已填齐')).toBeVisible()
  await expect(clerk.getByText('得 85 分，等级“良”')).toBeVisible()
  await clerk.getByRole('button', { name: '提交自评' }).click()
  await expect(clerk.getByText('已提交，待审核')).toBeVisible()
  await expect(clerk.getByLabel('服务人次 分值')).toHaveCount(0)

  await overseer.goto(`${server.url}/projects/${project.id}/evaluation`)
  await overseer.getByRole('button', { name: '审核通过' }).click()
  await expect(overseer.getByText('已审核，待定稿')).toBeVisible()
  await expect(overseer.getByRole('button', { name: '定稿' })).toHaveCount(0)
  await bureau.goto(`${server.url}/projects/${project.id}/evaluation`)
  await bureau.getByRole('button', { name: '定稿' }).click()
  await expect(bureau.getByText('2021年度 · 已定稿')).toBeVisible()

  // Opened again it says why; the words are asked for.
  await bureau.getByRole('button', { name: '重新打开' }).click()
  const dialog = bureau.getByRole('dialog')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog.getByText('请写明意见')).toBeVisible()
  await dialog.locator('textarea').fill('审计调整')
  await dialog.getByRole('button', { name: '确定' }).click()
  await expect(dialog).toHaveCount(0)
  await clerk.reload()
  await expect(clerk.getByText('被退回：审计调整')).toBeVisible()
  await expect(clerk.getByLabel('服务人次 改进措施')).toHaveValue('延长开放时间')
})

test('a score given before the points changed is asked for anew; the same part of the new points is one click away', async ({
  signedIn: bureau,
  server,
  browser,
}) => {
  const made = { category: '效益指标', weight: 30, aggregation: 'milestone', pacing: 'due', dueMonth: '2021-06' } as const
  const rows = [indicator('服务人次', '≥2000人次', { category: '产出指标', weight: 60 }), indicator('管理办法', '制定', made)]
  const project = await api<ProjectAnswer>(bureau.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '分值改动', indicators: rows }),
  })
  const { clerk } = await peopleOf(project, bureau.request, server, browser)
  const { id } = project.indicators.find(row => row.name === '管理办法')!
  const path = `/projects/${project.id}`
  await api(clerk.request, server, 'PUT', `${path}/actuals/2021-06`, { entries: [{ indicatorId: id, level: '达成' }] })
  await api(clerk.request, server, 'PUT', `${path}/evaluation`, { rows: [{ indicatorId: id, score: 28 }] })
  const inForce = await api<object>(bureau.request, server, 'GET', '/rule-sets/national-2020/file.json?version=1')
  const ruleSet = { ...inForce, blocks: { execution: 20, results: 80 } }
  await api(bureau.request, server, 'POST', '/rule-sets', { ruleSet, base: 1, reason: '试行' })
  const instead = { code: 'national-2020', version: 1 }
  await api(bureau.request, server, 'POST', '/rule-sets/national-2020/activate', { version: 2, reason: '试行', instead })

  await clerk.goto(`${server.url}${path}/evaluation`)
  const row = clerk.getByRole('row', { name: /管理办法/ })
  await expect(row).toContainText('原按 30 分评 28 分，分值已变，不再计入，请重新评分')
  await expect(clerk.getByLabel('管理办法 得分')).toHaveValue('')
  // On a phone each row is a card: nothing is pushed sideways, and each figure has its name.
  for (const width of [1440, 1024, 390]) {
    await clerk.setViewportSize({ width, height: 900 })
    expect(await axe(clerk)).toEqual([])
    if (process.env.SHOT) await clerk.screenshot({ path: `${process.env.SHOT}-was-${width}.png`, fullPage: true })
  }
  await expect(row.locator('td[data-label="分值"]')).toBeVisible()
  for (const table of await clerk.getByRole('table').all())
    expect(
      await table.evaluate(({ scrollWidth, parentElement }) => scrollWidth - parentElement!.clientWidth),
    ).toBeLessThanOrEqual(0)
  // A take that does not come through says so, and can be clicked again.
  await clerk.route(`**${path}/evaluation`, route => (route.request().method() === 'PUT' ? route.abort() : route.continue()))
  const broken: Error[] = []
  clerk.on('pageerror', error => broken.push(error))
  const take = clerk.getByRole('button', { name: '按比例填 24.89' })
  const refused = clerk.waitForEvent('requestfailed')
  await take.click()
  await refused
  await expect(take).toBeVisible()
  await clerk.unroute(`**${path}/evaluation`)
  await take.click()
  await expect(clerk.getByLabel('管理办法 得分')).toHaveValue('24.89')
  await expect(row).not.toContainText('分值已变')
  expect(broken).toEqual([])
})
