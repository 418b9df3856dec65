import AxeBuilder from '@axe-core/playwright'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'
import type { APIRequestContext, Page } from '@playwright/test'
import type { Server } from '../support/server.ts'

/** A project of 2020: far above its target, a row without evidence, and a contract that runs on. */
async function lastYear(request: APIRequestContext, server: Server, projectName = '2020年信息化项目') {
  const project = await api<ProjectAnswer>(request, server, 'POST', '/projects', {
    declaration: declaration({
      projectName,
      year: 2020,
      subprojects: [{ name: '运维', budget: 100_000_000 }],
      budgetTotal: 100_000_000,
      indicators: [
        indicator('服务人次', '≥1000人次', { evidenceSource: '后台数据' }),
        indicator('制定2020年计划', '2020年12月底前', { aggregation: 'milestone', pacing: 'due', dueMonth: '2020-12' }),
      ],
    }),
  })
  const at = `/projects/${project.id}`
  const entries = [{ indicatorId: project.indicators[0]!.id, value: 1500 }]
  await api(request, server, 'PUT', `${at}/actuals/2020-11`, { entries })
  const contract = {
    subprojectId: project.subprojects[0]!.id,
    item: '运维两年',
    kind: 'service',
    awardPrice: 50_000_000,
    signedOn: '2020-03-01',
  }
  await api(request, server, 'POST', `${at}/contracts`, contract)
  return project
}

const violations = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(found => found.id)

test('a project is carried over, an indicator renamed, a question answered with a reason; the new project knows its twin', async ({
  signedIn: page,
  server,
}) => {
  const project = await lastYear(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}?asOf=2020-12`)
  await page.getByRole('link', { name: '结转下年' }).click()
  await expect(page.getByRole('heading', { name: '核对结转到 2021 年的申报表' })).toBeVisible()
  await expect(page.getByLabel('项目名称')).toHaveValue('2021年信息化项目')
  await expect(page.getByLabel('第 2 项 目标值')).toHaveValue('2021年12月底前')
  const contracts = page.getByRole('region', { name: '1 份合同延续到下年' })
  await expect(contracts.getByLabel('接续“运维两年”')).toBeChecked()
  const quality = page.locator('details.quality')
  await expect(quality).toContainText('2 个问题待答，共 2 个')
  await expect(quality).toContainText('实际完成 150%')
  await quality.getByRole('button', { name: '保留，写理由 服务人次' }).click()
  await quality.getByLabel('“服务人次”保留的理由').fill('去年有一次性活动')
  await page.keyboard.press('Enter')
  await expect(quality).toContainText('已说明：去年有一次性活动')
  await page.getByLabel('第 1 项 指标名称').fill('线上线下服务总人次')
  await expect(quality).toContainText('“线上线下服务总人次”2020 年目标“≥1000人次”')
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect([width, await violations(page)]).toEqual([width, []])
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: '建立项目' }).first().click()
  await expect(page.getByRole('heading', { name: '2021年信息化项目' })).toBeVisible()
  const made = Number(new URL(page.url()).pathname.split('/')[2])
  type Years = { rows: { now: { name: string } | null; before: { name: string } | null }[] }
  const years = await api<Years>(page.request, server, 'GET', `/compare/years?projectId=${made}`)
  expect(years.rows.map(row => [row.now?.name, row.before?.name])).toContainEqual(['线上线下服务总人次', '服务人次'])

  // Twice is once too many: the first one is named, and the way to it given.
  await page.goto(`${server.url}/projects/new?from=${project.id}`)
  await expect(page.getByText('2021 年已有“2021年信息化项目”')).toBeVisible()
  await page.getByRole('link', { name: '打开下年的项目' }).click()
  await expect(page.getByRole('heading', { name: '2021年信息化项目' })).toBeVisible()
})

test('a whole unit is carried over in one go, with what became of each project', async ({ signedIn: page, server }) => {
  await lastYear(page.request, server)
  await lastYear(page.request, server, '第二个项目')
  await lastYear(page.request, server, '已有下年')
  await api(page.request, server, 'POST', '/projects', { declaration: declaration({ projectName: '已有下年' }) })
  await page.goto(`${server.url}/carry-over?year=2020`)
  await expect(page.getByRole('heading', { name: '2020 年 3 个项目，2 个可以结转到 2021 年' })).toBeVisible()
  await expect(page.getByRole('row', { name: /已有下年/ })).toContainText('不再结转')
  await page.getByLabel('选择全部可以结转的项目').check()
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect([width, await violations(page)]).toEqual([width, []])
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: '结转所选 2 个项目' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('建立 2 个，未结转 0 个')
  await expect(page.getByRole('row', { name: /第二个项目/ })).toContainText('已建立“第二个项目”')
  await expect(page.getByRole('row', { name: /2020年信息化项目/ })).toContainText('1 份合同接续')
})
