import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { adminPassword, startServer } from '../support/server.ts'
import { expect, signIn, test } from '../support/browser.ts'

/** What only the shipped process can show: what it writes, and how its own pages behave under their policy. */

test('no password, token, key, code or telephone ever stands in what the process writes, not even of what failed', async ({
  playwright,
}) => {
  const server = await startServer()
  const request = await playwright.request.newContext()
  const ask = (method: string, path: string, data: unknown, headers: Record<string, string> = {}) =>
    request.fetch(`${server.url}/api/v1${path}`, { method, data, headers })
  const cookies = async () => (await request.storageState()).cookies.map(one => one.value)
  const secrets = [adminPassword]
  const secret = (text: string) => {
    secrets.push(text)
    return text
  }
  await signIn(request, server)
  secrets.push(...(await cookies()))
  await ask('POST', '/session', { username: 'admin', password: secret('Falsch-getippt-1') })
  await ask('POST', '/session', { username: secret('Passwort-im-Namensfeld-2'), password: 'x' })
  const admin = (await (await ask('GET', '/session', undefined)).json()) as { user: { id: number } }
  const made = await ask('POST', '/api-keys', { name: '平台', accountId: admin.user.id, scopes: ['read'] })
  const { key } = (await made.json()) as { key: string }
  await ask('GET', '/projects', undefined, { authorization: `Bearer ${secret(key)}` })
  await ask('GET', '/projects', undefined, { authorization: `Bearer ${secret('jk_erfunden-3')}` })
  const factor = await ask('POST', '/session/second-factor', { password: adminPassword })
  secrets.push(((await factor.json()) as { secret: string }).secret)

  // From here on nothing can be recorded: every write fails inside the server, with all it holds.
  const raw = new Sqlite(
    join(
      server.dataDir,
      readdirSync(server.dataDir).find(name => name.endsWith('.sqlite'))!,
    ),
  )
  raw.exec(`create trigger full before insert on audit begin select raise(abort, 'no room'); end`)
  raw.exec(`create trigger nobody before insert on account begin select raise(abort, 'no room'); end`)
  const user = { username: 'neuling', name: '某人', email: secret('someone@example.cn'), password: secret('Neues-Wort-2022') }
  expect((await ask('POST', '/users', user)).status()).toBe(500)
  expect((await ask('PUT', '/session/password', { current: adminPassword, password: secret('Anderes-Wort-22') })).status()).toBe(
    500,
  )
  expect((await ask('POST', '/session', { username: 'admin', password: adminPassword })).status()).toBe(500)
  const { passwordHash } = raw.prepare('select password_hash as passwordHash from account').get() as { passwordHash: string }
  raw.close()

  // Lines of requests leave a few times a second.
  await expect.poll(() => server.said()).toMatch(/error [0-9a-f]{8}[\s\S]*"route":"\/api\/v1\/session","status":500/)
  const said = server.said()
  expect(said).toContain('no room')
  for (const one of [...secrets, passwordHash, '$argon2']) expect(said).not.toContain(one)
  await request.dispose()
  await server.stop()
})

test('the pages keep their own policy: nothing inline is needed, nothing is refused while people work', async ({ page }) => {
  const server = await startServer({ SAMPLE: 'few' })
  const refused: string[] = []
  page.on('console', message => {
    if (/content security policy|refused to/i.test(message.text())) refused.push(message.text())
  })
  await page.goto(`${server.url}/signin.html`)
  await signIn(page.request, server)
  for (const path of ['/', '/projects', '/projects/1', '/projects/new', '/gaps', '/account', '/api/v1/docs']) {
    const answer = await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' })
    const policy = answer!.headers()['content-security-policy'] ?? ''
    expect(policy).toContain("script-src 'self';")
    if (!path.startsWith('/api/')) expect(policy).not.toContain('unsafe')
    const inline = await page.locator('script:not([src]):not([type="application/json"])').count()
    expect([path, inline]).toEqual([path, 0])
  }
  expect(refused).toEqual([])
  await server.stop()
})

test('behind TLS the process itself says so: Secure cookies and Strict-Transport-Security on pages and answers', async ({
  playwright,
}) => {
  const server = await startServer({ PUBLIC_URL: 'https://jichi.example' })
  const request = await playwright.request.newContext()
  const answer = await request.post(`${server.url}/api/v1/session`, { data: { username: 'admin', password: adminPassword } })
  expect(answer.headers()['set-cookie']).toMatch(/; Secure/)
  for (const path of ['/signin.html', '/api/v1/session', '/health'])
    expect((await request.get(`${server.url}${path}`)).headers()['strict-transport-security']).toBe('max-age=31536000')
  await request.dispose()
  await server.stop()
})

test('without a given password the first one is drawn, told once, and must be changed', async ({ playwright }) => {
  const server = await startServer({ ADMIN_PASSWORD: '' })
  const told = /admin\W+([a-zA-Z2-9]{16})\b/.exec(server.said())
  expect(server.said().split(told![1]!)).toHaveLength(2)
  const request = await playwright.request.newContext()
  for (const password of ['admin', 'password', '123456', 'jichi', ''])
    expect((await request.post(`${server.url}/api/v1/session`, { data: { username: 'admin', password } })).ok()).toBe(false)
  await server.stop()

  const other = await startServer({ ADMIN_PASSWORD: '' })
  const drawn = /admin\W+([a-zA-Z2-9]{16})\b/.exec(other.said())![1]!
  expect(drawn).not.toBe(told![1])
  const answer = await request.post(`${other.url}/api/v1/session`, { data: { username: 'admin', password: drawn } })
  expect(await answer.json()).toMatchObject({ mustChangePassword: true })
  expect((await request.get(`${other.url}/api/v1/users`)).status()).toBe(403)
  await request.dispose()
  await other.stop()
})
