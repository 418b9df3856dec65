import AxeBuilder from '@axe-core/playwright'
import { api, expect, test } from '../support/browser.ts'
import { declareSuzhou } from '../support/workspace.ts'

/** What it takes: the money still to spend, by the sub-projects that hold it back; best months by one name each. */
if (process.env.FULL)
  for (const width of [1440, 390])
    test(`a project says what spending its budget takes, an indicator what its money brought, at ${width}`, async ({
      signedIn: page,
      server,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      const { id, subprojects, indicators } = await declareSuzhou(page.request, server)
      const visits = indicators.find(row => row.name === '全年各考务信息系统访问人数')!.id
      for (const month of ['01', '02', '03']) {
        const entries = subprojects.map(row => ({ subprojectId: row.id, spent: 1_000_000 }))
        await api(page.request, server, 'PUT', `/projects/${id}/expenditures/2021-${month}`, { entries })
        const values = [{ indicatorId: visits, value: 10_000 }]
        await api(page.request, server, 'PUT', `/projects/${id}/actuals/2021-${month}`, { entries: values })
      }
      await page.goto(`${server.url}/projects/${id}?asOf=2021-03`)
      const spending = page.getByRole('region', { name: '预算要执行完需要什么' })
      await expect(spending).toContainText('剩余 9 个月每月须支出')
      await expect(spending).toContainText('每月须好于以往任何一个月')
      await expect(spending.locator('.takes-parts li').first()).toContainText(/少 [\d,.]+（占 \d+%）/)
      await page.goto(`${server.url}/projects/${id}/indicators/${visits}?asOf=2021-03`)
      const need = page.getByRole('region', { name: '要达到目标需要什么' })
      await expect(need).toContainText('今年最好月')
      await expect(need).not.toContainText('历史最好月')
      await expect(need).toContainText('仍不够：须好于以往任何一个月')
      await expect(need).toContainText('每万元已有成果')
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
      expect(violations.map(one => one.id)).toEqual([])
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(over).toBeLessThanOrEqual(0)
    })
