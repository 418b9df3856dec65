import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takePullSource } from '../../db/queries/pull-sources.ts'
import type { CountersAnswer } from '../../server/answers/counters-answer.ts'
import { fetchBytes } from '../../server/pull/fetch-bytes.ts'
import { PullFault } from '../../server/pull/fault.ts'
import { isClosed } from '../../server/pull/address.ts'
import { pullDue, pulling } from '../../server/scheduler/pull.ts'
import { readSettings } from '../../server/settings.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { postgres, withPostgres } from '../support/postgres.ts'
import { webSource } from '../support/web-source.ts'

/** Counters fetched on a schedule: real servers on loopback, reached because a setting allows it. */
type Refused = { status: number; problems: { path: string; code: string; message: string }[] }
type Tried = { count: number; empty: number; readings: { key: string; day: string; value: number }[] }
const minute = 60_000
const csv = '日期,访问人次\r\n2021-07-01,"1,200"\r\n2021-07-02,800\r\n2021-07-03,\r\n'
const columns = { at: '日期', value: '访问人次', key: null }

async function started(hosts: string[] = []) {
  const app = await testApp('2021-08-03T09:00:00+08:00', undefined, { pullAllow: hosts })
  const clerk = await app.bureau()
  const project = await declare(clerk, {
    indicators: [
      indicator('访问人次', '80万', { evidenceSource: '系统后台数据采集' }),
      indicator('制度', '制定', { aggregation: 'milestone' }),
    ],
  })
  const path = `/projects/${project.id}`
  const visits = idOf(project, '访问人次')
  const source = (url: string, more: object = {}) => ({
    name: '考务系统',
    indicatorId: visits,
    kind: 'csv',
    url,
    config: columns,
    everyMinutes: 20,
    ...more,
  })
  const add = (url: string, more: object = {}, by: Client = clerk) =>
    by.call<CountersAnswer & Refused>('POST', `${path}/pull-sources`, source(url, more))
  const tryIt = (url: string, more: object = {}) => clerk.call<Tried & Refused>('POST', `${path}/pull-trials`, source(url, more))
  const look = async (month = '2021-07') => (await clerk.call<CountersAnswer>('GET', `${path}/counters?month=${month}`)).body
  const first = async () => (await look()).sources[0]!
  return { app, clerk, project, path, visits, source, add, tryIt, look, first }
}

describe('a CSV address on a schedule', () => {
  test('is read when due: days, the month they make, and the state of the fetch', async () => {
    const web = await webSource({ '/a.csv': csv })
    const { app, add, look, first } = await started([web.host])
    expect((await add(`${web.url}/a.csv`)).status).toBe(201)
    expect(await pullDue(app.at)).toBe(1)
    const { indicators, sources } = await look()
    expect(indicators[0]!.units[0]).toMatchObject({ value: 2_000, standing: 2_000, follows: true, rows: 2 })
    expect(indicators[0]!.units[0]!.days.map(({ day, value }) => [day, value])).toEqual([
      ['2021-07-01', 1_200],
      ['2021-07-02', 800],
    ])
    expect(sources[0]).toMatchObject({ lastState: 'done', failures: 0, running: false, nextAt: app.now() + 20 * minute })
    expect(sources[0]!.lastMessage).toBe('取得新读数 2 条；1 行没有数，未计')
    expect(await pullDue(app.at)).toBe(0)
    app.moveClock(20 * minute)
    await pullDue(app.at)
    expect((await first()).runs.map(run => [run.state, run.taken, run.known])).toEqual([
      ['done', 0, 2],
      ['done', 2, 0],
    ])
    await web.stop()
  })

  test('that fails is tried again after growing pauses, says why, and recovers', async () => {
    const web = await webSource({ '/a.csv': (_, response) => void response.writeHead(503).end() })
    const { app, add, first } = await started([web.host])
    await add(`${web.url}/a.csv`)
    for (const [i, pause] of [1, 5, 15].entries()) {
      await pullDue(app.at)
      const source = await first()
      expect([source.lastState, source.failures, source.nextAt - app.now()]).toEqual(['failed', i + 1, pause * minute])
      expect(source.lastMessage).toBe('对方回答 HTTP 503')
      app.moveClock(pause * minute)
    }
    web.answers['/a.csv'] = csv
    await pullDue(app.at)
    expect(await first()).toMatchObject({ lastState: 'done', failures: 0 })
    await web.stop()
  })

  test('of a reading that later says something else nothing is overwritten, and the run says so', async () => {
    const web = await webSource({ '/a.csv': csv })
    const { app, add, look, first } = await started([web.host])
    await add(`${web.url}/a.csv`)
    await pullDue(app.at)
    web.answers['/a.csv'] = csv.replace('800', '900')
    app.moveClock(20 * minute)
    await pullDue(app.at)
    expect((await look()).indicators[0]!.units[0]!.value).toBe(2_000)
    expect((await first()).lastMessage).toContain('1 条与已存的读数不同')
    await web.stop()
  })

  test('two processes never fetch it at once; what a dead one took is free when its lease ends', async () => {
    const web = await webSource({ '/a.csv': csv })
    const { app, add } = await started([web.host])
    await add(`${web.url}/a.csv`)
    const taken = await app.store.tx(db => takePullSource(db, app.now(), app.now() + pulling.lease))
    expect(taken?.name).toBe('考务系统')
    const second = app.store.again()
    expect(await pullDue({ ...app.at, store: second })).toBe(0)
    app.moveClock(pulling.lease + 1)
    expect(await pullDue({ ...app.at, store: second })).toBe(1)
    expect(web.asked).toHaveLength(1)
    await second.close()
    await web.stop()
  })

  test('is fetched at once when asked; switched off it rests; removed, its readings stay', async () => {
    const web = await webSource({ '/a.csv': csv })
    const { app, add, clerk, path, first, look, source } = await started([web.host])
    await add(`${web.url}/a.csv`)
    const { id, version } = await first()
    expect((await clerk.call('POST', `${path}/pull-sources/${id}/run`)).status).toBe(200)
    expect((await first()).lastState).toBe('done')
    const off = { ...source(`${web.url}/a.csv`), enabled: false, version }
    expect((await clerk.call('PATCH', `${path}/pull-sources/${id}`, off)).status).toBe(200)
    expect((await clerk.call('PATCH', `${path}/pull-sources/${id}`, off)).status).toBe(409)
    app.moveClock(25 * minute)
    expect(await pullDue(app.at)).toBe(0)
    expect((await clerk.call('DELETE', `${path}/pull-sources/${id}`)).status).toBe(200)
    expect(await look()).toMatchObject({ sources: [], indicators: [{ units: [{ value: 2_000 }] }, {}] })
    await web.stop()
  })
})

describe('what a source may answer', () => {
  const heading = '日期,访问人次\n'
  test.each([
    [
      'GB18030',
      Buffer.concat([
        Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xb7, 0xc3, 0xce, 0xca, 0xc8, 0xcb, 0xb4, 0xce, 0x0a]),
        Buffer.from('2021-07-01,5\n'),
      ]),
    ],
    ['semicolons and a byte order mark', '\ufeff日期;访问人次\n2021-07-01;5\n'],
    ['time of day without offset', `${heading}2021-07-01 23:59:59,5\n`],
    ['universal time, the day after in Shanghai', `${heading}2021-06-30T16:00:00Z,5\n`],
    ['seconds since 1970', `${heading}1625097600,5\n`],
    ['slashes', `${heading}2021/07/01,5\n`],
  ])('%s is read', async (_, text) => {
    const web = await webSource({ '/a': (_ask, response) => void response.end(text) })
    const { tryIt } = await started([web.host])
    expect((await tryIt(`${web.url}/a`)).body.readings).toMatchObject([{ day: '2021-07-01', value: 5 }])
    await web.stop()
  })

  test.each([
    ['another heading', 'date,count\n2021-07-01,5\n', 'pull-column', '有：date、count'],
    ['a row that is no number', `${heading}2021-07-01,约5\n`, 'pull-row', '第 2 行的“访问人次”读不出来：约5'],
    ['a day that does not exist', `${heading}2021-02-30,5\n`, 'pull-row', '第 2 行的“日期”读不出来：2021-02-30'],
    ['nothing', '', 'pull-empty', '空的'],
  ])('%s is refused in words', async (_, text, code, words) => {
    const web = await webSource({ '/a': text })
    const { tryIt } = await started([web.host])
    const { status, body } = await tryIt(`${web.url}/a`)
    expect([status, body.problems[0]!.code]).toEqual([422, code])
    expect(body.problems[0]!.message).toContain(words)
    await web.stop()
  })

  test('JSON by its paths, with a name of its own for each reading, and the secret in its header', async () => {
    const web = await webSource({
      '/s': JSON.stringify({ data: { list: [{ id: 7, t: '2021-07-01T08:00:00+08:00', n: { pv: 12 } }] } }),
    })
    const { app, add, tryIt, first } = await started([web.host])
    const config = { at: 't', value: 'n.pv', key: 'id', items: 'data.list', header: 'Authorization' }
    const json = { kind: 'json', config, secret: 'Bearer geheim' }
    expect((await tryIt(`${web.url}/s`, json)).body).toEqual({
      count: 1,
      empty: 0,
      readings: [{ key: '7', at: Date.parse('2021-07-01T00:00:00Z'), day: '2021-07-01', value: 12 }],
    })
    await add(`${web.url}/s`, json)
    await pullDue(app.at)
    expect(web.asked.map(one => one.authorization)).toEqual(['Bearer geheim', 'Bearer geheim'])
    const source = await first()
    expect([source.hasSecret, JSON.stringify(source).includes('geheim')]).toEqual([true, false])
    expect((await tryIt(`${web.url}/s`, { ...json, config: { ...config, items: 'data' } })).body.problems[0]!.code).toBe(
      'pull-path',
    )
    await web.stop()
  })

  test('a secret stays with the host it was given for', async () => {
    const [one, other] = [await webSource({ '/s': '[]' }), await webSource({ '/s': '[]' })]
    const { add, clerk, first, path, source } = await started([one.host, other.host])
    const json = { kind: 'json', config: { at: 't', value: 'n', key: null, header: 'authorization' } }
    await add(`${one.url}/s`, { ...json, secret: 'geheim' })
    const { id, version } = await first()
    await clerk.call('PATCH', `${path}/pull-sources/${id}`, { ...source(`${other.url}/s`, json), version })
    expect((await first()).hasSecret).toBe(false)
    await Promise.all([one.stop(), other.stop()])
  })
})

describe('what may be reached', () => {
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '169.254.169.254',
    '100.100.100.200',
    '::1',
    '::',
    'fe80::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    'fd00:ec2::254',
    '224.0.0.1',
  ])('%s is closed', address => expect(isClosed(address)).toBe(true))
  test.each(['10.1.2.3', '192.168.1.9', '172.16.0.1', '2.0.0.1', 'fd12::1', '2001:db8::1'])(
    '%s is open: a bureau’s systems live there',
    address => expect(isClosed(address)).toBe(false),
  )

  test.each([
    ['http://127.0.0.1:9/', 'pull-forbidden'],
    ['http://localhost:9/', 'pull-forbidden'],
    ['http://[::1]:9/', 'pull-forbidden'],
    ['http://0x7f000001/', 'pull-forbidden'],
    ['http://2130706433/', 'pull-forbidden'],
    ['file:///etc/passwd', 'pull-address'],
    ['ftp://example.test/a', 'pull-address'],
    ['http://user:pass@example.test/', 'pull-credentials'],
  ])('%s is not, unless the settings say so', async (url, code) => {
    const { tryIt } = await started()
    expect((await tryIt(url)).body.problems[0]!.code).toBe(code)
  })

  test('a redirect is followed a few times, never to a closed place, and takes no secret elsewhere', async () => {
    const other = await webSource({ '/there': csv })
    const web = await webSource({
      '/once': (_, response) => void response.writeHead(302, { location: `${other.url}/there` }).end(),
      '/round': (_, response) => void response.writeHead(302, { location: '/round' }).end(),
      '/inside': (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    })
    const { tryIt } = await started([web.host, other.host])
    const more = { config: { ...columns, header: 'authorization' }, secret: 'geheim' }
    expect((await tryIt(`${web.url}/once`, more)).body.count).toBe(2)
    expect([web.asked[0]!.authorization, other.asked[0]!.authorization]).toEqual(['geheim', undefined])
    expect((await tryIt(`${web.url}/round`)).body.problems[0]!.code).toBe('pull-redirects')
    expect((await tryIt(`${web.url}/inside`)).body.problems[0]!.code).toBe('pull-forbidden')
    await Promise.all([web.stop(), other.stop()])
  })

  test('a source that is too large or never ends is left', async () => {
    const web = await webSource({
      '/large': (_, response) => void response.end('x'.repeat(2_000)),
      '/slow': (_, response) => void response.write('a'),
    })
    const codeOf = (path: string, limits: { bytes: number; rows: number; seconds: number; redirects: number }) =>
      fetchBytes(`${web.url}${path}`, null, [web.host], limits as never).then(
        () => 'read',
        (error: unknown) => (error instanceof PullFault ? error.code : String(error)),
      )
    const limits = { bytes: 1_000, rows: 1, seconds: 20, redirects: 1 }
    expect(await codeOf('/large', limits)).toBe('pull-too-large')
    expect(await codeOf('/slow', { ...limits, seconds: 0.05 })).toBe('pull-timeout')
    await web.stop()
    expect(await codeOf('/large', limits)).toBe('pull-unreachable')
  })

  test('the setting names hosts, and stops the start when it does not', () => {
    expect(readSettings({ PULL_ALLOW: 'localhost, 127.0.0.1:8080,[::1]:9' }, '/').pullAllow).toEqual([
      'localhost',
      '127.0.0.1:8080',
      '[::1]:9',
    ])
    expect(() => readSettings({ PULL_ALLOW: 'http://localhost' }, '/')).toThrow(/PULL_ALLOW/)
  })
})

test('an indicator no counter can make takes no source; a role that may not enter sets up none', async () => {
  const { app, add, project } = await started()
  const level = await add('http://10.0.0.1/', { indicatorId: idOf(project, '制度') })
  expect([level.status, level.body.problems[0]!.code]).toEqual([422, 'counter-level'])
  const department = await app.account('dep', 'department', project.agency.id)
  expect((await add('http://10.0.0.1/', {}, department)).status).toBe(403)
})

// Without PostgreSQL there is nothing real to ask: outside CI and the full run these are then left out, and said to be.
describe.runIf(withPostgres)('a PostgreSQL source', () => {
  let database: Awaited<ReturnType<typeof postgres>>
  beforeAll(async () => {
    database = await postgres(`
      create table visit (id int primary key, at timestamptz, n numeric, note text);
      insert into visit values (1, '2021-07-01 08:00+08', 12.5, 'a'), (2, '2021-07-31 16:30+00', 3, 'b'), (3, '2021-07-02 08:00+08', null, 'c');
      create function slow() returns int language sql as 'select 1 from pg_sleep(60)';
    `)
  })
  afterAll(() => database.stop())
  const sql = (query: string) => ({
    kind: 'sql',
    config: { at: 'at', value: 'n', key: 'id', query, user: 'owner' },
    secret: 'geheim',
  })

  test('is read by one query, in the time zone’s own days', async () => {
    const { app, add, look } = await started([database.host])
    await add(database.url, sql('select id, at, n from visit;'))
    await pullDue(app.at)
    expect((await look('2021-08')).indicators[0]!.units[0]!.value).toBe(3)
    expect((await look()).indicators[0]!.units[0]!.value).toBe(12.5)
    expect((await look()).sources[0]!.lastMessage).toBe('取得新读数 2 条；1 行没有数，未计')
  })

  test.each([
    ['writing', "with x as (insert into visit values (9, now(), 1, 'x') returning *) select id, at, n from x"],
    ['a second statement', 'select id, at, n from visit) as x; commit; drop table visit; select * from (select 1'],
    ['leaving the transaction', 'commit'],
    ['a table that is not there', 'select id, at, n from nowhere'],
  ])('refuses %s, and nothing is changed', async (_, query) => {
    const { tryIt } = await started([database.host])
    expect((await tryIt(database.url, sql(query))).body.problems[0]!.code).toBe('pull-sql')
    expect((await tryIt(database.url, sql('select id, at, n from visit'))).body.count).toBe(2)
  })

  test('on this machine is closed unless the settings say so', async () => {
    const { tryIt } = await started()
    expect((await tryIt(database.url, sql('select id, at, n from visit'))).body.problems[0]!.code).toBe('pull-forbidden')
  })
})
