import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { addPages } from '../../server/pages.ts'
import { testApp, testPassword, type TestApp } from '../support/app.ts'

/** Pages of a few bytes: which headers they get does not depend on what they show. */
function pages() {
  const folder = mkdtempSync(join(tmpdir(), 'jichi-pages-'))
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true })
  mkdirSync(join(folder, 'swagger'))
  writeFileSync(join(folder, 'secret.txt'), 'outside')
  for (const name of ['web/index.html', 'web/signin.html', 'web/assets/a.js', 'swagger/swagger-ui.css'])
    writeFileSync(join(folder, name), 'x')
  return { web: join(folder, 'web'), swagger: join(folder, 'swagger') }
}

let app: TestApp
let cookie: string
beforeAll(async () => {
  app = await testApp(undefined, undefined, { secureCookies: true })
  addPages(app.app, pages())
  await app.account('clerk', 'clerk')
  const { headers } = await app.anonymous.call('POST', '/session', { username: 'clerk', password: testPassword })
  cookie = headers.get('set-cookie')!
})
const ask = (path: string, init: RequestInit = {}) =>
  app.app.request(path, { ...init, headers: { cookie: cookie.split(';')[0]!, ...init.headers } })

const kinds: [string, string, RequestInit, number][] = [
  ['a page', '/', {}, 200],
  ['the sign-in page', '/signin.html', {}, 200],
  ['a script', '/assets/a.js', {}, 200],
  ['a file that is not there', '/assets/b.js', {}, 404],
  ['the way to sign-in', '/', { headers: { cookie: '' } }, 302],
  ['an answer', '/api/v1/session', {}, 200],
  ['a list', '/api/v1/projects', {}, 200],
  ['an answer without content', '/api/v1/session/sessions/unknown', { method: 'DELETE' }, 404],
  ['a refusal', '/api/v1/users', {}, 403],
  ['a request that is not signed in', '/api/v1/projects', { headers: { cookie: '' } }, 401],
  ['a malformed request', '/api/v1/projects/x', {}, 400],
  ['an unknown address', '/api/v1/nothing', {}, 404],
  ['the description of the interface', '/api/v1/openapi.json', {}, 200],
  ['the documentation', '/api/v1/docs', {}, 200],
  ['a file of the documentation', '/api/v1/docs/swagger-ui.css', {}, 200],
  ['the health', '/health', {}, 200],
]

describe('the headers of', () => {
  test.each(kinds)('%s', async (_, path, init, status) => {
    const answer = await ask(path, init)
    const header = (name: string) => answer.headers.get(name)
    expect(answer.status).toBe(status)
    expect(header('x-content-type-options')).toBe('nosniff')
    expect(header('referrer-policy')).toBe('same-origin')
    expect(header('strict-transport-security')).toBe('max-age=31536000')
    const policy = header('content-security-policy')!
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*(unsafe|http|\*)/)
    // The documentation's own styles are the one exception; no script is ever inline.
    if (path !== '/api/v1/docs') expect(policy).not.toContain('unsafe-inline')
    if (path.startsWith('/api/')) expect(header('cache-control')).toMatch(path.includes('/docs/') ? /./ : /no-store/)
    expect(header('access-control-allow-origin')).toBe(null)
    expect(header('server') ?? header('x-powered-by')).toBe(null)
  })

  test('an error of the server: they stay, and the words tell a number and nothing else', async () => {
    const broken = await testApp(undefined, undefined, {
      addressOf: () => {
        throw new Error('SELECT secret FROM place')
      },
    })
    const answer = await broken.app.request('/api/v1/session')
    const text = await answer.text()
    expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([500, 'nosniff'])
    expect(text).not.toMatch(/SELECT|secret|\.ts|node_modules/)
    expect(JSON.parse(text)).toMatchObject({ type: '/problems/internal', detail: expect.stringMatching(/[0-9a-f]{8}/) })
  })
})

describe('the cookie of a session behind TLS', () => {
  test('is Secure, HttpOnly, SameSite and of this host alone', () => {
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/)
    expect(cookie).not.toMatch(/Domain=/)
  })
  test('holds 256 random bits and nothing that can be read', async () => {
    const tokens: string[] = []
    for (let i = 0; i < 5; i++) {
      const { headers } = await app.anonymous.call('POST', '/session', { username: 'clerk', password: testPassword })
      tokens.push(/jichi_session=([\w-]+)/.exec(headers.get('set-cookie')!)![1]!)
    }
    expect(new Set(tokens).size).toBe(5)
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBe(32)
  })
})

describe('a file outside the pages', () => {
  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%2e%2e%2fweb/../secret.txt',
  ])('%s is not served', async path => {
    const answer = await ask(path)
    expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining('outside')])
  })
  test('a folder beside it whose name only begins the same is outside as well', async () => {
    const folders = pages()
    mkdirSync(`${folders.web}-old`)
    writeFileSync(join(`${folders.web}-old`, 'a.txt'), 'outside')
    const own = await testApp()
    addPages(own.app, folders)
    const answer = await own.app.request('/..%2fweb-old%2fa.txt')
    expect([answer.status, await answer.text()]).toEqual([404, expect.not.stringContaining('outside')])
  })
})
