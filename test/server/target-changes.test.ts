import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import { table } from '../../db/open.ts'
import type { ChangesAnswer } from '../../server/answers/changes-answer.ts'
import type { ProjectAnswer } from '../../server/answers/project-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf } from '../support/declaration.ts'
import { approvedMonth, twoDepartments } from '../support/tree.ts'

type Failed = { type: string; problems?: { code: string; message: string }[] }
type Change = ChangesAnswer['items'][number] & Failed

async function declared() {
  const app = await testApp()
  const people = await twoDepartments(app)
  const project = await declare(people.clerk)
  const visits = idOf(project, '服务人次')
  const path = `/projects/${project.id}`
  const base = {
    indicatorId: visits,
    target: '≥900人次',
    effective: '2021-07',
    documentNo: '苏财〔2021〕20号',
    reason: '预算调减',
  }
  const propose = (client: Client, more: object = {}) =>
    client.call<Change>('POST', `${path}/target-changes`, { ...base, ...more })
  const decide = (client: Client, id: number, step: string, body?: object) =>
    client.call<Change>('POST', `${path}/target-changes/${id}/${step}`, body)
  return { app, ...people, project, visits, path, propose, decide }
}
const target = async (client: Client, path: string, asOf: string) => {
  const { body } = await client.call<Progress>('GET', `${path}/progress?asOf=${asOf}`)
  return body.indicators[0]!.target.value
}

describe('a target changes by request and approval', () => {
  test('who asked for it finds the decision and its opinion in the inbox, once', async () => {
    const { clerk, department, propose, decide } = await declared()
    const asked = await propose(clerk)
    await decide(department, asked.body.id, 'refuse', { opinion: '请先补充批复文件' })
    type Inbox = { items: { kind: string; title: string; text: string }[] }
    const { body } = await clerk.call<Inbox>('GET', '/messages')
    expect(body.items.filter(one => one.kind === 'targetDecided')).toMatchObject([
      { title: '目标调整未批准：“服务人次”', text: expect.stringContaining('请先补充批复文件') },
    ])
  })
  test('approved by the department it counts from its month on; every version stays', async () => {
    const { clerk, department, path, propose, decide, app } = await declared()
    const asked = await propose(clerk)
    expect(asked.status).toBe(201)
    expect(asked.body).toMatchObject({
      state: 'proposed',
      own: true,
      proposedBy: 'clerk1',
      target: { value: 900 },
      bureauOnly: false,
    })
    expect(await target(clerk, path, '2021-08')).toBe(1200)
    const approved = await decide(department, asked.body.id, 'approve')
    expect(approved.body).toMatchObject({ state: 'approved', own: false, decidedBy: 'depJ' })
    expect([await target(clerk, path, '2021-06'), await target(clerk, path, '2021-07')]).toEqual([1200, 900])
    const { body } = await clerk.call<ChangesAnswer>('GET', `${path}/target-changes`)
    expect(body.versions.filter(row => row.version > 1 || row.indicatorId === asked.body.indicatorId)).toMatchObject([
      { version: 1, effective: '2021-01', target: { value: 1200 } },
      { version: 2, effective: '2021-07', documentNo: '苏财〔2021〕20号', reason: '预算调减', recordedBy: 'depJ' },
    ])
    const trail = await app.store.db.select({ event: table.audit.event }).from(table.audit)
    expect(trail.map(row => row.event)).toEqual(expect.arrayContaining(['target.propose', 'target.approve']))
  })

  test('who asked may not approve; unit people may not decide; others do not see it', async () => {
    const { clerk, head, department, bureau, otherClerk, otherDepartment, path, propose, decide } = await declared()
    const { id } = (await propose(department)).body
    const own = await decide(department, id, 'approve')
    expect([own.status, own.body.type]).toEqual([403, '/problems/own-change'])
    expect((await decide(clerk, id, 'approve')).status).toBe(403)
    expect((await decide(head, id, 'refuse', { opinion: '不' })).status).toBe(403)
    expect((await decide(otherDepartment, id, 'approve')).status).toBe(404)
    expect((await otherClerk.call('GET', `${path}/target-changes`)).status).toBe(404)
    expect((await propose(otherClerk)).status).toBe(404)
    expect((await decide(bureau, id, 'approve', { version: 7 })).status).toBe(409)
    expect((await decide(bureau, id, 'approve')).status).toBe(200)
    expect((await decide(bureau, id, 'approve')).body.type).toBe('/problems/change-decided')
  })

  test('it waits in the to-do lists of those who may decide, not of who asked', async () => {
    const { clerk, department, bureau, otherDepartment, propose, decide } = await declared()
    const { id } = (await propose(clerk)).body
    const waits = async (client: Client) => {
      const { body } = await client.call<{ items: { kind: string; month: string; opinion: string }[] }>('GET', '/todos')
      return body.items.filter(item => item.kind === 'targetChange').map(({ month, opinion }) => `${month} ${opinion}`)
    }
    const lists = () => Promise.all([department, bureau, otherDepartment, clerk].map(waits))
    expect(await lists()).toEqual([['2021-07 预算调减'], ['2021-07 预算调减'], [], []])
    await decide(department, id, 'approve')
    expect(await lists()).toEqual([[], [], [], []])
  })

  test('it is refused with an opinion, or withdrawn by who asked; nothing changes then', async () => {
    const { clerk, head, department, path, propose, decide } = await declared()
    const [first, second] = [(await propose(clerk)).body.id, (await propose(clerk)).body.id]
    expect((await decide(department, first, 'refuse')).body.type).toBe('/problems/change-opinion-missing')
    expect((await decide(department, first, 'refuse', { opinion: '依据不足' })).body).toMatchObject({
      state: 'refused',
      opinion: '依据不足',
    })
    expect((await decide(head, second, 'withdraw')).status).toBe(403)
    expect((await decide(clerk, second, 'withdraw')).body.state).toBe('withdrawn')
    expect(await target(clerk, path, '2021-12')).toBe(1200)
  })

  test('a target that cannot be read for certain is refused with the reader’s question', async () => {
    const { clerk, propose } = await declared()
    const { status, body } = await propose(clerk, { target: '约900人次' })
    expect([status, body.problems?.map(problem => problem.code)]).toEqual([422, ['target-uncertain']])
    expect(body.problems![0]!.message).toContain('约900人次')
    expect((await propose(clerk, { effective: '2022-01' })).body.problems).toMatchObject([{ code: 'month-outside-year' }])
    expect((await propose(clerk, { indicatorId: 999 })).body.problems).toMatchObject([{ code: 'unknown-indicator' }])
  })

  test('an approved month is judged anew by the bureau alone', async () => {
    const { clerk, head, department, bureau, visits, path, propose, decide } = await declared()
    await approvedMonth(clerk, head, path, visits, '2021-07')
    const { body } = await propose(clerk)
    expect(body.bureauOnly).toBe(true)
    const early = await decide(department, body.id, 'approve')
    expect([early.status, early.body.type]).toEqual([423, '/problems/target-month-approved'])
    expect((await decide(bureau, body.id, 'approve')).status).toBe(200)
    expect(await target(clerk, path, '2021-07')).toBe(900)
  })
})

describe('changing targets directly', () => {
  test('the unit may until its first report is approved; then it asks for a change', async () => {
    const { clerk, head, department, bureau, visits, path } = await declared()
    const patch = (client: Client, more: object) =>
      client.call<ProjectAnswer & Failed>('PATCH', path, { indicators: [{ id: visits, ...more }] })
    expect((await patch(clerk, { target: '1300人次' })).status).toBe(200)
    await approvedMonth(clerk, head, path, visits, '2021-02')
    for (const more of [{ target: '900人次' }, { monthlyPlan: [{ month: '2021-12', cumulative: 900 }] }, { weight: 5 }]) {
      const refused = await patch(clerk, more)
      expect([refused.status, refused.body.type]).toEqual([403, '/problems/target-change-required'])
      expect((await patch(head, more)).status).toBe(403)
    }
    expect((await patch(clerk, { explanation: '只改说明' })).status).toBe(200)
    expect((await patch(department, { target: '900人次' })).status).toBe(423)
    expect((await patch(department, { target: '900人次', effective: '2021-03' })).status).toBe(200)
    expect((await patch(bureau, { target: '800人次' })).status).toBe(200)
  })

  test('how approved months were counted and paced is changed by the bureau alone; what is sent back unchanged passes', async () => {
    const { clerk, head, department, bureau, visits, path, project } = await declared()
    await approvedMonth(clerk, head, path, visits, '2021-02')
    const { aggregation, pacing } = project.indicators.find(row => row.id === visits)!
    const of = (more: object) => ({ indicators: [{ id: visits, ...more }] })
    const yearly = [
      of({ aggregation: aggregation === 'last' ? 'sum' : 'last' }),
      of({ pacing: pacing === 'even' ? 'whole' : 'even' }),
      of({ dueMonth: '2021-06' }),
      { startMonth: '2021-03' },
      { budgetAdjusted: 1_000_000, adjustedFrom: '2021-02' },
      { budgetAdjusted: 1_000_000 },
    ]
    const answers = async (client: Client, patch: object) => {
      const { status, body } = await client.call<Failed>('PATCH', path, patch)
      return status === 200 ? '200' : `${status} ${body.type.replace('/problems/', '')}`
    }
    for (const patch of yearly) {
      expect([await answers(clerk, patch), await answers(head, patch)]).toEqual(Array(2).fill('403 target-change-required'))
      expect(await answers(department, patch)).toBe('423 target-month-approved')
    }
    expect(await answers(clerk, of({ aggregation, pacing, explanation: '只改说明' }))).toBe('200')
    expect(await answers(clerk, of({ category: '其他' }))).toBe('403 target-change-required')
    expect(await answers(department, { budgetAdjusted: 1_000_000, adjustedFrom: '2021-03' })).toBe('200')
    for (const patch of yearly) expect(await answers(bureau, patch)).toBe('200')
  })

  test('a doubtful target or plan is saved and asks its question, which the right one settles', async () => {
    const { clerk, visits, path } = await declared()
    const asked = async (more: object) => {
      const { status, body } = await clerk.call<ProjectAnswer>('PATCH', path, { indicators: [{ id: visits, ...more }] })
      return [status, ...body.questions.map(question => question.code)]
    }
    const plan = (...sums: number[]) =>
      sums.map((cumulative, i) => ({ month: `2021-${String(i + 9).padStart(2, '0')}`, cumulative }))
    expect(await asked({ target: '约900人次' })).toEqual([200, 'target-uncertain'])
    expect(await asked({ target: '≥900人次' })).toEqual([200])
    expect(await asked({ monthlyPlan: plan(500, 400, 800) })).toEqual([200, 'plan-decreasing', 'plan-short'])
    expect(await asked({ target: '≥800人次' })).toEqual([200, 'plan-decreasing'])
    expect(await asked({ monthlyPlan: plan(500, 600, 800) })).toEqual([200])
  })
})
