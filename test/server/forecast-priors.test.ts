import { expect, test } from 'vitest'
import { standardPrior } from '#domain/forecast-standard'
import type { Progress } from '#domain/progress'
import { forecastsOf } from '../../db/queries/forecasts.ts'
import { activePrior } from '../../server/priors.ts'
import { learnMonthly } from '../../server/scheduler/learn.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

type Learned = { outcome: string; version: number; years: number }
type Versions = { items: { version: number; indicators: number; builtBy: string | null }[]; standard: { version: number } }
const names = ['服务人次', '培训人次', '宣传场次', '检查次数']

/** `projects` projects of 2020 with four counts each, kept to December; every month brings more than the one before. */
async function kept(app: TestApp, projects: number, factor = 1) {
  const bureau = await app.bureau()
  for (let n = 1; n <= projects; n++) {
    const indicators = names.map(name => indicator(name, '1200次'))
    const project = await declare(bureau, { projectName: `项目${n}`, year: 2020, indicators })
    for (let month = 1; month <= 12; month++) {
      const entries = names.map((name, i) => ({
        indicatorId: idOf(project, name),
        value: Math.round((10 + month * (n + i)) * (month > 6 ? factor : 1)),
      }))
      const at = `2020-${String(month).padStart(2, '0')}`
      expect((await bureau.call('PUT', `/projects/${project.id}/actuals/${at}`, { entries })).status).toBe(200)
    }
  }
  return bureau
}

test('years kept to the end teach a new version; what was foreseen before keeps its own, and nothing new teaches nothing', async () => {
  const app = await testApp()
  const bureau = await kept(app, 3, 3)
  const running = await declare(bureau, { projectName: '在建项目', year: 2021, indicators: [indicator('服务人次', '1200次')] })
  const entries = [{ indicatorId: idOf(running, '服务人次'), value: 90 }]
  for (const month of ['01', '02', '03']) await bureau.call('PUT', `/projects/${running.id}/actuals/2021-${month}`, { entries })
  await bureau.call('POST', `/projects/${running.id}/reports/2021-03/submit`, {})
  const forecast = async () =>
    (await bureau.call<Progress>('GET', `/projects/${running.id}/progress?asOf=2021-03`)).body.indicators[0]!.forecast!
  const before = await forecast()
  expect(before.basis.prior).toBe(0)

  const learned = await bureau.call<Learned>('POST', '/forecast-priors')
  expect([learned.status, learned.body]).toEqual([200, { outcome: 'new', version: 1, years: 12 }])
  const after = await forecast()
  expect(after.basis).toMatchObject({ prior: 1, indicators: 12 })
  // Every one of these years brought three times as much in its second half: the band reaches further.
  expect(after.high!).toBeGreaterThan(before.high!)
  const onRecord = await forecastsOf(app.store.db, running.id)
  expect(onRecord.map(row => row.priorVersion)).toEqual([0])
  expect((await bureau.call<Learned>('POST', '/forecast-priors')).body).toEqual({ outcome: 'same', version: 1, years: 12 })
  const { items, standard } = (await bureau.call<Versions>('GET', '/forecast-priors')).body
  expect([items.map(({ version, indicators }) => [version, indicators]), standard.version]).toEqual([[[1, 12]], 0])
  expect(items[0]!.builtBy).not.toBeNull()
})

test('too few years keep the standard, and that is said', async () => {
  const app = await testApp()
  const bureau = await kept(app, 1)
  expect((await bureau.call<Learned>('POST', '/forecast-priors')).body).toEqual({ outcome: 'few', version: 0, years: 4 })
  expect(await activePrior(app.store.db)).toBe(standardPrior)
  expect((await bureau.call<Versions>('GET', '/forecast-priors')).body.items).toEqual([])
})

test('once a month the scheduler learns by itself; a restart on the same day neither repeats nor forgets it', async () => {
  const app = await testApp()
  await kept(app, 3)
  const clock = (day: string) => ({
    now: () => Date.parse(`${day}T01:00:00+08:00`),
    today: () => day,
    dayOf: (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10),
  })
  expect(await learnMonthly(app.store, clock('2021-07-01'))).toBe(true)
  expect(await learnMonthly(app.store, clock('2021-07-01'))).toBe(false)
  expect(await learnMonthly(app.store, clock('2021-07-02'))).toBe(false)
  // August: nothing new was kept, so no version is made.
  expect(await learnMonthly(app.store, clock('2021-08-01'))).toBe(false)
  expect((await activePrior(app.store.db)).version).toBe(1)
})
