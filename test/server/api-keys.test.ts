import { beforeEach, describe, expect, test } from 'vitest'
import { testApp, type Client, type TestApp } from '../support/app.ts'
import { declaration, declare, idOf } from '../support/declaration.ts'

type Key = { id: number; key: string; shown: string; state: string; expiresAt: number; lastUsed: number | null }
const day = 86_400_000

let app: TestApp
let security: Client
let bureau: Client
const ids = new Map<string, number>()
beforeEach(async () => {
  app = await testApp()
  security = await app.account('security', 'securityAdministrator')
  bureau = await app.account('counter', 'bureau')
  const { items } = (await security.call<{ items: { id: number; username: string }[] }>('GET', '/users')).body
  for (const row of items) ids.set(row.username, row.id)
})
const make = async (scopes: string[], days = 30, account = 'counter') =>
  security.call<Key>('POST', '/api-keys', { name: '计数平台', accountId: ids.get(account), scopes, days })
const withKey =
  (key: string) =>
  (method: string, path: string, body?: unknown, more = {}) =>
    app.anonymous.call<{ type: string }>(method, path, body, { authorization: `Bearer ${key}`, ...more })
const kind = ({ status, body }: { status: number; body: { type?: string } }) =>
  `${status} ${body?.type?.split('/').at(-1) ?? ''}`.trim()

describe('an API key', () => {
  test('is shown once; afterwards only its first characters are known, and its hash alone is stored', async () => {
    const { body } = await make(['read'])
    expect(body.key).toMatch(/^jk_[\w-]{43}$/)
    expect(body.key.startsWith(body.shown)).toBe(true)
    const list = await security.call<{ items: Key[] }>('GET', '/api-keys')
    expect(list.body.items).toHaveLength(1)
    const stored = JSON.stringify([app.store.raw('select * from api_key'), app.store.raw('select * from audit')])
    for (const all of [JSON.stringify(list.body), stored]) expect(all).not.toContain(body.key)
    expect(stored).toContain('apiKey.create')
  })
  test('reads what its account may see and writes nothing, where it may only read', async () => {
    const ask = withKey((await make(['read'])).body.key)
    expect((await ask('GET', '/projects')).status).toBe(200)
    const me = await app.anonymous.call<{ rights: string[] }>('GET', '/session', undefined, {
      authorization: `Bearer ${(await make(['read'])).body.key}`,
    })
    expect(me.body.rights).toEqual(['see'])
    expect(kind(await ask('POST', '/projects', { declaration: declaration() }))).toBe('403 not-allowed')
    expect(kind(await ask('POST', '/agencies', { code: '1', name: '甲' }))).toBe('403 not-allowed')
  })
  test('enters months where it may, needs no origin, and the trail names it; it never approves', async () => {
    const project = await declare(bureau)
    const { body } = await make(['read', 'enter'])
    const ask = withKey(body.key)
    const entries = [{ indicatorId: idOf(project, '服务人次'), value: 5 }]
    const foreign = { origin: 'https://platform.example', 'sec-fetch-site': 'cross-site' }
    expect((await ask('PUT', `/projects/${project.id}/actuals/2021-01`, { entries }, foreign)).status).toBe(200)
    expect((await ask('POST', `/projects/${project.id}/reports/2021-01/approve`, {})).status).toBe(403)
    const auditor = await app.account('auditor', 'auditor')
    const trail = await auditor.call<{ items: { actor: string; detail: { key?: number } }[] }>('GET', '/audit?event=actuals')
    expect(trail.body.items.map(row => [row.actor, row.detail.key])).toEqual([['counter', body.id]])
  })
  test('never sees more than its account: a clerk’s key ends at the clerk’s unit', async () => {
    await declare(bureau)
    const other = (await bureau.call<{ id: number }>('POST', '/agencies', { code: 'X9', name: '别的单位' })).body.id
    await app.account('clerk', 'clerk', other)
    const { items } = (await security.call<{ items: { id: number }[] }>('GET', '/users?q=clerk')).body
    ids.set('clerk', items[0]!.id)
    const ask = withKey((await make(['read', 'enter', 'declare'], 30, 'clerk')).body.key)
    expect((await ask('GET', '/projects/1')).status).toBe(404)
  })
  test.each([
    ['POST', '/session/second-factor', { password: 'x' }],
    ['PUT', '/session/password', { current: 'x', password: 'y' }],
    ['GET', '/session/sessions', undefined],
    ['DELETE', '/session/sessions', undefined],
    ['GET', '/users', undefined],
    ['POST', '/users', { username: 'neu', name: '新', password: 'Xin-mima-2022' }],
    ['POST', '/api-keys', { name: 'more', accountId: 1, scopes: ['read'] }],
    ['GET', '/audit', undefined],
  ])('is refused for %s %s although its account may do everything', async (method, path, body) => {
    await app.account('all', 'administrator', null, ['bureau', 'securityAdministrator'])
    const { items } = (await security.call<{ items: { id: number }[] }>('GET', '/users?q=all')).body
    ids.set('all', items[0]!.id)
    const ask = withKey((await make(['read', 'declare', 'enter', 'observations'], 30, 'all')).body.key)
    expect((await ask(method, path, body)).status).toBe(403)
  })
  test('that expired, was revoked or whose account was disabled says so, from that moment on', async () => {
    const [one, two, three] = [await make(['read'], 1), await make(['read']), await make(['read'])]
    const ask = (made: typeof one) => withKey(made.body.key)('GET', '/projects')
    app.moveClock(day - 1)
    security = await app.signIn('security', 'Yusuan-2021')
    expect((await ask(one)).status).toBe(200)
    app.moveClock(1)
    expect(kind(await ask(one))).toBe('401 key-expired')
    expect((await security.call('DELETE', `/api-keys/${two.body.id}`)).status).toBe(204)
    expect(kind(await ask(two))).toBe('401 key-revoked')
    const admin = await app.account('admin1', 'administrator')
    await admin.call('PATCH', `/users/${ids.get('counter')}`, { disabled: true })
    expect(kind(await ask(three))).toBe('401 key-account-disabled')
    const list = await security.call<{ items: Key[] }>('GET', '/api-keys')
    expect(list.body.items.map(row => [row.id, row.state])).toEqual([
      [three.body.id, 'accountDisabled'],
      [two.body.id, 'revoked'],
      [one.body.id, 'expired'],
    ])
  })
  test.each(['jk_unknown', 'x', '', 'jk_' + 'A'.repeat(43)])('that was never made (%s) is refused, cookie or not', async key => {
    expect(kind(await withKey(key)('GET', '/projects'))).toBe('401 key-unknown')
    expect((await bureau.call('GET', '/projects', undefined, { authorization: `Bearer ${key}` })).status).toBe(401)
  })
  test('works for an account made for a machine alone, whose first password nobody ever changed', async () => {
    const admin = await app.account('admin1', 'administrator')
    const made = await admin.call<{ id: number }>('POST', '/users', {
      username: 'machine',
      name: '接口',
      password: 'Xin-mima-2022',
    })
    await security.call('PATCH', `/users/${made.body.id}`, { role: 'bureau' })
    ids.set('machine', made.body.id)
    expect((await withKey((await make(['read'], 30, 'machine')).body.key)('GET', '/projects')).status).toBe(200)
  })
  test('notes when it was last used, to the minute', async () => {
    const { body } = await make(['read'])
    await withKey(body.key)('GET', '/projects')
    const [row] = (await security.call<{ items: Key[] }>('GET', '/api-keys')).body.items
    expect(row!.lastUsed).toBe(Date.parse('2022-01-20T09:00:00+08:00'))
  })
  test.each([
    [{ days: 400 }, 400],
    [{ scopes: [] }, 400],
    [{ scopes: ['approve'] }, 400],
    [{ key: 'jk_mine' }, 400],
    [{ accountId: 999 }, 422],
  ])('with %o is not made', async (more, status) => {
    const body = { name: 'x', accountId: ids.get('counter'), scopes: ['read'], ...more }
    expect((await security.call('POST', '/api-keys', body)).status).toBe(status)
  })
})
