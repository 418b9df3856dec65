import AxeBuilder from '@axe-core/playwright'
import { api, expect, test } from '../support/browser.ts'
import { declareSuzhou } from '../support/workspace.ts'

/** On a gap: the computed likelihood beside the clerk's own, and the full-year forecast the rules ask for in doubt. */
if (process.env.FULL)
  test('who is in doubt is asked for the full-year forecast, told what cannot be read, and finds it saved', async ({
    signedIn: page,
    server,
  }) => {
    const project = await declareSuzhou(page.request, server)
    const visits = project.indicators.find(row => row.name === '全年各考务信息系统访问人数')!.id
    for (const month of ['01', '02', '03', '04'])
      await api(page.request, server, 'PUT', `/projects/${project.id}/actuals/2021-${month}`, {
        entries: [{ indicatorId: visits, value: 10_000 }],
      })
    await page.goto(`${server.url}/projects/${project.id}?asOf=2021-04`)
    const card = page.locator('.gap', { hasText: '访问人数' })
    await expect(card.locator('.gap-computed')).toHaveText(/测算：.*全年约/)
    await expect(card.getByText('仍不够：须好于以往任何一个月')).toBeVisible()
    const input = card.getByLabel('全年预计完成')
    await expect(input).toHaveCount(0)
    // The answer to the click comes only after something was typed: what was typed stays.
    let answer = () => {}
    const held = new Promise<void>(release => (answer = release))
    await page.route('**/gaps/*', async route => {
      await held
      await route.continue()
    })
    await card.getByRole('button', { name: '有可能' }).click()
    await expect(card.getByText('还须填全年预计完成')).toBeVisible()
    await input.fill('很多')
    await card.getByRole('textbox', { name: '说明' }).fill('等待验收')
    const saved = page.waitForResponse(given => given.request().method() === 'PATCH')
    answer()
    await saved
    await expect(card.getByText('已保存')).toBeVisible()
    await expect(input).toHaveValue('很多')
    await expect(card.getByText('读不出这个数')).toBeVisible()
    await expect(card.getByRole('textbox', { name: '说明' })).toHaveValue('等待验收')
    await expect(input).toHaveAttribute('aria-invalid', 'true')
    await input.fill('2万')
    await expect(card.getByText('低于已完成的累计数')).toBeVisible()
    await input.fill('65万')
    const forecast = page.waitForResponse(given => given.request().postData()?.includes('"forecast":650000') ?? false)
    await input.press('Enter')
    await forecast
    await expect(card.getByText('已保存')).toBeVisible()
    await page.reload()
    await expect(input).toHaveValue('65万')
    await expect(card.getByRole('textbox', { name: '说明' })).toHaveValue('等待验收')
    await expect(card.getByRole('button', { name: '有可能' })).toHaveAttribute('aria-pressed', 'true')
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
  })
