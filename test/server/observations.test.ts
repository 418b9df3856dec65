import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { approvedMonth, twoDepartments } from '../support/tree.ts'

/** Counters sent by other systems: POST /observations (interface; domain rules §4). */
type Taken = { taken: number; known: number; problems?: { path: string; code: string; message: string }[] }
type Refused = { status: number; title: string; problems: { path: string; code: string; message: string }[] }

async function started() {
  const app = await testApp()
  const people = await twoDepartments(app)
  const project = await declare(people.clerk, {
    indicators: [
      indicator('服务人次', '1200人次'),
      indicator('在用账户', '500个', { aggregation: 'last' }),
      indicator('管理制度', '制定', { aggregation: 'milestone' }),
      indicator('联合活动', '60场', { contributors: [{ agencyCode: 'U2', share: null }] }),
    ],
  })
  const path = `/projects/${project.id}`
  const visits = idOf(project, '服务人次')
  const send = (list: object[], by: Client = people.clerk) =>
    by.call<Taken & Refused>('POST', '/observations', { observations: list })
  const reading = (key: string, at: string | number, value: number, more: object = {}) => ({
    key,
    indicatorId: visits,
    at,
    value,
    ...more,
  })
  const month = async (name: string) => (await people.clerk.call<MonthAnswer>('GET', `${path}/actuals/${name}`)).body
  const valueOf = async (name: string, id = visits) => (await month(name)).entries.find(row => row.indicatorId === id)?.value
  return { app, ...people, project, path, visits, send, reading, month, valueOf }
}

describe('readings of a counter', () => {
  test('become the month’s value, computed from kept rows', async () => {
    const { send, reading, month, clerk, path } = await started()
    const { status, body } = await send([
      reading('a', '2021-07-01T08:00:00+08:00', 40),
      reading('b', '2021-07-31T23:59:59+08:00', 2),
    ])
    expect([status, body]).toEqual([200, { taken: 2, known: 0 }])
    const july = await month('2021-07')
    expect(july.entries).toMatchObject([{ value: 42, source: 'counter' }])
    expect(july.computed).toMatchObject([{ value: 42, source: 'counter', basis: { rows: 2, days: 2, roll: 'sum' } }])
    const { body: progress } = await clerk.call<Progress>('GET', `${path}/progress?asOf=2021-07`)
    expect(progress.indicators[0]!.toDate).toBe(42)
  })

  test('the same key counts once: sent again, and twice in one request', async () => {
    const { send, reading, valueOf } = await started()
    const one = reading('a', '2021-07-01T08:00:00+08:00', 40)
    expect((await send([one, one])).body).toEqual({ taken: 1, known: 1 })
    expect((await send([one])).body).toEqual({ taken: 0, known: 1 })
    expect(await valueOf('2021-07')).toBe(40)
  })

  test('the same key with another value overwrites nothing and names both; the other readings are taken', async () => {
    const { send, reading, valueOf } = await started()
    await send([reading('a', '2021-07-01T08:00:00+08:00', 40)])
    const { status, body } = await send([
      reading('a', '2021-07-01T08:00:00+08:00', 45),
      reading('b', '2021-07-02T08:00:00+08:00', 1),
    ])
    expect([status, body.taken, body.known]).toEqual([200, 1, 0])
    expect(body.problems).toMatchObject([{ path: 'observations.0.key', code: 'observation-key-taken' }])
    expect(body.problems[0]!.message).toContain('40')
    expect(body.problems[0]!.message).toContain('45')
    expect(await valueOf('2021-07')).toBe(41)
  })

  test('belong to the day of the configured time zone, however the time is written', async () => {
    const { send, reading, valueOf } = await started()
    // 16:30 in universal time on 31 July is half past midnight of 1 August in Shanghai.
    await send([
      reading('a', '2021-07-31T16:30:00Z', 1),
      reading('b', Date.parse('2021-07-31T15:30:00Z'), 2),
      reading('c', '2021-07-31T20:30:00-04:00', 4),
    ])
    expect([await valueOf('2021-07'), await valueOf('2021-08')]).toEqual([2, 5])
  })

  test('come late and out of order without harm', async () => {
    const { send, reading, valueOf } = await started()
    await send([reading('late', '2021-08-02T08:00:00+08:00', 5)])
    await send([reading('early', '2021-06-02T08:00:00+08:00', 3), reading('mid', '2021-08-01T08:00:00+08:00', 1)])
    expect([await valueOf('2021-06'), await valueOf('2021-07'), await valueOf('2021-08')]).toEqual([3, undefined, 6])
  })

  test('of a level tell its latest stand, whatever came in last', async () => {
    const { send, project, valueOf } = await started()
    const accounts = idOf(project, '在用账户')
    await send([{ key: 'b', indicatorId: accounts, at: '2021-07-20T08:00:00+08:00', value: 480 }])
    await send([{ key: 'a', indicatorId: accounts, at: '2021-07-10T08:00:00+08:00', value: 470 }])
    expect(await valueOf('2021-07', accounts)).toBe(480)
  })

  test('leave an approved month as it is, and a typed number with its reason', async () => {
    const { send, reading, month, clerk, head, path, visits } = await started()
    await approvedMonth(clerk, head, path, visits, '2021-02')
    await clerk.call('PUT', `${path}/actuals/2021-03`, { entries: [{ indicatorId: visits, value: 9, note: '计数器停机一天' }] })
    await send([reading('a', '2021-02-01T08:00:00+08:00', 3), reading('b', '2021-03-01T08:00:00+08:00', 8)])
    const [february, march] = [await month('2021-02'), await month('2021-03')]
    expect([february.entries[0]!.value, february.computed[0]!.value]).toEqual([100, 3])
    expect([march.entries[0]!.value, march.computed[0]!.value]).toEqual([9, 8])
  })
})

describe('what cannot be taken refuses the whole request', () => {
  test('an indicator that is not there, or not to be seen, and a unit that does not report it, each with its place', async () => {
    const { send, reading, valueOf, units, otherDepartment, app } = await started()
    void otherDepartment
    const stranger = await app.account('clerk3', 'clerk', units.u3)
    const list = [
      reading('a', '2021-07-01T08:00:00+08:00', 1),
      reading('b', '2021-07-01T08:00:00+08:00', 1, { indicatorId: 999_999 }),
      reading('c', '2021-07-01T08:00:00+08:00', 1, { agencyId: units.u3 }),
    ]
    const { status, body } = await send(list)
    expect(status).toBe(422)
    expect(body.problems.map(({ path, code }) => [path, code])).toEqual([
      ['observations.1.indicatorId', 'counter-unknown-indicator'],
      ['observations.2.agencyId', 'not-a-contributor'],
    ])
    expect(await valueOf('2021-07')).toBe(undefined)
    const other = await send([list[0]!], stranger)
    expect([other.status, other.body.problems[0]!.code]).toEqual([422, 'counter-unknown-indicator'])
  })

  test('a unit sends its own readings of a shared indicator, and nobody else’s', async () => {
    const { send, project, units, otherClerk, visits, valueOf } = await started()
    const joint = idOf(project, '联合活动')
    const at = '2021-07-01T08:00:00+08:00'
    expect((await send([{ key: 'a', indicatorId: joint, agencyId: units.u2, at, value: 4 }], otherClerk)).body.taken).toBe(1)
    expect(await valueOf('2021-07', joint)).toBe(4)
    const foreign = await send([{ key: 'b', indicatorId: visits, at, value: 4 }], otherClerk)
    expect([foreign.status, foreign.body.problems[0]!.code]).toEqual([422, 'counter-foreign-unit'])
  })

  test.each([
    [
      'a stage is no number',
      (of: Awaited<ReturnType<typeof started>>) => idOf(of.project, '管理制度'),
      '2021-07-01T08:00:00+08:00',
      'counter-level',
    ],
    [
      'another year',
      (of: Awaited<ReturnType<typeof started>>) => of.visits,
      '2020-07-01T08:00:00+08:00',
      'observation-other-year',
    ],
    ['the future', (of: Awaited<ReturnType<typeof started>>) => of.visits, '2022-03-01T08:00:00+08:00', 'observation-ahead'],
  ])('%s', async (_, indicatorId, at, code) => {
    const work = await started()
    const { status, body } = await work.send([{ key: 'a', indicatorId: indicatorId(work), at, value: 1 }])
    expect([status, body.problems[0]!.code]).toEqual([422, code])
  })

  test('a body that is no list of readings is malformed, and told where', async () => {
    const { clerk, reading } = await started()
    expect((await clerk.call('POST', '/observations', { readings: [] })).status).toBe(400)
    const bad = await clerk.call<Refused>('POST', '/observations', { observations: [reading('a', '2021-07-01', 1)] })
    expect([bad.status, bad.body.problems[0]!.path]).toEqual([400, 'observations.0.at'])
  })
})

test('a machine sends with its key; a key without that scope may not', async () => {
  const { app, units, reading } = await started()
  const security = await app.account('security', 'securityAdministrator')
  await app.account('robot', 'clerk', units.u1)
  const { body: users } = await security.call<{ items: { id: number; username: string }[] }>('GET', '/users?pageSize=200')
  const accountId = users.items.find(user => user.username === 'robot')!.id
  const keyFor = async (scope: string) =>
    (await security.call<{ key: string }>('POST', '/api-keys', { name: scope, accountId, scopes: [scope] })).body.key
  const send = async (key: string) =>
    app.anonymous.call<Taken>(
      'POST',
      '/observations',
      { observations: [reading('a', '2021-07-01T08:00:00+08:00', 1)] },
      {
        authorization: `Bearer ${key}`,
      },
    )
  expect((await send(await keyFor('enter'))).status).toBe(403)
  const { status, body } = await send(await keyFor('observations'))
  expect([status, body]).toEqual([200, { taken: 1, known: 0 }])
})

test('100,000 readings are taken in one request, and others are answered meanwhile', async () => {
  const { clerk, project, reading, valueOf, send, path } = await started()
  const start = Date.parse('2021-01-01T00:00:00+08:00')
  const many = Array.from({ length: 100_000 }, (_, i) => reading(`r${i}`, start + i * 300_000, 1))
  const order: string[] = []
  const sending = send(many).then(answer => {
    order.push('all')
    return answer
  })
  for (let i = 0; i < 5; i++) {
    const { status } = await clerk.call('GET', `${path}/progress`)
    expect(status).toBe(200)
    order.push('looked')
  }
  expect((await clerk.call('PATCH', path, { startMonth: '2021-01' })).status).toBe(200)
  order.push('wrote')
  const { status, body } = await sending
  expect([status, body]).toEqual([200, { taken: 100_000, known: 0 }])
  expect(order).toEqual(['looked', 'looked', 'looked', 'looked', 'looked', 'wrote', 'all'])
  expect(await valueOf('2021-01')).toBe(31 * 288)
  expect(project.id).toBeGreaterThan(0)
  const more = await send([...many, reading('x', start, 1)])
  expect([more.status, more.body.title]).toEqual([413, '一次发送的读数太多'])
})
