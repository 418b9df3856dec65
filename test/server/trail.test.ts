import { beforeEach, describe, expect, test } from 'vitest'
import { auditHeads } from '../../db/queries/audit.ts'
import { beginChain, hashOfRecord } from '../../server/access/trail.ts'
import { verifyTrail } from '../../server/access/verify-trail.ts'
import { testApp, type Client, type TestApp } from '../support/app.ts'
import type { TestStore } from '../support/store.ts'
import { declaration, indicator } from '../support/declaration.ts'

const key = Buffer.alloc(32, 7)
type Row = { chain: string; seq: number; event: string; actor: string; result: string; detail: string; hash: string }

let app: TestApp
let bureau: Client
let raw: TestStore['raw']
let postgres: boolean
const rows = () => raw(`select * from audit where chain = 'test' order by seq`) as Row[]
const verify = async () => (await verifyTrail(app.store.db, key)).found.map(one => one.code)

beforeEach(async () => {
  app = await testApp()
  bureau = await app.bureau()
  raw = app.store.raw
  postgres = app.store.dialect === 'postgres'
})

describe('what the trail keeps', () => {
  test('a sign-in, a saved agency and its change stand in the trail with who, when, from where, before and after', async () => {
    const made = await bureau.call<{ id: number }>('POST', '/agencies', { code: '1', name: '甲单位' })
    await bureau.call('PATCH', `/agencies/${made.body.id}`, { name: '乙单位' })
    const kept = rows()
    expect(kept.map(row => row.event)).toEqual(['session.open', 'agency.create', 'agency.change'])
    expect(kept[2]).toMatchObject({ actor: expect.stringMatching(/^bureau/), address: '192.0.2.1', result: 'done' })
    expect(JSON.parse(kept[2]!.detail)).toMatchObject({ before: { name: '甲单位' }, after: { name: '乙单位' } })
    expect(await verify()).toEqual([])
  })
  test('a refused write is kept with its reason; a name that nobody has is not', async () => {
    const clerk = await app.account('clerk1', 'clerk')
    await clerk.call('POST', '/agencies', { code: '1', name: '甲单位' })
    await app.signIn('MySecretPassword1', 'x')
    await app.signIn('clerk1', 'wrong')
    const kept = rows().filter(row => row.result === 'refused')
    expect(kept.map(row => row.event)).toEqual(['refusal', 'session.fail', 'session.fail'])
    expect(JSON.parse(kept[0]!.detail)).toMatchObject({ status: 403, code: 'not-allowed', method: 'POST' })
    expect(kept.map(row => (JSON.parse(row.detail) as { account?: string | null }).account)).toEqual([undefined, null, 'clerk1'])
    expect(JSON.stringify(rows())).not.toContain('MySecretPassword1')
  })
  test('no password ever stands in the trail', async () => {
    const admin = await app.account('admin1', 'administrator')
    const made = await admin.call<{ id: number }>('POST', '/users', {
      username: 'someone',
      name: '某人',
      password: 'Geheim-2021-x',
    })
    await admin.call('PATCH', `/users/${made.body.id}`, { password: 'Anderes-2021-y' })
    const all = JSON.stringify(rows())
    expect(all).toContain('someone')
    expect(all).not.toMatch(/Geheim|Anderes|argon2/)
  })
  test('an act that cannot be recorded does not happen', async () => {
    raw(
      postgres
        ? `create trigger no_room before insert on audit for each row execute function refuse_change()`
        : `create trigger no_room before insert on audit begin select raise(abort, 'no room'); end`,
    )
    const answer = await bureau.call('POST', '/agencies', { code: '9', name: '无记录' })
    expect(answer.status).toBe(500)
    expect(raw(`select count(*) n from agency where code = '9'`)).toEqual([{ n: 0 }])
  })
  test('a saved month is kept with the values before and after', async () => {
    const project = await bureau.call<{ id: number; indicators: { id: number; target: { kind: string } }[] }>(
      'POST',
      '/projects',
      { declaration: declaration({ indicators: [indicator('培训场次', '≥12场')] }) },
    )
    const numeric = project.body.indicators.find(row => row.target.kind === 'numeric')!
    for (const value of [3, 5])
      await bureau.call('PUT', `/projects/${project.body.id}/actuals/2021-02`, { entries: [{ indicatorId: numeric.id, value }] })
    const last = JSON.parse(rows().at(-1)!.detail) as Record<'before' | 'after', { entries: { value: number }[] }>
    expect([last.before.entries[0]!.value, last.after.entries[0]!.value]).toEqual([3, 5])
  })
})

describe('the verifier finds', () => {
  beforeEach(async () => {
    for (let i = 1; i <= 6; i++) await bureau.call('POST', '/agencies', { code: `c${i}`, name: `单位${i}` })
    await beginChain(app.store, { chain: 'zz-second', key }, Date.parse('2022-01-21T00:00:00Z'))
    raw(postgres ? 'drop trigger audit_append_only on audit' : 'drop trigger audit_no_update; drop trigger audit_no_delete')
    if ((await verify()).length) throw new Error('the untouched trail does not verify')
  })
  const set = (seq: number, column: string, value: unknown) =>
    raw(`update audit set ${column} = '${String(value)}' where chain = 'test' and seq = ${seq}`)
  const drop = (where: string) => raw(`delete from audit where chain = 'test' and ${where}`)
  const forge = (seq: number, change: Partial<Row>, wrongKey = Buffer.alloc(32, 1)) => {
    const row = { ...rows()[seq - 1]!, ...change } as never
    set(seq, 'hash', hashOfRecord(wrongKey, row))
  }

  test.each<[string, () => void | Promise<void>, string]>([
    ['a changed value', () => void set(3, 'detail', '{}'), 'changed'],
    ['a changed actor', () => void set(3, 'actor', 'nobody'), 'changed'],
    ['a moved time', () => void set(3, 'at', 1), 'changed'],
    ['a refusal made a success', () => void set(2, 'result', 'failed'), 'changed'],
    ['a record removed from the middle', () => drop('seq = 4'), 'removed'],
    ['the first record removed', () => drop('seq = 1'), 'removed'],
    ['the last records removed', () => drop('seq > 5'), 'cut-short'],
    [
      'two records that changed places',
      () =>
        raw(`update audit set seq = case seq when 3 then 103 when 4 then 104 else seq end where chain = 'test';
        update audit set seq = case seq when 103 then 4 when 104 then 3 else seq end where chain = 'test'`) as never,
      'changed',
    ],
    [
      'a changed record hashed anew without the key',
      () => {
        set(5, 'actor', 'nobody')
        forge(5, { actor: 'nobody' })
      },
      'changed',
    ],
    [
      'the last records removed and the end set back',
      () => {
        drop('seq > 5')
        raw(`update audit_head set seq = 5, hash = '${rows()[4]!.hash}' where chain = 'test'`)
      },
      'head-forged',
    ],
    [
      'a record added behind the end',
      () =>
        raw(`insert into audit select chain, seq + 1, at, actor_id, actor, address, event, entity, entity_id, result, detail,
        hash, hash from audit where chain = 'test' order by seq desc limit 1`) as never,
      'changed',
    ],
    [
      'a whole chain dropped with its end',
      () => {
        drop('1 = 1')
        raw(`delete from audit_head where chain = 'test'`)
      },
      'anchor-lost',
    ],
  ])('%s', async (_, tamper, code) => {
    await tamper()
    expect(await verify()).toContain(code)
  })

  test('a database set back to an earlier copy, against the ends noted beside it', async () => {
    const noted = (await auditHeads(app.store.db)).map(({ chain, seq, hash }) => ({ chain, seq: seq + 4, hash }))
    const { found } = await verifyTrail(app.store.db, key, noted)
    expect(found.map(one => one.code)).toEqual(['anchor-lost', 'anchor-lost'])
  })
})
