import AxeBuilder from '@axe-core/playwright'
import { api, expect, signIn, test } from '../support/browser.ts'

// The whole way; the figures are tested at the interface.
if (process.env.FULL) {
  test('two units are compared from the overview, the month is changed, and everything stands in the address', async ({
    page,
    bureau,
  }) => {
    await signIn(page.request, bureau)
    await page.goto(`${bureau.url}/?asOf=2021-07`)
    await page.getByRole('link', { name: '比较两个单位' }).click()
    await expect(page).toHaveURL(/compare\?.*kind=units/)
    const execution = page.getByRole('region', { name: '预算执行率' })
    await expect(execution.getByText('÷')).toHaveCount(2)
    await page.getByRole('radiogroup', { name: '截至月份' }).getByRole('radio', { name: /^5月/ }).press('Enter')
    await expect(page).toHaveURL(/asOf=2021-05/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('截至 5月')
    await page.getByRole('button', { name: '看表格' }).press('Enter')
    await expect(page).toHaveURL(/table=1/)
    await expect(page.getByRole('columnheader', { name: '已报 / 应报' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('columnheader', { name: '已报 / 应报' })).toBeVisible()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 Excel' }).click()])
    expect(file.suggestedFilename()).toBe('对比 两个单位.xlsx')
    // The other side cannot be chosen twice; another pair is one choice away.
    const second = page.getByLabel('单位二')
    await second.selectOption({ index: 4 })
    await expect(page).toHaveURL(/b=\d+/)
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
  })

  test('a project is compared with its year before; one without says so', async ({ page, bureau }) => {
    await signIn(page.request, bureau)
    const { items } = await api<{ items: { id: number; name: string }[] }>(
      page.request,
      bureau,
      'GET',
      '/projects?year=2021&pageSize=50',
    )
    const found = await Promise.all(
      items.map(async ({ id }) => ({
        id,
        ...(await api<{ missing: string | null }>(page.request, bureau, 'GET', `/compare/years?projectId=${id}`)),
      })),
    )
    const twin = found.find(one => one.missing === null)!
    // Nothing is kept of the year before the first.
    const first = await api<{ items: { id: number }[] }>(page.request, bureau, 'GET', '/projects?year=2020&pageSize=1')
    const alone = first.items[0]!
    await page.goto(`${bureau.url}/projects/${twin.id}?asOf=2021-07`)
    await page.getByRole('link', { name: '与上年比较' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('2021 年与 2020 年')
    await expect(page.locator('.years-table tbody tr').first()).toContainText('2020')
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
    await page.goto(`${bureau.url}/compare?kind=years&projectId=${alone.id}`)
    await expect(page.getByText('没有承接上一年度的项目')).toBeVisible()
  })

  test('an indicator is compared across projects on one scale, or on each one’s own target', async ({ page, bureau }) => {
    await signIn(page.request, bureau)
    await page.goto(`${bureau.url}/compare?kind=indicator&asOf=2021-12`)
    await page.getByLabel('指标名称').selectOption({ label: '市民满意度（10 个项目）' })
    await expect(page).toHaveURL(/name=/)
    const pictures = page.locator('.multiple')
    await expect(pictures).toHaveCount(10)
    await expect(page.getByText(/同一纵轴 0 – /)).toBeVisible()
    await page.getByRole('button', { name: '占指标值' }).press('Enter')
    await expect(page).toHaveURL(/scale=share/)
    // The address is there before the page: its figures are read once it has turned.
    await expect(page.getByRole('button', { name: '占指标值' })).toHaveAttribute('aria-pressed', 'true')
    const shares = await pictures.locator('.line-label').allTextContents()
    const numbers = shares.map(text => Number(text.replace('%', '')))
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([])
    await pictures.first().getByRole('link').press('Enter')
    await expect(page).toHaveURL(/indicators\/\d+/)
    await page.getByRole('link', { name: '同名指标比较' }).press('Enter')
    await expect(page).toHaveURL(/compare\?.*kind=indicator/)
    await expect(pictures).toHaveCount(10)
  })
}
