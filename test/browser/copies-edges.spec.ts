import AxeBuilder from '@axe-core/playwright'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, signIn, test } from '../support/browser.ts'
import { declaration } from '../support/declaration.ts'

const reason = '受疫情影响，上半年线下培训无法举办，供应商设备到货延迟，验收相应推迟至第四季度。'
const typed = [1203, 1189, 1240, 1311]

test('a copied passage stands once with the reports that hold it, is put aside with a reason and taken back; a reviewer of one project sees nothing', async ({
  signedIn: page,
  server,
  browser,
}) => {
  const projects: ProjectAnswer[] = []
  for (const agencyCode of ['A1', 'B2']) {
    const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', {
      declaration: declaration({ agencyCode, agencyName: `${agencyCode}单位`, projectName: `${agencyCode}项目` }),
    })
    projects.push(project)
    const indicatorId = project.indicators[0]!.id
    for (const [i, value] of typed.entries()) {
      const entries = [{ indicatorId, value, note: i === 0 ? `${agencyCode}说明：${reason}` : '' }]
      await api(page.request, server, 'PUT', `/projects/${project.id}/actuals/2021-0${i + 1}`, { entries })
    }
  }
  await page.goto(`${server.url}/check`)
  await page.getByRole('link', { name: '文字与数字雷同' }).click()
  await expect(page.getByRole('heading', { name: '2021 年有 1 组文字、1 组数字待核对' })).toBeVisible()
  const group = page.getByRole('article', { name: '第 1 组' })
  await expect(group.getByRole('listitem')).toHaveCount(2)
  await expect(group).toContainText('A1单位')
  await expect(group.locator('blockquote')).toContainText('供应商设备到货延迟')
  await expect(group.locator('mark').first()).toContainText('受疫情影响，上半年线下培训无法举办')
  const axe = async () => (await new AxeBuilder({ page }).analyze()).violations.map(found => found.id)
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect([width, await axe()]).toEqual([width, []])
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await group.getByRole('button', { name: '搁置… 第 1 组' }).click()
  const dialog = page.getByRole('dialog', { name: '搁置这一组' })
  await dialog.getByRole('button', { name: '搁置', exact: true }).click()
  await expect(dialog).toContainText('请写明理由')
  await dialog.getByRole('textbox', { name: '理由' }).fill('两单位联合办班，情况属实。')
  await dialog.getByRole('button', { name: '搁置', exact: true }).click()
  await expect(page.getByText('没有两个单位的文字雷同。')).toBeVisible()
  await page.getByRole('button', { name: '已搁置 1' }).click()
  await expect(group).toContainText('两单位联合办班，情况属实。')
  expect(await axe()).toEqual([])
  await group.getByRole('button', { name: '取回 第 1 组' }).click()
  await expect(page.getByText('没有已搁置的。')).toBeVisible()
  await page.getByRole('button', { name: '待核对 1' }).click()
  await expect(group).toBeVisible()
  await page.getByRole('button', { name: '数字', exact: true }).click()
  const table = page.getByRole('table', { name: '数字' })
  await expect(table).toContainText('几个单位逐月相同')
  await expect(table.locator('mark')).toHaveCount(8)
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect([width, await axe()]).toEqual([width, []])
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /xlsx|Excel/i }).click()])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  await page.getByRole('button', { name: '文字', exact: true }).click()
  await group.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/projects\/\d+\/months\/2021-01/)

  const account = {
    username: 'zhuanjia',
    name: '专家',
    role: 'reviewer',
    password: 'Ceshi-2021-zhang',
    mustChangePassword: false,
  }
  const { id } = await api<{ id: number }>(page.request, server, 'POST', '/users', { ...account, agencyId: null })
  await api(page.request, server, 'PUT', `/projects/${projects[0]!.id}/reviewers`, { accountIds: [id] })
  const expert = await browser.newPage({ locale: 'zh-CN' })
  await signIn(expert.request, server, account.username, account.password)
  await expert.goto(`${server.url}/copies?year=2021`)
  await expect(expert.getByText('没有两个单位的文字雷同。')).toBeVisible()
  await api(page.request, server, 'PUT', `/projects/${projects[1]!.id}/reviewers`, { accountIds: [id] })
  await expert.reload()
  await expect(expert.getByRole('article', { name: '第 1 组' })).toContainText('B2单位')
  await expert.close()
})
