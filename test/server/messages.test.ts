import { describe, expect, test } from 'vitest'
import { remind } from '../../server/scheduler/remind.ts'
import { updateAccount } from '../../db/queries/accounts.ts'
import { testPassword, type Client } from '../support/app.ts'
import { unitAtWork } from '../support/way.ts'

type Inbox = {
  total: number
  unread: number
  items: { id: number; kind: string; title: string; text: string; readAt: number | null }[]
}
const inbox = async (by: Client) => (await by.call<Inbox>('GET', '/messages')).body
const kinds = async (by: Client) => (await inbox(by)).items.map(one => one.kind)
type Todos = {
  total: number
  items: { kind: string; month: string; late: boolean; count: number; due: string; opinion: string; agency: { name: string } }[]
}
const todos = async (by: Client, query = '') => (await by.call<Todos>('GET', `/todos${query}`)).body

/** July alone is due; the earlier months are done away with by a start in July. */
async function july() {
  const work = await unitAtWork('2021-08-02T09:00:00+08:00')
  for (const month of ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06']) {
    await work.enter(work.clerk, 1, month)
    await work.step(work.clerk, 'submit', {}, month)
    await work.step(work.head, 'approve', {}, month)
  }
  return work
}

describe('what an act tells whom', () => {
  test('the head hears of a hand-in, the one who handed in of its return with the opinion, and of approval', async () => {
    const { clerk, head, overseer, step, enter } = await unitAtWork()
    await enter(clerk)
    await step(clerk, 'submit')
    expect((await inbox(head)).items).toMatchObject([
      { kind: 'submitted', text: '测试单位 clerk 提交了“测试项目”2021-07 月报，请审核。' },
    ])
    expect(await kinds(overseer)).toEqual([])
    await step(head, 'return', { opinion: '请附说明' })
    expect((await inbox(clerk)).items).toMatchObject([
      { kind: 'returned', text: 'head 退回了“测试项目”2021-07 月报。意见：请附说明' },
    ])
    await step(clerk, 'submit')
    await step(head, 'approve')
    expect(await kinds(clerk)).toEqual(['approved', 'returned'])
    expect(await kinds(head)).toEqual(['submitted', 'submitted'])
  })
  test('where a unit has no head, its department is told', async () => {
    const { app, bureau, overseer, department } = await unitAtWork()
    await bureau.call('POST', '/agencies', { code: 'U9', name: '无负责人单位', parentId: department })
    const { declaration } = await import('../support/declaration.ts')
    const made = await bureau.call<{ id: number; agency: { id: number }; subprojects: { id: number }[] }>('POST', '/projects', {
      declaration: declaration({ agencyCode: 'U9', agencyName: '无负责人单位' }),
    })
    const clerk = await app.account('clerk9', 'clerk', made.body.agency.id)
    const entries = [{ subprojectId: made.body.subprojects[0]!.id, spent: 100 }]
    await clerk.call('PUT', `/projects/${made.body.id}/expenditures/2021-07`, { entries })
    await clerk.call('POST', `/projects/${made.body.id}/reports/2021-07/submit`, {})
    expect(await kinds(overseer)).toEqual(['submitted'])
  })
  test('a message is read once, by its own reader only', async () => {
    const { clerk, head, step, enter } = await unitAtWork()
    await enter(clerk)
    await step(clerk, 'submit')
    const { items } = await inbox(head)
    expect((await clerk.call('POST', `/messages/${items[0]!.id}/read`)).status).toBe(404)
    expect((await head.call<{ unread: number }>('POST', `/messages/${items[0]!.id}/read`)).body.unread).toBe(0)
    expect((await inbox(head)).items[0]!.readAt).not.toBeNull()
    await step(clerk, 'withdraw')
    await step(clerk, 'submit')
    expect((await inbox(head)).unread).toBe(1)
    await head.call('POST', '/messages/read-all')
    expect(await inbox(head)).toMatchObject({ unread: 0, total: 2 })
  })
  test('nothing is told of a step that was refused', async () => {
    const { clerk, head, step } = await unitAtWork()
    expect((await step(clerk, 'submit')).status).toBe(422)
    expect(await kinds(head)).toEqual([])
  })
})

describe('what time brings about', () => {
  test('reminded three days before, the day after, then the head, then the department; each once', async () => {
    const { app } = await july()
    const day = async (date: string) => {
      app.setClock(`${date}T08:00:00+08:00`)
      return remind(app.store, app.at)
    }
    const told: Record<string, number> = {}
    for (const date of [
      '2021-08-01',
      '2021-08-02',
      '2021-08-03',
      '2021-08-06',
      '2021-08-07',
      '2021-08-08',
      '2021-08-12',
      '2021-08-13',
    ])
      told[date] = await day(date)
    expect(told).toEqual({
      '2021-08-01': 0,
      '2021-08-02': 1,
      '2021-08-03': 0,
      '2021-08-06': 1,
      '2021-08-07': 0,
      '2021-08-08': 1,
      '2021-08-12': 1,
      '2021-08-13': 0,
    })
    const [clerk, head, overseer] = await Promise.all(['clerk', 'head', 'overseer'].map(name => app.signIn(name, testPassword)))
    expect((await kinds(clerk!)).filter(kind => kind !== 'approved')).toEqual(['overdue', 'dueSoon'])
    expect(await kinds(head!)).toContain('overdueHead')
    expect(await kinds(overseer!)).toEqual(['overdueDepartment'])
    expect((await inbox(overseer!)).items[0]!.text).toBe(
      '2021-07 月报（2021-08-05 截止）下属单位还有 1 个项目没有提交：测试项目。',
    )
  })
  test('two processes that remind at once tell once; a disabled account is told nothing', async () => {
    const { app, clerk } = await july()
    await Promise.all([remind(app.store, app.at), remind(app.store, app.at)])
    expect((await kinds(clerk)).filter(kind => kind === 'dueSoon')).toHaveLength(1)
    app.setClock('2021-08-08T08:00:00+08:00')
    const { id } = (await (await app.signIn('head', testPassword)).call<{ user: { id: number } }>('GET', '/session')).body.user
    await app.store.tx(db => updateAccount(db, id, { disabled: true }))
    expect(await remind(app.store, app.at)).toBe(1)
  })
  test('a new due day is a new occasion', async () => {
    const { app, bureau, clerk } = await july()
    await remind(app.store, app.at)
    await bureau.call('PUT', '/calendar/2021-07', { dueOn: '2021-08-04', lockOn: null, version: 0 })
    await remind(app.store, app.at)
    expect((await kinds(clerk)).filter(kind => kind === 'dueSoon')).toHaveLength(2)
  })
})

describe('to-do lists by role', () => {
  test('the clerk: months due and not handed in, what was returned with its opinion, corrections', async () => {
    const work = await july()
    expect((await todos(work.clerk)).items).toMatchObject([{ kind: 'handIn', month: '2021-07', due: '2021-08-05', late: false }])
    await work.enter(work.clerk)
    await work.step(work.clerk, 'submit')
    expect((await todos(work.clerk)).total).toBe(0)
    await work.step(work.head, 'return', { opinion: '请核对人次' })
    await work.step(work.head, 'reopen', { opinion: '六月漏报' }, '2021-06')
    expect((await todos(work.clerk)).items).toMatchObject([
      { kind: 'returned', month: '2021-07', opinion: '请核对人次' },
      { kind: 'correction', month: '2021-06', opinion: '六月漏报' },
    ])
  })
  test('the head: what awaits approval and corrections asked for, never what the head handed in', async () => {
    const work = await july()
    await work.enter(work.clerk)
    await work.step(work.clerk, 'submit')
    await work.step(work.clerk, 'ask', { opinion: '六月漏报' }, '2021-06')
    expect((await todos(work.head)).items.map(one => one.kind)).toEqual(['approve', 'askedCorrection'])
    expect((await todos(work.head, '?page=2&pageSize=1')).items.map(one => one.kind)).toEqual(['askedCorrection'])
    await work.step(work.clerk, 'withdraw')
    await work.step(work.head, 'submit')
    expect((await todos(work.head)).items.map(one => one.kind)).toEqual(['askedCorrection'])
    expect((await todos(work.overseer)).items.map(one => one.kind)).toEqual(['approve', 'askedCorrection'])
  })
  test('department and bureau: who owes reports past the due day, counted; outside the own tree nothing', async () => {
    const { app, other } = await july()
    app.setClock('2021-08-06T09:00:00+08:00')
    const overseer = await app.signIn('overseer', testPassword)
    expect((await todos(overseer)).items).toMatchObject([
      { kind: 'overdue', month: '2021-07', count: 1, agency: { name: '测试单位' } },
    ])
    expect((await todos(await app.bureau())).items).toMatchObject([{ kind: 'overdue', count: 1, agency: { name: '主管局' } }])
    expect((await todos(await app.account('stranger', 'department', other))).total).toBe(0)
  })
})

describe('reporting rate and on-time rate', () => {
  test('count only months whose due day is past: six of seven handed in, all six on the second of August', async () => {
    const { app } = await july()
    app.setClock('2021-08-06T09:00:00+08:00')
    const bureau = await app.bureau()
    type Row = { name: string; due: number; handedIn: number; onTime: number; rate: number; onTimeRate: number }
    const { body } = await bureau.call<{ agencies: Row[]; grouping: string }>('GET', '/reporting?year=2021')
    // January to June were due by 5 July at the latest: June's by 5 July; all were handed in on 2 August.
    expect(body.agencies).toMatchObject([{ name: '主管局', due: 7, handedIn: 6, onTime: 0, rate: 6 / 7, onTimeRate: 0 }])
    const unit = await bureau.call<{ agencies: Row[]; grouping: string }>('GET', `/reporting?year=2021&agencyId=1`)
    expect([unit.body.grouping, unit.body.agencies[0]!.name]).toEqual(['unit', '测试单位'])
  })
})
