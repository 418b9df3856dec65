import { describe, expect, test } from 'vitest'
import type { Overview } from '#domain/overview'
import type { Progress } from '#domain/progress'
import { testApp } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

type Refused = { title: string; problems?: { path: string; code: string }[] }

async function started(clock?: string) {
  const app = await testApp(clock)
  const client = await app.bureau()
  const project = await declare(client, {
    indicators: [
      indicator('预算执行率', '100%', { aggregation: 'ratio', pacing: 'even' }),
      indicator('服务人次', '1200人次'),
      indicator('管理办法', '制定', { aggregation: 'milestone', pacing: 'due', dueMonth: '2021-06' }),
    ],
  })
  const put = <T = Refused>(month: string, entries: unknown[]) =>
    client.call<T>('PUT', `/projects/${project.id}/actuals/${month}`, { entries })
  const spend = (month: string, spent: number) =>
    client.call('PUT', `/projects/${project.id}/expenditures/${month}`, {
      entries: [{ subprojectId: project.subprojects[0]!.id, spent, allocated: 20_000_000 }],
    })
  const progress = async (asOf: string) =>
    (await client.call<Progress>('GET', `/projects/${project.id}/progress?asOf=${asOf}`)).body
  return { app, client, project, put, spend, progress }
}

describe('edges of the interface', () => {
  test('a write that is not sent as JSON is told so, without an error of the server', async () => {
    const { client } = await started()
    const answer = await client.call<Refused>('POST', '/agencies', '{"code":"X"}')
    expect([answer.status, answer.body.title]).toEqual([415, '请求的内容类型不对'])
  })

  test('预算执行率: the ledger counts where it has rows, a typed number where it has none; they are never added up', async () => {
    const { project, put, spend, progress } = await started()
    const id = idOf(project, '预算执行率')
    await spend('2021-01', 10_000_000)
    expect((await put('2021-01', [{ indicatorId: id, numerator: 9, denominator: 10 }])).status).toBe(422)
    expect((await put('2021-02', [{ indicatorId: id, numerator: 9, denominator: 10 }])).status).toBe(200)
    const [row] = (await progress('2021-02')).indicators
    expect(row!.months.slice(0, 2).map(cell => [cell.toDate, cell.reported])).toEqual([
      [0.5, 1],
      [0.9, 1],
    ])
    await spend('2021-02', 10_000_000)
    expect((await progress('2021-02')).indicators[0]!.toDate).toBe(0.5)
  })

  test('a report handed in late and returned counts once among the late ones', async () => {
    const { client, project, put } = await started('2021-09-20T09:00:00+08:00')
    await put('2021-07', [{ indicatorId: idOf(project, '服务人次'), value: 1 }])
    await client.call('POST', `/projects/${project.id}/reports/2021-07/submit`, {})
    const reports = async () => (await client.call<Overview>('GET', '/overview?year=2021&asOf=2021-07')).body.totals.reports
    expect(await reports()).toEqual({ due: 1, submitted: 1, approved: 0, late: 1 })
    await client.call('POST', `/projects/${project.id}/reports/2021-07/return`, { opinion: '漏报' })
    expect(await reports()).toEqual({ due: 1, submitted: 0, approved: 0, late: 1 })
  })

  test('projects are listed by their target light in the last month with data', async () => {
    const { client, project, put } = await started()
    await put('2021-03', [{ indicatorId: idOf(project, '服务人次'), value: 10 }])
    const total = async (signal: string) =>
      (await client.call<{ total: number }>('GET', `/projects?year=2021&signal=${signal}`)).body.total
    expect([await total('behind'), await total('normal')]).toEqual([1, 0])
    expect((await client.call('GET', '/projects?signal=purple')).status).toBe(400)
  })

  test('a correction after approval says why, value by value', async () => {
    const { app, client, project, put } = await started()
    const head = await app.account('head', 'unitHead', project.agency.id)
    const id = idOf(project, '服务人次')
    await put('2021-01', [{ indicatorId: id, value: 1 }])
    await client.call('POST', `/projects/${project.id}/reports/2021-01/submit`, {})
    await head.call('POST', `/projects/${project.id}/reports/2021-01/approve`, {})
    await head.call('POST', `/projects/${project.id}/reports/2021-01/reopen`, { opinion: '数字有误' })
    const silent = await put('2021-01', [{ indicatorId: id, value: 2 }])
    expect(silent.body.problems).toMatchObject([{ path: 'entries.0.note', code: 'correction-needs-note' }])
    expect((await put('2021-01', [{ indicatorId: id, value: 2, note: '剔除重复' }])).status).toBe(200)
  })

  test('in a month still ahead the budget filter agrees with its counts', async () => {
    const { client } = await started('2021-03-01T09:00:00+08:00')
    const ask = async (signal: string) =>
      (await client.call<Overview>('GET', `/overview?year=2021&asOf=2021-06&budgetSignal=${signal}`)).body
    const notDue = await ask('notDue')
    expect([notDue.totals.budgetSignals.notDue, notDue.projects.total]).toEqual([1, 1])
    expect((await ask('missing')).projects.total).toBe(0)
  })

  test('a stage that was reported cannot be taken away', async () => {
    const { client, project, put } = await started()
    const id = idOf(project, '管理办法')
    await put('2021-05', [{ indicatorId: id, level: '印发' }])
    const change = (stages: string[]) =>
      client.call<Refused>('PATCH', `/projects/${project.id}`, { indicators: [{ id, stages }] })
    expect((await change(['甲', '乙', '丙'])).body.problems).toMatchObject([{ code: 'stages-in-use' }])
    expect((await change(['未启动', '起草', '会签', '印发'])).status).toBe(200)
  })

  test('gaps of a month in another year are refused', async () => {
    const { client } = await started()
    expect((await client.call('GET', '/gaps?year=2021&asOf=2019-12')).status).toBe(422)
  })
})
