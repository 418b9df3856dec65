import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { CompareIndicator, CompareUnits, CompareYears } from '#domain/compare'
import type { Overview } from '#domain/overview'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

type Refused = { type: string; detail: string }
const rows = (year: number, more: Parameters<typeof declare>[1] = {}) => ({
  projectName: `${year}年服务项目`,
  year,
  indicators: [
    indicator(`${year}年服务人次`, '1200人次'),
    indicator('验收合格率', '100%', { aggregation: 'ratio', pacing: 'whole' }),
  ],
  ...more,
})
const spend = (client: Client, project: { id: number; subprojects: { id: number }[] }, month: string, spent: number) =>
  client.call('PUT', `/projects/${project.id}/expenditures/${month}`, {
    entries: [{ subprojectId: project.subprojects[0]!.id, spent }],
  })
const enter = (client: Client, id: number, month: string, indicatorId: number, value: number) =>
  client.call('PUT', `/projects/${id}/actuals/${month}`, { entries: [{ indicatorId, value }] })

/** 2020 and 2021 of one unit's project; two more units of two departments in 2021. */
async function bureau() {
  const app = await testApp()
  const client = await app.bureau()
  const before = await declare(client, rows(2020))
  const now = await declare(client, rows(2021))
  const other = await declare(client, rows(2021, { agencyCode: 'U2', agencyName: '二号单位', projectName: '别的项目' }))
  await enter(client, before.id, '2020-03', idOf(before, '2020年服务人次'), 300)
  await enter(client, now.id, '2021-03', idOf(now, '2021年服务人次'), 150)
  await enter(client, other.id, '2021-03', idOf(other, '2021年服务人次'), 0)
  await spend(client, before, '2020-02', 60_000_000)
  await spend(client, now, '2021-02', 30_000_000)
  return { app, client, before, now, other }
}

describe('two years of a project', () => {
  test('stand at the end of the same month, indicator beside its twin', async () => {
    const { client, now, before } = await bureau()
    const { status, body } = await client.call<CompareYears>('GET', `/compare/years?projectId=${now.id}&asOf=2021-03`)
    expect([status, body.now.asOf, body.before?.asOf, body.missing]).toEqual([200, '2021-03', '2020-03', null])
    expect([body.now.execution, body.before?.execution]).toEqual([
      { part: 30_000_000, whole: 120_000_000, ratio: 0.25 },
      { part: 60_000_000, whole: 120_000_000, ratio: 0.5 },
    ])
    const [visits, accepted] = body.rows
    expect([visits!.now?.toDate, visits!.before?.toDate, visits!.before?.projectId]).toEqual([150, 300, before.id])
    expect(visits!.change).toEqual({ difference: -150, share: -0.5, points: false })
    expect([accepted!.change, accepted!.hindrance]).toEqual([null, 'empty'])
  })

  test('without a project before it, or with one that is gone, it says which', async () => {
    const { app, client, before, now } = await bureau()
    const first = await client.call<CompareYears>('GET', `/compare/years?projectId=${before.id}`)
    expect([first.body.before, first.body.missing]).toEqual([null, 'none'])
    app.store.raw(`delete from project where id = ${before.id}`)
    const gone = await client.call<CompareYears>('GET', `/compare/years?projectId=${now.id}`)
    expect([gone.status, gone.body.before, gone.body.missing]).toEqual([200, null, 'gone'])
    expect(gone.body.rows.map(row => row.hindrance)).toEqual(['onlyNow', 'onlyNow'])
  })

  test('a month of another year is refused', async () => {
    const { client, now } = await bureau()
    expect((await client.call('GET', `/compare/years?projectId=${now.id}&asOf=2020-03`)).status).toBe(422)
  })
})

describe('two units', () => {
  test('show the same sums as the overview shows of each', async () => {
    const { client, now, other } = await bureau()
    const [a, b] = [now.agency.id, other.agency.id]
    const { body } = await client.call<CompareUnits>('GET', `/compare/units?a=${a}&b=${b}&year=2021&asOf=2021-03`)
    for (const [i, id] of [a, b].entries()) {
      const { totals } = (await client.call<Overview>('GET', `/overview?year=2021&asOf=2021-03&agencyId=${id}`)).body
      const side = body.sides[i]!
      expect([side.projects, side.execution.part, side.execution.whole, side.atRisk.part, side.signals]).toEqual([
        totals.projects,
        totals.spent,
        totals.budget,
        totals.atRiskAmount,
        totals.signals,
      ])
    }
    expect([body.sides[0]!.name, body.sides[1]!.name, body.nested]).toEqual(['测试单位', '二号单位', false])
  })

  test('one beside itself is refused; a unit outside the scope is absent', async () => {
    const { app, client, now, other } = await bureau()
    const same = await client.call<Refused>('GET', `/compare/units?a=${now.agency.id}&b=${now.agency.id}`)
    expect([same.status, same.body.type]).toEqual([422, '/problems/compare-same'])
    const head = await app.account('head-of-one', 'unitHead', now.agency.id)
    expect((await head.call('GET', `/compare/units?a=${now.agency.id}&b=${other.agency.id}`)).status).toBe(404)
    expect((await client.call('GET', '/compare/units?a=1&b=999999')).status).toBe(404)
    expect((await client.call('GET', '/compare/units?a=x&b=2')).status).toBe(400)
  })

  test('a year without projects is two empty sides', async () => {
    const { client, now, other } = await bureau()
    const { body } = await client.call<CompareUnits>('GET', `/compare/units?a=${now.agency.id}&b=${other.agency.id}&year=2019`)
    expect(body.sides.map(side => [side.projects, side.execution.ratio, side.reporting.ratio])).toEqual([
      [0, null, null],
      [0, null, null],
    ])
  })
})

describe('one indicator across projects', () => {
  test('finds the name with or without blanks, 0 is a value, the furthest from its target first', async () => {
    const { client, now, other } = await bureau()
    const name = encodeURIComponent('2021年 服务人次')
    const { body } = await client.call<CompareIndicator>('GET', `/compare/indicator?name=${name}&asOf=2021-03`)
    expect(body.items.map(item => [item.projectId, item.toDate, item.attainment])).toEqual([
      [other.id, 0, 0],
      [now.id, 150, 150 / 1200],
    ])
    expect([body.unit, body.largest, body.total]).toEqual(['人次', 1200, 2])
  })

  test('agrees with the page of each project', async () => {
    const { client, now } = await bureau()
    const name = encodeURIComponent('2021年服务人次')
    const { body } = await client.call<CompareIndicator>('GET', `/compare/indicator?name=${name}&asOf=2021-03`)
    type Page = { indicators: { id: number; signal: string; expected: number; toDate: number }[] }
    const page = (await client.call<Page>('GET', `/projects/${now.id}/progress?asOf=2021-03`)).body
    const own = page.indicators.find(row => row.id === idOf(now, '2021年服务人次'))!
    const { signal, expected, toDate } = body.items.find(item => item.projectId === now.id)!
    expect({ signal, expected, toDate }).toEqual({ signal: own.signal, expected: own.expected, toDate: own.toDate })
  })

  test('shows only what the caller may see, and offers only names that two projects have', async () => {
    const { app, now } = await bureau()
    const head = await app.account('head-of-one', 'unitHead', now.agency.id)
    const name = encodeURIComponent('2021年服务人次')
    const found = await head.call<CompareIndicator>('GET', `/compare/indicator?name=${name}`)
    expect(found.body.items.map(item => item.projectId)).toEqual([now.id])
    type Names = { items: { name: string; projects: number }[] }
    expect((await head.call<Names>('GET', '/compare/indicators?year=2021')).body.items).toEqual([])
    const all = await (await app.bureau()).call<Names>('GET', '/compare/indicators?year=2021')
    expect(all.body.items.map(row => [row.name, row.projects])).toEqual([
      ['2021年服务人次', 2],
      ['验收合格率', 2],
    ])
  })

  test('a name nobody uses, and none at all, find nothing', async () => {
    const { client } = await bureau()
    const none = await client.call<CompareIndicator>('GET', '/compare/indicator?name=%25%27')
    expect([none.status, none.body.items, none.body.units]).toEqual([200, [], []])
    expect((await client.call<CompareIndicator>('GET', '/compare/indicator?name=%20')).body.total).toBe(0)
  })
})

test('each comparison is written as a workbook', async () => {
  const { client, now, other } = await bureau()
  const queries = [
    `years.xlsx?projectId=${now.id}`,
    `units.xlsx?a=${now.agency.id}&b=${other.agency.id}&year=2021`,
    `indicator.xlsx?name=${encodeURIComponent('2021年服务人次')}`,
  ]
  const found: unknown[][][] = []
  for (const query of queries) {
    const file = await client.file(`/compare/${query}`)
    expect(file.status).toBe(200)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(file.bytes.slice().buffer)
    const rows: unknown[][] = []
    workbook.worksheets[0]!.eachRow(row => rows.push((row.values as unknown[]).slice(1)))
    found.push(rows)
  }
  const [years, units, like] = found
  // Both years' values of the visits, each in its own columns; the same in 万元 and as a share of the money.
  expect(years!.find(row => row[0] === '2021年服务人次')).toEqual(expect.arrayContaining([150, 300]))
  const march = units!.filter(row => row[1] === '3月')
  expect(march.map(row => row.slice(0, 5))).toEqual([
    ['测试单位', '3月', 0.25, 30, 120],
    ['二号单位', '3月', undefined, undefined, 120],
  ])
  expect(like!.filter(row => row[1] === '二号单位' || row[1] === '测试单位').map(row => [row[0], row[4]])).toEqual([
    ['别的项目', 0],
    ['2021年服务项目', 150],
  ])
})
