import type { Page } from '@playwright/test'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, signIn, test } from '../support/browser.ts'
import type { Server } from '../support/server.ts'
import { boxesOf, declareSuzhou, enterMonths, sampleSuzhou, suzhouForm } from '../support/workspace.ts'
import { months, usage, visits, works } from '../support/suzhou-months.ts'

const idOf = (project: ProjectAnswer, name: string) => project.indicators.find(row => row.name === name)!.id

/** 2021 as entered, and 2020 with 50,000 visits in each month and 300,000 in July. */
async function twoYears(page: Page, server: Server) {
  const project = await declareSuzhou(page.request, server)
  await enterMonths(page.request, server, project, months)
  const { declaration } = await api<{ declaration: object }>(page.request, server, 'POST', '/declarations/parse', suzhouForm)
  const before = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', {
    declaration: JSON.parse(JSON.stringify(declaration).replaceAll('2021', '2020')),
  })
  for (let month = 1; month <= 12; month++) {
    const entries = [{ indicatorId: idOf(before, visits), value: month === 7 ? 300_000 : 50_000 }]
    await api(page.request, server, 'PUT', `/projects/${before.id}/actuals/2020-${String(month).padStart(2, '0')}`, { entries })
  }
  await api(page.request, server, 'PATCH', `/projects/${project.id}`, { previousProjectId: before.id })
  return { project, before }
}

for (const width of process.env.FULL ? [1440, 1024] : [1024]) {
  test(`at ${width} pixels every picture of an indicator stands under the strip, whatever its kind`, async ({ page, sample }) => {
    await signIn(page.request, sample)
    const project = await sampleSuzhou(page.request, sample)
    await page.setViewportSize({ width, height: 900 })
    for (const name of [visits, usage, works, '资金节约率', '教育信息化建设管理办法', '财务制度健全性']) {
      await page.goto(`${sample.url}/projects/${project.id}/indicators/${idOf(project, name)}?asOf=2021-07`)
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
      await expect(page.getByRole('table', { name: '各月数字' })).toBeVisible()
      const strip = (await page.getByRole('radiogroup', { name: '截至月份' }).boundingBox())!
      const zones = await boxesOf(page, 'main .month-zone, main .month-scale, main .year-picture, main .need-picture')
      expect(zones.length, name).toBeGreaterThanOrEqual(3)
      const off = zones.filter(zone => Math.abs(zone.x - strip.x) > 0.5 || Math.abs(zone.width - strip.width) > 0.5)
      expect(off, name).toEqual([])
      const cells = await boxesOf(page, '.months-table tbody tr:first-child td')
      const buttons = await boxesOf(page, '.year-strip-month')
      cells.forEach((cell, i) => expect(Math.abs(cell.x - buttons[i]!.x), `${name} ${i + 1}`).toBeLessThanOrEqual(0.5))
    }
  })
}

test('last year stands beside this year: in the sentence, the figures, the pictures and the months', async ({
  signedIn: page,
  server,
}) => {
  const { project } = await twoYears(page, server)
  await page.goto(`${server.url}/projects/${project.id}/indicators/${idOf(project, visits)}?asOf=2021-07`)
  // 360,000 against 600,000 by July.
  await expect(page.locator('.indicator-verdict')).toContainText('与 2020年同期相比，今年少 40%')
  await expect(page.locator('.indicator-figures')).toContainText('同期 2020年')
  await expect(page.getByRole('img', { name: /截至7月累计 36万.*2020年同期 60万/ })).toBeVisible()
  await expect(page.locator('.year-picture')).toContainText('2020年 85万')
  await expect(page.locator('.month-bars')).toContainText('2020年7月 30万')
  const row = page.getByRole('table', { name: '各月数字' }).getByRole('row', { name: /比 2020年同月/ })
  await expect(row.getByRole('cell').nth(6)).toHaveText('−80%')
  const need = page.getByRole('region', { name: '要达到目标需要什么' })
  await expect(need).toContainText('历史最好月 2020年7月')
  await expect(need).toContainText('每个月都要达到历史最好月的 29%')
})

test('the verdict answers why in place, and Escape closes it', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await enterMonths(page.request, server, project, months)
  await page.goto(`${server.url}/projects/${project.id}/indicators/${idOf(project, visits)}?asOf=2021-07`)
  const why = page.getByRole('button', { name: /为什么是“预警”？/ })
  await why.press('Enter')
  const panel = page.locator('.verdict-why')
  for (const text of ['规则', '应完成 46.67万', '系统后台数据采集', 'national-2020']) await expect(panel).toContainText(text)
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  // A flagged indicator takes its cause here as well.
  const gap = page.getByRole('region', { name: '偏差原因' })
  await gap.getByRole('button', { name: '经费' }).click()
  await expect(gap.getByText('已保存')).toBeVisible()
})

test('the cumulative picture is a table as well, and every month can be walked to by the arrow keys', async ({
  signedIn: page,
  server,
}) => {
  const { project } = await twoYears(page, server)
  await page.goto(`${server.url}/projects/${project.id}/indicators/${idOf(project, visits)}?asOf=2021-07`)
  const section = page.getByRole('region', { name: '累计与目标' })
  const months = section.getByRole('slider', { name: /逐月查看/ })
  await months.focus()
  await expect(months).toHaveAttribute('aria-valuetext', '7月 累计 36万，应完成 46.67万，2020年 60万')
  await page.keyboard.press('ArrowLeft')
  await expect(months).toHaveAttribute('aria-valuetext', /^6月 累计 30万/)
  await expect(section.locator('.pointed-flag')).toContainText('6月 累计 30万')
  await page.keyboard.press('End')
  await expect(months).toHaveAttribute('aria-valuetext', '12月 应完成 80万，2020年 85万')
  await section.getByRole('button', { name: '看表格' }).click()
  const table = section.getByRole('table')
  await expect(table.getByRole('row', { name: /2021-07/ })).toContainText('36万')
  await expect(table.getByRole('row', { name: /2021-12/ })).toContainText('85万')
})

test('a month that does not exist, or of another year, falls back and says so', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await enterMonths(page.request, server, project, months)
  for (const month of ['2021-13', '2019-05']) {
    await page.goto(`${server.url}/projects/${project.id}/indicators/${idOf(project, visits)}?asOf=${month}`)
    await expect(page.getByText(`地址中的月份“${month}”不在本项目的年度内，已改为显示7月。`)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: visits })).toBeVisible()
  }
})

test('an indicator of another project is not shown here', async ({ signedIn: page, server }) => {
  const { project, before } = await twoYears(page, server)
  await page.goto(`${server.url}/projects/${project.id}/indicators/${idOf(before, visits)}`)
  await expect(page.getByRole('heading', { level: 1, name: '这个项目没有这个指标' })).toBeVisible()
})

test('a changed target stands in the record with its document, the replaced value greyed', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  const indicatorId = idOf(project, visits)
  const change = { id: indicatorId, target: '=60万', effective: '2021-06', documentNo: '财绩〔2021〕12号', reason: '随预算调减' }
  await api(page.request, server, 'PATCH', `/projects/${project.id}`, { indicators: [change] })
  for (const value of [5, 7])
    await api(page.request, server, 'PUT', `/projects/${project.id}/actuals/2021-01`, { entries: [{ indicatorId, value }] })
  await page.goto(`${server.url}/projects/${project.id}/indicators/${indicatorId}?asOf=2021-07`)
  const record = page.getByRole('region', { name: /版本记录/ }).getByRole('row')
  await expect(record.filter({ hasText: '财绩〔2021〕12号' })).toContainText('=80万 → =60万')
  await expect(record.filter({ hasText: '财绩〔2021〕12号' })).toContainText('用于6月至12月')
  await expect(record.filter({ hasText: '被替代' })).toHaveClass(/quiet/)
})
