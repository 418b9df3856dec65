import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { adminPassword } from '../support/server.ts'
import { expect, test } from '../support/browser.ts'

/** Sign-in when something is not as it should be: said in a sentence, and nothing on the page moves. */

const session = '**/api/v1/session'
const password = (page: Page) => page.getByLabel('密码', { exact: true })
const submit = (page: Page) => page.getByRole('button', { name: /^(正在)?登录$/ })

async function tryToSignIn(page: Page) {
  await page.getByLabel('用户名').fill('admin')
  await password(page).fill('Falsch-2021')
  await submit(page).click()
}

test('a wrong password, a lost line and a failing server each say what it was, and the button stays where it is', async ({
  page,
  sample,
}) => {
  await page.goto(`${sample.url}/signin`)
  await expect(submit(page)).toBeVisible()
  const before = await submit(page).boundingBox()
  await tryToSignIn(page)
  await expect(password(page)).toHaveAccessibleDescription(/请检查用户名和密码/)
  expect(await submit(page).boundingBox()).toEqual(before)

  await page.route(session, route => route.abort('internetdisconnected'))
  await tryToSignIn(page)
  await expect(password(page)).toHaveAccessibleDescription('连不上服务器，请检查网络后再试。')
  await page.unroute(session)

  await page.route(session, route => route.fulfill({ status: 500, body: 'oops' }))
  await tryToSignIn(page)
  await expect(password(page)).toHaveAccessibleDescription('服务器出错了，与密码无关。请稍后再试。')
  expect(await submit(page).boundingBox()).toEqual(before)
  // What was typed is still there to be tried again.
  await expect(page.getByLabel('用户名')).toHaveValue('admin')
})

test('while signing in the button says so and refuses a second press', async ({ page, sample }) => {
  let asked = 0
  let release = () => {}
  const held = new Promise<void>(resolve => (release = resolve))
  await page.route(session, async route => {
    if (route.request().method() !== 'POST') return route.continue()
    asked++
    await held
    await route.continue()
  })
  await page.goto(`${sample.url}/signin`)
  await tryToSignIn(page)
  await expect(submit(page)).toHaveText('正在登录')
  await expect(submit(page)).toHaveAttribute('aria-busy', 'true')
  await page.keyboard.press('Enter')
  await submit(page).click()
  release()
  await expect(password(page)).toHaveAccessibleDescription(/请检查/)
  expect(asked).toBe(1)
})

test('Caps Lock is told while a password is typed, without moving anything', async ({ page, sample }) => {
  await page.goto(`${sample.url}/signin`)
  const before = await submit(page).boundingBox()
  await password(page).focus()
  const on = (caps: boolean) =>
    password(page).evaluate(
      (input, modifierCapsLock) => input.dispatchEvent(new KeyboardEvent('keyup', { key: 'A', bubbles: true, modifierCapsLock })),
      caps,
    )
  await on(true)
  await expect(page.getByText('大写锁定已打开')).toBeVisible()
  expect(await submit(page).boundingBox()).toEqual(before)
  await on(false)
  await expect(page.getByText('大写锁定已打开')).toHaveCount(0)
})

test('a password can be looked at, and is hidden again', async ({ page, sample }) => {
  await page.goto(`${sample.url}/signin`)
  await password(page).fill('Ce-shi')
  await page.getByRole('button', { name: '显示' }).click()
  await expect(password(page)).toHaveAttribute('type', 'text')
  await page.getByRole('button', { name: '隐藏' }).click()
  await expect(password(page)).toHaveAttribute('type', 'password')
})

test('an initial password is changed before anything else, and what does not fit is said beside its field', async ({
  page,
  server,
}) => {
  await page.request.post(`${server.url}/api/v1/session`, { data: { username: 'admin', password: adminPassword } })
  const made = await page.request.post(`${server.url}/api/v1/users`, {
    data: { username: 'neu', name: '新填报人', role: 'bureau', agencyId: null, password: 'Chu-shi-2021' },
  })
  expect(made.ok(), await made.text()).toBe(true)
  await page.context().clearCookies()
  await page.goto(`${server.url}/projects`)
  await page.getByLabel('用户名').fill('neu')
  await password(page).fill('Chu-shi-2021')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '请先修改密码' })).toBeVisible()
  const fresh = page.getByLabel('新密码', { exact: true })
  await expect(fresh).toBeFocused()
  await fresh.fill('Xin-mi-2021')
  await page.getByLabel('再输一次新密码').fill('Xin-mi-2022')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('再输一次新密码')).toHaveAccessibleDescription('两次输入的密码不一样')
  await page.getByLabel('再输一次新密码').fill('Xin-mi-2021')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${server.url}/projects`)
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
})

test('whoever is not signed in loads sign-in alone: at most 120 kB of script, packed', async ({ page, sample }) => {
  const scripts: Promise<number>[] = []
  page.on('response', answer => {
    if (answer.url().endsWith('.js')) scripts.push(answer.body().then(body => gzipSync(body).length))
  })
  await page.goto(`${sample.url}/projects?asOf=2021-07`)
  await expect(submit(page)).toBeVisible()
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(120_000)
})
