import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { adminCommand, commandNames, type Around } from '../../server/admin/command.ts'
import { readPassword } from '../../server/admin/read-password.ts'
import { verifyTrail } from '../../server/access/verify-trail.ts'
import { migrationsHad } from '../../db/queries/operating.ts'
import { testApp, testPassword, type TestApp } from '../support/app.ts'
import { declaration } from '../support/declaration.ts'

const password = 'Neues-Wort-2022'

/** A command beside the running app: on the same database, by a connection and an audit chain of its own. */
async function beside(app: TestApp, args: string[], change: Partial<Around> & { typed?: string } = {}) {
  const [said, wrong]: string[][] = [[], []]
  const store = app.store.again()
  const here = {
    store,
    trail: { ...app.at.trail, chain: `cli-${args.join('-').slice(0, 20)}-${Math.random()}` },
    now: app.now,
    by: 'root',
    lang: 'en' as const,
    out: (line: string) => void said!.push(line),
    readPassword: () => Promise.resolve(change.typed ?? password),
  }
  const around: Around = {
    lang: 'en',
    out: here.out,
    bad: line => void wrong!.push(line),
    migrations: [],
    open: async () => ({ here, close: async () => store.close() }),
    others: {},
    ...change,
  }
  const migrations = change.migrations ?? (await had(app))
  const done = await adminCommand(args, { ...around, migrations })
  return { done, said: said!.join('\n'), wrong: wrong!.join('\n') }
}
const had = async (app: TestApp) => (await migrationsHad(app.store.db)).map(when => ({ tag: '', when }))

const records = async (app: TestApp) =>
  app.store.raw(
    `select event, actor, address, entity_id as entity, result, detail from audit where address = 'cli' order by at, seq`,
  )

describe('an account made at the machine', () => {
  test('signs in with the password told once, and must change it; the trail says it was made there', async () => {
    const app = await testApp()
    const { said, done } = await beside(app, ['create-user', 'wangwu', '--name', '王五', '--role', 'auditor'])
    expect(done).toBe(true)
    const told = /shown this once[^:]*: (\S+)/.exec(said)![1]!
    const person = await app.signIn('wangwu', told)
    const { body } = await person.call<{ user: { role: string }; mustChangePassword: boolean }>('GET', '/session')
    expect(body).toMatchObject({ user: { role: 'auditor' }, mustChangePassword: true })
    const [record] = await records(app)
    expect(record).toMatchObject({ event: 'account.create', actor: 'root', address: 'cli', result: 'done' })
    expect(String(record!.detail)).not.toContain(told)
  })

  test('takes a typed password, which stands in no output, and need not be changed where that was said', async () => {
    const app = await testApp()
    const { said } = await beside(app, ['create-user', 'wangwu', '--role', 'auditor', '--password-stdin', '--keep'])
    expect(said).not.toContain(password)
    const { body } = await (await app.signIn('wangwu', password)).call<{ mustChangePassword: boolean }>('GET', '/session')
    expect(body.mustChangePassword).toBe(false)
  })

  test('is not told to change a password it need not change', async () => {
    const app = await testApp()
    const { said } = await beside(app, ['create-user', 'wangwu', '--keep'])
    expect(said).toMatch(/shown this once\): \S+$/)
    expect((await beside(app, ['reset-password', 'wangwu'])).said).toContain('to be changed at the first sign-in')
  })

  test.each<[string, string[], string]>([
    ['a taken name', ['create-user', 'BUREAU-X'], 'is taken'],
    ['an unknown role', ['create-user', 'neu', '--role', 'king'], 'there are: clerk, unitHead'],
    ['an unknown unit', ['create-user', 'neu', '--agency', '404'], 'no unit with the code "404"'],
    ['an argument nobody knows', ['create-user', 'neu', '--password', 'x'], '--password'],
    ['no name', ['create-user'], 'Name one user name'],
    ['a name nobody has', ['reset-password', 'nobody'], 'no account'],
    ['a command nobody knows', ['drop-everything'], 'There is no command'],
  ])('with %s is refused in words, and nothing changes', async (_, args, words) => {
    const app = await testApp()
    await app.account('bureau-x', 'bureau')
    const before = app.store.raw('select count(*) as n from account')
    const { done, wrong } = await beside(app, args)
    expect([done, wrong]).toEqual([false, expect.stringContaining(words)])
    expect(app.store.raw('select count(*) as n from account')).toEqual(before)
    expect(await records(app)).toEqual([])
  })

  test('with a weak password is refused', async () => {
    const app = await testApp()
    const { done, wrong } = await beside(app, ['create-user', 'neu', '--password-stdin'], { typed: 'password1' })
    expect([done, wrong]).toEqual([false, expect.stringContaining('too weak')])
  })
})

describe('somebody who cannot get in', () => {
  test('gets a new password, is unlocked, and whoever sat at the old sessions is out', async () => {
    const app = await testApp()
    const person = await app.account('clerk', 'clerk')
    for (let i = 0; i < 6; i++) await app.signIn('clerk', 'Falsch-2021')
    expect((await person.call('GET', '/session')).status).toBe(200)
    const { said } = await beside(app, ['reset-password', 'clerk', '--password-stdin'])
    expect(said).toContain('1 sessions ended')
    expect((await person.call('GET', '/session')).status).toBe(401)
    const again = await (await app.signIn('clerk', password)).call<{ mustChangePassword: boolean }>('GET', '/session')
    expect([again.status, again.body.mustChangePassword]).toEqual([200, true])
  })
  test('is unlocked alone, with the old password', async () => {
    const app = await testApp()
    await app.account('clerk', 'clerk')
    for (let i = 0; i < 6; i++) await app.signIn('clerk', 'Falsch-2021')
    const tried = () => app.anonymous.call('POST', '/session', { username: 'clerk', password: testPassword })
    expect((await tried()).status).toBe(429)
    expect((await beside(app, ['list-users'])).said).toMatch(/clerk\t.*\tlocked/)
    await beside(app, ['unlock', 'clerk'])
    expect((await tried()).status).toBe(200)
  })
})

describe('the last administrator', () => {
  test('cannot be disabled; another may be, and is out at once', async () => {
    const app = await testApp()
    await app.account('admin1', 'administrator')
    expect((await beside(app, ['disable-user', 'admin1'])).wrong).toContain('last enabled')
    const second = await app.account('admin2', 'administrator')
    expect((await beside(app, ['disable-user', 'admin2'])).done).toBe(true)
    expect((await second.call('GET', '/session')).status).toBe(401)
    await beside(app, ['enable-user', 'admin2'])
    expect((await (await app.signIn('admin2', testPassword)).call('GET', '/session')).status).toBe(200)
  })
})

describe('rebuilding beside the server', () => {
  test('finds the same figures again, and is recorded; the trail holds over all its chains', async () => {
    const app = await testApp()
    const bureau = await app.bureau()
    const { status } = await bureau.call('POST', '/projects', { declaration: declaration({}) })
    expect(status).toBe(201)
    const derived = () => app.store.raw('select * from project_month order by project_id, month')
    const before = derived()
    expect(before.length).toBeGreaterThan(0)
    const { said } = await beside(app, ['rebuild'])
    expect(said).toContain('of 1 projects was found anew')
    expect(derived()).toEqual(before)
    expect((await records(app)).map(one => one.event)).toEqual(['derived.rebuild'])
    expect((await verifyTrail(app.store.db, app.at.trail.key)).found).toEqual([])
  })
  test('is refused on a database of another version, older or newer', async () => {
    const app = await testApp()
    const newer = [...(await had(app)), { tag: '', when: 1 }]
    expect((await beside(app, ['rebuild'], { migrations: newer })).wrong).toContain('older schema')
    expect((await beside(app, ['rebuild'], { migrations: newer.slice(1, 3) })).wrong).toContain('newer version')
  })
})

describe('a password at the standard input', () => {
  const read = (text: string) =>
    readPassword(
      Readable.from([Buffer.from(text)]),
      () => {},
      () => {},
    )
  test('is its first line, with blanks and all', async () => {
    expect(await read(' Ge heim-2022 \nsecond')).toBe(' Ge heim-2022 ')
    expect(await read('ohne-Ende-2022')).toBe('ohne-Ende-2022')
  })
  test('that is empty is none', async () => {
    await expect(read('\n')).rejects.toThrow('password-absent')
  })
})

describe('help', () => {
  test('names every command, in both languages', async () => {
    const app = await testApp()
    for (const lang of ['en', 'zh-CN'] as const) {
      const { said, done } = await beside(app, ['help'], { lang })
      expect(done).toBe(true)
      for (const name of commandNames) expect(said).toContain(name)
    }
  })
})
