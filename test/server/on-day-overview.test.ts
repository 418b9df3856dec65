import { describe, expect, test } from 'vitest'
import type { Overview, Points } from '#domain/overview'
import { testApp } from '../support/app.ts'
import { declare, idOf } from '../support/declaration.ts'

type Refused = { type: string; detail: string }
type Items = { items: Overview['projects']['items']; total: number }

/** Money and visits of May entered on the 5th of June; the visits corrected in August, the report handed in on the 12th of August;
 * a second project declared in September. */
async function story() {
  const app = await testApp('2021-03-01T09:00:00+08:00')
  const own = await declare(await app.bureau())
  const visits = idOf(own, '服务人次')
  const may = '2021-05'
  const save = async (value: number, note?: string) =>
    (await app.bureau()).call('PUT', `/projects/${own.id}/actuals/${may}`, { entries: [{ indicatorId: visits, value, note }] })
  app.setClock('2021-06-05T23:30:00+08:00')
  await save(60)
  app.setClock('2021-08-10T09:00:00+08:00')
  await save(600, '补报')
  app.setClock('2021-08-12T09:00:00+08:00')
  await (await app.bureau()).call('POST', `/projects/${own.id}/reports/${may}/submit`, {})
  app.setClock('2021-09-01T09:00:00+08:00')
  await declare(await app.bureau(), { projectName: '后来的项目' })
  const reader = await app.bureau()
  const look = async (on?: string, more = '') => {
    const { status, body } = await reader.call<Overview & Refused>('GET', `/overview?asOf=${may}${on ? `&on=${on}` : ''}${more}`)
    return { status, body }
  }
  return { app, own, reader, look }
}

describe('the portfolio as it looked on a day', () => {
  test('counts what had been recorded by the end of that day, and no project declared later', async () => {
    const { look } = await story()
    const seen = async (on?: string) => {
      const { body } = await look(on)
      const { totals, projects, on: shown } = body
      return [shown, totals.projects, projects.items.length, totals.reports.submitted, projects.items.at(-1)!.counts.behind > 0]
    }
    expect(await seen('2021-06-05')).toEqual(['2021-06-05', 1, 1, 0, true])
    expect(await seen('2021-08-11')).toEqual(['2021-08-11', 1, 1, 0, false])
    expect(await seen('2021-08-12')).toEqual(['2021-08-12', 1, 1, 1, false])
    const [shown, projects] = await seen()
    expect([shown, projects]).toEqual([undefined, 2])
  })

  test('agrees with the page of each project on that day', async () => {
    const { look, reader, own } = await story()
    const { body } = await look('2021-06-05')
    const page = await reader.call<{ counts: unknown; progress: number; goalSignal: string }>(
      'GET',
      `/projects/${own.id}/progress?asOf=2021-05&on=2021-06-05`,
    )
    const { counts, progress, goalSignal } = body.projects.items[0]!
    expect({ counts, progress, goalSignal }).toEqual({
      counts: page.body.counts,
      progress: page.body.progress,
      goalSignal: page.body.goalSignal,
    })
  })

  test('says beside it what is recorded of the same month now', async () => {
    const { look } = await story()
    const { body } = await look('2021-06-05')
    expect([body.totals.signals.behind, body.later!.signals.behind]).toEqual([1, 0])
    expect([body.totals.spent, body.later!.spent, body.later!.months.length]).toEqual([null, null, 12])
    expect((await look()).body.later).toBeUndefined()
  })

  test('the last day before today shows what is stored now', async () => {
    const { app, look } = await story()
    const { body: now } = await look()
    app.setClock('2021-09-02T09:00:00+08:00')
    const reader = await app.bureau()
    const { body: then } = await reader.call<Overview>('GET', '/overview?asOf=2021-05&on=2021-09-01')
    // Year ends are the exception: nothing is foreseen afterwards.
    const unforeseen = { likelihood: null, scoreExpected: null, surplusExpected: null }
    const items = now.projects.items.map(item => ({ ...item, ...unforeseen }))
    expect({ ...then, on: undefined, later: undefined }).toEqual({ ...now, on: undefined, projects: { ...now.projects, items } })
  })

  test('list, picture and workbook of the day agree with it', async () => {
    const { reader } = await story()
    const query = 'asOf=2021-05&on=2021-06-05'
    const points = await reader.call<Points>('GET', `/overview/points?${query}`)
    const items = await reader.call<Items>('GET', `/overview/items?${query}`)
    const file = await reader.file(`/overview/export.xlsx?${query}`)
    expect([points.body.ids.length, items.body.total, file.status]).toEqual([1, 1, 200])
    expect(file.bytes.length).toBeGreaterThan(1000)
  })

  test('whose making fails is told and not asked for ever; asked again it is made anew', async () => {
    const { app, own, reader } = await story()
    const ask = () => reader.call<{ ready: boolean }>('GET', '/overview/day?asOf=2021-05&on=2021-06-05')
    const waited = async () => {
      for (let tries = 0; tries < 2000; tries++) {
        const { status, body } = await ask()
        if (status !== 200 || body.ready) return status
        await new Promise(setImmediate)
      }
      return 'for ever'
    }
    // Targets are never written over: a damaged one is made past the guard.
    if (app.store.dialect === 'postgres') app.store.raw('alter table target_version disable trigger all')
    else
      for (const { name } of app.store.raw(
        `select name from sqlite_master where type = 'trigger' and tbl_name = 'target_version'`,
      ))
        app.store.raw(`drop trigger ${String(name)}`)
    const [kept] = app.store.raw(`select target from target_version where project_id = ${own.id} limit 1`)
    const put = (text: string) => app.store.raw(`update target_version set target = '${text}' where project_id = ${own.id}`)
    put('{')
    expect(await waited()).toBe(500)
    expect((await ask()).body.ready).toBe(false)
    expect(await waited()).toBe(500)
    put(String(kept!.target))
    expect(await waited()).toBe(200)
  })

  test('a unit sees its own projects of that day', async () => {
    const { app, own } = await story()
    const head = await app.account('head-of-day', 'unitHead', own.agency.id)
    const mine = await head.call<Overview>('GET', '/overview?asOf=2021-05&on=2021-06-05')
    expect([mine.status, mine.body.totals.projects]).toEqual([200, 1])
  })

  test('before anything was recorded it says since when; a day that does not exist is refused; today and later are today', async () => {
    const { look } = await story()
    const early = await look('2021-02-28')
    expect([early.status, early.body.type]).toEqual([422, '/problems/before-any-record'])
    expect(early.body.detail).toContain('2021-03-01')
    expect((await look('2021-02-30')).status).toBe(400)
    expect([(await look('2021-09-01')).body.on, (await look('2999-01-01')).body.on]).toEqual([undefined, undefined])
  })
})
