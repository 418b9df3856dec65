import { describe, expect, test } from 'vitest'
import type { Overview } from '#domain/overview'
import type { Progress } from '#domain/progress'
import type { RectificationThread } from '../../server/answers/rectification-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'
import { twoDepartments } from '../support/tree.ts'

const progressOf = async (client: Client, id: number, asOf: string) =>
  (await client.call<Progress>('GET', `/projects/${id}/progress?asOf=${asOf}`)).body

async function declared(extra: object = {}) {
  const app = await testApp()
  const bureau = await app.bureau()
  const indicators = [indicator('服务人次', '1200人次'), indicator('安全事故', '0起')]
  const project = await declare(bureau, { projectName: '边缘项目', year: 2021, indicators, ...extra })
  const enter = async (month: string, name: string, value: number) => {
    const entries = [{ indicatorId: idOf(project, name), value }]
    return (await bureau.call('PUT', `/projects/${project.id}/actuals/${month}`, { entries })).status
  }
  const rowOf = async (name: string, asOf: string) =>
    (await progressOf(bureau, project.id, asOf)).indicators.find(row => row.name === name)!
  return { bureau, project, enter, rowOf }
}

describe('the manager’s year at its edges', () => {
  test('a project without budget has its gap and its forecast, but no rate, no year’s end in money and nothing at risk', async () => {
    const { bureau, project, enter } = await declared({ subprojects: [], budgetTotal: 0 })
    expect(await enter('2021-06', '服务人次', 10)).toBe(200)
    const { indicators, yearEnd } = await progressOf(bureau, project.id, '2021-06')
    expect(yearEnd.money).toBeNull()
    expect(indicators[0]!.forecast).toMatchObject({ likelihood: 'impossible', basis: { thin: true } })
    const { body } = await bureau.call<Overview>('GET', '/overview?year=2021&asOf=2021-06')
    expect(body.projects.items[0]).toMatchObject({
      goalSignal: 'behind',
      budgetSignal: 'notDue',
      executionRate: null,
      atRiskAmount: 0,
    })
    const gaps = await bureau.call<{ total: number }>('GET', '/gaps?year=2021&asOf=2021-06')
    expect(gaps.body.total).toBe(1)
  })

  test('a target of 0 is a limit: while it is kept nothing is foreseen, once it is broken it is lost for good', async () => {
    const { enter, rowOf } = await declared()
    await enter('2021-03', '安全事故', 0)
    const kept = await rowOf('安全事故', '2021-03')
    expect([kept.signal, kept.forecast!.rule.code, kept.forecast!.probability]).toEqual(['normal', 'nothing-yet', null])
    await enter('2021-04', '安全事故', 1)
    const broken = await rowOf('安全事故', '2021-04')
    expect(broken).toMatchObject({ signal: 'behind', recoverable: false, forecast: { probability: 0, likelihood: 'impossible' } })
    expect(broken.forecast!.rule.text).toContain('已不可能达到')
  })

  test('a year of zeros is said to be one: no value is made up for its end', async () => {
    const { enter, rowOf } = await declared()
    for (let month = 1; month <= 11; month++) await enter(`2021-${String(month).padStart(2, '0')}`, '服务人次', 0)
    const row = await rowOf('服务人次', '2021-11')
    expect([row.signal, row.toDate, row.required, row.forecast!.value]).toEqual(['behind', 0, expect.anything(), null])
    expect(row.forecast!.rule.text).toContain('至今都是 0')
  })

  test('a single month gives a wide band and says that it rests on one month', async () => {
    const { enter, rowOf } = await declared()
    await enter('2021-01', '服务人次', 100)
    const { forecast } = await rowOf('服务人次', '2021-01')
    expect(forecast).toMatchObject({ value: 1200, likelihood: 'possible', basis: { months: 1, thin: true } })
    expect(forecast!.high!).toBeGreaterThan(3 * forecast!.low!)
    expect(forecast!.rule.text).toContain('只有 1 个月的数')
  })

  test('with December reported nothing is foreseen, and it is said from how many months the year’s figure comes', async () => {
    const { enter, rowOf } = await declared()
    await enter('2021-12', '服务人次', 1100)
    const { forecast } = await rowOf('服务人次', '2021-12')
    expect(forecast).toMatchObject({ value: 1100, low: 1100, high: 1100, probability: 0, ahead: [] })
    expect(forecast!.rule.text).toBe('12 月已报：全年 1,100人次（1 个月有数），不再推算。')
  })

  test('of a project that moved to another department, a running order goes along and can be handed over', async () => {
    const app = await testApp('2021-08-10T09:00:00+08:00')
    const { bureau, department, otherDepartment, clerk, units } = await twoDepartments(app)
    const newClerk = await app.account('clerk3', 'clerk', units.u3)
    const userId = async (client: Client) => (await client.call<{ user: { id: number } }>('GET', '/session')).body.user.id
    const project = await declare(clerk, { indicators: [indicator('服务人次', '1200人次')] })
    const visits = idOf(project, '服务人次')
    await clerk.call('PUT', `/projects/${project.id}/actuals/2021-05`, { entries: [{ indicatorId: visits, value: 1 }] })
    const ordered = await department.call<RectificationThread>('POST', `/projects/${project.id}/rectifications`, {
      indicatorId: visits,
      since: '2021-05',
      demands: '补上进度',
      ownerId: await userId(clerk),
      dueOn: '2021-09-30',
    })
    expect(ordered.status).toBe(201)
    const moved = { event: 'move', effective: '2021-07', reason: '机构改革', agencyId: units.u3 }
    expect((await bureau.call('POST', `/projects/${project.id}/events`, moved)).status).toBe(201)
    const path = `/rectifications/${ordered.body.id}`
    const seen = [department, clerk, newClerk, otherDepartment].map(async client => (await client.call('GET', path)).status)
    expect(await Promise.all(seen)).toEqual([200, 200, 200, 200])
    expect((await clerk.call('POST', `${path}/answer`, { text: '已补上' })).status).toBe(403)
    const owner = { ownerId: await userId(newClerk) }
    expect((await otherDepartment.call('POST', `${path}/hand-over`, owner)).status).toBe(200)
    expect((await newClerk.call('POST', `${path}/answer`, { text: '已补上' })).status).toBe(200)
    // The gap of June is the old department's to see, that of August the new one's.
    const gaps = async (client: Client, month: string) =>
      (await client.call<{ total: number }>('GET', `/gaps?year=2021&asOf=${month}`)).body.total
    expect([await gaps(department, '2021-06'), await gaps(department, '2021-08')]).toEqual([1, 0])
    expect([await gaps(otherDepartment, '2021-06'), await gaps(otherDepartment, '2021-08')]).toEqual([0, 1])
  })
})
