import { readdirSync } from 'node:fs'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, test } from 'vitest'
import { folderFacts } from '../../server/operating/disk.ts'
import { jobBook } from '../../server/operating/jobs.ts'
import { jsonLog } from '../../server/operating/log.ts'
import { quietOperating, type Operating } from '../../server/operating/operating.ts'
import type { Surroundings } from '../../server/context.ts'
import { testApp } from '../support/app.ts'
import { emptyFolder } from '../support/data-folder.ts'

/** The app with an operator who reads every line, and a way to ask it from any address. */
async function operated(change: Partial<Operating> = {}, more: Partial<Surroundings> = {}) {
  const lines: Record<string, unknown>[] = []
  const now = () => Date.parse('2022-01-20T09:00:00+08:00')
  const operating = { ...quietOperating(now, line => lines.push(JSON.parse(line) as Record<string, unknown>)), ...change }
  const app = await testApp(undefined, undefined, { operating, ...more })
  const ask = (path: string, headers: Record<string, string> = {}, from = '127.0.0.1') =>
    app.app.request(path, { headers }, { incoming: { socket: { remoteAddress: from, remotePort: 1, remoteFamily: 'IPv4' } } })
  return { ...app, operating, lines, ask }
}

describe('a request leaves one line', () => {
  test('with its moment, id, method, route pattern, status and time, and nothing of the address it asked', async () => {
    const { bureau, lines } = await operated()
    const person = await bureau()
    lines.length = 0
    await person.call('GET', '/projects/4711?q=张三&phone=13800000000', undefined, { 'x-request-id': 'proxy-0001' })
    expect(lines).toEqual([
      {
        time: '2022-01-20T01:00:00.000Z',
        level: 'info',
        id: 'proxy-0001',
        method: 'GET',
        route: '/api/v1/projects/:id',
        status: 404,
        ms: expect.any(Number),
      },
    ])
  })

  test('an unknown address is one route, whatever stands in it; a made-up method is one as well', async () => {
    const { ask, lines, app } = await operated()
    await ask('/api/v1/nobody/zhangsan')
    await app.request('/api/v1/session', { method: 'BREW' })
    expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/api/*', 404],
      ['OTHER', '/api/*', 405],
    ])
  })

  test('a probe that found all well leaves none', async () => {
    const { ask, lines } = await operated()
    for (const path of ['/health', '/ready', '/metrics']) expect((await ask(path)).status).toBe(200)
    expect(lines).toEqual([])
  })
})

describe('the id of a request', () => {
  test('is the proxy’s where it gave a plain one, and stands in the answer', async () => {
    const { ask } = await operated()
    expect((await ask('/health', { 'x-request-id': 'a1b2c3d4-e5' })).headers.get('x-request-id')).toBe('a1b2c3d4-e5')
  })
  test.each(['short', 'has a blank in it', '{"level":"error"}', 'x'.repeat(65), '张三张三张三张三'])(
    'is a new one instead of %s',
    async given => {
      const { ask } = await operated()
      const plain = /^[\x20-\x7e]*$/.test(given)
      const id = (await ask('/health', { 'x-request-id': plain ? given : encodeURIComponent(given) })).headers.get('x-request-id')
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
    },
  )
  test('stands in the problem a refused request is answered with', async () => {
    const { anonymous } = await operated()
    const { body, headers } = await anonymous.call<{ requestId: string }>('GET', '/projects')
    expect(body.requestId).toBe(headers.get('x-request-id'))
  })
  test('joins the number of an unexpected error with what the log tells of it', async () => {
    const { ask, lines } = await operated({}, { addressOf: () => Promise.reject(new Error('broken wire')) as never })
    const throws = await operated(
      {},
      {
        addressOf: () => {
          throw new Error('broken wire')
        },
      },
    )
    await ask('/health')
    const answer = (await (await throws.ask('/api/v1/session')).json()) as { detail: string; requestId: string }
    expect(lines).toEqual([])
    const error = throws.lines.find(one => one.level === 'error')!
    expect(error).toMatchObject({ id: answer.requestId, message: 'broken wire', stack: expect.stringContaining(' at ') })
    expect(answer.detail).toContain(String(error.what).replace('error ', ''))
  })
})

describe('the log', () => {
  test('tells of a failed query what the database said, never what the query was filled with', () => {
    const lines: string[] = []
    const cause = new Error('no room left')
    const failed = new DrizzleQueryError('insert into account values (?)', ['$argon2id$secret', '13800000000'], cause)
    const log = jsonLog(line => lines.push(line), Date.now)
    log.error('job', failed)
    log.error('job', new Error('outer', { cause: failed }))
    expect(lines.map(line => (JSON.parse(line) as { message: string }).message)).toEqual(['no room left', 'outer; no room left'])
    expect(lines.join('')).not.toMatch(/argon2|13800000000/)
  })
})

describe('whether requests may come', () => {
  test('yes, while the database answers in this version’s schema and the folder takes files', async () => {
    const { ask } = await operated()
    const answer = await ask('/ready')
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ready', checks: { database: 'ok', migrations: 'ok', folder: 'ok', running: 'ok' } },
    ])
  })
  test('no, once a migration is missing, the folder is closed or the process was told to stop; it says which', async () => {
    const missing = { migrations: [{ tag: '0099_newer', when: 1 }] }
    const closed = { folderWritable: () => Promise.reject(new Error('EROFS')) }
    const failing = async (change: Partial<Operating>) => {
      const answer = await (await operated(change)).ask('/ready')
      const { status, checks } = (await answer.json()) as { status: string; checks: Record<string, string> }
      return [answer.status, status, Object.keys(checks).filter(check => checks[check] === 'failed')]
    }
    expect(await failing(missing)).toEqual([503, 'not-ready', ['migrations']])
    expect(await failing(closed)).toEqual([503, 'not-ready', ['folder']])
    expect(await failing({ stopping: true })).toEqual([503, 'not-ready', ['running']])
  })
})

describe('the data folder', () => {
  const refusing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))
  test('may be full: whoever reads is still sent here; one that takes no file for another reason is closed', async () => {
    const folder = emptyFolder()
    expect(await folderFacts(folder).folderWritable()).toBe(true)
    expect(await folderFacts(folder, refusing('ENOSPC')).folderWritable()).toBe(true)
    await expect(folderFacts(folder, refusing('EROFS')).folderWritable()).rejects.toThrow('EROFS')
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a job', () => {
  test('tells how often it ran, failed and last went well; a failure is logged under its name', async () => {
    const lines: string[] = []
    let now = 1_000
    let fails = true
    const jobs = jobBook(
      () => now,
      jsonLog(
        line => lines.push(line),
        () => now,
      ),
    )
    const again = jobs.start('letters', { first: 3_600_000, every: 3_600_000 }, () =>
      fails ? Promise.reject(new Error('no line')) : Promise.resolve(),
    )
    expect(jobs.list()).toMatchObject([{ name: 'letters', runs: 0, lastAt: null, lastDone: null, nextAt: 3_601_000 }])
    await again()
    fails = false
    now = 2_000
    await again()
    expect(jobs.list()).toMatchObject([{ runs: 2, failures: 1, lastAt: 2_000, lastDone: 2_000, lastFailed: 1_000 }])
    expect(lines.map(line => JSON.parse(line) as object)).toMatchObject([{ level: 'error', job: 'letters', message: 'no line' }])
  })
  test('waits for its run before: two at once are one', async () => {
    let ran = 0
    let end = () => {}
    const jobs = jobBook(
      Date.now,
      jsonLog(() => {}, Date.now),
    )
    const go = jobs.start('sweep', { first: 3_600_000 }, () => {
      ran++
      return new Promise<void>(resolve => (end = resolve))
    })
    const both = [go(), go()]
    end()
    await Promise.all(both)
    expect(ran).toBe(1)
  })
})
