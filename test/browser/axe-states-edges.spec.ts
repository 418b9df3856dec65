import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/browser.ts'
import type { Server } from '../support/server.ts'

/** The states between the pages: refused, failed, cut off, searching; and every component at once, in both looks. */

type State = { name: string; width?: number; signedIn?: boolean; reach: (page: Page, at: Server) => Promise<void> }

const overview = '**/api/v1/overview?*'
const states: State[] = [
  {
    name: 'the page of all components',
    reach: async (page, at) => {
      await page.goto(`${at.url}/design`)
      await expect(page.locator('#figures')).toBeVisible()
    },
  },
  {
    name: 'an address that does not exist',
    reach: async (page, at) => {
      await page.goto(`${at.url}/nothing-here`)
      await expect(page.locator('.state h1')).toBeVisible()
    },
  },
  {
    name: 'an address that asks for what cannot be',
    reach: async (page, at) => {
      await page.route(overview, route => route.fulfill({ status: 422, json: { status: 422, title: 'x', detail: 'x' } }))
      await page.goto(at.url)
      await expect(page.locator('.state h1')).toBeVisible()
    },
  },
  {
    name: 'a page that broke',
    reach: async (page, at) => {
      await page.route(overview, async route => {
        const answer = await route.fetch()
        await route.fulfill({ json: { ...((await answer.json()) as object), totals: null } })
      })
      await page.goto(`${at.url}/?asOf=2021-07`)
      await expect(page.locator('.state-details textarea')).toBeVisible()
    },
  },
  {
    name: 'waiting for long',
    reach: async (page, at) => {
      await page.route(overview, () => {})
      await page.goto(at.url)
      await expect(page.locator('.waiting.late')).toBeVisible()
    },
  },
  {
    name: 'cut off from the server',
    reach: async (page, at) => {
      await page.goto(at.url)
      await expect(page.locator('.project-table')).toBeVisible()
      await page.context().setOffline(true)
      await expect(page.locator('.connection-note.lost p')).toBeVisible()
    },
  },
  {
    name: 'a search with hits',
    reach: async (page, at) => {
      await page.goto(`${at.url}/nothing-here`)
      await expect(page.locator('.state h1')).toBeVisible()
      await page.keyboard.press('/')
      await expect(page.getByRole('combobox')).toBeFocused()
      await page.keyboard.type('2021')
      await expect(page.getByRole('option').first()).toBeVisible()
      await page.keyboard.press('ArrowDown')
    },
  },
  {
    name: 'the menu of a phone',
    width: 390,
    reach: async (page, at) => {
      await page.goto(`${at.url}/nothing-here`)
      await page.locator('.menu-button').click()
      await expect(page.locator('.menu-panel')).toBeVisible()
    },
  },
  {
    name: 'sign-in with a wrong password after a session that ended',
    signedIn: false,
    reach: async (page, at) => {
      await page.goto(`${at.url}/signin.html?ended=1`)
      await page.locator('input[name=username]').fill('admin')
      await page.locator('input[name=password]').fill('Falsch-2021')
      await page.keyboard.press('Enter')
      await expect(page.locator('[aria-invalid=true]')).toBeVisible()
    },
  },
]

/** Each state in one of the two looks by turns; the full run sees it in both. */
for (const [turn, [locale, colorScheme]] of (
  [
    ['zh-CN', 'light'],
    ['en-US', 'dark'],
  ] as const
).entries())
  test.describe(locale, () => {
    test.use({ locale, colorScheme })
    for (const { name, width = 1440, signedIn = true, reach } of states.filter((_, i) => process.env.FULL || i % 2 === turn))
      test(`${name} has no accessibility fault in ${locale}, ${colorScheme}`, async ({ page, sample }) => {
        await page.setViewportSize({ width, height: 900 })
        if (signedIn) await signIn(page.request, sample)
        await reach(page, sample)
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
        const found = violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
        expect(found).toEqual([])
      })
  })
