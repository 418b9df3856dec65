import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { safePath } from '../../server/access/oidc.ts'
import { readSignIn, signInDefaults } from '../../server/sign-in-settings.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { identityProvider } from '../support/identity-provider.ts'

let provider: Awaited<ReturnType<typeof identityProvider>>
let app: TestApp
beforeAll(async () => {
  provider = await identityProvider()
})
afterAll(() => provider.close())
beforeEach(async () => {
  app = await testApp(undefined, undefined, { signIn: { ...signInDefaults, oidc: provider.settings } })
})

const cookieOf = (headers: Headers, name: string) =>
  headers
    .getSetCookie()
    .find(one => one.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''
const get = (path: string, cookie = '') => app.app.request(path, { headers: cookie ? { cookie } : {} })

async function begin(returnTo?: string) {
  const answer = await get(
    `/api/v1/session/oidc/start${returnTo === undefined ? '' : `?returnTo=${encodeURIComponent(returnTo)}`}`,
  )
  return { url: answer.headers.get('location') ?? '', cookie: cookieOf(answer.headers, 'jichi_sso'), status: answer.status }
}
const back = (url: string, cookie: string) => get(new URL(url).pathname + new URL(url).search, cookie)
/** All the way: begin, sign in at the provider, come back. */
async function through(name: string, returnTo?: string) {
  const { url, cookie } = await begin(returnTo)
  const sentBack = await provider.signIn(url, name)
  const answer = await back(sentBack, cookie)
  return { to: answer.headers.get('location'), session: cookieOf(answer.headers, 'jichi_session'), sentBack, cookie }
}
const problem = (code: string) => `/signin.html?problem=${code}`
const trail = async () => {
  const auditor = await app.account(`auditor${Math.random()}`, 'auditor')
  return (await auditor.call<{ items: { event: string; actor: string; detail: Record<string, unknown> }[] }>('GET', '/audit'))
    .body.items
}

describe('single sign-on', () => {
  test('the sign-in page learns that it is there and what it is called', async () => {
    expect((await app.anonymous.call('GET', '/session/methods')).body).toEqual({
      password: true,
      idleMinutes: 30,
      oidc: { label: '市政务统一认证' },
    })
    const without = await testApp()
    expect((await without.anonymous.call('GET', '/session/methods')).body).toEqual({
      password: true,
      idleMinutes: 30,
      oidc: null,
    })
    expect((await without.anonymous.call('GET', '/session/oidc/start')).status).toBe(404)
  })
  test('the account of the same user name is signed in, linked and recorded, and led back to its page', async () => {
    await app.account('zhang', 'bureau')
    const { to, session } = await through('zhang', '/projects/1?asOf=2021-07')
    expect(to).toBe('/projects/1?asOf=2021-07')
    const me = await app.anonymous.call<{ user: { username: string } }>('GET', '/session', undefined, { cookie: session })
    expect(me.body.user.username).toBe('zhang')
    const sessions = await app.anonymous.call<{ items: { method: string }[] }>('GET', '/session/sessions', undefined, {
      cookie: session,
    })
    expect(sessions.body.items.map(one => one.method)).toContain('oidc')
    expect((await trail()).map(row => row.event)).toContain('sso.link')
    // The second time the link decides, and is not made again.
    await through('zhang')
    expect((await trail()).filter(row => row.event === 'sso.link')).toHaveLength(1)
  })
  test('the link is to the person at the provider: somebody else of the same name there is not let in', async () => {
    await app.account('li', 'bureau')
    expect((await through('li')).to).toBe('/')
    expect((await through('other=li')).to).toBe(problem('sso-no-account'))
  })
  test('a name nobody has here, and one that differs by case alone, are led to the sign-in page with the reason', async () => {
    await app.account('zhang', 'bureau')
    for (const name of ['nobody', 'Zhang']) {
      const { to, session } = await through(name)
      expect([to, session]).toEqual([problem('sso-no-account'), ''])
    }
    const failed = (await trail()).filter(row => row.event === 'session.fail')
    expect(failed.map(row => row.detail.account)).toEqual(['Zhang', 'nobody'])
  })
  test('a disabled account is not let in, linked or not', async () => {
    const admin = await app.account('root', 'administrator')
    await app.account('zhang', 'bureau')
    await through('zhang')
    const rows = (await admin.call<{ items: { id: number; username: string }[] }>('GET', '/users')).body.items
    const id = rows.find(row => row.username === 'zhang')!.id
    expect((await admin.call('PATCH', `/users/${id}`, { disabled: true })).status).toBe(200)
    expect((await through('zhang')).to).toBe(problem('sso-no-account'))
  })
  test('an answer is taken once: replayed, it leads nowhere', async () => {
    await app.account('zhang', 'bureau')
    const { sentBack, cookie } = await through('zhang')
    const again = await back(sentBack, cookie)
    expect([again.headers.get('location'), cookieOf(again.headers, 'jichi_session')]).toEqual([problem('sso-expired'), ''])
  })
  test('an answer begun in another browser is refused: a stranger’s sign-in cannot be slipped in', async () => {
    await app.account('zhang', 'bureau')
    const mine = await begin()
    const strangers = await begin()
    const sentBack = await provider.signIn(strangers.url, 'zhang')
    for (const cookie of [mine.cookie, ''])
      expect((await back(sentBack, cookie)).headers.get('location')).toBe(problem('sso-expired'))
  })
  test('a made-up state, a changed code and a sign-in refused at the provider are refused', async () => {
    await app.account('zhang', 'bureau')
    const { url, cookie } = await begin()
    const made = await back('http://x/api/v1/session/oidc/callback?state=made&code=up', 'jichi_sso=made')
    expect(made.headers.get('location')).toBe(problem('sso-expired'))
    const sentBack = new URL(await provider.signIn(url, 'zhang'))
    sentBack.searchParams.set('code', 'another')
    expect((await back(sentBack.href, cookie)).headers.get('location')).toBe(problem('sso-failed'))
    const second = await begin()
    const state = second.cookie.split('=')[1]!
    const refused = await back(`http://x/api/v1/session/oidc/callback?state=${state}&error=access_denied`, second.cookie)
    expect(refused.headers.get('location')).toBe(problem('sso-refused'))
  })
  test('who comes back after more than ten minutes begins anew', async () => {
    await app.account('zhang', 'bureau')
    const { url, cookie } = await begin()
    const sentBack = await provider.signIn(url, 'zhang')
    app.moveClock(11 * 60_000)
    expect((await back(sentBack, cookie)).headers.get('location')).toBe(problem('sso-expired'))
  })
  test('the request carries PKCE, state and nonce, and its cookie is the browser’s alone', async () => {
    const answer = await get('/api/v1/session/oidc/start')
    const asked = new URL(answer.headers.get('location')!).searchParams
    expect([asked.get('code_challenge_method'), asked.get('response_type'), asked.get('scope')]).toEqual([
      'S256',
      'code',
      'openid profile',
    ])
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)!.length).toBeGreaterThan(40)
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
  })
  test('a provider that cannot be reached is said, and the next try asks again', async () => {
    const oidc = { ...provider.settings, issuer: 'http://127.0.0.1:1' }
    const lonely = await testApp(undefined, undefined, { signIn: { ...signInDefaults, oidc } })
    const answer = await lonely.app.request('/api/v1/session/oidc/start')
    expect(answer.headers.get('location')).toBe(problem('sso-unreachable'))
  })
})

describe('the way back', () => {
  test.each([
    ['/projects?year=2021#a', '/projects?year=2021#a'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/a\\..\\evil', '/'],
    ['/%09/evil', '/%09/evil'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/signin.html?problem=x', '/'],
    ['/api/v1/session', '/'],
    ['', '/'],
  ])('%s leads to %s', (asked, to) => {
    expect(safePath(asked)).toBe(to)
  })
})

describe('the settings of sign-in', () => {
  const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }
  test('what is not given has its default: half an hour, twelve hours, no second factor, no single sign-on', () => {
    expect(readSignIn({}, null)).toEqual(signInDefaults)
  })
  test('people come back to the public address', () => {
    expect(readSignIn(oidc, 'https://jichi.example/').oidc?.redirectUri).toBe(
      'https://jichi.example/api/v1/session/oidc/callback',
    )
  })
  test.each([
    [{ SESSION_IDLE_MINUTES: '0' }, 'SESSION_IDLE_MINUTES'],
    [{ SESSION_HOURS: '12h' }, 'SESSION_HOURS'],
    [{ SECOND_FACTOR: 'boss' }, 'SECOND_FACTOR'],
    [{ ...oidc, OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER: must be https'],
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID'],
  ])('%o stops the start and names the variable', (env, words) => {
    expect(() => readSignIn(env as Record<string, string>, 'https://jichi.example')).toThrow(words)
  })
  test('without a public address single sign-on cannot begin', () => {
    expect(() => readSignIn(oidc, null)).toThrow('PUBLIC_URL')
  })
})
