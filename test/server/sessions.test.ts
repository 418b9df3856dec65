import { beforeEach, describe, expect, test } from 'vitest'
import { forgetOld } from '../../server/access/forget-old.ts'
import { signInDefaults } from '../../server/sign-in-settings.ts'
import { testApp, testPassword, type Client, type TestApp } from '../support/app.ts'

type Own = { items: { id: string; since: number; address: string; agent: string; current: boolean }[] }
const minute = 60_000

let app: TestApp
let clerk: Client
const count = (what: string) => app.store.raw(`select count(*) n from ${what}`)[0]!.n
const asCookie = (token: string) => app.anonymous.call('GET', '/session', undefined, { cookie: `jichi_session=${token}` })
beforeEach(async () => {
  app = await testApp()
  clerk = await app.account('clerk', 'clerk')
})

describe('a session’s cookie', () => {
  test.each(['', 'x', 'A'.repeat(43), '../../etc/passwd', "' or 1=1 --", '%00', 'A'.repeat(8000)])(
    'made up as “%s” is nobody',
    async token => {
      expect((await asCookie(encodeURIComponent(token))).status).toBe(401)
    },
  )
  test('is not the hash that is stored: reading the database lets nobody in', async () => {
    const hash = app.store.raw('select token_hash from session')[0]!.token_hash as string
    expect((await asCookie(hash)).status).toBe(401)
  })
  test('replayed after sign-out is nobody', async () => {
    await clerk.call('DELETE', '/session')
    expect((await clerk.call('GET', '/projects')).status).toBe(401)
  })
  test('sent along with a sign-in is not taken over: the session is a new one, and the old one ends', async () => {
    const answer = await clerk.call('POST', '/session', { username: 'clerk', password: testPassword })
    expect(answer.headers.get('set-cookie')).toMatch(/^jichi_session=[\w-]{43};/)
    expect((await clerk.call('GET', '/session')).status).toBe(401)
    const fixed = await app.anonymous.call(
      'POST',
      '/session',
      { username: 'clerk', password: testPassword },
      { cookie: 'jichi_session=fixed' },
    )
    expect(fixed.headers.get('set-cookie')).not.toContain('fixed')
    expect((await asCookie('fixed')).status).toBe(401)
  })
  test('idle and absolute limits are those of the settings', async () => {
    app = await testApp(undefined, undefined, { signIn: { ...signInDefaults, idle: 5 * minute, absolute: 12 * minute } })
    const client = await app.account('short', 'clerk')
    for (let i = 0; i < 3; i++) {
      app.moveClock(4 * minute)
      expect((await client.call('GET', '/session')).status).toBe(200)
    }
    app.moveClock(1)
    expect((await client.call('GET', '/session')).status).toBe(401)
    const idle = await app.signIn('short', testPassword)
    app.moveClock(5 * minute + 1)
    expect((await idle.call('GET', '/session')).status).toBe(401)
  })
  test('behind TLS it is Secure, and browsers are told to come by TLS only', async () => {
    const plain = await app.anonymous.call('GET', '/session')
    expect(plain.headers.get('strict-transport-security')).toBe(null)
    app = await testApp(undefined, undefined, { secureCookies: true })
    await app.account('clerk', 'clerk')
    const good = await app.anonymous.call('POST', '/session', { username: 'clerk', password: testPassword })
    const refused = await app.anonymous.call('GET', '/projects')
    expect(good.headers.get('set-cookie')).toContain('; Secure')
    for (const { headers } of [good, refused]) {
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
  test.each([
    ['https://evil.example', 'cross-site', 403],
    ['null', 'cross-site', 403],
    ['http://sub.localhost', 'same-site', 403],
    ['http://localhost:8080', undefined, 403],
    ['http://localhost', 'same-origin', 204],
  ])('from %s (%s) a write answers %i', async (origin, site, status) => {
    const headers = { origin, host: 'localhost', ...(site ? { 'sec-fetch-site': site } : {}) }
    expect((await clerk.call('DELETE', '/session/sessions', undefined, headers)).status).toBe(status)
  })
})

describe('my sessions', () => {
  test('are listed with since when, from where and with what; this one is marked, and no token is shown', async () => {
    const headers = { 'x-test-address': '192.0.2.7', 'user-agent': 'Firefox' }
    await app.anonymous.call('POST', '/session', { username: 'clerk', password: testPassword }, headers)
    const { items } = (await clerk.call<Own>('GET', '/session/sessions')).body
    const shown = items.map(one => [one.address, one.agent, one.current])
    expect(shown).toHaveLength(2)
    expect(shown).toContainEqual(['192.0.2.1', '', true])
    expect(shown).toContainEqual(['192.0.2.7', 'Firefox', false])
    expect(Object.keys(items[0]!)).not.toContain('tokenHash')
  })
  test('one is ended by its id; another person’s cannot be', async () => {
    const second = await app.signIn('clerk', testPassword)
    const other = await app.account('other', 'clerk')
    const { items } = (await clerk.call<Own>('GET', '/session/sessions')).body
    const id = items.find(one => !one.current)!.id
    expect((await other.call('DELETE', `/session/sessions/${id}`)).status).toBe(404)
    expect((await clerk.call('DELETE', `/session/sessions/${id}`)).status).toBe(204)
    expect((await second.call('GET', '/session')).status).toBe(401)
    expect((await clerk.call('GET', '/session')).status).toBe(200)
  })
  test('signing out everywhere ends all of mine and nobody else’s', async () => {
    const second = await app.signIn('clerk', testPassword)
    const other = await app.account('other', 'clerk')
    expect((await clerk.call('DELETE', '/session/sessions')).status).toBe(204)
    for (const ended of [clerk, second]) expect((await ended.call('GET', '/session')).status).toBe(401)
    expect((await other.call('GET', '/session')).status).toBe(200)
  })
  test('those that ended by themselves are swept away, those in use stay', async () => {
    app.moveClock(31 * minute)
    await app.signIn('clerk', testPassword)
    await forgetOld(app.store, signInDefaults, Date.parse('2022-01-20T09:31:00+08:00'))
    expect(count('session')).toBe(1)
  })
})

describe('ten thousand sign-ins', () => {
  test('with a wrong password: five are tried, the others refused unread; the trail keeps six records and the name no failure more', async () => {
    const tried: Record<number, number> = {}
    for (let i = 0; i < 10_000; i++) {
      const answer = await app.app.request('/api/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"username":"clerk","password":"guess ${i}"}`,
      })
      tried[answer.status] = (tried[answer.status] ?? 0) + 1
    }
    expect(tried).toEqual({ 401: 5, 429: 9_995 })
    expect(count(`audit where event = 'session.fail'`)).toBe(6)
    expect(count('throttle')).toBe(2)
  }, 60_000)
})
