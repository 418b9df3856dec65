import { beforeEach, describe, expect, test } from 'vitest'
import { testApp, testPassword, type Client, type TestApp } from '../support/app.ts'

type User = {
  id: number
  username: string
  role: string
  also: string[]
  agencyId: number | null
  lockedUntil: number | null
  version: number
  sessions: number
}
type Problem = { type: string; detail: string; problems?: { path: string; code: string }[] }

let app: TestApp
let admin: Client
let security: Client
let clerk: Client
beforeEach(async () => {
  app = await testApp()
  admin = await app.account('admin1', 'administrator')
  security = await app.account('security1', 'securityAdministrator')
  clerk = await app.account('clerk', 'clerk')
})
const kind = ({ status, body }: { status: number; body: unknown }) =>
  `${status} ${(body as Problem | undefined)?.type?.split('/').at(-1) ?? ''}`.trim()
const user = async (username: string) =>
  (await security.call<{ items: User[] }>('GET', `/users?q=${username}`)).body.items.find(row => row.username === username)!
const patch = async (by: Client, username: string, change: object) =>
  by.call<User & Problem>('PATCH', `/users/${(await user(username)).id}`, change)
const neu = { username: 'neu', name: '新账号', password: 'Xin-mima-2022' }

describe('an administrator', () => {
  test('makes accounts without a role; the new one signs in, changes its password, and sees nothing', async () => {
    const made = await admin.call<User>('POST', '/users', neu)
    expect([made.status, made.body.role, made.body.agencyId]).toEqual([201, 'none', null])
    const client = await app.signIn('neu', neu.password)
    await client.call('PUT', '/session/password', { current: neu.password, password: 'Geheim-2022-y' })
    const again = await app.signIn('neu', 'Geheim-2022-y')
    expect((await again.call<{ rights: string[] }>('GET', '/session')).body.rights).toEqual([])
    expect((await again.call('GET', '/projects')).status).toBe(403)
  })
  test('gives neither role nor unit: the sentence says who does', async () => {
    const refused = await admin.call<Problem>('POST', '/users', { ...neu, role: 'clerk' })
    expect(kind(refused)).toBe('403 roles-by-security')
    expect(refused.body.detail).toContain('安全管理员')
    expect(kind(await patch(admin, 'clerk', { role: 'bureau' }))).toBe('403 roles-by-security')
    expect(kind(await patch(admin, 'clerk', { also: ['bureau'] }))).toBe('403 roles-by-security')
    expect(kind(await patch(admin, 'clerk', { agencyId: 1 }))).toBe('403 roles-by-security')
  })
  test('resets a password: the old sessions end, and it must be changed at the next sign-in', async () => {
    expect((await patch(admin, 'clerk', { password: 'Linshi-2022-z' })).status).toBe(200)
    expect((await clerk.call('GET', '/session')).status).toBe(401)
    const again = await app.signIn('clerk', 'Linshi-2022-z')
    expect((await again.call<{ mustChangePassword: boolean }>('GET', '/session')).body.mustChangePassword).toBe(true)
  })
  test('disables an account: it is out at once, and its name answers like any wrong one', async () => {
    await patch(admin, 'clerk', { disabled: true })
    expect((await clerk.call('GET', '/session')).status).toBe(401)
    const tried = await app.anonymous.call('POST', '/session', { username: 'clerk', password: testPassword })
    expect(kind(tried)).toBe('401 wrong-password')
  })
  test('does not touch the accounts that guard it', async () => {
    await app.account('auditor', 'auditor')
    for (const guarded of ['security1', 'auditor']) {
      expect(kind(await patch(admin, guarded, { password: 'Linshi-2022-z' }))).toBe('403 guarded-account')
      expect(kind(await patch(admin, guarded, { disabled: true }))).toBe('403 guarded-account')
    }
    expect((await patch(security, 'auditor', { password: 'Linshi-2022-z' })).status).toBe(200)
  })
  test('neither lifts locks nor makes keys nor reads the trail', async () => {
    const { id } = await user('clerk')
    expect((await admin.call('DELETE', `/users/${id}/lock`)).status).toBe(403)
    expect((await admin.call('GET', '/api-keys')).status).toBe(403)
    expect((await admin.call('GET', '/audit')).status).toBe(403)
  })
})

describe('a security administrator', () => {
  test('gives role and unit; they hold from the next request, and the old sessions end', async () => {
    const unit = await (await app.bureau()).call<{ id: number }>('POST', '/agencies', { code: 'A', name: '甲单位' })
    const given = await patch(security, 'clerk', { role: 'unitHead', agencyId: unit.body.id })
    expect([given.status, given.body.role, given.body.agencyId]).toEqual([200, 'unitHead', unit.body.id])
    expect((await clerk.call('GET', '/session')).status).toBe(401)
    const again = await app.signIn('clerk', testPassword)
    expect((await again.call<{ rights: string[] }>('GET', '/session')).body.rights).toContain('approve')
  })
  test('makes no accounts, and leaves names and passwords of others to the administrator', async () => {
    expect(kind(await security.call('POST', '/users', neu))).toBe('403 not-allowed')
    expect(kind(await patch(security, 'clerk', { password: 'Linshi-2022-z' }))).toBe('403 accounts-by-administrator')
    expect(kind(await patch(security, 'clerk', { disabled: true }))).toBe('403 accounts-by-administrator')
  })
  test('gives itself nothing, and cannot stop being what it is', async () => {
    for (const change of [{ role: 'bureau' }, { also: ['bureau'] }, { agencyId: 1 }, { role: 'none' }])
      expect(kind(await patch(security, 'security1', change))).toBe('422 own-account')
    expect((await security.call('GET', '/projects')).status).toBe(403)
  })
  test('lifts the lock of a name', async () => {
    for (let i = 0; i < 6; i++) await app.signIn('clerk', 'wrong')
    const locked = await user('clerk')
    expect(locked.lockedUntil).toBe(Date.parse('2022-01-20T09:15:00+08:00'))
    expect((await security.call('DELETE', `/users/${locked.id}/lock`)).status).toBe(204)
    expect((await user('clerk')).lockedUntil).toBe(null)
    expect((await (await app.signIn('clerk', testPassword)).call('GET', '/session')).status).toBe(200)
  })
  test('joins no offices that must stay apart', async () => {
    expect(kind(await patch(security, 'clerk', { role: 'auditor', also: ['administrator'] }))).toBe('422 roles-apart')
    expect(kind(await patch(security, 'admin1', { also: ['securityAdministrator'] }))).toBe('422 roles-apart')
  })
  test('cannot take the last administrator away', async () => {
    expect(kind(await patch(security, 'admin1', { role: 'clerk' }))).toBe('422 last-administrator')
    await app.account('admin2', 'administrator')
    expect((await patch(security, 'admin1', { role: 'clerk' })).status).toBe(200)
  })
})

describe('the first account', () => {
  let first: Client
  beforeEach(async () => {
    app = await testApp()
    first = await app.account('admin', 'administrator', null, ['bureau', 'securityAdministrator'])
    security = first
  })
  test('makes accounts with role and unit, as long as it holds both offices', async () => {
    const unit = await first.call<{ id: number }>('POST', '/agencies', { code: 'A', name: '甲单位' })
    const made = await first.call<User>('POST', '/users', {
      ...neu,
      role: 'clerk',
      agencyId: unit.body.id,
      mustChangePassword: false,
    })
    expect([made.status, made.body.role]).toEqual([201, 'clerk'])
    expect((await (await app.signIn('neu', neu.password)).call('GET', '/projects')).status).toBe(200)
  })
  test('gives its further rights up one by one, and never back to itself', async () => {
    expect((await patch(first, 'admin', { also: ['securityAdministrator'] })).status).toBe(200)
    expect((await first.call('GET', '/projects')).status).toBe(403)
    expect(kind(await patch(first, 'admin', { also: ['securityAdministrator', 'bureau'] }))).toBe('422 own-account')
    expect(kind(await patch(first, 'admin', { also: [] }))).toBe('422 last-security-administrator')
    await app.account('security2', 'securityAdministrator')
    expect((await patch(first, 'admin', { also: [] })).body.also).toEqual([])
    expect(kind(await first.call('POST', '/users', { ...neu, role: 'clerk' }))).toBe('403 roles-by-security')
  })
  test('neither disables itself nor resets its own password on the way round', async () => {
    expect(kind(await patch(first, 'admin', { disabled: true }))).toBe('422 own-account')
    expect(kind(await patch(first, 'admin', { password: 'Linshi-2022-z' }))).toBe('422 own-account')
  })
})

describe('writes of accounts', () => {
  test('a field that is not asked for is refused with its place, and nothing changes', async () => {
    const answer = await patch(admin, 'clerk', { name: '新名', passwordHash: 'x', totpSecret: 'y' })
    expect([answer.status, answer.body.problems?.map(one => one.path)]).toEqual([400, ['passwordHash', 'totpSecret']])
    const own = await clerk.call<Problem>('PUT', '/session/password', {
      current: testPassword,
      password: 'Xin-mima-2022',
      role: 'bureau',
    })
    expect([own.status, own.body.problems?.[0]]).toMatchObject([400, { path: 'role', code: 'field.unknown' }])
    expect((await user('clerk')).version).toBe(1)
  })
  test('two names that differ by case alone are one name', async () => {
    expect(kind(await admin.call('POST', '/users', { ...neu, username: 'CLERK' }))).toBe('422 duplicate-username')
  })
  test('a stale version is refused, so that two administrators do not undo one another', async () => {
    const { version } = await user('clerk')
    expect((await patch(admin, 'clerk', { name: '甲', version })).status).toBe(200)
    expect(kind(await patch(admin, 'clerk', { name: '乙', version }))).toBe('409 conflict')
  })
  test('the list is searched by name and user name, filtered by role, and paged', async () => {
    for (const name of ['a%b', 'a_b', 'axb']) await app.account(name, 'unitHead')
    const names = async (query: string) =>
      (await admin.call<{ items: User[]; total: number }>('GET', `/users?${query}`)).body.items.map(row => row.username)
    expect(await names('q=a%25b')).toEqual(['a%b'])
    expect(await names('q=a_b')).toEqual(['a_b'])
    expect(await names('role=unitHead&pageSize=2&page=2')).toEqual(['axb'])
    expect(await names('disabled=true')).toEqual([])
  })
  test('an account is signed out everywhere by an administrator', async () => {
    await app.signIn('clerk', testPassword)
    expect((await user('clerk')).sessions).toBe(2)
    expect((await admin.call('DELETE', `/users/${(await user('clerk')).id}/sessions`)).status).toBe(204)
    expect((await clerk.call('GET', '/session')).status).toBe(401)
  })
})
