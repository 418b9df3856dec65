import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/browser.ts'
import type { Server } from '../support/server.ts'
import { sampleSuzhou, suzhouForm } from '../support/workspace.ts'

/** Every screen, by turns at a desk in Chinese and light or on a phone in English and dark; the full run crosses all of them. */
const languages = ['zh-CN', 'en-US'] as const
type Look = { locale: (typeof languages)[number]; colorScheme: 'light' | 'dark'; width: number }
const looks: Look[] = process.env.FULL
  ? languages.flatMap(locale =>
      (['light', 'dark'] as const).flatMap(colorScheme => [1440, 1024, 390].map(width => ({ locale, colorScheme, width }))),
    )
  : [
      { locale: 'zh-CN', colorScheme: 'light', width: 1440 },
      { locale: 'en-US', colorScheme: 'dark', width: 390 },
    ]

type Screen = { name: string; signedIn: boolean; open: (page: Page, at: Server) => Promise<void> }

const of =
  (rest: (ids: { id: number; indicator: number }) => string, ready: (page: Page) => ReturnType<Page['locator']>) =>
  async (page: Page, at: Server) => {
    const project = await sampleSuzhou(page.request, at)
    const indicator = project.indicators.find(row => row.name === '全年各考务信息系统访问人数')!.id
    await page.goto(`${at.url}${rest({ id: project.id, indicator })}`)
    await expect(ready(page)).toBeVisible()
  }

const screens: Screen[] = [
  {
    name: 'sign-in',
    signedIn: false,
    open: async (page, at) => {
      await page.goto(`${at.url}/signin`)
      await expect(page.getByRole('textbox').first()).toBeVisible()
    },
  },
  {
    name: 'overview',
    signedIn: true,
    open: of(
      () => '/?asOf=2021-07',
      page => page.locator('.project-table'),
    ),
  },
  {
    name: 'projects',
    signedIn: true,
    open: of(
      () => '/projects?asOf=2021-07',
      page => page.locator('.project-table'),
    ),
  },
  {
    name: 'project',
    signedIn: true,
    open: of(
      ({ id }) => `/projects/${id}?asOf=2021-07`,
      page => page.locator('.indicator-table'),
    ),
  },
  {
    name: 'indicator',
    signedIn: true,
    open: of(
      ({ id, indicator }) => `/projects/${id}/indicators/${indicator}?asOf=2021-07`,
      page => page.locator('.indicator-page h1'),
    ),
  },
  {
    name: 'arithmetic of a light',
    signedIn: true,
    open: async (page, at) => {
      const { id } = await sampleSuzhou(page.request, at)
      await page.goto(`${at.url}/projects/${id}?asOf=2021-07`)
      await page.locator('.indicator-table .i-signal button').last().click()
      await expect(page.locator('.why-row')).toBeVisible()
    },
  },
  {
    name: 'pictures as tables',
    signedIn: true,
    open: async (page, at) => {
      const project = await sampleSuzhou(page.request, at)
      const level = project.indicators.find(row => row.target.kind === 'qualitative')!.id
      await page.goto(`${at.url}/projects/${project.id}/indicators/${level}?asOf=2021-07`)
      await page.locator('.table-view-tools button').first().click()
      await expect(page.locator('.plain-table').first()).toBeVisible()
    },
  },
  {
    name: 'month entry',
    signedIn: true,
    open: of(
      ({ id }) => `/projects/${id}/months/2021-12`,
      page => page.locator('.submit-bar'),
    ),
  },
  {
    name: 'locked month',
    signedIn: true,
    open: of(
      ({ id }) => `/projects/${id}/months/2021-07`,
      page => page.locator('.entry-banner'),
    ),
  },
  {
    name: 'history',
    signedIn: true,
    open: of(
      ({ id }) => `/projects/${id}/history`,
      page => page.locator('.history-page h1'),
    ),
  },
  {
    name: 'to-do list',
    signedIn: true,
    open: of(
      () => '/todos',
      page => page.locator('.way-table'),
    ),
  },
  {
    name: 'inbox',
    signedIn: true,
    open: of(
      () => '/messages',
      page => page.locator('.empty'),
    ),
  },
  {
    name: 'reporting rates',
    signedIn: true,
    open: of(
      () => '/reporting?year=2021',
      page => page.locator('.reporting-table'),
    ),
  },
  {
    name: 'reporting calendar',
    signedIn: true,
    open: of(
      () => '/calendar?year=2021',
      page => page.locator('.calendar-months'),
    ),
  },
  {
    name: 'declaration',
    signedIn: true,
    open: of(
      () => '/projects/new',
      page => page.locator('.paste-step'),
    ),
  },
  {
    name: 'declaration review',
    signedIn: true,
    open: async (page, at) => {
      await page.goto(`${at.url}/projects/new`)
      await page.getByRole('textbox').last().fill(suzhouForm)
      await page.locator('.paste-actions .primary').click()
      await expect(page.locator('.questions').first()).toBeVisible()
    },
  },
  ...['/accounts', '/api-keys', '/audit', '/account'].map(path => ({
    name: path.slice(1),
    signedIn: true,
    open: async (page: Page, at: Server) => {
      await page.goto(`${at.url}${path}`)
      await expect(page.locator('.records, .empty, .account-sessions').first()).toBeVisible()
    },
  })),
  {
    name: 'changing an account',
    signedIn: true,
    open: async (page, at) => {
      await page.goto(`${at.url}/accounts?q=clerk`)
      await page.getByRole('row').last().getByRole('button').click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
]

/** What people look at every day; the offices' pages wait for the full run. */
const often = ['sign-in', 'overview', 'projects', 'project', 'indicator', 'month entry', 'to-do list', 'declaration review']
const daily = process.env.FULL ? screens : screens.filter(({ name }) => often.includes(name))

for (const [turn, { locale, colorScheme, width }] of looks.entries())
  test.describe(`${locale}, ${colorScheme}, ${width} wide`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 900 } })
    for (const screen of daily.filter((_, i) => process.env.FULL || i % looks.length === turn))
      test(`${screen.name} has no accessibility fault in ${locale}, ${colorScheme}, ${width} wide`, async ({ page, sample }) => {
        if (screen.signedIn) await signIn(page.request, sample)
        await screen.open(page, sample)
        await expect(page.locator('html')).toHaveAttribute('lang', locale === 'en-US' ? 'en' : locale)
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
        const found = violations.flatMap(({ id, nodes }) =>
          nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
        )
        expect(found).toEqual([])
      })
  })
