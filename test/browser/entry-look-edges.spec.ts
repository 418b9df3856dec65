import { api, expect, test } from '../support/browser.ts'
import { declareEdges, given, huge, longName } from '../support/edge-project.ts'
import { months, visits } from '../support/suzhou-months.ts'
import { declareSuzhou, enterMonths, sampleSuzhou } from '../support/workspace.ts'
import { signIn } from '../support/browser.ts'

test('the month opens with what is due, filled and to go, and the sentence follows what is typed', async ({
  signedIn: page,
  server,
}) => {
  const project = await declareEdges(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-06`)
  const lead = page.locator('.entry-sentence')
  await expect(lead).toContainText('6月应填 3 项，尚未填报；支出未填')
  await expect(lead).toContainText('7月5日前报送')
  await page.getByLabel(`${given} 本月值`).fill('5')
  await expect(lead).toContainText('已填 1 项，还差 2 项')
  await page.getByLabel(`${longName} 支出`).fill('-12.50')
  await expect(lead).toContainText('1 处需要说明')
  await page.getByLabel(`${longName} 备注`).last().fill('退回多付款项')
  await expect(lead).not.toContainText('需要说明')
})

test('a previewed light says why in place, one at a time, with its rule set', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await enterMonths(page.request, server, project, months)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-07`)
  await page.getByRole('button', { name: `${visits}：预警，为什么？` }).click()
  const why = page.locator('.entry-below, .why-panel')
  await expect(why).toContainText('77.1%')
  await expect(why).toContainText('规则集 national-2020')
  await page.getByRole('button', { name: /^预算灯：/ }).click()
  await expect(why).toHaveCount(1)
  await expect(why).toContainText('时间进度 58.3%')
  await page.keyboard.press('Escape')
  await expect(why).toHaveCount(0)
})

for (const width of process.env.FULL ? [1440, 1024, 390] : [390])
  test(`twelve digits and long names keep inside ${width}`, async ({ signedIn: page, server }) => {
    await page.setViewportSize({ width, height: 900 })
    const project = await declareEdges(page.request, server)
    await page.goto(`${server.url}/projects/${project.id}/months/2021-06`)
    const row = page.locator('[data-row]').filter({ hasText: huge })
    await expect(row).toContainText('≈9,877亿')
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(false)
    const clipped = await page
      .locator('.entry-last, .entry-to-date, .entry-card dd')
      .evaluateAll(all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent))
    expect(clipped).toEqual([])
  })

test('a locked month is grey throughout, bears its lock and says what to do', async ({ page, sample }) => {
  await signIn(page.request, sample)
  const project = await sampleSuzhou(page.request, sample)
  await page.goto(`${sample.url}/projects/${project.id}/months/2021-07`)
  await expect(page.locator('.entry-sentence')).toContainText('7月月报已审核并锁定')
  await expect(page.getByRole('columnheader', { name: /7月 ?已锁定/ })).toBeVisible()
  await expect(page.getByText('需要更正时，请审核人写明原因后重新打开')).toBeVisible()
  await expect(page.locator('.entry-grid .entry-cell:not(.locked)')).toHaveCount(0)
  await expect(page.getByRole('main').locator('input, select, textarea')).toHaveCount(0)
})

test('a phone shows open points first and reaches everything with a thumb', async ({ signedIn: page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const project = await declareEdges(page.request, server)
  await page.goto(`${server.url}/projects/${project.id}/months/2021-06`)
  await expect(page.getByRole('heading', { name: '待处理 3 项' })).toBeVisible()
  const small = await page
    .locator('.entry-card .entry-cell, .entry-phone-strip a, .entry-fold summary, .submit-bar .button:visible')
    .evaluateAll(all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML.slice(0, 80)))
  expect(small).toEqual([])
})

test('a returned month says so first and shows the opinion', async ({ signedIn: page, server }) => {
  const project = await declareSuzhou(page.request, server)
  await enterMonths(page.request, server, project, ['2021-05'])
  const report = `/projects/${project.id}/reports/2021-05`
  await api(page.request, server, 'POST', `${report}/submit`, {})
  await api(page.request, server, 'POST', `${report}/return`, { opinion: '访问人数请附后台截图' })
  await page.goto(`${server.url}/projects/${project.id}/months/2021-05`)
  await expect(page.locator('.entry-sentence')).toContainText('5月月报被退回，按意见修改后重新提交')
  await expect(page.getByText('退回意见：访问人数请附后台截图')).toBeVisible()
})
