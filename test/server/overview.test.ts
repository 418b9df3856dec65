import { describe, expect, test } from 'vitest'
import type { Overview } from '#domain/overview'
import type { Gap, Progress } from '#domain/progress'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

async function three() {
  const app = await testApp('2021-08-03T09:00:00+08:00')
  const client = await app.bureau()
  const agency = async (code: string, parentId: number | null) =>
    (await client.call<{ id: number }>('POST', '/agencies', { code, name: code, parentId })).body.id
  const [water, school] = [await agency('水务局', null), await agency('教育局', null)]
  await agency('河道处', water)
  await agency('一中', school)
  const make = (agencyCode: string, projectName: string) =>
    declare(client, { agencyCode, agencyName: agencyCode, projectName, indicators: [indicator('服务人次', '1200人次')] })
  const fill = async (by: Client, project: Awaited<ReturnType<typeof make>>, perMonth: number, spent: number) => {
    for (const month of ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2021-07']) {
      const values = [{ indicatorId: idOf(project, '服务人次'), value: perMonth }]
      await by.call('PUT', `/projects/${project.id}/actuals/${month}`, { entries: values })
      const money = [{ subprojectId: project.subprojects[0]!.id, spent, allocated: 10_000_000 }]
      await by.call('PUT', `/projects/${project.id}/expenditures/${month}`, { entries: money })
    }
  }
  const [late, good, silent] = [await make('河道处', '清淤'), await make('一中', '信息化'), await make('一中', '不报的项目')]
  await fill(client, late, 30, 3_000_000)
  await fill(client, good, 100, 10_000_000)
  return { app, client, late, good, silent, water, school }
}
const overview = async (client: Client, query: string) => (await client.call<Overview>('GET', `/overview?${query}`)).body

describe('the portfolio', () => {
  test('totals, lights and money agree with the projects', async () => {
    const { client } = await three()
    const view = await overview(client, 'year=2021&asOf=2021-07')
    expect(view.totals).toMatchObject({
      projects: 3,
      budget: 360_000_000,
      spent: 91_000_000,
      executionRate: 91 / 360,
      atRiskAmount: 120_000_000,
      signals: { behind: 1, normal: 1, missing: 1, warning: 0, ahead: 0, notDue: 0 },
      budgetSignals: { behind: 1, normal: 1, missing: 1, warning: 0, ahead: 0, notDue: 0 },
      reports: { due: 3, submitted: 0, approved: 0, late: 0 },
    })
    expect(view.lastMonth).toBe('2021-07')
    expect(view.months[6]).toMatchObject({ spent: 13_000_000, toDate: 91_000_000 })
    expect(view.projects.items.map(item => [item.name, item.goalSignal])).toEqual([
      ['清淤', 'behind'],
      ['不报的项目', 'missing'],
      ['信息化', 'normal'],
    ])
  })

  test('without a month it opens at the last one with data', async () => {
    const { client } = await three()
    expect((await overview(client, 'year=2021')).asOf).toBe('2021-07')
    expect((await overview(client, '')).year).toBe(2021)
  })

  test('a month that is not over yet misses nothing', async () => {
    const { client } = await three()
    const ahead = await overview(client, 'year=2021&asOf=2021-12')
    expect(ahead.totals.signals.missing).toBe(0)
    expect(ahead.totals.budgetSignals.missing).toBe(0)
    expect(ahead.totals.reports.due).toBe(0)
  })

  test('departments add up their units, the largest amount at risk first', async () => {
    const { client } = await three()
    const { departments } = await overview(client, 'year=2021&asOf=2021-07')
    expect(departments.map(row => [row.name, row.projects, row.executionRate, row.atRiskAmount])).toEqual([
      ['水务局', 1, 21 / 120, 120_000_000],
      ['教育局', 2, 70 / 240, 0],
    ])
    expect(departments[0]!.months.slice(5, 8).map(cell => [cell.executionRate, cell.signal])).toEqual([
      [18 / 120, 'behind'],
      [21 / 120, 'behind'],
      [null, 'notDue'],
    ])
  })

  test('a filter cuts the list and leaves the counts of the whole', async () => {
    const { client, school } = await three()
    const filtered = await overview(client, 'year=2021&asOf=2021-07&signal=behind')
    expect(filtered.projects.items.map(item => item.name)).toEqual(['清淤'])
    expect(filtered.totals.signals.normal).toBe(1)
    const named = await overview(client, `year=2021&asOf=2021-07&q=${encodeURIComponent('信息')}`)
    expect(named.projects.items.map(item => item.name)).toEqual(['信息化'])
    const cut = await overview(client, `year=2021&asOf=2021-07&agencyId=${school}`)
    expect([cut.totals.projects, cut.projects.total]).toEqual([2, 2])
    expect((await overview(client, `year=2021&asOf=2021-07&q=${encodeURIComponent('%')}`)).projects.total).toBe(0)
  })

  test.each(['risk', 'rate', 'progress', 'budget', 'name', 'signal'])('sorted by %s every project stands once', async sort => {
    const { client } = await three()
    const page = async (n: number) =>
      (await overview(client, `year=2021&asOf=2021-07&sort=${sort}&pageSize=2&page=${n}`)).projects
    const [first, second] = [await page(1), await page(2)]
    expect(first.total).toBe(3)
    expect(new Set([...first.items, ...second.items].map(item => item.id)).size).toBe(3)
  })

  test('an empty workspace answers zeros and nulls, not errors', async () => {
    const client = await (await testApp()).bureau()
    const view = await overview(client, 'year=2021&asOf=2021-07')
    expect(view.totals).toMatchObject({ projects: 0, budget: null, executionRate: null, atRiskAmount: null })
    expect([view.lastMonth, view.departments, view.projects.items]).toEqual([null, [], []])
  })

  test('a month that does not exist, and one of another year, are refused', async () => {
    const client = await (await testApp()).bureau()
    expect((await client.call('GET', '/overview?asOf=2021-13')).status).toBe(400)
    expect((await client.call('GET', '/overview?year=2021&asOf=2022-01')).status).toBe(422)
  })
})

describe('a flagged gap', () => {
  test('it is listed with its rule, written on with versions, and its earlier writing is not lost', async () => {
    const { client, late } = await three()
    const progress = (await client.call<Progress>('GET', `/projects/${late.id}/progress?asOf=2021-07`)).body
    const [row] = progress.indicators
    expect(row).toMatchObject({ signal: 'behind', toDate: 210, expected: 700, gapId: `${row!.id}.2021-01` })
    expect(row!.rule.text).toContain('滞后')
    const write = (body: object) => client.call<Gap>('PATCH', `/gaps/${row!.gapId}`, body)
    const first = await write({ causes: ['staff', 'other'], note: '招标推迟', likelihood: 'possible', version: 0 })
    expect(first.body).toMatchObject({ version: 1, causes: ['staff', 'other'], note: '招标推迟', likelihood: 'possible' })
    expect((await write({ note: '别的', version: 0 })).status).toBe(409)
    expect((await write({ forecast: 900, version: 1 })).body).toMatchObject({ version: 2, note: '招标推迟', forecast: 900 })
    const listed = (await client.call<{ items: Gap[] }>('GET', '/gaps?year=2021&asOf=2021-07&state=open')).body.items
    expect(listed.map(gap => [gap.projectName, gap.since, gap.months, gap.version])).toEqual([['清淤', '2021-01', 7, 2]])
  })

  test('a gap the rules do not find cannot be written on', async () => {
    const { client, good } = await three()
    const id = idOf(good, '服务人次')
    expect((await client.call('PATCH', `/gaps/${id}.2021-03`, { note: 'x' })).status).toBe(404)
    expect((await client.call('PATCH', '/gaps/none', { note: 'x' })).status).toBe(400)
  })
})
