import { describe, expect, test } from 'vitest'
import { deleteSessionsOf } from '../../db/queries/sessions.ts'
import { updateAccount } from '../../db/queries/accounts.ts'
import { createApp } from '../../server/app.ts'
import { live, liveStreams } from '../../server/live/streams.ts'
import { declaration, indicator } from '../support/declaration.ts'
import { testApp, testPassword, type Client, type TestApp } from '../support/app.ts'

type Event = { event: string; data: string; id?: string }

/** A page that listens, read event by event; `events` of a stream that ended answers null. */
async function listen(app: TestApp, cookie: string, headers: Record<string, string> = {}) {
  const response = await app.app.request('/api/v1/events', { headers: { cookie, ...headers } })
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  async function next(): Promise<Event | null> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const of = (name: string) => lines.find(line => line.startsWith(`${name}: `))?.slice(name.length + 2)
        const event = of('event')
        if (event !== undefined) return { event, data: of('data') ?? '', ...(of('id') === undefined ? {} : { id: of('id')! }) }
        continue
      }
      const { value, done } = await reader.read()
      if (done) return null
      text += decoder.decode(value)
    }
  }
  return { status: response.status, response, next, leave: () => reader.cancel() }
}

async function cookieFor(app: TestApp, username: string) {
  const { headers } = await app.anonymous.call('POST', '/session', { username, password: testPassword })
  return headers.get('set-cookie')!.split(';')[0]!
}

/** Two units with a project each; the clerk of the first and the bureau listen. */
async function bureau() {
  const app = await testApp()
  const office = await app.bureau()
  const made = async (code: string) => {
    const given = declaration({
      agencyCode: code,
      agencyName: code,
      projectName: `项目${code}`,
      indicators: [indicator('人次', '≥1200人次')],
    })
    const answer = await office.call<{ id: number; agency: { id: number }; indicators: { id: number }[] }>('POST', '/projects', {
      declaration: given,
    })
    return answer.body
  }
  const [own, other] = [await made('A01'), await made('B01')]
  const clerk = await app.account('clerk', 'clerk', own.agency.id)
  const save = (client: Client, project: typeof own, value: number) =>
    client.call('PUT', `/projects/${project.id}/actuals/2021-05`, {
      entries: [{ indicatorId: project.indicators[0]!.id, value }],
    })
  const look = () => app.at.streams.look(app.at)
  return { app, office, clerk, own, other, save, look, cookie: await cookieFor(app, 'clerk') }
}

describe('a page that listens', () => {
  test('is told that something changed after a save of another session, without any figure in it', async () => {
    const { app, office, own, save, look, cookie } = await bureau()
    const page = await listen(app, cookie)
    expect(page.response.headers.get('content-type')).toBe('text/event-stream')
    expect(page.response.headers.get('cache-control')).toBe('no-store')
    expect(await page.next()).toMatchObject({ event: 'open', data: '' })
    // Whatever happened before it listened is asked for once.
    const first = await page.next()
    expect(first).toMatchObject({ event: 'change', data: '' })
    app.moveClock(live.sayEvery)
    await save(office, own, 5)
    await look()
    const told = await page.next()
    expect(told).toMatchObject({ event: 'change', data: '' })
    expect(told!.id).not.toBe(first!.id)
    await page.leave()
  })

  test('hears of ten saves in a row once, and of the last of them after the pause', async () => {
    const { app, office, own, save, look, cookie } = await bureau()
    const page = await listen(app, cookie)
    await page.next()
    await page.next()
    for (let value = 1; value <= 10; value++) {
      await save(office, own, value)
      await look()
      app.moveClock(100)
    }
    app.moveClock(live.sayEvery)
    await look()
    expect((await page.next())!.event).toBe('change')
    app.moveClock(live.beatEvery)
    await look()
    expect((await page.next())!.event).toBe('beat')
    await page.leave()
  })

  test('hears nothing of another unit’s project, of a sign-in or of a download; the bureau hears of every project', async () => {
    const { app, office, other, save, look, cookie } = await bureau()
    await app.account('chief', 'bureau')
    const [page, all] = [await listen(app, cookie), await listen(app, await cookieFor(app, 'chief'))]
    for (const one of [page, all]) expect([(await one.next())!.event, (await one.next())!.event]).toEqual(['open', 'change'])
    app.moveClock(live.sayEvery)
    await cookieFor(app, 'clerk')
    await office.file('/overview/export.xlsx?view=projects')
    await look()
    await save(office, other, 7)
    await look()
    expect((await all.next())!.event).toBe('change')
    app.moveClock(live.beatEvery)
    await look()
    expect((await page.next())!.event).toBe('beat')
    await Promise.all([page.leave(), all.leave()])
  })

  test('hears of what another process on the same file saves', async () => {
    const { app, own, look, cookie } = await bureau()
    const page = await listen(app, cookie)
    await page.next()
    await page.next()
    app.moveClock(live.sayEvery)
    // A second connection with a trail of its own, as another process has.
    const store = app.store.again()
    const twin = createApp({ ...app.at, store, streams: liveStreams(), trail: { chain: 'twin', key: Buffer.alloc(32, 7) } })
    const saved = await twin.request(`/api/v1/projects/${own.id}/actuals/2021-04`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ entries: [{ indicatorId: own.indicators[0]!.id, value: 3 }] }),
    })
    await store.close()
    expect(saved.status).toBe(200)
    await look()
    expect((await page.next())!.event).toBe('change')
    await page.leave()
  })

  test('coming back it is told at once what it missed, and nothing where it missed nothing', async () => {
    const { app, office, own, save, look, cookie } = await bureau()
    const page = await listen(app, cookie)
    await page.next()
    const { id } = (await page.next())!
    await page.leave()
    const quiet = await listen(app, cookie, { 'last-event-id': id! })
    expect((await quiet.next())!.event).toBe('open')
    app.moveClock(live.beatEvery)
    await look()
    expect((await quiet.next())!.event).toBe('beat')
    await quiet.leave()
    await save(office, own, 5)
    const late = await listen(app, cookie, { 'last-event-id': id! })
    expect([(await late.next())!.event, (await late.next())!.event]).toEqual(['open', 'change'])
    await late.leave()
    for (const nonsense of ['x', '1', '1.2.3', '-1.0', '9'.repeat(40)]) {
      const odd = await listen(app, cookie, { 'last-event-id': nonsense })
      expect([(await odd.next())!.event, (await odd.next())!.event]).toEqual(['open', 'change'])
      await odd.leave()
    }
  })
})

describe('a stream ends', () => {
  /** Its last word, and what comes after it. */
  const lastOf = async (page: Awaited<ReturnType<typeof listen>>) => [await page.next(), await page.next()]
  const end = (reason: string) => [{ event: 'end', data: reason }, null]
  async function listening() {
    const all = await bureau()
    const page = await listen(all.app, all.cookie)
    await page.next()
    await page.next()
    return { ...all, page }
  }

  test('when its session is signed out', async () => {
    const { app, page, look, cookie } = await listening()
    await app.anonymous.call('DELETE', '/session', undefined, { cookie })
    await look()
    expect(await lastOf(page)).toEqual(end('session'))
  })
  test('when somebody else ends the session', async () => {
    const { app, page, look } = await listening()
    const { body } = await app
      .signIn('clerk', testPassword)
      .then(client => client.call<{ user: { id: number } }>('GET', '/session'))
    await app.store.tx(db => deleteSessionsOf(db, body.user.id))
    await look()
    expect(await lastOf(page)).toEqual(end('session'))
  })
  test('when the session has reached its absolute end, though it was used all the while', async () => {
    const { app, page, look, cookie } = await listening()
    const { idle, absolute } = app.at.signIn
    for (let gone = 0; gone < absolute; gone += idle / 2) {
      app.moveClock(idle / 2)
      await app.app.request('/api/v1/session', { headers: { cookie } })
      await look()
      if (gone + idle / 2 < absolute) expect((await page.next())!.event).toBe('beat')
    }
    app.moveClock(live.beatEvery)
    await look()
    let last = await page.next()
    while (last?.event === 'beat') last = await page.next()
    expect(last).toEqual({ event: 'end', data: 'session' })
  })
  test('when nobody has used the session for its idle time: listening, and what a page asks by itself, is no use', async () => {
    const { app, page, look, cookie } = await listening()
    const alone = { headers: { cookie, 'x-unattended': '1' } }
    const ask = async () => (await app.app.request('/api/v1/overview', alone)).status
    app.moveClock(app.at.signIn.idle - 1_000)
    expect(await ask()).toBe(200)
    await look()
    expect((await page.next())!.event).toBe('beat')
    app.moveClock(live.beatEvery)
    await look()
    expect(await lastOf(page)).toEqual(end('session'))
    expect(await ask()).toBe(401)
  })
  test('when the account sees another unit from now on', async () => {
    const { app, page, look, other } = await listening()
    const client = await app.signIn('clerk', testPassword)
    const { body } = await client.call<{ user: { id: number } }>('GET', '/session')
    await app.store.tx(db => updateAccount(db, body.user.id, { agencyId: other.agency.id }))
    await look()
    expect(await lastOf(page)).toEqual(end('rights'))
  })
  test('when the server stops, and no new one is taken', async () => {
    const { app, page, cookie } = await listening()
    app.at.streams.stop()
    expect(await lastOf(page)).toEqual(end('stopping'))
    expect((await app.app.request('/api/v1/events', { headers: { cookie } })).status).toBe(429)
  })
})

describe('as many streams as an account may keep', () => {
  test('one more is refused with how many and how long, and is welcome once one was left', async () => {
    const { app, cookie } = await bureau()
    const pages = []
    for (let n = 0; n < live.ofAccount; n++) pages.push(await listen(app, cookie))
    const refused = await app.anonymous.call<{ type: string; detail: string }>('GET', '/events', undefined, { cookie })
    expect([refused.status, refused.body.type, refused.headers.get('retry-after')]).toEqual([
      429,
      '/problems/too-many-streams',
      '60',
    ])
    expect(refused.body.detail).toContain(String(live.ofAccount))
    await pages[0]!.leave()
    const again = await listen(app, cookie)
    expect(again.status).toBe(200)
    await Promise.all([again, ...pages.slice(1)].map(page => page.leave()))
  })
  test('asking for the head alone opens none', async () => {
    const { app, cookie } = await bureau()
    for (let n = 0; n < live.ofAccount + 1; n++)
      expect((await app.app.request('/api/v1/events', { method: 'HEAD', headers: { cookie } })).status).toBe(200)
    const page = await listen(app, cookie)
    expect(page.status).toBe(200)
    await page.leave()
  })
  test('a key for machines has no page to refresh', async () => {
    const { app, own } = await bureau()
    const { id } = (
      await app.signIn('clerk', testPassword).then(client => client.call<{ user: { id: number } }>('GET', '/session'))
    ).body.user
    const security = await app.account('security', 'securityAdministrator')
    const given = { name: '平台', accountId: id, scopes: ['read'] }
    const { body } = await security.call<{ key: string }>('POST', '/api-keys', given)
    const headers = { authorization: `Bearer ${body.key}` }
    expect((await app.anonymous.call('GET', `/projects/${own.id}`, undefined, headers)).status).toBe(200)
    expect((await app.anonymous.call('GET', '/events', undefined, headers)).status).toBe(403)
  })
})
