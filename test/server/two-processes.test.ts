import { describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { verifyTrail } from '../../server/access/verify-trail.ts'
import { liveStreams } from '../../server/live/streams.ts'
import { testApp, testPassword, type Client, type TestApp } from '../support/app.ts'
import { declaration, indicator } from '../support/declaration.ts'

/** A second process on the same database, with a chain of its own in the trail; both share the data folder's keys. */
function twinOf(app: TestApp) {
  const store = app.store.again()
  const twin = createApp({ ...app.at, store, streams: liveStreams(), trail: { ...app.at.trail, chain: 'twin' } })
  const call: Client['call'] = async (method, path, body, headers = {}) => {
    const response = await twin.request(`/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as never, headers: response.headers }
  }
  return { store, call }
}

type Month = { entries: { indicatorId: number; value: number | null; version: number }[] }

async function started() {
  const app = await testApp()
  const office = await app.bureau()
  const { body: unit } = await office.call<{ id: number }>('POST', '/agencies', { code: 'U1', name: '测试单位' })
  const clerk = await app.account('clerk', 'clerk', unit.id)
  const made = await office.call<{ id: number; indicators: { id: number }[] }>('POST', '/projects', {
    declaration: declaration({ indicators: [indicator('培训场次', '≥12场')] }),
  })
  const twin = twinOf(app)
  const signed = await app.anonymous.call('POST', '/session', { username: 'clerk', password: testPassword })
  const cookie = signed.headers.get('set-cookie')!.split(';')[0]!
  const other = <T = never>(method: string, path: string, body?: unknown) => twin.call<T>(method, path, body, { cookie })
  return { app, office, clerk, project: made.body, twin, other, path: `/projects/${made.body.id}/actuals/2021-03` }
}
const entry = (indicatorId: number, value: number, version?: number) => ({ entries: [{ indicatorId, value, version }] })

/** Two processes share a PostgreSQL database; the embedded one has one process. */
describe.runIf(process.env.TEST_POSTGRES)('two processes on one database', () => {
  test('a session opened in one process stands in the other, and ends in both', async () => {
    const { app, twin } = await started()
    const opened = await twin.call('POST', '/session', { username: 'clerk', password: testPassword })
    const cookie = opened.headers.get('set-cookie')!.split(';')[0]!
    const here = () => app.anonymous.call('GET', '/session', undefined, { cookie })
    expect((await here()).status).toBe(200)
    expect((await app.anonymous.call('DELETE', '/session', undefined, { cookie })).status).toBeLessThan(300)
    expect((await twin.call('GET', '/session', undefined, { cookie })).status).toBe(401)
    await twin.store.close()
  })

  test('wrong passwords are counted over both processes together', async () => {
    const { app, twin } = await started()
    const wrong = { username: 'clerk', password: 'nicht-dieses-1' }
    const tries = []
    for (let i = 0; i < 6; i++) tries.push((await (i % 2 ? twin : app.anonymous).call('POST', '/session', wrong)).status)
    expect(tries).toEqual([401, 401, 401, 401, 401, 429])
    await twin.store.close()
  })

  test('of two who saw the same value the second is refused with the first one’s, whichever process answers', async () => {
    const { clerk, project, twin, other, path } = await started()
    const { id } = project.indicators[0]!
    const answers = await Promise.all([clerk.call('PUT', path, entry(id, 3, 0)), other('PUT', path, entry(id, 5, 0))])
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
    await twin.store.close()
  })

  test('forty saves from two processes at once are all kept, each a version of its own, and the trail stays whole', async () => {
    const { app, clerk, project, twin, other, path } = await started()
    const { id } = project.indicators[0]!
    const saves = Array.from({ length: 40 }, (_, i) => (i % 2 ? clerk.call : other)('PUT', path, entry(id, i)))
    expect(new Set((await Promise.all(saves)).map(({ status }) => status))).toEqual(new Set([200]))
    const kept = app.store.raw(`select version, value from actual where indicator_id = ${id} order by version`)
    expect(kept.map(row => row.version)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(new Set(kept.map(row => row.value)).size).toBe(40)
    const last = kept.at(-1)!.value
    for (const ask of [clerk.call, other]) {
      const { body } = await ask<Month>('GET', `/projects/${project.id}/actuals/2021-03`)
      expect(body.entries.find(row => row.indicatorId === id)).toMatchObject({ value: last, version: 40 })
    }
    const { found, chains } = await verifyTrail(app.store.db, app.at.trail.key)
    expect([found, chains]).toEqual([[], 2])
    await twin.store.close()
  })

  test('what one process changes of units, rights and locks the other knows at its next answer', async () => {
    const { app, office, clerk, project, twin, other, path } = await started()
    const { id } = project.indicators[0]!
    expect((await other('PUT', path, entry(id, 3))).status).toBe(200)
    await office.call('PUT', '/calendar/2021-03', { dueOn: '2021-04-05', lockOn: '2021-04-20', version: 0 })
    expect((await other('PUT', path, entry(id, 4))).status).toBe(423)
    const { body: list } = await office.call<{ items: { id: number }[] }>('GET', '/agencies')
    expect((await other<{ items: unknown[] }>('GET', '/agencies')).body.items).toHaveLength(1)
    const added = await office.call('POST', '/agencies', { code: '11', name: '甲下属', parentId: list.items[0]!.id })
    expect(added.status).toBe(201)
    expect((await other<{ items: unknown[] }>('GET', '/agencies')).body.items).toHaveLength(2)
    app.store.raw(`update account set disabled = ${app.store.dialect === 'postgres' ? 'true' : '1'} where username = 'clerk'`)
    expect((await other('GET', '/session')).status).toBe(401)
    expect((await clerk.call('GET', '/session')).status).toBe(401)
    await twin.store.close()
  })
})
