import { Secret, TOTP } from 'otpauth'
import { adminPassword } from '../support/server.ts'
import { api, expect, signIn, test } from '../support/browser.ts'

const typed = 'Linshi-2022-ok'

test('an account is made with a drawn password; its owner changes it, signs in, and is told whom to ask for a role', async ({
  signedIn: page,
  server,
}) => {
  await page.goto(`${server.url}/accounts`)
  await page.getByRole('button', { name: '新建账号' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用户名').fill('sunli')
  await dialog.getByLabel('姓名').fill('孙丽')
  const password = await dialog.getByLabel('初始密码').inputValue()
  expect(password).toMatch(/^\w{16}$/)
  await dialog.getByRole('button', { name: '新建账号' }).click()
  await expect(page.getByRole('row', { name: /孙丽/ })).toContainText('未授角色')
  await page.context().clearCookies()
  await page.goto(`${server.url}/signin.html`)
  await page.getByLabel('用户名').fill('sunli')
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByLabel('新密码', { exact: true }).fill('Xin-mima-2022')
  await page.getByLabel('再输一次新密码').fill('Xin-mima-2022')
  await page.keyboard.press('Enter')
  await expect(page.getByText('您的账号还没有角色')).toBeVisible()
  await expect(page.getByRole('link', { name: '项目', exact: true })).toHaveCount(0)
})

test('a role and a temporary password are given in one dialog, and the refusal of a weak one is said in it', async ({
  signedIn: page,
  server,
}) => {
  await api(page.request, server, 'POST', '/users', { username: 'zhou', name: '周强', password: typed })
  await page.goto(`${server.url}/accounts?q=zhou`)
  await page.getByRole('button', { name: '修改 周强' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('角色').selectOption('auditor')
  await dialog.getByLabel('临时密码').fill('12345678')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByRole('alert').last()).toContainText('密码至少 10 位')
  await dialog.getByRole('button', { name: '随机生成' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('row', { name: /周强/ })).toContainText('审计员')
  await expect(page.getByRole('row', { name: /周强/ })).toContainText('须改密码')
})

test('a second factor is set up with its picture, and sign-in then asks for the code', async ({ signedIn: page, server }) => {
  await page.goto(`${server.url}/account`)
  const card = page.getByRole('region', { name: '两步验证' })
  await card.getByLabel('当前密码').fill(adminPassword)
  await card.getByRole('button', { name: '设置两步验证' }).click()
  await expect(card.getByRole('img', { name: '两步验证的二维码' })).toBeVisible()
  const secret = (await card.locator('code').textContent())!.replaceAll(' ', '')
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  await card.getByLabel('应用显示的 6 位验证码').fill(totp.generate())
  await card.getByRole('button', { name: '启用' }).click()
  await expect(card.getByRole('listitem')).toHaveCount(10)
  const recovery = (await card.getByRole('listitem').first().textContent())!
  await card.getByRole('button', { name: '我已保存' }).click()
  await expect(card.getByText('还有 10 个恢复码可用')).toBeVisible()
  await page.getByRole('button', { name: '退出', exact: true }).click()
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码', { exact: true }).fill(adminPassword)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('验证码')).toBeFocused()
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('验证码')).toHaveAccessibleDescription(/每个验证码只能用一次/)
  await page.getByLabel('验证码').fill(recovery)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${server.url}/`)
})

test('another sign-in is seen in my account and ended there', async ({ signedIn: page, server, playwright }) => {
  const elsewhere = await playwright.request.newContext({ userAgent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/128.0' })
  await signIn(elsewhere, server)
  await page.goto(`${server.url}/account`)
  const other = page.getByRole('listitem').filter({ hasText: 'Firefox · Windows' })
  await other.getByRole('button', { name: '结束' }).click()
  await expect(other).toHaveCount(0)
  expect((await elsewhere.get(`${server.url}/api/v1/session`)).status()).toBe(401)
})

test('a key is shown once, lets a machine read, and is cut off when it is revoked', async ({
  signedIn: page,
  server,
  playwright,
}) => {
  await page.goto(`${server.url}/api-keys`)
  await page.getByRole('button', { name: '新建密钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill('市数据平台')
  await dialog.getByLabel('代表账号').selectOption({ label: '系统管理员（admin）' })
  await dialog.getByRole('button', { name: '新建密钥' }).click()
  const key = await dialog.getByLabel('接口密钥').inputValue()
  const machine = await playwright.request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${key}` } })
  expect((await machine.get(`${server.url}/api/v1/projects`)).status()).toBe(200)
  await dialog.getByRole('button', { name: '我已保存' }).click()
  await expect(page.getByText(key)).toHaveCount(0)
  page.on('dialog', asked => void asked.accept())
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('row', { name: /市数据平台/ })).toContainText('已撤销')
  expect((await machine.get(`${server.url}/api/v1/projects`)).status()).toBe(401)
})

test('the trail is filtered by its address, shows before and after, and is exported as it is filtered', async ({
  signedIn: page,
  server,
}) => {
  const made = await api<{ id: number }>(page.request, server, 'POST', '/users', {
    username: 'zhou',
    name: '周强',
    password: typed,
  })
  await api(page.request, server, 'PATCH', `/users/${made.id}`, { name: '周强生' })
  await page.goto(`${server.url}/audit`)
  await page.getByLabel('操作').selectOption({ label: '账号' })
  await expect(page).toHaveURL(/event=account/)
  await expect(page.getByRole('row')).toHaveCount(3)
  const row = page.getByRole('row', { name: /修改账号/ })
  await row.getByRole('button', { name: '前后内容' }).click()
  const line = page.getByRole('row', { name: /^名称/ })
  await expect(line.getByRole('cell')).toHaveText(['周强', '周强生'])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 CSV' }).click()
  expect((await download).suggestedFilename()).toBe('audit.csv')
  await page.getByLabel('操作').selectOption({ label: '导出' })
  await expect(page.getByRole('row', { name: /审计日志 csv/ })).toBeVisible()
})
