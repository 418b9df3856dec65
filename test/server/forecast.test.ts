import { expect, test } from 'vitest'
import { ofHundred } from '#domain/expected'
import type { Overview } from '#domain/overview'
import type { Progress } from '#domain/progress'
import { fillWaiting } from '../../server/acts/rebuild.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

const monthText = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`

/** 100 persons and 5万元 a month in 2020, 120 persons and 6万元 until June 2021, of 1200 persons and 120万元 asked. */
async function twoYears() {
  const app = await testApp()
  const bureau = await app.bureau()
  const make = async (year: number, months: number, each: number, spent: number) => {
    const indicators = [indicator('服务人次', '1200人次', { weight: 20 }), indicator('制度', '制定', { weight: 10 })]
    const project = await declare(bureau, { projectName: `${year}年服务项目`, year, indicators })
    const id = idOf(project, '服务人次')
    for (let month = 1; month <= months; month++) {
      const at = monthText(year, month)
      await bureau.call('PUT', `/projects/${project.id}/actuals/${at}`, { entries: [{ indicatorId: id, value: each }] })
      const entries = [{ subprojectId: project.subprojects[0]!.id, spent }]
      await bureau.call('PUT', `/projects/${project.id}/expenditures/${at}`, { entries })
    }
    return { ...project, indicatorId: id }
  }
  await make(2020, 12, 100, 5_000_000)
  return { app, bureau, own: await make(2021, 6, 120, 6_000_000) }
}

const progressOf = async (client: Client, id: number, asOf: string) =>
  (await client.call<Progress>('GET', `/projects/${id}/progress?asOf=${asOf}`)).body

test('a project’s page foresees the year’s end beside last year, and says in words from what', async () => {
  const { bureau, own } = await twoYears()
  const { indicators, yearEnd } = await progressOf(bureau, own.id, '2021-06')
  const forecast = indicators.find(row => row.id === own.indicatorId)!.forecast!
  expect(forecast.value!).toBeGreaterThan(1250)
  expect(forecast.value!).toBeLessThan(1500)
  expect(forecast.low!).toBeLessThan(forecast.value!)
  expect(forecast).toMatchObject({ likelihood: 'certain', basis: { months: 6, until: '2021-06', lastYear: true, prior: 0 } })
  expect(forecast.probability!).toBeGreaterThan(0.9)
  expect(forecast.rule.text).toContain('按截至 6 月的 6 个月、参照上年同月推算')
  expect(forecast.ahead.map(({ month }) => month)).toEqual([7, 8, 9, 10, 11, 12].map(month => monthText(2021, month)))
  expect(indicators.find(row => row.name === '制度')!.forecast).toBeNull()
  expect(yearEnd.score).toMatchObject({ all: 40, of: 30 })
  expect(yearEnd.score!.value).toBeGreaterThan(24)
  const { budget, spent, surplus } = yearEnd.money!
  expect(surplus.value).toBe(budget - spent.value)
  expect([surplus.low, surplus.high]).toEqual([budget - spent.high, budget - spent.low])
})

test('as of March nothing that came later is used; a month without any report has no forecast and says why', async () => {
  const { bureau, own } = await twoYears()
  const march = await progressOf(bureau, own.id, '2021-03')
  const june = await progressOf(bureau, own.id, '2021-06')
  const of = ({ indicators }: Progress) => indicators.find(row => row.id === own.indicatorId)!.forecast!
  expect(of(march).basis).toMatchObject({ months: 3, until: '2021-03' })
  expect(of(march).high! - of(march).low!).toBeGreaterThan(of(june).high! - of(june).low!)
  const empty = await declare(bureau, { projectName: '空项目', year: 2021, indicators: [indicator('人次', '100人次')] })
  const none = (await progressOf(bureau, empty.id, '2021-06')).indicators[0]!.forecast!
  expect(none).toMatchObject({ value: null, probability: null, likelihood: null, ahead: [] })
  expect(none.rule).toMatchObject({ code: 'no-report', text: '还没有月报，无从推算。' })
})

test('what is foreseen when a month is handed in is kept, and next year’s page says how it fared', async () => {
  const { bureau, own } = await twoYears()
  const last = own.previousProjectId!
  const before = await progressOf(bureau, own.id, '2021-06')
  expect(before.indicators.find(row => row.id === own.indicatorId)!.forecast!.record).toBeNull()
  const head = await bureau.call('POST', `/projects/${last}/reports/2020-06/submit`, {})
  expect(head.status).toBe(200)
  const after = await progressOf(bureau, own.id, '2021-06')
  const { record } = after.indicators.find(row => row.id === own.indicatorId)!.forecast!
  // 1200 of 1200 persons: met at the year's end, and inside the band.
  expect(record).toMatchObject({ forecasts: 1, inside: 1 })
  expect(record!.brier!).toBeLessThan(0.25)
})

test('the list of projects says of the year’s end what the project’s page says, also after last year was corrected', async () => {
  const { app, bureau, own } = await twoYears()
  const both = async (asOf: string) => {
    const { yearEnd } = await progressOf(bureau, own.id, asOf)
    const { body } = await bureau.call<Overview>('GET', `/overview?year=2021&asOf=${asOf}`)
    const { scoreExpected, surplusExpected } = body.projects.items[0]!
    expect([scoreExpected, surplusExpected]).toEqual([ofHundred(yearEnd.score!), yearEnd.money!.surplus.value])
    return surplusExpected!
  }
  const before = [await both('2021-03'), await both('2021-06'), await both('2021-08')]
  // Ten times as much in December 2020: less is left over this year as well.
  const { subprojects } = (await bureau.call<ProjectAnswer>('GET', `/projects/${own.previousProjectId}`)).body
  const entries = [{ subprojectId: subprojects[0]!.id, spent: 50_000_000 }]
  await bureau.call('PUT', `/projects/${own.previousProjectId}/expenditures/2020-12`, { entries })
  expect(await fillWaiting(app.store)).toBe(1)
  const after = [await both('2021-03'), await both('2021-06'), await both('2021-08')]
  expect(after.map((surplus, i) => surplus < before[i]!)).toEqual([true, true, true])
})
