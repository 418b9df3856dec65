import { describe, expect, test } from 'vitest'
import { testPassword, type Client } from '../support/app.ts'
import { unitAtWork } from '../support/way.ts'

type Months = { months: { month: string; dueOn: string; lockOn: string | null; set: boolean; version: number }[] }
type Problem = { title: string; detail: string }
const july = { dueOn: '2021-08-05', lockOn: '2021-08-16', version: 0 }
const set = (by: Client, body: object, month = '2021-07') =>
  by.call<Problem & { version: number }>('PUT', `/calendar/${month}`, body)
const lateIn = async (by: Client) =>
  (await by.call<{ totals: { reports: { late: number } } }>('GET', '/overview?asOf=2021-07')).body.totals.reports.late

/** Everybody signs in again after the clock was moved by days. */
async function later(work: Awaited<ReturnType<typeof unitAtWork>>, clock: string) {
  work.app.setClock(clock)
  const again = (name: string) => work.app.signIn(name, testPassword)
  return {
    clerk: await again('clerk'),
    head: await again('head'),
    overseer: await again('overseer'),
    bureau: await work.app.bureau(),
  }
}

describe('the bureau’s calendar', () => {
  test('a month has the rule set’s due day until the bureau sets its own; nothing locks by itself', async () => {
    const { bureau, clerk } = await unitAtWork()
    const year = async () => (await clerk.call<Months>('GET', '/calendar?year=2021')).body.months
    expect((await year())[6]).toEqual({ month: '2021-07', dueOn: '2021-08-05', lockOn: null, set: false, version: 0 })
    expect((await set(bureau, { dueOn: '2021-08-09', lockOn: null, version: 0 })).status).toBe(200)
    expect((await year())[6]).toMatchObject({ dueOn: '2021-08-09', set: true, version: 1 })
    expect((await set(clerk, { ...july, version: 1 })).status).toBe(403)
  })
  test('two who change the same month at once: the second is refused and nothing of it is kept', async () => {
    const { bureau } = await unitAtWork()
    const both = await Promise.all([set(bureau, july), set(bureau, { ...july, dueOn: '2021-08-06' })])
    expect(both.map(answer => answer.status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })
  test.each([
    ['a due day inside the month itself', { ...july, dueOn: '2021-07-30' }, 422],
    ['a due day next year', { ...july, dueOn: '2022-08-05' }, 422],
    ['a lock date on the due day', { ...july, lockOn: '2021-08-05' }, 422],
    ['a day that does not exist', { ...july, dueOn: '2021-08-32' }, 400],
    ['no version', { dueOn: '2021-08-05', lockOn: null }, 400],
  ])('%s is refused in words', async (_, body, status) => {
    const { bureau } = await unitAtWork()
    const answer = await set(bureau, body)
    expect([answer.status, /[一-龥]/.test(answer.body.detail)]).toEqual([status, true])
  })
  test('moving the due day judges at once what was handed in: late becomes on time and late again', async () => {
    const work = await unitAtWork()
    await work.enter(work.clerk)
    const { bureau, clerk } = await later(work, '2021-08-07T09:00:00+08:00')
    await work.step(clerk, 'submit')
    expect(await lateIn(bureau)).toBe(1)
    await set(bureau, { dueOn: '2021-08-09', lockOn: null, version: 0 })
    expect(await lateIn(bureau)).toBe(0)
    expect((await work.look(clerk)).dueOn).toBe('2021-08-09')
    await set(bureau, { dueOn: '2021-08-06', lockOn: null, version: 1 })
    expect(await lateIn(bureau)).toBe(1)
    // What a later save derives anew agrees with what the change of the calendar wrote for all at once.
    await work.enter(clerk, 5, '2021-06')
    expect(await lateIn(bureau)).toBe(1)
  })
})

describe('a month locked by date', () => {
  test('is refused with 423, the date and what to do; the screen is told why', async () => {
    const work = await unitAtWork()
    await set(work.bureau, july)
    await work.enter(work.clerk)
    const { clerk, bureau } = await later(work, '2021-08-16T00:30:00+08:00')
    const save = await work.enter(clerk, 2)
    expect([save.status, save.body.detail]).toEqual([
      423,
      '2021-07 的月报自 2021-08-16 起按财政部门的日历锁定。确需填报或更正时，请向主管部门或财政部门申请延期，获准后即可继续。',
    ])
    expect((await work.step(clerk, 'submit')).status).toBe(423)
    const money = { entries: [{ subprojectId: work.project.subprojects[0]!.id, spent: 1 }] }
    expect((await clerk.call('PUT', `/projects/${work.project.id}/expenditures/2021-07`, money)).status).toBe(423)
    expect(await work.look(clerk)).toMatchObject({ editable: false, closed: 'date', lock: { why: 'date', since: '2021-08-16' } })
    // Another month is open, and the bureau that moves the date opens this one.
    expect((await work.enter(clerk, 2, '2021-06')).status).toBe(200)
    await set(bureau, { ...july, lockOn: '2021-09-01', version: 1 })
    expect((await work.enter(clerk, 2)).status).toBe(200)
  })

  test('an exception of the department opens it for one project through its last day', async () => {
    const work = await unitAtWork()
    await set(work.bureau, july)
    const people = await later(work, '2021-08-18T09:00:00+08:00')
    const path = `/projects/${work.project.id}/exceptions`
    const grant = { month: '2021-07', until: '2021-08-20', reason: '系统故障' }
    expect((await work.step(people.clerk, 'ask', { opinion: '系统故障，未能报送' })).body.state).toBe('none')
    expect((await work.look(people.overseer)).asked?.opinion).toBe('系统故障，未能报送')
    expect((await people.head.call('POST', path, grant)).status).toBe(403)
    expect((await people.overseer.call('POST', path, { ...grant, until: '2021-08-17' })).status).toBe(422)
    expect((await people.overseer.call('POST', path, { ...grant, reason: ' ' })).status).toBe(400)
    expect((await people.overseer.call('POST', path, grant)).status).toBe(201)
    expect(await work.look(people.clerk)).toMatchObject({
      lock: null,
      asked: null,
      exception: { until: '2021-08-20', by: 'overseer' },
    })
    expect((await work.enter(people.clerk)).status).toBe(200)
    const expired = await later(work, '2021-08-21T09:00:00+08:00')
    expect((await work.step(expired.clerk, 'submit')).status).toBe(423)
    type List = { total: number; items: { inForce: boolean; reason: string }[] }
    const list = async (by: Client) => (await by.call<List>('GET', '/exceptions?year=2021')).body
    expect((await list(expired.clerk)).items).toMatchObject([{ reason: '系统故障', inForce: false }])
    const stranger = await work.app.account('stranger', 'department', work.other)
    expect((await list(stranger)).total).toBe(0)
    expect((await stranger.call('POST', path, { ...grant, until: '2021-09-01' })).status).toBe(404)
  })

  test('a clock set back opens neither the month nor an exception that is over', async () => {
    const work = await unitAtWork()
    await set(work.bureau, july)
    await work.enter(work.clerk)
    const after = await later(work, '2021-08-17T09:00:00+08:00')
    expect((await work.enter(after.clerk)).status).toBe(423)
    const back = await later(work, '2021-08-10T09:00:00+08:00')
    expect((await work.enter(back.clerk)).status).toBe(423)
    expect((await work.look(back.clerk)).lock?.why).toBe('date')
  })
})
