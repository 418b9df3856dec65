import { adminPassword } from '../support/server.ts'
import { expect, test } from '../support/browser.ts'

test('signing in needs the keyboard alone: the cursor waits in the user name, Enter signs in', async ({ page, server }) => {
  await page.goto(server.url)
  await expect(page).toHaveURL(/\/signin/)
  await expect(page.getByLabel('用户名')).toBeFocused()
  await page.keyboard.type('admin')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused()
  await page.keyboard.type(adminPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await expect(page).toHaveURL(`${server.url}/`)
})

test('from the first page on, Tab reaches the skip link, then every entry of the navigation', async ({
  signedIn: page,
  server,
}) => {
  await page.goto(server.url)
  await expect(page.getByRole('main')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('navigation').getByRole('link', { name: '总览' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('navigation').getByRole('link', { name: '项目' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/projects/)
})

test('a wrong password says so beside the field and signs nobody in', async ({ page, server }) => {
  await page.goto(server.url)
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码', { exact: true }).fill('Falsch-2021')
  await page.getByRole('button', { name: '登录' }).click()
  const password = page.getByLabel('密码', { exact: true })
  await expect(password).toHaveAttribute('aria-invalid', 'true')
  await expect(password).toHaveAccessibleDescription(/请检查用户名和密码/)
  expect((await page.request.get(`${server.url}/api/v1/session`)).status()).toBe(401)
})

test('an empty form names both missing fields', async ({ page, server }) => {
  await page.goto(`${server.url}/signin`)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('请填用户名')).toBeVisible()
  await expect(page.getByText('请填密码')).toBeVisible()
  await expect(page.getByLabel('用户名')).toBeFocused()
})

test('the address asked for is the one that opens after signing in', async ({ page, server }) => {
  await page.goto(`${server.url}/projects?q=abc`)
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码', { exact: true }).fill(adminPassword)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${server.url}/projects?q=abc`)
})

test('signing out leads back to sign-in and ends the session', async ({ signedIn: page, server }) => {
  await page.goto(server.url)
  await page.getByRole('button', { name: '退出' }).click()
  await expect(page).toHaveURL(/\/signin/)
  expect((await page.request.get(`${server.url}/api/v1/session`)).status()).toBe(401)
})

test('the language changes in place, on sign-in and inside, and is remembered', async ({ page, server }) => {
  await page.goto(`${server.url}/signin`)
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByLabel('User name').fill('admin')
  await page.getByLabel('Password', { exact: true }).fill(adminPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible()
  const address = page.url()
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  expect(page.url()).toBe(address)
})
