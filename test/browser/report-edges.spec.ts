import AxeBuilder from '@axe-core/playwright'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, test } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'

const forms = [
  '绩效目标申报表，Excel',
  '绩效目标申报表，Word',
  '绩效目标申报表（含姓名、电话，留痕），Excel',
  '项目支出绩效自评表，Excel',
  '项目支出绩效自评表，Word',
  '绩效自评报告，Word',
  '采购合同台账，Excel',
]

test('every official form is one click away, and the report is completed beside what the figures say', async ({
  signedIn: page,
  server,
}) => {
  const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', {
    declaration: declaration({ indicators: [indicator('服务人次', '≥2000人次', { category: '产出指标', weight: 90 })] }),
  })
  const path = `/projects/${project.id}`
  const spent = [{ subprojectId: project.subprojects[0]!.id, spent: 90_000_000 }]
  await api(page.request, server, 'PUT', `${path}/expenditures/2021-06`, { entries: spent })

  await page.goto(`${server.url}${path}?asOf=2021-06`)
  const open = page.getByRole('button', { name: '导出表格' })
  await open.press('Enter')
  for (const name of forms) await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: '绩效目标执行监控表（1-6月），Excel' })).toBeVisible()
  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: '绩效目标申报表，Word', exact: true }).click()
  expect((await file).suggestedFilename()).toBe('测试项目-2021-财政支出项目绩效目标申报表.docx')
  await page.keyboard.press('Escape')
  await expect(open).toBeFocused()
  await expect(page.getByRole('link', { name: '绩效自评报告，Word' })).toHaveCount(0)

  await open.click()
  await page.getByRole('link', { name: '编写' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('自评报告')
  await expect(page.getByText('预算执行率为75.00%，该项分值10分，得7.5分。')).toBeVisible()
  await expect(page.getByRole('img', { name: /按月累计的支出/ })).toBeVisible()
  const passage = page.getByLabel('六、自评结果应用与公开情况：本单位补充')
  await passage.fill('结果用于下年预算安排。')
  await page.keyboard.press('Tab')
  await expect(page.getByText('1 个版本')).toBeVisible()
  await page.reload()
  await expect(passage).toHaveValue('结果用于下年预算安排。')
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

  await page.getByRole('button', { name: '预览' }).click()
  const paper = page.getByRole('article')
  await expect(paper.getByText('结果用于下年预算安排。')).toBeVisible()
  await expect(paper.getByText('单位负责人（签字）：')).toBeVisible()
  await expect(paper.getByText('（草稿，尚未定稿）')).toBeVisible()
})

test('who saves a passage too late sees both texts and decides; neither is lost', async ({ signedIn: page, server }) => {
  const project = await api<ProjectAnswer>(page.request, server, 'POST', '/projects', { declaration: declaration() })
  const path = `/projects/${project.id}/report`
  await page.goto(`${server.url}${path}`)
  const passage = page.getByLabel('七、其他需要说明的情况：本单位补充')
  await passage.fill('我的话')
  await api(page.request, server, 'PUT', `${path}/others`, { text: '别人的话', version: 0 })
  await page.keyboard.press('Tab')
  const conflict = page.getByRole('alert').filter({ hasText: '此节刚被他人修改' })
  await expect(conflict).toContainText('别人的话')
  await expect(conflict).toContainText('我的话')
  await conflict.getByRole('button', { name: '保存我的文字' }).click()
  await expect(conflict).toHaveCount(0)
  await expect(page.getByText('2 个版本')).toBeVisible()
  await page.getByText('2 个版本').click()
  await expect(page.getByText('别人的话')).toBeVisible()
  await page.reload()
  await expect(passage).toHaveValue('我的话')
})
