import { createHook } from 'node:async_hooks'
import { beforeEach, describe, expect, test } from 'vitest'
import { accountByUsername, updateAccount } from '../../db/queries/accounts.ts'
import { storeZip } from '../../server/documents/zip.ts'
import { hashPassword, passwordFits } from '../../server/access/password.ts'
import { lockAway, takeOut } from '../../server/access/secrets.ts'
import { limits } from '../../server/access/throttle.ts'
import { nextOf } from '../../web/pages/signin/next.ts'
import { testApp, testPassword, type Client, type TestApp } from '../support/app.ts'

let app: TestApp
let clerk: Client
beforeEach(async () => {
  app = await testApp()
  clerk = await app.account('clerk', 'clerk')
})
const form = '项目名称：测试'

/** How many jobs were handed to the threads that hash: each argon2 is one, and bears no name of its own. */
async function hashings(work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const hook = createHook({ init: (_, type) => void (type === 'undefined' && count++) }).enable()
  await work()
  hook.disable()
  return count
}

async function disabled(username: string) {
  await app.account(username, 'clerk')
  const account = await accountByUsername(app.store.db, username)
  await app.store.tx(db => updateAccount(db, account!.id, { disabled: true }))
}

describe('signing in', () => {
  test('hashes once for a wrong password, for a name that nobody has and for a disabled account alike', async () => {
    await disabled('gone')
    const tried = (username: string) => hashings(() => app.signIn(username, 'Falsch-2021'))
    await tried('first') // makes the decoy that unknown names are measured against
    expect([await tried('clerk'), await tried('nobody'), await tried('gone')]).toEqual([1, 1, 1])
    expect(await hashings(() => app.anonymous.call('GET', '/session'))).toBe(0)
  })

  test('a wrong password, an unknown name and a disabled account get the same words', async () => {
    await disabled('gone')
    const answers: unknown[] = []
    for (const username of ['clerk', 'nobody', 'gone', "' or 1=1 --", 'clerk\u200b'])
      answers.push((await app.anonymous.call('POST', '/session', { username, password: 'Falsch-2021' })).body)
    expect(new Set(answers.map(body => JSON.stringify(body))).size).toBe(1)
  })

  test('a password is kept as argon2id alone, with a salt of its own, and counts to its last character', async () => {
    const long = `Ä长${'x1-'.repeat(60)}`
    const kept = await Promise.all([hashPassword(long), hashPassword(long)])
    for (const one of kept) expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(kept[0]).not.toBe(kept[1])
    expect([await passwordFits(kept[0], long), await passwordFits(kept[0], long.slice(0, -1))]).toEqual([true, false])
  })

  test('too many tries are told the seconds to wait', async () => {
    const tried = () => app.anonymous.call('POST', '/session', { username: 'clerk', password: 'Falsch-2021' })
    for (let i = 0; i < limits.name.most; i++) expect((await tried()).status).toBe(401)
    const { status, headers } = await tried()
    expect([status, headers.get('retry-after')]).toEqual([429, '900'])
    app.moveClock(600_000)
    expect((await tried()).headers.get('retry-after')).toBe('300')
  })

  test.each([
    ['/projects?year=2021#a', '/projects?year=2021#a'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/signin.html?next=/x', '/'],
  ])('that asks for %s leads to %s', (asked, to) => {
    expect(nextOf(`?next=${encodeURIComponent(asked)}`, 'https://jichi.example')).toBe(to)
  })
})

describe('a secret that must be read again', () => {
  test('is locked differently each time, and opens neither changed nor with another key', () => {
    const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const locked = lockAway(key, 'JBSWY3DPEHPK3PXP')
    expect(takeOut(key, locked)).toBe('JBSWY3DPEHPK3PXP')
    expect(lockAway(key, 'JBSWY3DPEHPK3PXP')).not.toBe(locked)
    const [iv, tag, text] = locked.split('.')
    const changed = Buffer.from(Buffer.from(text!, 'base64url').map(byte => byte ^ 1)).toString('base64url')
    for (const wrong of [() => takeOut(other, locked), () => takeOut(key, [iv, tag, changed].join('.'))])
      expect(wrong).toThrow(/unable to authenticate/)
    expect(() => takeOut(key, 'x.y')).toThrow('not a locked secret')
  })
})

describe('a password change', () => {
  test('is refused after five wrong own passwords, with the seconds to wait, even for the right one', async () => {
    const change = (current: string) => clerk.call('PUT', '/session/password', { current, password: 'Neues-Wort-2022' })
    for (let i = 0; i < limits.name.most; i++) expect((await change('Falsch-2021')).status).toBe(422)
    const { status, headers } = await change(testPassword)
    expect([status, headers.get('retry-after')]).toEqual([429, '900'])
    app.moveClock(900_001)
    expect((await change(testPassword)).status).toBe(200)
  })
})

describe('uploads', () => {
  const upload = (client: Client) => client.call('POST', '/declarations/parse', form)

  test('of one account are many but not endless: then 429 with the seconds to wait, and the others go on', async () => {
    const { most, lock } = limits.upload
    const statuses = new Set<number>()
    for (let i = 0; i < most; i++) statuses.add((await upload(clerk)).status)
    expect(statuses).not.toContain(429)
    const { status, headers } = await upload(clerk)
    expect([status, headers.get('retry-after')]).toEqual([429, String(lock / 1000)])
    expect((await upload(await app.account('other', 'clerk'))).status).not.toBe(429)
    app.moveClock(lock + 1)
    expect((await upload(clerk)).status).not.toBe(429)
  })

  test('reading and saving are not limited', async () => {
    for (let i = 0; i < 200; i++) expect((await clerk.call('GET', '/projects')).status).toBe(200)
  })

  test.each([
    '../../etc/passwd',
    '..%2f..%2fetc%2fpasswd%00.xlsx',
    'C:\\windows\\system32\\a.docx',
    'a%0d%0aset-cookie:%20x=1.txt',
    '<script>.html',
    'a'.repeat(5000),
  ])('named %s are read by their bytes: the name opens nothing and comes back nowhere', async name => {
    const other = storeZip(new Map([['a.txt', Buffer.from('a')]]))
    for (const body of [form, other]) {
      const answer = await clerk.call('POST', '/declarations/parse', body, { 'x-file-name': name })
      expect([400, 422]).toContain(answer.status)
      expect(answer.headers.get('set-cookie')).toBe(null)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
      expect(JSON.stringify(answer.body)).not.toContain('passwd')
    }
  })

  test('a document that names a file of the server, or entities that multiply, is read without either', async () => {
    const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    const kinds = `<!DOCTYPE x [<!ENTITY own SYSTEM "file:///etc/passwd"><!ENTITY l0 "哈">${laughs}]>`
    const row = '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目名称&own;&l12;</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    const word = `<?xml version="1.0"?>${kinds}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${row}</w:body></w:document>`
    const packed = storeZip(new Map([['word/document.xml', Buffer.from(word)]]))
    const answer = await clerk.call('POST', '/declarations/parse', packed)
    const text = JSON.stringify(answer.body)
    expect([200, 400, 422]).toContain(answer.status)
    expect([text.includes('root:'), text.includes('哈哈'), text.length < 10_000]).toEqual([false, false, true])
  })

  test.each(['../../../tmp/jichi-out', '/tmp/jichi-out', 'xl/../../jichi-out', 'a\0b', '__proto__'])(
    'a packed file whose part is called %j is refused; nothing is ever unpacked to the disk',
    async part => {
      const packed = storeZip(new Map([[part, Buffer.from('out')]]))
      const answer = await clerk.call<{ problems: { code: string }[] }>('POST', '/declarations/parse', packed)
      expect([answer.status, answer.body.problems[0]?.code]).toEqual([400, 'document-unknown-kind'])
    },
  )
})
