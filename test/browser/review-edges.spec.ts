import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { api, expect, signIn, test } from '../support/browser.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { peopleOf } from '../support/people.ts'
import type { Server } from '../support/server.ts'

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

/** Handed in and reviewed: 10 of 10 for the money, 45 of 60 for the visits, 30 of 30 for the regulation. */
async function reviewed(bureau: Page, server: Server, browser: Browser) {
  const project = await api<ProjectAnswer>(bureau.request, server, 'POST', '/projects', {
    declaration: declaration({ projectName: '复评项目', indicators: rows }),
  })
  const { clerk, overseer } = await peopleOf(project, bureau.request, server, browser)
  const id = (name: string) => project.indicators.find(row => row.name === name)!.id
  const path = `/projects/${project.id}`
  const entries = [
    { indicatorId: id('服务人次'), value: 1500 },
    { indicatorId: id('管理办法'), level: '达成' },
  ]
  await api(clerk.request, server, 'PUT', `${path}/actuals/2021-06`, { entries })
  const spent = [{ subprojectId: project.subprojects[0]!.id, spent: project.subprojects[0]!.budget }]
  await api(clerk.request, server, 'PUT', `${path}/expenditures/2021-06`, { entries: spent })
  const written = [
    { indicatorId: id('服务人次'), reason: '上半年闭馆', measures: '延长开放时间' },
    { indicatorId: id('管理办法'), score: 30 },
  ]
  await api(clerk.request, server, 'PUT', `${path}/evaluation`, { rows: written })
  await api(clerk.request, server, 'POST', `${path}/evaluation/submit`, {})
  await api(overseer.request, server, 'POST', `${path}/evaluation/approve`, {})
  async function expert(username: string, name: string) {
    const password = 'Ping-shen-2021'
    const { id } = await api<{ id: number }>(bureau.request, server, 'POST', '/users', {
      username,
      name,
      role: 'reviewer',
      password,
      mustChangePassword: false,
    })
    const context = await browser.newContext({ locale: 'zh-CN' })
    await signIn(context.request, server, username, password)
    return { id, page: await context.newPage() }
  }
  const [one, two] = [await expert('zjia', '专家赵'), await expert('zyi', '专家钱')]
  await api(bureau.request, server, 'PUT', `${path}/reviewers`, { accountIds: [one.id, two.id] })
  return { clerk, one: one.page, two: two.page, path, url: `${server.url}${path}/evaluation`, id }
}

/** One expert's way: agrees where nothing is to be said, scores the visits otherwise, says why, is done. */
async function scores(page: Page, url: string, visits: string, reason: string) {
  await page.goto(url)
  await expect(page.getByRole('heading', { name: '我的复评' })).toBeVisible()
  await page.getByLabel('服务人次 我的得分').fill(visits)
  await page.keyboard.press('Enter')
  await page.getByLabel('服务人次 理由').fill(reason)
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: '其余各行同意自评' }).click()
  await expect(page.getByText('已填齐')).toBeVisible()
  await page.getByRole('button', { name: '完成复评' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

let shots = 0
async function noObjections(page: Page) {
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    // On a phone each row is a card: nothing of it is pushed sideways.
    const wide = (table: Element) => table.scrollWidth - table.parentElement!.clientWidth
    if (width === 390)
      for (const table of await page.locator('.way-cards').all()) expect(await table.evaluate(wide)).toBeLessThanOrEqual(0)
    if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}-${++shots}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

if (process.env.FULL) {
  test('two experts score a handed-in evaluation blind to each other; their differences become the final, published score', async ({
    signedIn: bureau,
    server,
    browser,
  }) => {
    test.setTimeout(180_000)
    const { clerk, one, two, url } = await reviewed(bureau, server, browser)
    await one.goto(`${server.url}/todos`)
    await one
      .getByRole('row', { name: /待复评/ })
      .getByRole('link', { name: '复评项目' })
      .click()
    await expect(one.getByRole('heading', { name: '我的复评' })).toBeVisible()
    // A level stays inside its band; the field says so before anything is sent.
    await one.getByLabel('管理办法 我的得分').fill('20')
    await one.keyboard.press('Tab')
    await expect(one.getByText('请在分档 24 到 30 内打分，最多两位小数')).toBeVisible()
    await one.keyboard.press('Shift+Tab')
    await one.keyboard.press('Escape')
    // What is behind a value opens in place.
    await one.getByRole('region', { name: '我的复评' }).getByRole('button', { name: '服务人次：佐证 D' }).click()
    await expect(one.getByText('6月 D')).toBeVisible()
    await expect(one.getByRole('link', { name: '全部佐证资料' })).toHaveAttribute('href', /indicatorId=\d+/)
    await noObjections(one)
    await scores(one, url, '40', '台账只有1333人次')
    await expect(one.getByText('专家钱')).toHaveCount(0)
    await expect(one.getByText('2 位专家，1 位已完成')).toBeVisible()

    await bureau.goto(url)
    await expect(bureau.getByText('专家赵 已完成')).toBeVisible()
    await expect(bureau.getByText('台账只有1333人次')).toHaveCount(0)
    await two.goto(url)
    await expect(two.getByRole('heading', { name: '我的复评' })).toBeVisible()
    await expect(two.getByText('台账只有1333人次')).toHaveCount(0)
    await scores(two, url, '44', '以闸机计数为准')
    await expect(two.getByRole('row', { name: /服务人次/ }).last()).toContainText('专家1：台账只有1333人次')

    await bureau.reload()
    const side = bureau.getByRole('region', { name: '复评与定稿' })
    const visits = side.getByRole('row', { name: /服务人次/ })
    await expect(visits).toContainText('专家赵：台账只有1333人次')
    await expect(side.getByLabel('服务人次 定稿得分')).toHaveAttribute('placeholder', '42')
    await expect(side.getByRole('row', { name: /合计/ })).toContainText('82')
    await noObjections(bureau)
    // Another score than the mean is the bureau's own, and wants its reason.
    await side.getByLabel('服务人次 定稿得分').fill('43')
    await bureau.keyboard.press('Enter')
    await expect(side.getByLabel('服务人次 理由')).toHaveAttribute('placeholder', '与均分不同，请写理由')
    await bureau.getByRole('button', { name: '定稿' }).click()
    await expect(bureau.getByRole('alert')).toContainText('定稿得分缺理由')
    await side.getByLabel('服务人次 理由').fill('闸机与台账折中')
    // The step is taken after what was typed last, however quickly it follows.
    await bureau.getByRole('button', { name: '定稿' }).click()
    await expect(bureau.getByText('定稿得 83 分，等级“良”（自评 85 分）')).toBeVisible()

    await clerk.goto(url)
    await expect(clerk.getByText('财政局：闸机与台账折中')).toBeVisible()
    await expect(clerk.getByText('专家赵')).toHaveCount(0)
    await expect(clerk.getByText('台账只有1333人次')).toHaveCount(0)
    await clerk.getByRole('link', { name: '公开版' }).click()
    await expect(clerk.getByRole('heading', { name: '项目支出绩效评价结果' })).toBeVisible()
    const paper = clerk.getByRole('article')
    await expect(paper.getByRole('row', { name: /服务人次/ })).toContainText('43')
    await expect(paper).not.toContainText(/闸机|专家|填报甲|主管丙/)
    await noObjections(clerk)

    // Opened again, what was frozen is still read, with its day and the reason.
    await bureau.getByRole('button', { name: '重新打开' }).click()
    await bureau.getByRole('dialog').locator('textarea').fill('审计调整')
    await bureau.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await expect(bureau.getByRole('listitem').filter({ hasText: '重新打开' })).toContainText('审计调整')
    await bureau.getByRole('listitem').filter({ hasText: '定稿' }).getByRole('link', { name: '看当时的表' }).click()
    await expect(bureau.getByText('留存的版本，只能查看')).toBeVisible()
    await expect(bureau.getByText('定稿得 83 分，等级“良”（自评 85 分）')).toBeVisible()
    await expect(bureau.getByRole('button', { name: '重新打开' })).toHaveCount(0)
    for (const [link, ending] of [
      ['导出 Excel', 'xlsx'],
      ['自评报告 Word', 'docx'],
    ]) {
      const [file] = await Promise.all([bureau.waitForEvent('download'), bureau.getByRole('link', { name: link }).click()])
      expect(file.suggestedFilename()).toMatch(new RegExp(`-\\d+-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`))
    }
  })

  test('the bureau opens a finished expert’s sheet again, without seeing it; the expert finds the scores and changes them', async ({
    signedIn: bureau,
    server,
    browser,
  }) => {
    const { one, two, url } = await reviewed(bureau, server, browser)
    await scores(one, url, '40', '台账只有1333人次')
    await two.goto(url)
    await expect(two.getByRole('heading', { name: '我的复评' })).toBeVisible()
    await expect(two.getByRole('button', { name: /重新打开/ })).toHaveCount(0)
    await bureau.goto(url)
    await expect(bureau.getByRole('button', { name: /^重新打开 专家/ })).toHaveCount(1)
    await noObjections(bureau)
    if (process.env.SHOT) await bureau.screenshot({ path: `${process.env.SHOT}-waiting.png`, fullPage: true })
    await bureau.getByRole('button', { name: '重新打开 专家赵' }).press('Enter')
    const dialog = bureau.getByRole('dialog', { name: '重新打开' })
    await expect(dialog).toContainText('专家赵可以再改打分，改好后须再次完成。其他专家仍然看不到，您也看不到。')
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(dialog.getByText('请写明理由')).toBeVisible()
    if (process.env.SHOT) await bureau.screenshot({ path: `${process.env.SHOT}-reopen.png` })
    await dialog.getByRole('textbox', { name: '理由' }).fill('专家来电更正')
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(bureau.getByText('专家赵 打分中')).toBeVisible()
    await expect(bureau.getByRole('button', { name: /^重新打开 专家/ })).toHaveCount(0)
    await expect(bureau.getByText('台账只有1333人次')).toHaveCount(0)
    await one.reload()
    await expect(one.getByLabel('服务人次 我的得分')).toHaveValue('40')
    await one.getByLabel('服务人次 我的得分').fill('41')
    await one.keyboard.press('Enter')
    await one.getByRole('button', { name: '完成复评' }).click()
    await one.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await expect(one.getByRole('dialog')).toHaveCount(0)
    await bureau.reload()
    await expect(bureau.getByText('专家赵 已完成')).toBeVisible()
  })

  test('what is typed while an earlier score is still being saved stays in its field', async ({
    signedIn: bureau,
    server,
    browser,
  }) => {
    const { one, url, path } = await reviewed(bureau, server, browser)
    await one.goto(url)
    const visits = one.getByLabel('服务人次 我的得分')
    let answer = () => {}
    const held = new Promise<void>(release => (answer = release))
    await one.route('**/evaluation/review', async route => {
      if (route.request().method() === 'PUT') await held
      await route.continue()
    })
    await visits.fill('40')
    await one.keyboard.press('Enter')
    await expect(one.getByText('正在保存…')).toBeVisible()
    await visits.fill('41.5')
    const money = one.getByLabel('预算执行 我的得分')
    const saved = one.waitForResponse(given => given.request().method() === 'PUT')
    answer()
    await saved
    await expect(one.getByLabel('服务人次 理由')).toBeVisible()
    await expect(visits).toHaveValue('41.5')
    await money.fill('9')
    await money.press('Enter')
    await expect(one.getByLabel('预算执行 理由')).toBeVisible()
    await one.reload()
    await expect(visits).toHaveValue('41.5')
    type Kept = { rows: { own: { score: number; version: number } }[] }
    const kept = await api<Kept>(one.request, server, 'GET', `${path}/evaluation/review`)
    expect(kept.rows.map(row => row.own.score)).toEqual([9, 41.5, null])
  })

  test('the unit’s own table keeps what is typed, and says at once that points are not 100', async ({
    signedIn: bureau,
    server,
    browser,
  }) => {
    const { clerk, url, path } = await reviewed(bureau, server, browser)
    await api(bureau.request, server, 'POST', `${path}/evaluation/return`, { opinion: '补充' })
    await clerk.goto(url)
    const weight = clerk.getByLabel('预算执行 分值')
    let answer = () => {}
    const held = new Promise<void>(release => (answer = release))
    await clerk.route('**/evaluation', async route => {
      if (route.request().method() === 'PUT') await held
      await route.continue()
    })
    await weight.fill('9.5')
    await weight.press('Enter')
    const reason = clerk.getByLabel('服务人次 偏差原因分析')
    await reason.fill('上半年闭馆三个月')
    const saved = clerk.waitForResponse(given => given.request().method() === 'PUT')
    answer()
    await saved
    await expect(clerk.getByText('分值合计 99.5（含预算执行 9.5），应为 100').first()).toBeVisible()
    await expect(reason).toHaveValue('上半年闭馆三个月')
    await expect(clerk.getByRole('img', { name: /从 100 分到 .*服务人次失 15 分/ })).toBeVisible()
    await clerk.getByRole('button', { name: '看表格' }).click()
    await expect(clerk.getByRole('row', { name: /服务人次 15 85/ })).toBeVisible()
    await noObjections(clerk)
  })
}
