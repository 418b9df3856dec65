import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { CompareIndicator, CompareUnits, CompareYears } from '#domain/compare'
import type { Overview } from '#domain/overview'
import { testApp } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

type Refused = { type: string; detail: string }
const visits = (year: number, more: Parameters<typeof declare>[1] = {}) => ({
  projectName: `${year}年服务项目`,
  year,
  indicators: [indicator('服务人次', '1200人次')],
  ...more,
})

/** Visits of March entered in April as 150 and corrected in August to 300, money of February paid in July; last year's project
 * is recorded only in June, and another unit's project in September. */
async function story() {
  const app = await testApp('2021-03-01T09:00:00+08:00')
  const now = await declare(await app.bureau(), visits(2021))
  const enter = async (project: { id: number }, month: string, indicatorId: number, value: number, note?: string) => {
    const { status } = await (
      await app.bureau()
    ).call('PUT', `/projects/${project.id}/actuals/${month}`, { entries: [{ indicatorId, value, note }] })
    expect(status).toBe(200)
  }
  app.setClock('2021-04-05T10:00:00+08:00')
  await enter(now, '2021-03', idOf(now, '服务人次'), 150)
  app.setClock('2021-06-10T10:00:00+08:00')
  const before = await declare(await app.bureau(), visits(2020, { projectName: '2021年服务项目' }))
  await enter(before, '2020-03', idOf(before, '服务人次'), 400)
  app.store.raw(`update project set previous_project_id = ${before.id} where id = ${now.id}`)
  app.setClock('2021-07-01T10:00:00+08:00')
  await (
    await app.bureau()
  ).call('PUT', `/projects/${now.id}/expenditures/2021-02`, {
    entries: [{ subprojectId: now.subprojects[0]!.id, spent: 30_000_000 }],
  })
  app.setClock('2021-08-10T10:00:00+08:00')
  await enter(now, '2021-03', idOf(now, '服务人次'), 300, '更正')
  app.setClock('2021-09-01T10:00:00+08:00')
  const other = await declare(
    await app.bureau(),
    visits(2021, { agencyCode: 'U2', agencyName: '二号单位', projectName: '后来的' }),
  )
  await enter(other, '2021-03', idOf(other, '服务人次'), 0)
  const reader = await app.bureau()
  const get = async <T>(path: string) => (await reader.call<T>('GET', path)).body
  return { app, now, before, other, reader, get }
}

describe('two years of a project on a past day', () => {
  test('show of both what had been recorded by then, and say the day', async () => {
    const { now, get } = await story()
    const seen = async (on?: string) => {
      const body = await get<CompareYears>(`/compare/years?projectId=${now.id}&asOf=2021-03${on ? `&on=${on}` : ''}`)
      const row = body.rows[0]!
      return [body.on, body.missing, row.now?.toDate, row.before?.toDate ?? null, body.now.execution.part]
    }
    expect(await seen('2021-04-05')).toEqual(['2021-04-05', 'later', 150, null, null])
    expect(await seen('2021-06-30')).toEqual(['2021-06-30', null, 150, 400, null])
    expect(await seen('2021-07-01')).toEqual(['2021-07-01', null, 150, 400, 30_000_000])
    expect(await seen()).toEqual([undefined, null, 300, 400, 30_000_000])
  })

  test('before the project was recorded there is nothing, and the answer says since when there is', async () => {
    const { now, reader } = await story()
    const { status, body } = await reader.call<Refused>('GET', `/compare/years?projectId=${now.id}&on=2021-02-28`)
    expect([status, body.type]).toEqual([422, '/problems/before-first-record'])
    expect(body.detail).toContain('2021-03-01')
  })
})

describe('two units on a past day', () => {
  test('show the same sums as the overview of that day shows of each', async () => {
    const { now, other, get } = await story()
    const day = '2021-06-30'
    const asked = `year=2021&asOf=2021-03&on=${day}`
    const body = await get<CompareUnits>(`/compare/units?a=${now.agency.id}&b=${other.agency.id}&${asked}`)
    expect([body.on, body.sides.map(side => side.projects)]).toEqual([day, [1, 0]])
    const { totals } = await get<Overview>(`/overview?${asked}&agencyId=${now.agency.id}`)
    const [side] = body.sides
    expect([side!.projects, side!.execution.part, side!.signals]).toEqual([totals.projects, totals.spent, totals.signals])
    const today = await get<CompareUnits>(`/compare/units?a=${now.agency.id}&b=${other.agency.id}&year=2021&asOf=2021-03`)
    expect([today.on, today.sides.map(one => one.projects), today.sides[0]!.execution.part]).toEqual([
      undefined,
      [1, 1],
      30_000_000,
    ])
    expect([side!.signals.behind + side!.signals.warning, today.sides[0]!.signals.normal]).toEqual([1, 1])
  })

  test('a unit outside the scope is absent on every day', async () => {
    const { app, now, other } = await story()
    const head = await app.account('head-of-one', 'unitHead', now.agency.id)
    const { status } = await head.call('GET', `/compare/units?a=${now.agency.id}&b=${other.agency.id}&on=2021-06-30`)
    expect(status).toBe(404)
  })
})

describe('one indicator across projects on a past day', () => {
  test('leaves out projects, values and corrections recorded later', async () => {
    const { now, other, get } = await story()
    const name = encodeURIComponent('服务人次')
    const seen = async (on?: string) => {
      const body = await get<CompareIndicator>(`/compare/indicator?name=${name}&year=2021&asOf=2021-03${on ? `&on=${on}` : ''}`)
      return [body.on, body.items.map(item => [item.projectId, item.toDate])]
    }
    expect(await seen('2021-03-31')).toEqual(['2021-03-31', [[now.id, null]]])
    expect(await seen('2021-06-30')).toEqual(['2021-06-30', [[now.id, 150]]])
    expect(await seen()).toEqual([undefined, [other, now].map(({ id }, i) => [id, [0, 300][i]])])
    type Names = { on?: string; items: { name: string; projects: number }[] }
    expect(await get<Names>('/compare/indicators?year=2021&on=2021-06-30')).toMatchObject({ on: '2021-06-30', items: [] })
    expect((await get<Names>('/compare/indicators?year=2021')).items).toEqual([{ name: '服务人次', projects: 2 }])
  })

  test('agrees with the project’s own page of that day', async () => {
    const { now, get } = await story()
    const day = '2021-06-30'
    const name = encodeURIComponent('服务人次')
    const [item] = (await get<CompareIndicator>(`/compare/indicator?name=${name}&asOf=2021-03&on=${day}`)).items
    type Page = { indicators: { signal: string; expected: number; toDate: number; attainment: number }[] }
    const own = (await get<Page>(`/projects/${now.id}/progress?asOf=2021-03&on=${day}`)).indicators[0]!
    const { signal, expected, toDate, attainment } = item!
    expect({ signal, expected, toDate, attainment }).toEqual({
      signal: own.signal,
      expected: own.expected,
      toDate: own.toDate,
      attainment: own.attainment,
    })
  })
})

test('a day still to come is today, and says no day', async () => {
  const { now, get } = await story()
  const body = await get<CompareYears>(`/compare/years?projectId=${now.id}&asOf=2021-03&on=2099-01-01`)
  expect([body.on, body.rows[0]!.now?.toDate]).toEqual([undefined, 300])
})

test('each workbook of a past day says the day and holds the figures of that day', async () => {
  const { now, other, reader } = await story()
  const name = encodeURIComponent('服务人次')
  const files = [
    `years.xlsx?projectId=${now.id}&asOf=2021-03&on=2021-06-30`,
    `units.xlsx?a=${now.agency.id}&b=${other.agency.id}&year=2021&asOf=2021-03&on=2021-06-30`,
    `indicator.xlsx?name=${name}&year=2021&asOf=2021-03&on=2021-06-30`,
  ]
  for (const file of files) {
    const { status, bytes } = await reader.file(`/compare/${file}`)
    expect([file, status]).toEqual([file, 200])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.slice().buffer)
    const cells = book.worksheets[0]!.getSheetValues().flatMap(row => (Array.isArray(row) ? row : []))
    expect([file, cells.some(cell => typeof cell === 'string' && cell.includes('按 2021-06-30 当日已记录的数据'))]).toEqual([
      file,
      true,
    ])
    expect([file, cells.includes(300)]).toEqual([file, false])
  }
})
