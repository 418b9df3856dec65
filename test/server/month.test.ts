import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf } from '../support/declaration.ts'

type Refused = { status: number; title: string; problems: { path: string; code: string; message: string }[] }
type Conflict = Refused & { conflicts: { path: string; yours: { value: number }; theirs: { value: number; version: number } }[] }
type Saved = { entries: { indicatorId: number; agencyId: number; version: number }[]; report: { state: string } }

async function started() {
  const app = await testApp()
  const client = await app.bureau()
  const project = await declare(client)
  const visits = idOf(project, '服务人次')
  const rate = idOf(project, '验收合格率')
  const put = <T = Saved>(month: string, entries: unknown[], by: Client = client) =>
    by.call<T>('PUT', `/projects/${project.id}/actuals/${month}`, { entries })
  const month = async (name: string) => (await client.call<MonthAnswer>('GET', `/projects/${project.id}/actuals/${name}`)).body
  const progress = async (asOf: string) =>
    (await client.call<Progress>('GET', `/projects/${project.id}/progress?asOf=${asOf}`)).body
  return { app, client, project, visits, rate, put, month, progress }
}

describe('entering a month', () => {
  test('0 is a value and empty is not: a reported 0 stays 0, a cleared cell is empty again', async () => {
    const { put, progress, visits, month } = await started()
    await put('2021-01', [{ indicatorId: visits, value: 0 }])
    const zero = (await progress('2021-01')).indicators[0]!
    expect([zero.months[0]!.value, zero.toDate, zero.signal]).toEqual([0, 0, 'behind'])
    await put('2021-01', [{ indicatorId: visits, value: null }])
    const empty = (await progress('2021-01')).indicators[0]!
    expect([empty.months[0]!.value, empty.toDate, empty.signal]).toEqual([null, null, 'missing'])
    expect((await month('2021-01')).entries).toMatchObject([{ version: 2, state: 'cleared', value: null }])
  })

  test('every version stays in the history, with who and why', async () => {
    const { put, client, project, visits } = await started()
    await put('2021-01', [{ indicatorId: visits, value: 100 }])
    await put('2021-01', [{ indicatorId: visits, value: 90, note: '剔除重复计数' }])
    type History = { actuals: { version: number; value: number; note: string | null; recordedBy: string }[] }
    const { body } = await client.call<History>('GET', `/projects/${project.id}/history?indicatorId=${visits}`)
    expect(body.actuals.map(row => [row.version, row.value, row.note])).toEqual([
      [1, 100, null],
      [2, 90, '剔除重复计数'],
    ])
    expect(body.actuals[0]!.recordedBy).toMatch(/^bureau/)
  })

  test('a stale save is refused with both values, and nothing of it is kept', async () => {
    const { put, month, visits, rate } = await started()
    await put('2021-02', [{ indicatorId: visits, value: 10, version: 0 }])
    const late = await put<Conflict>('2021-02', [
      { indicatorId: rate, numerator: 1, denominator: 1, version: 0 },
      { indicatorId: visits, value: 11, version: 0 },
    ])
    expect(late.status).toBe(409)
    expect(late.body.conflicts).toMatchObject([{ path: 'entries.1', yours: { value: 11 }, theirs: { value: 10, version: 1 } }])
    expect((await month('2021-02')).entries).toHaveLength(1)
    expect((await put('2021-02', [{ indicatorId: visits, value: 11, version: 1 }])).status).toBe(200)
    expect((await put('2021-02', [{ indicatorId: visits, value: 12 }])).body.entries[0]!.version).toBe(3)
  })

  test.each([
    ['a denominator of 0 under 5', { numerator: 5, denominator: 0 }, 422, 'entries.0.denominator', 'denominator-zero'],
    ['a word where a number stands', { value: '很多' }, 400, 'entries.0.value', 'field.type'],
    ['a level for a rate', { level: '达成' }, 422, 'entries.0.level', 'number-expected'],
    ['an entry that says nothing', {}, 422, 'entries.0.value', 'nothing-entered'],
  ])('%s is refused with its place, in Chinese', async (_, entry, status, path, code) => {
    const { put, month, rate } = await started()
    const refused = await put<Refused>('2021-03', [{ indicatorId: rate, ...entry }])
    expect([refused.status, refused.body.problems[0]!.path, refused.body.problems[0]!.code]).toEqual([status, path, code])
    expect(refused.body.problems[0]!.message).toMatch(/[一-龥]/)
    expect((await month('2021-03')).entries).toEqual([])
  })

  test('0 of 0 is taken: reported, nothing measured', async () => {
    const { put, progress, rate } = await started()
    expect((await put('2021-03', [{ indicatorId: rate, numerator: 0, denominator: 0 }])).status).toBe(200)
    const row = (await progress('2021-03')).indicators[1]!
    expect([row.toDate, row.attainment]).toEqual([null, null])
  })

  test('one unknown indicator refuses the whole month: all or nothing', async () => {
    const { put, month, visits } = await started()
    const refused = await put<Refused>('2021-03', [
      { indicatorId: visits, value: 1 },
      { indicatorId: 9_999, value: 1 },
    ])
    expect([refused.status, refused.body.problems[0]!.path]).toEqual([422, 'entries.1.indicatorId'])
    expect((await month('2021-03')).entries).toEqual([])
  })

  test('a month outside the year is refused with both', async () => {
    const { put, visits } = await started()
    const refused = await put<Refused & { detail: string }>('2022-01', [{ indicatorId: visits, value: 1 }])
    expect([refused.status, refused.body.detail]).toEqual([422, '该项目的年度是 2021 年，2022-01 不在其中。'])
    expect((await put('2021-13', [{ indicatorId: visits, value: 1 }])).status).toBe(400)
  })

  test('money is kept per sub-project in whole fen; amounts left out keep their last value', async () => {
    const { client, project, month } = await started()
    const path = `/projects/${project.id}/expenditures/2021-01`
    const [sub] = project.subprojects
    await client.call('PUT', path, { entries: [{ subprojectId: sub!.id, spent: 1_234_567, allocated: 5_000_000 }] })
    await client.call('PUT', path, { entries: [{ subprojectId: sub!.id, spent: 2_000_001 }] })
    expect((await month('2021-01')).expenditures).toMatchObject([{ version: 2, spent: 2_000_001, allocated: 5_000_000 }])
    const half = await client.call('PUT', path, { entries: [{ subprojectId: sub!.id, spent: 0.5 }] })
    expect(half.status).toBe(400)
    const back = { entries: [{ subprojectId: sub!.id, spent: -100 }] }
    expect((await client.call('PUT', path, back)).status).toBe(422)
    expect((await client.call('PUT', path, { entries: [{ ...back.entries[0], note: '退回' }] })).status).toBe(200)
  })

  test('fifty savers at once: every save is kept, each as a version of its own', async () => {
    const { put, month, visits } = await started()
    const saves = await Promise.all(Array.from({ length: 50 }, (_, i) => put('2021-05', [{ indicatorId: visits, value: i }])))
    expect(saves.every(save => save.status === 200)).toBe(true)
    expect(new Set(saves.map(save => save.body.entries[0]!.version)).size).toBe(50)
    expect((await month('2021-05')).entries[0]!.version).toBe(50)
  })

  test('after approval the month is locked (423) until it is reopened with an opinion', async () => {
    const { app, put, project, visits } = await started()
    const head = await app.account('head', 'unitHead', project.agency.id)
    const clerk = await app.account('clerk', 'clerk', project.agency.id)
    const step = (name: string, by: Client, body = {}) =>
      by.call<{ state: string; title: string }>('POST', `/projects/${project.id}/reports/2021-01/${name}`, body)
    expect((await step('submit', clerk)).status).toBe(422)
    expect((await put('2021-01', [{ indicatorId: visits, value: 1 }], clerk)).body.report.state).toBe('draft')
    expect((await step('approve', head)).status).toBe(422)
    expect((await step('submit', clerk)).body.state).toBe('submitted')
    expect((await put('2021-01', [{ indicatorId: visits, value: 2 }], clerk)).status).toBe(423)
    expect((await step('approve', clerk)).status).toBe(403)
    expect((await step('approve', head)).body.state).toBe('approved')
    expect((await put('2021-01', [{ indicatorId: visits, value: 2 }], clerk)).status).toBe(423)
    expect((await step('reopen', head)).body.title).toBe('请填写意见')
    expect((await step('reopen', head, { opinion: '漏报' })).body.state).toBe('returned')
    expect((await put('2021-01', [{ indicatorId: visits, value: 2, note: '补报' }], clerk)).status).toBe(200)
    expect((await step('submit', clerk)).body.state).toBe('submitted')
  })

  test('who entered a month may not approve it, even when another submitted it', async () => {
    const { app, put, project, visits, client } = await started()
    const clerk = await app.account('clerk', 'clerk', project.agency.id)
    await put('2021-01', [{ indicatorId: visits, value: 1 }], client)
    await clerk.call('POST', `/projects/${project.id}/reports/2021-01/submit`, {})
    expect((await client.call('POST', `/projects/${project.id}/reports/2021-01/approve`, {})).status).toBe(403)
  })
})
