import type { Page } from '@playwright/test'
import { expect, signIn, test } from '../support/browser.ts'

/** The frame of every page, by keyboard and in both languages. */

test.beforeEach(async ({ page, sample }) => {
  await signIn(page.request, sample)
})

const search = (page: Page) => page.getByRole('banner').getByRole('combobox', { name: '搜索项目、单位' })

test('the skip link leads past the navigation into the page', async ({ page, sample }) => {
  await page.goto(`${sample.url}/projects?asOf=2021-07`)
  await expect(page.getByRole('main').getByRole('table')).toBeVisible()
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: '跳到正文' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('going to another page moves the focus into it and names it in the title', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page).toHaveTitle('总览 2021年 · 绩尺')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).press('Enter')
  await expect(page.getByRole('main', { name: '项目' })).toBeFocused()
  await expect(page).toHaveTitle('项目 · 绩尺')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page).toHaveTitle('Projects · 绩尺')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.reload()
  await expect(page).toHaveTitle('Projects · 绩尺')
})

test('choosing a month does not take the focus away from the ruler', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await page.getByRole('radio', { name: /^7月/ }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/asOf=2021-06/)
  await expect(page.getByRole('radio', { name: /^6月/ })).toBeFocused()
})

test('“/” starts the search; projects and units are found by a part of their name and opened by keys', async ({
  page,
  sample,
}) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible()
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('河道')
  const list = page.getByRole('banner').getByRole('listbox')
  await expect(list.getByRole('option').first()).toContainText('河道')
  await expect(list.getByRole('option').filter({ hasText: '管理所' }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  const first = list.getByRole('option').first()
  await expect(first).toHaveAttribute('aria-selected', 'true')
  const name = await first.locator('bdi').innerText()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/projects\/\d+/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
})

test('a search without a hit says so, and Esc leaves it', async ({ page, sample }) => {
  await page.goto(`${sample.url}/?asOf=2021-07`)
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible()
  await page.keyboard.press('/')
  await search(page).fill('没有这样的项目')
  await expect(page.getByText('名称里没有“没有这样的项目”的项目或单位')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/名称里没有/)).toBeHidden()
})

test('“/” typed into a field stays a character', async ({ page, sample }) => {
  await page.goto(`${sample.url}/projects/new`)
  const source = page.getByLabel('申报表原文')
  await source.focus()
  await page.keyboard.type('7/12')
  await expect(source).toHaveValue('7/12')
})

test('on a phone the menu opens by keyboard, holds search and pages, and Esc gives the focus back', async ({ page, sample }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto(`${sample.url}/?asOf=2021-07`)
  const button = page.getByRole('button', { name: '菜单' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(button).toHaveAttribute('aria-expanded', 'true')
  await expect(search(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  await expect(search(page)).toHaveCount(0)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '项目' }).press('Enter')
  await expect(page).toHaveURL(/\/projects/)
  await expect(button).toHaveAttribute('aria-expanded', 'false')
})

test('a dialog keeps the focus inside, closes with Esc and gives it back', async ({ page, sample }) => {
  await page.goto(`${sample.url}/design`)
  const open = page.getByRole('button', { name: 'Open', exact: true })
  await open.click()
  const dialog = page.getByRole('dialog', { name: 'Dialog' })
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  for (let press = 0; press < 8; press++) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(() => {
      const at = document.activeElement
      return at !== document.body && at?.closest('dialog') === null
    })
    expect(outside).toBe(false)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(open).toBeFocused()
})
