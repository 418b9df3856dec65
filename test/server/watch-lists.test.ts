import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { OverviewItem } from '#domain/overview'
import { national2020 } from '#domain/ruleset'
import { startRule, type WatchRule } from '#domain/watch-rule'
import { firstWatchList } from '../../server/acts/watch-list.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

type Counts = { hits: number; unknown: number; of: number; budget: number | null }
type List = { id: number; version: number; name: string; state: string; rule: WatchRule; sentence: string; start: boolean }
type Found = { asOf: string; sentence: string; counts: Counts; items: OverviewItem[] }
type Watched = Found & { list: List; versions: List[]; total: number }

const rate = (ratio: number, month: number | null = null): WatchRule => ({
  match: 'all',
  conditions: [{ field: 'rate', side: 'below', ratio, month }],
})

/** 清淤 spent 40% by August, 信息化 80%; of 没钱的 nobody knows a budget's rate: its budget is 0. */
async function three() {
  const app = await testApp('2021-09-20T09:00:00+08:00')
  const client = await app.bureau()
  const make = (agencyCode: string, projectName: string, more = {}) =>
    declare(client, { agencyCode, agencyName: agencyCode, projectName, indicators: [indicator('服务人次', '1200人次')], ...more })
  const [slow, fast] = [await make('水务局', '清淤'), await make('教育局', '信息化')]
  const spend = async (project: typeof slow, spent: number) => {
    for (let month = 1; month <= 8; month++) {
      const at = `2021-0${month}`
      const money = [{ subprojectId: project.subprojects[0]!.id, spent, allocated: 0 }]
      expect((await client.call('PUT', `/projects/${project.id}/expenditures/${at}`, { entries: money })).status).toBe(200)
      const values = [{ indicatorId: idOf(project, '服务人次'), value: 100 }]
      await client.call('PUT', `/projects/${project.id}/actuals/${at}`, { entries: values })
    }
  }
  await spend(slow, 6_000_000)
  await spend(fast, 12_000_000)
  const silent = await make('教育局', '没有月报')
  return { app, client, slow, fast, silent }
}
const preview = (client: Client, rule: WatchRule, query = 'asOf=2021-08') =>
  client.call<Found>('POST', `/watch-list-previews?${query}`, { rule })

describe('key monitoring lists', () => {
  test('a rule is tried on the real projects before it is kept, and says it in words', async () => {
    const { client } = await three()
    const { body } = await preview(client, rate(0.6, 8))
    expect(body.sentence).toBe('8月末预算执行率低于 60%。')
    expect(body.counts).toMatchObject({ hits: 1, unknown: 1, of: 3, budget: 120_000_000 })
    expect(body.items.map(item => item.name)).toEqual(['清淤'])
    const english = await client.call<Found>(
      'POST',
      '/watch-list-previews?asOf=2021-08',
      { rule: rate(0.6, 8) },
      { 'accept-language': 'en' },
    )
    expect(english.body.sentence).toBe('Budget execution below 60% at the end of Aug.')
  })

  test('what is asked of August is not known in July, and never guessed', async () => {
    const { client } = await three()
    const { body } = await preview(client, rate(0.6, 8), 'asOf=2021-07')
    expect(body.counts).toMatchObject({ hits: 0, unknown: 3, of: 3 })
  })

  test('a rule that finds everything, nothing, or a year without projects is answered with its counts', async () => {
    const { client } = await three()
    const all = await preview(client, { match: 'any', conditions: [{ field: 'budget', side: 'atLeast', fen: 0 }] })
    expect(all.body.counts).toMatchObject({ hits: 3, of: 3 })
    const none = await preview(client, { match: 'all', conditions: [{ field: 'name', text: '不存在' }] })
    expect(none.body).toMatchObject({ counts: { hits: 0, of: 3, budget: null }, items: [] })
    const empty = await preview(client, rate(0.6), 'year=2015')
    expect(empty.body.counts).toMatchObject({ hits: 0, unknown: 0, of: 0 })
  })

  test('a list is kept, changed as a new version, and archived; nothing is overwritten', async () => {
    const { client } = await three()
    const made = await client.call<List>('POST', '/watch-lists', { name: '执行慢的', rule: rate(0.6) })
    expect([made.status, made.body.version]).toEqual([201, 1])
    const path = `/watch-lists/${made.body.id}`
    const change = (version: number, more: object) =>
      client.call('PUT', path, { name: '执行慢的', rule: rate(0.5), state: 'active', version, ...more })
    expect((await change(1, {})).status).toBe(200)
    expect((await change(1, {})).status).toBe(409)
    expect((await change(2, { state: 'archived' })).status).toBe(200)
    const { body } = await client.call<Watched>('GET', `${path}?asOf=2021-08`)
    expect(body.versions.map(one => [one.version, one.state, one.sentence])).toEqual([
      [3, 'archived', '预算执行率低于 50%。'],
      [2, 'active', '预算执行率低于 50%。'],
      [1, 'active', '预算执行率低于 60%。'],
    ])
    expect((await client.call('POST', '/watch-lists', { name: '执行慢的', rule: rate(0.6) })).status).toBe(201)
    expect((await change(3, { state: 'active' })).status).toBe(422)
  })

  test('the projects that cannot be judged are listed apart', async () => {
    const { client } = await three()
    const { body } = await client.call<List>('POST', '/watch-lists', { name: '慢', rule: rate(0.6) })
    const shown = async (show: string) =>
      (await client.call<Watched>('GET', `/watch-lists/${body.id}?asOf=2021-08&show=${show}`)).body.items.map(one => one.name)
    expect([await shown('hits'), await shown('unknown')]).toEqual([['清淤'], ['没有月报']])
  })

  test('a unit sees of a list only its own projects, and changes none', async () => {
    const { app, client, slow } = await three()
    const { body } = await client.call<List>('POST', '/watch-lists', { name: '慢', rule: rate(1) })
    const clerk = await app.account('clerk-water', 'clerk', slow.agency.id)
    const seen = await clerk.call<Watched>('GET', `/watch-lists/${body.id}?asOf=2021-08`)
    expect(seen.body.counts).toMatchObject({ hits: 1, of: 1 })
    expect((await clerk.call('POST', '/watch-lists', { name: '我的', rule: rate(1) })).status).toBe(403)
    expect((await preview(clerk, rate(1))).status).toBe(403)
  })

  test('a department keeps lists of its own, over its own projects, that no other department sees', async () => {
    const { app, client, slow, fast } = await three()
    const water = await app.account('water', 'department', slow.agency.id)
    const school = await app.account('school', 'department', fast.agency.id)
    const rule: WatchRule = { match: 'all', conditions: [{ field: 'budget', side: 'atLeast', fen: 0 }] }
    const made = await water.call<List>('POST', '/watch-lists', { name: '大项目', rule })
    expect([made.status, (await preview(water, rule)).body.counts.of]).toEqual([201, 1])
    const path = `/watch-lists/${made.body.id}`
    const change = { name: '大项目', rule, state: 'active', version: 1 }
    for (const [method, route, body] of [
      ['GET', path, undefined],
      ['GET', `${path}/projects.xlsx`, undefined],
      ['PUT', path, change],
      ['POST', '/watch-list-previews', { rule, listId: made.body.id }],
      ['PUT', '/subscriptions', { subject: 'list', subjectId: made.body.id, alerts: true, digest: true, channels: ['inbox'] }],
    ] as const)
      expect([route, (await school.call(method, route, body)).status]).toEqual([route, 404])
    // Nor may it name an agency it does not see: the sentence would read its name out.
    const naming = (agencyId: number): WatchRule => ({ match: 'all', conditions: [{ field: 'agency', agencyId }] })
    expect((await preview(school, naming(slow.agency.id))).status).toBe(404)
    expect((await school.call('POST', '/watch-lists', { name: '邻居', rule: naming(slow.agency.id) })).status).toBe(404)
    const namesFor = async (by: Client) => {
      const { items } = (await by.call<{ items: (List & { owner: object | null; mayEdit: boolean })[] }>('GET', '/watch-lists'))
        .body
      return items.map(({ name, owner, mayEdit }) => ({ name, owner, mayEdit }))
    }
    const owner = { id: slow.agency.id, name: slow.agency.name }
    expect(await namesFor(water)).toEqual([{ name: '大项目', owner, mayEdit: true }])
    expect(await namesFor(client)).toEqual([{ name: '大项目', owner, mayEdit: true }])
    expect(await namesFor(school)).toEqual([])
    // Its name is taken nowhere else, and the bureau looking at it sees the department's projects alone.
    expect((await school.call('POST', '/watch-lists', { name: '大项目', rule })).status).toBe(201)
    expect((await water.call('POST', '/watch-lists', { name: '大项目', rule })).status).toBe(422)
    const counts = async (by: Client) => (await by.call<Watched>('GET', `${path}?asOf=2021-08`)).body.counts
    expect([(await counts(client)).of, (await counts(water)).of]).toEqual([1, 1])
    // Changed by the bureau it stays the department's.
    expect((await client.call('PUT', path, { ...change, name: '大项目（水）' })).status).toBe(200)
    expect((await namesFor(water))[0]).toEqual({ name: '大项目（水）', owner, mayEdit: true })
  })

  test('the bureau’s lists are looked at by departments and changed by the bureau alone', async () => {
    const { app, client, slow } = await three()
    const { body } = await client.call<List>('POST', '/watch-lists', { name: '慢', rule: rate(1) })
    const water = await app.account('water', 'department', slow.agency.id)
    const seen = await water.call<{ list: { owner: null; mayEdit: boolean } }>('GET', `/watch-lists/${body.id}?asOf=2021-08`)
    expect(seen.body.list).toMatchObject({ owner: null, mayEdit: false })
    const change = { name: '快', rule: rate(1), state: 'active', version: 1 }
    expect((await water.call('PUT', `/watch-lists/${body.id}`, change)).status).toBe(403)
  })

  test('a bureau begins with the list its rules begin with, once, and it does not come back after it was archived', async () => {
    const { app, client } = await three()
    await firstWatchList(app.store, app.now())
    await firstWatchList(app.store, app.now())
    const { body } = await client.call<{ items: (List & { counts: Counts })[] }>('GET', '/watch-lists?asOf=2021-08')
    expect(body.items.map(one => [one.start, one.rule, one.sentence])).toEqual([
      [true, startRule(national2020), '全年预算不低于 200万元，且8月末预算执行率低于 60%。'],
    ])
    const [{ id, name, rule }] = body.items as unknown as [List]
    await client.call('PUT', `/watch-lists/${id}`, { name, rule, state: 'archived', version: 1 })
    await firstWatchList(app.store, app.now())
    expect((await client.call<{ items: List[] }>('GET', '/watch-lists')).body.items).toHaveLength(1)
  })

  test('a new list begins where the rule set in force begins key monitoring; lists keep their own rules', async () => {
    const { app, client } = await three()
    await firstWatchList(app.store, app.now())
    const keyMonitoring = { budgetFrom: 500_000_000, executionBelow: 0.5, month: 9 }
    const ruleSet = { ...national2020, keyMonitoring }
    const bureau = await app.bureau()
    expect((await bureau.call('POST', '/rule-sets', { ruleSet, base: 1, reason: '抬高起点' })).status).toBe(201)
    const activation = { version: 2, reason: '抬高起点', instead: { code: ruleSet.code, version: 1 } }
    expect((await bureau.call('POST', `/rule-sets/${ruleSet.code}/activate`, activation)).status).toBe(200)
    const read = async () =>
      (await client.call<{ items: List[]; start: Pick<List, 'rule' | 'sentence'> }>('GET', '/watch-lists')).body
    const { items, start } = await read()
    expect(start).toEqual({ rule: startRule({ keyMonitoring }), sentence: '全年预算不低于 500万元，且9月末预算执行率低于 50%。' })
    expect(items.map(one => [one.start, one.rule])).toEqual([[false, startRule(national2020)]])
    await client.call('POST', '/watch-lists', { name: '大项目', rule: start.rule })
    expect((await read()).items.find(one => one.name === '大项目')).toMatchObject({ start: true, rule: start.rule })
  })

  test('the workbook holds the projects and the rule that chose them', async () => {
    const { client } = await three()
    const { body } = await client.call<List>('POST', '/watch-lists', { name: '慢', rule: rate(0.6) })
    const { bytes } = await client.file(`/watch-lists/${body.id}/projects.xlsx?asOf=2021-08`)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    expect(workbook.worksheets[0]!.getRow(2).getCell(2).value).toBe('清淤')
    expect(workbook.worksheets[1]!.getRow(3).getCell(2).value).toBe('预算执行率低于 60%。')
  })
})
