import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'

test.beforeEach(async ({ page, sample }) => {
  await signIn(page.request, sample)
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.getByRole('table', { name: '风险金额最大的项目' })).toBeVisible()
})

test('a month under the pointer is marked in every card, and each row says its value', async ({ page }) => {
  const main = page.getByRole('main')
  const cell = page.locator('.heat-table tbody tr').first().locator('[data-month="3"]')
  await cell.hover()
  await expect(main).toHaveAttribute('data-hover', '3')
  const flag = page.locator('.project-table .month-flag').first()
  const said = await flag.evaluate(mark => getComputedStyle(mark, '::after').content)
  expect(said).toMatch(/^"\d+\.\d%（[+−]\d+\.\d）"$/)
  // The flag stands in its month, inside its own row.
  const [box, month] = [(await flag.boundingBox())!, (await cell.boundingBox())!]
  expect(Math.abs(box.x + box.width / 2 - (month.x + month.width / 2))).toBeLessThanOrEqual(2)
  await page.getByRole('heading', { level: 1 }).hover()
  await expect(main).not.toHaveAttribute('data-hover', '3')
})

test('arrow keys in a row walk along the months and say each value', async ({ page }) => {
  const row = page.locator('.project-table tbody tr').first()
  const name = await row.getByRole('link').innerText()
  await row.getByRole('link').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('main')).toHaveAttribute('data-hover', '7')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('main')).toHaveAttribute('data-hover', '6')
  await expect(page.getByRole('status').filter({ hasText: name })).toHaveText(new RegExp(`^${name} 6月 \\d+\\.\\d%`))
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.project-table tbody tr').nth(1).getByRole('link')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main')).not.toHaveAttribute('data-hover')
})

test('departments show execution or targets; the choice stays in the address', async ({ page }) => {
  const card = page.getByRole('region', { name: '主管部门 × 月份' })
  const july = card.locator('tbody tr').first().locator('[data-month="7"]')
  const execution = await july.innerText()
  await card.getByRole('button', { name: '目标进度' }).click()
  await expect(page).toHaveURL(/heat=goals/)
  await expect(july).not.toHaveText(execution)
  await page.reload()
  await expect(card.getByRole('button', { name: '目标进度' })).toHaveAttribute('aria-pressed', 'true')
  await card.getByRole('button', { name: '预算执行率' }).click()
  await expect(page).not.toHaveURL(/heat=/)
})

test('a department opens its units, and there is a way back', async ({ page }) => {
  const departments = page.getByRole('region', { name: '主管部门 × 月份' })
  const first = departments.getByRole('button', { name: /^只看/ }).first()
  const name = (await first.innerText()).trim()
  await first.click()
  await expect(page).toHaveURL(/agencyId=\d+/)
  const units = page.getByRole('region', { name: '单位 × 月份' })
  await expect(units.getByRole('rowheader').first()).toBeVisible()
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(name)
  await units.getByRole('button', { name: '返回全部主管部门' }).click()
  await expect(departments).toBeVisible()
})

test('the missing reports of the strip lead to the projects without a report', async ({ page }) => {
  await page.getByRole('button', { name: /^未报 \d+，显示/ }).click()
  await expect(page).toHaveURL(/budgetSignal=missing/)
  const lights = page.locator('.project-table tbody .p-lights')
  await expect(lights.first().getByRole('img', { name: '预算灯 缺报' })).toBeVisible()
})

test('a filter without hits says so and is taken back by one button', async ({ page, sample }) => {
  await page.goto(`${sample.url}/projects?asOf=2021-07&q=没有这样的项目`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有符合的项目')
  await page
    .getByRole('region', { name: /^项目/ })
    .getByRole('button', { name: /清除筛选$/ })
    .first()
    .click()
  await expect(page.locator('.project-table tbody tr').first()).toBeVisible()
  await expect(page).not.toHaveURL(/q=/)
})

test('the list of projects is searched by name, and the address keeps the search', async ({ page, sample }) => {
  await page.goto(`${sample.url}/projects?asOf=2021-07`)
  const search = page.getByRole('main').getByRole('searchbox')
  await search.fill('信息化')
  await search.press('Enter')
  await expect(page).toHaveURL(/q=/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('符合条件')
  const names = page.locator('.project-table tbody').getByRole('rowheader')
  await expect(names.filter({ hasNotText: '信息化' })).toHaveCount(0)
  await expect(names.first()).toContainText('信息化')
})

test.describe('the scatter of execution and targets', () => {
  test('is walked by the arrow keys from the most money at risk on, and Enter opens the project', async ({ page }) => {
    const first = await page.locator('.project-table tbody tr').first().getByRole('link').innerText()
    const chart = page.getByRole('slider', { name: /执行率与目标进度散点图/ })
    await chart.focus()
    await page.keyboard.press('ArrowRight')
    await expect(chart).toHaveAttribute('aria-valuetext', new RegExp(`^${first}：执行 `))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/projects\/\d+/)
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText(first)
  })

  test('shows every project as a row of numbers', async ({ page }) => {
    const card = page.getByRole('region', { name: '执行率 × 加权目标进度' })
    await card.getByRole('button', { name: '看表格' }).click()
    const projects = await page.locator('.project-table tbody tr').count()
    expect(projects).toBeGreaterThan(1)
    expect(await card.getByRole('rowheader').count()).toBeGreaterThanOrEqual(projects)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('projects come before departments, the scatter is left out, and all can be touched', async ({ page }) => {
    await expect(page.getByRole('region', { name: '执行率 × 加权目标进度' })).toHaveCount(0)
    const top = async (name: string | RegExp) => (await page.getByRole('region', { name }).boundingBox())!.y
    expect(await top('风险金额最大的项目')).toBeLessThan(await top('主管部门 × 月份'))
    const chips = await page.locator('.lights').first().getByRole('button').all()
    const widths = await Promise.all(chips.map(async chip => Math.round((await chip.boundingBox())!.width)))
    expect(new Set(widths).size).toBe(1)
    const targets = page.getByRole('main').locator('button:visible, select:visible')
    const low = await targets.evaluateAll(all =>
      all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent),
    )
    expect(low).toEqual([])
  })
})

test('on a project’s and an indicator’s page, too, the month pointed to is tinted in every card', async ({ page, sample }) => {
  const { id, indicators } = await sampleSuzhou(page.request, sample)
  const asOf = 'asOf=2021-07'
  for (const path of [`/projects/${id}?${asOf}`, `/projects/${id}/indicators/${indicators[18]!.id}?${asOf}`]) {
    await page.goto(sample.url + path)
    const scale = page.locator('.month-scale, .month-zone').first()
    await expect(scale).toBeVisible()
    const { x, y, width } = (await scale.boundingBox())!
    await page.mouse.move(x + (2.5 / 12) * width, y + 8)
    await expect(page.locator('main')).toHaveAttribute('data-hover', '3')
    await page.mouse.move(0, 0)
    await expect(page.locator('main')).not.toHaveAttribute('data-hover')
  }
})
