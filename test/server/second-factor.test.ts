import { Secret, TOTP } from 'otpauth'
import { beforeEach, describe, expect, test } from 'vitest'
import { signInDefaults } from '../../server/sign-in-settings.ts'
import { testApp, testPassword, type Client, type TestApp } from '../support/app.ts'

let app: TestApp
let clerk: Client
let now: number
beforeEach(async () => {
  app = await testApp()
  now = Date.parse('2022-01-20T09:00:00+08:00')
  clerk = await app.account('clerk', 'clerk')
})
const wait = (milliseconds: number) => {
  now += milliseconds
  app.moveClock(milliseconds)
}
const codeOf = (secret: string, at = now) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
const begin = async (client = clerk) =>
  (await client.call<{ secret: string; uri: string; qr: string }>('POST', '/session/second-factor', { password: testPassword }))
    .body
const confirm = (code: string, client = clerk) =>
  client.call<{ recoveryCodes: string[]; type?: string }>('POST', '/session/second-factor/confirm', { code })
async function enable() {
  const { secret } = await begin()
  const { recoveryCodes } = (await confirm(codeOf(secret))).body
  wait(30_000)
  return { secret, recoveryCodes }
}
const open = (code?: string, password = testPassword) =>
  app.anonymous.call<{ type: string }>('POST', '/session', {
    username: 'clerk',
    password,
    ...(code === undefined ? {} : { code }),
  })
const kind = ({ status, body }: { status: number; body: { type?: string } }) =>
  `${status} ${body.type?.split('/').at(-1) ?? ''}`.trim()

describe('the second factor', () => {
  test('begins with a secret, its address and its picture, and counts only once a code confirms it', async () => {
    const { secret, uri, qr } = await begin()
    expect(uri).toContain(`secret=${secret}`)
    expect(uri).toMatch(/^otpauth:\/\/totp\//)
    expect(qr).toMatch(/^<svg [\s\S]*<\/svg>$/)
    expect((await open()).status).toBe(200)
    expect(kind(await confirm('000000'))).toBe('422 wrong-code')
    const codes = (await confirm(codeOf(secret))).body.recoveryCodes
    expect([codes.length, new Set(codes).size]).toEqual([10, 10])
    expect((await clerk.call('GET', '/session/second-factor')).body).toEqual({ enabled: true, required: false, recoveryLeft: 10 })
  })
  test('neither the secret nor a recovery code stands readable in the database or in the trail', async () => {
    const { secret, recoveryCodes } = await enable()
    const all = JSON.stringify([app.store.raw('select * from account'), app.store.raw('select * from audit')])
    expect(all).toContain('secondFactor.enable')
    for (const hidden of [secret, ...recoveryCodes]) expect(all).not.toContain(hidden)
  })
  test('is asked for only after the right password', async () => {
    const { secret } = await enable()
    expect(kind(await open(undefined, 'wrong'))).toBe('401 wrong-password')
    expect(kind(await open(codeOf(secret), 'wrong'))).toBe('401 wrong-password')
    expect(kind(await open())).toBe('401 second-factor-required')
    expect((await open(codeOf(secret))).status).toBe(200)
  })
  test('a code counts once, also for a second sign-in at the same moment', async () => {
    const { secret } = await enable()
    const both = await Promise.all([open(codeOf(secret)), open(codeOf(secret))])
    expect(both.filter(one => one.status === 200)).toHaveLength(1)
    expect(kind(await open(codeOf(secret)))).toBe('401 wrong-code')
    wait(30_000)
    expect((await open(codeOf(secret))).status).toBe(200)
  })
  test.each([
    [-60_000, '401 wrong-code'],
    [-30_000, '200'],
    [0, '200'],
    [30_000, '200'],
    [60_000, '401 wrong-code'],
  ])('a phone whose clock is off by %i ms answers %s', async (off, expected) => {
    const { secret } = await enable()
    wait(120_000)
    expect(kind(await open(codeOf(secret, now + off)))).toBe(expected)
  })
  test('wrong codes are failed tries: after five the name is locked, and asking without a code does not forgive them', async () => {
    await enable()
    const found: string[] = []
    for (let i = 0; i < 5; i++) {
      await open()
      found.push(kind(await open('000000')))
    }
    expect(found).toEqual(Array(5).fill('401 wrong-code'))
    expect(kind(await open('000000'))).toBe('429 too-many-tries')
  })
  test('asking without a code a dozen times locks nobody out', async () => {
    const { secret } = await enable()
    for (let i = 0; i < 12; i++) expect(kind(await open())).toBe('401 second-factor-required')
    expect((await open(codeOf(secret))).status).toBe(200)
  })
  test('a recovery code lets in once, in whatever case and spacing, and is recorded', async () => {
    const { recoveryCodes } = await enable()
    expect((await open(` ${recoveryCodes[3]!.toUpperCase().replace('-', ' ')}`)).status).toBe(200)
    expect(kind(await open(recoveryCodes[3]))).toBe('401 wrong-code')
    expect((await clerk.call<{ recoveryLeft: number }>('GET', '/session/second-factor')).body.recoveryLeft).toBe(9)
    const auditor = await app.account('auditor', 'auditor')
    const { items } = (await auditor.call<{ items: { actor: string }[] }>('GET', '/audit?event=secondFactor.recovery')).body
    expect(items.map(row => row.actor)).toEqual(['clerk'])
  })
  test('is turned off with password and code, not with one of them', async () => {
    const { secret } = await enable()
    const off = (password: string, code: string) =>
      clerk.call<{ type: string }>('POST', '/session/second-factor/disable', { password, code })
    expect(kind(await off('wrong', codeOf(secret)))).toBe('422 wrong-own-password')
    expect(kind(await off(testPassword, '000000'))).toBe('422 wrong-code')
    expect((await off(testPassword, codeOf(secret))).status).toBe(204)
    expect((await open()).status).toBe(200)
  })
  test('guessing the own password in a stolen session is refused after five tries', async () => {
    const tries: string[] = []
    for (let i = 0; i < 6; i++)
      tries.push(kind(await clerk.call<{ type: string }>('POST', '/session/second-factor', { password: `guess${i}` })))
    expect(tries).toEqual([...Array<string>(5).fill('422 wrong-own-password'), '429 too-many-tries'])
    expect(
      kind(await clerk.call<{ type: string }>('PUT', '/session/password', { current: testPassword, password: 'Xin-mima-2022' })),
    ).toBe('429 too-many-tries')
  })
  test('a lost one is removed by the security administrator, not by the administrator; the sessions end', async () => {
    await enable()
    const admin = await app.account('admin1', 'administrator')
    const security = await app.account('security1', 'securityAdministrator')
    const rows = (
      await security.call<{ items: { id: number; username: string; secondFactor: boolean }[] }>('GET', '/users?q=clerk')
    ).body.items
    expect(rows.map(row => row.secondFactor)).toEqual([true])
    const path = `/users/${rows[0]!.id}/second-factor`
    expect((await admin.call('DELETE', path)).status).toBe(403)
    expect((await security.call('DELETE', path)).status).toBe(204)
    expect((await clerk.call('GET', '/session')).status).toBe(401)
    expect((await open()).status).toBe(200)
  })
})

describe('where a role must have a second factor', () => {
  test('sign-in leads to setting it up, and to nothing else before', async () => {
    app = await testApp(undefined, undefined, { signIn: { ...signInDefaults, secondFactor: ['bureau'] } })
    const bureau = await app.account('boss', 'bureau')
    const free = await app.account('free', 'clerk')
    expect((await bureau.call<{ mustSetUpSecondFactor: boolean }>('GET', '/session')).body.mustSetUpSecondFactor).toBe(true)
    expect(kind(await bureau.call<{ type: string }>('GET', '/overview'))).toBe('403 second-factor-setup-required')
    expect((await free.call('GET', '/projects')).status).toBe(200)
    const { secret } = await begin(bureau)
    expect((await confirm(codeOf(secret), bureau)).status).toBe(200)
    expect((await bureau.call('GET', '/projects')).status).toBe(200)
  })
})
