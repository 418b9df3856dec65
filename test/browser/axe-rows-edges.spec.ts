import AxeBuilder from '@axe-core/playwright'
import type { APIRequestContext, Locator, Page } from '@playwright/test'
import { api, expect, signIn, test } from '../support/browser.ts'
import { walkByTab } from '../support/focus.ts'
import type { Server } from '../support/server.ts'
import { declareSuzhou } from '../support/workspace.ts'

/** The pages a number is made from, with rows in them: no accessibility fault; in the full run every stop of the Tab key is seen. */

const looks = [
  { locale: 'zh-CN', colorScheme: 'light', width: 1440 },
  { locale: 'en-US', colorScheme: 'dark', width: 390 },
  ...(process.env.FULL
    ? ([
        { locale: 'zh-CN', colorScheme: 'dark', width: 1024 },
        { locale: 'en-US', colorScheme: 'light', width: 1024 },
      ] as const)
    : []),
] as const

type Screen = { name: string; path: string; reach: (page: Page) => Promise<Locator> }
const at = (selector: string) => async (page: Page) => page.locator(selector).first()

async function withRows(request: APIRequestContext, server: Server) {
  const project = await declareSuzhou(request, server)
  const { id, indicators, subprojects } = project
  const idOf = (name: string) => indicators.find(row => row.name === name)!.id
  const ask = <T>(method: string, path: string, data?: unknown) => api<T>(request, server, method, path, data)
  const contract = { item: '云平台服务', kind: 'service', subprojectId: subprojects[0]!.id, supplier: '某公司' }
  const dates = { signedOn: '2021-03-15', acceptancePlanned: '2021-06-30' }
  await ask('POST', `/projects/${id}/contracts`, { ...contract, ...dates, procurementBudget: 100, awardPrice: 80 })
  const place = `indicatorId=${idOf('学生满意度')}&month=2021-06`
  const saved = await ask<{ saved: { id: number } }>(
    'POST',
    `/projects/${id}/imports/sheet?${place}`,
    '对服务是否满意\n满意\n一般',
  )
  const visits = idOf('全年各考务信息系统访问人数')
  const contributors = []
  for (const [code, name] of [
    ['X1', '第一中学'],
    ['X2', '第二中学'],
  ] as const)
    contributors.push({ agencyId: (await ask<{ id: number }>('POST', '/agencies', { code, name })).id, share: null })
  await ask('PATCH', `/projects/${id}`, { indicators: [{ id: visits, contributors }] })
  return { id, visits, sheet: saved.saved.id, place }
}

const screensOf = ({ id, visits, sheet, place }: Awaited<ReturnType<typeof withRows>>): Screen[] => [
  {
    name: 'register',
    path: `/projects/${id}/register`,
    reach: async page => {
      await page.locator('.register-open').first().click()
      await page.locator('.follows-act button').first().click()
      return page.locator('.recipe-form')
    },
  },
  { name: 'counters', path: `/projects/${id}/counters?month=2021-06`, reach: at('.counters-none') },
  { name: 'evidence', path: `/projects/${id}/evidence?asOf=2021-06`, reach: at('.grade-grid') },
  { name: 'entry import', path: `/projects/${id}/months/2021-06/import`, reach: at('.entry-import-page h1, main h1') },
  {
    name: 'sheets',
    path: `/projects/${id}/sheets`,
    reach: async page => {
      await page.locator('.sheet-recipes li button').first().click()
      return page.locator('.sheet-recipes form')
    },
  },
  { name: 'sheet', path: `/projects/${id}/sheets/${sheet}`, reach: at('.sheet-rows') },
  {
    name: 'sheet import',
    path: `/projects/${id}/sheets/new?${place}`,
    reach: async page => {
      await page.locator('textarea').fill('学校\t很满意\t满意\t一般\t不满意\n一中\t60\t20\t15\t5')
      await page.locator('.sheet-drop .sheet-actions button').nth(1).click()
      return page.locator('.sheet-result')
    },
  },
  { name: 'shared target', path: `/projects/${id}/indicators/${visits}?asOf=2021-06`, reach: at('.units-card table') },
]

for (const [turn, { locale, colorScheme, width }] of looks.entries())
  test.describe(`${locale}, ${colorScheme}, ${width} wide`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 900 } })
    test(`the pages of rows have no accessibility fault in ${locale}, ${colorScheme}, ${width} wide`, async ({
      page,
      server,
    }) => {
      test.slow()
      await signIn(page.request, server)
      const screens = screensOf(await withRows(page.request, server))
      for (const { name, path, reach } of screens.filter((_, i) => process.env.FULL || i % 2 === turn))
        await test.step(name, async () => {
          await page.goto(`${server.url}${path}`)
          await expect(await reach(page)).toBeVisible()
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
          expect(violations.flatMap(({ id, nodes }) => nodes.map(node => `${name} ${id}: ${node.target.join(' ')}`))).toEqual([])
          if (!process.env.FULL) return
          const { unseen, stops } = await walkByTab(page)
          expect([unseen, stops > 0]).toEqual([[], true])
        })
    })
  })
