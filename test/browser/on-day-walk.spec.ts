import AxeBuilder from '@axe-core/playwright'
import { expect, signIn, test } from '../support/browser.ts'
import { sampleSuzhou } from '../support/workspace.ts'

// The whole way; each page alone is tested by on-day.spec.
if (process.env.FULL) {
  test('a past day is kept from the overview to a project, an indicator, its history and back, and left by its button', async ({
    page,
    sample,
  }) => {
    await signIn(page.request, sample)
    const { name } = await sampleSuzhou(page.request, sample)
    await page.goto(`${sample.url}/?asOf=2021-07`)
    await page.getByLabel('看某一天的样子').fill('2021-05-20')
    // July had not begun by then: the last month with data of that day stands.
    await expect(page).toHaveURL(/on=2021-05-20/)
    await expect(page).not.toHaveURL(/asOf/)
    const bar = page.getByText('按 2021-05-20 当日所见')
    await expect(bar).toBeVisible()
    await expect(page.getByText('过去的一天只看不改')).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
    await expect(page.getByRole('radiogroup', { name: '截至月份' }).getByRole('radio', { checked: true })).toHaveAccessibleName(
      /^4月/,
    )

    await page.goto(`${sample.url}/projects?on=2021-05-20&q=${encodeURIComponent(name.slice(0, 8))}`)
    await page.getByRole('link', { name }).first().click()
    await expect(page).toHaveURL(/projects\/\d+\?.*on=2021-05-20/)
    await expect(bar).toBeVisible()
    await expect(page.getByRole('button', { name: /订阅/ })).toHaveCount(0)
    await expect(page.getByRole('link', { name: /填报/ })).toHaveCount(0)

    await page.locator('.indicator-table').getByRole('link').first().click()
    await expect(page).toHaveURL(/indicators\/\d+\?.*on=2021-05-20/)
    await expect(bar).toBeVisible()
    await expect(page.getByRole('button', { name: /指标值变更/ })).toHaveCount(0)

    await page.getByRole('link', { name: '历史记录' }).first().click()
    await expect(page).toHaveURL(/history\?.*on=2021-05-20/)
    await expect(bar).toBeVisible()
    await expect(page.getByText(/虚线行：当日之后记录的 \d+ 个版本/)).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])

    await page.goBack()
    await page.goBack()
    await page.getByRole('navigation', { name: '所在位置' }).getByRole('link').first().click()
    await expect(page).toHaveURL(/\/\?.*on=2021-05-20/)
    await page.getByRole('button', { name: '回到今天' }).press('Enter')
    await expect(page).not.toHaveURL(/on=/)
    await expect(bar).toHaveCount(0)
  })

  test('a day before anything was recorded, one still to come and one that cannot be read are each said in words', async ({
    page,
    sample,
  }) => {
    await signIn(page.request, sample)
    await page.goto(`${sample.url}/?year=2021&on=2001-01-01`)
    await expect(page.getByText(/2021 年的项目自 .* 起有记录，2001-01-01 还没有/)).toBeVisible()
    await page.getByRole('button', { name: '回到今天' }).click()
    await expect(page.getByText('2001-01-01')).toHaveCount(0)
    await page.goto(`${sample.url}/?asOf=2021-07&on=2099-01-01`)
    await expect(page.getByText('2099-01-01 还没有过完')).toBeVisible()
    await page.goto(`${sample.url}/?asOf=2021-07&on=2021-02-30`)
    await expect(page.locator('.dropped-note')).toContainText('on')
  })
}
