import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testPassword, type Client } from '../support/app.ts'
import { unitAtWork } from '../support/way.ts'

type Events = { events: { version: number; event: string; recordedAt: number; recordedBy: string; opinion: string }[] }

describe('the monthly report’s way', () => {
  test('the clerk withdraws until the review begins, and then no more, and is told who began', async () => {
    const { clerk, head, step, enter } = await unitAtWork()
    await enter(clerk)
    await step(clerk, 'submit')
    expect((await step(clerk, 'withdraw')).body).toMatchObject({ state: 'draft', submittedOn: null })
    expect((await enter(clerk, 2)).status).toBe(200)
    await step(clerk, 'submit')
    expect((await step(head, 'begin')).body).toMatchObject({ state: 'submitted', reviewing: true })
    const late = await step(clerk, 'withdraw')
    expect([late.status, late.body.detail]).toEqual([422, 'head 已开始审核 2021-07 的月报。需要修改时，请审核人退回。'])
    expect((await step(head, 'approve')).body).toMatchObject({ state: 'approved', reviewing: false })
  })

  test('two approvers at once: one wins, the other reads that it is approved; nothing is recorded twice', async () => {
    const { bureau, clerk, head, overseer, step, enter, project } = await unitAtWork()
    await enter(clerk)
    const { version } = (await step(clerk, 'submit')).body
    const both = await Promise.all([step(head, 'approve', { version }), step(overseer, 'approve')])
    expect(both.map(answer => answer.status).toSorted((a, b) => a - b)).toEqual([200, 422])
    const loser = both.find(answer => answer.status === 422)!
    expect(loser.body.detail).toBe('2021-07 的月报已审核，不能做这项操作。')
    const { events } = (await bureau.call<Events>('GET', `/projects/${project.id}/history`)).body
    expect(events.filter(one => one.event === 'approve')).toHaveLength(1)
  })

  test('an approver who looked at an older hand-in is refused with 409: what was changed meanwhile is read first', async () => {
    const { clerk, head, step, enter } = await unitAtWork()
    await enter(clerk)
    const seen = (await step(clerk, 'submit')).body.version
    await step(clerk, 'withdraw')
    await enter(clerk, 9)
    const now = (await step(clerk, 'submit')).body.version
    expect((await step(head, 'approve', { version: seen })).status).toBe(409)
    expect((await step(head, 'approve', { version: now })).status).toBe(200)
  })

  test('who entered or ever handed in a month may not approve it', async () => {
    const { clerk, head, overseer, step, enter } = await unitAtWork()
    await enter(clerk)
    expect((await step(head, 'submit')).status).toBe(200)
    expect((await step(head, 'withdraw')).status).toBe(200)
    await step(clerk, 'submit')
    expect((await step(head, 'approve')).status).toBe(403)
    expect((await step(head, 'begin')).status).toBe(403)
    expect((await step(overseer, 'approve')).status).toBe(200)
  })

  test('a report handed in on time stays on time when it is returned and handed in again later', async () => {
    const { app, clerk, head, step, enter } = await unitAtWork()
    await enter(clerk)
    await step(clerk, 'submit')
    await step(head, 'return', { opinion: '请核对' })
    app.setClock('2021-08-20T09:00:00+08:00')
    const [again, chief] = [await app.signIn('clerk', testPassword), await app.signIn('head', testPassword)]
    await step(again, 'submit')
    expect((await step(chief, 'approve')).body.submittedOn).toBe('2021-08-03')
    const bureau = await app.bureau()
    const { body } = await bureau.call<{ totals: { reports: object } }>('GET', '/overview?asOf=2021-07')
    expect(body.totals.reports).toMatchObject({ approved: 1, late: 0 })
  })

  test('a clock set back records no step before the one before it', async () => {
    const { app, bureau, clerk, head, step, enter, project } = await unitAtWork('2021-08-03T09:00:00+08:00')
    await enter(clerk)
    await step(clerk, 'submit')
    app.setClock('2021-08-01T09:00:00+08:00')
    await step(head, 'return', { opinion: '请核对' })
    await step(clerk, 'submit')
    const { events } = (await bureau.call<Events>('GET', `/projects/${project.id}/history`)).body
    expect(events.map(one => one.event)).toEqual(['submit', 'return', 'submit'])
    expect(events.map(one => one.recordedAt)).toEqual(events.map(one => one.recordedAt).toSorted((a, b) => a - b))
  })

  test('asking for a correction is recorded with its reason and shown to who approves until it is reopened', async () => {
    const { clerk, head, step, enter, look } = await unitAtWork()
    await enter(clerk)
    expect((await step(clerk, 'ask', { opinion: '漏报' })).status).toBe(422)
    await step(clerk, 'submit')
    await step(head, 'approve')
    expect((await step(clerk, 'ask')).status).toBe(422)
    expect((await step(clerk, 'ask', { opinion: '漏报一个系统' })).body.state).toBe('approved')
    const asked = await look(head)
    expect([asked.asked?.opinion, asked.asked?.by, asked.lock?.why, asked.lock?.by]).toEqual([
      '漏报一个系统',
      'clerk',
      'approved',
      'head',
    ])
    await step(head, 'reopen', { opinion: '同意更正' })
    expect(await look(head)).toMatchObject({ asked: null, lock: null, report: { correction: true } })
  })
})

describe('random people pressing random buttons', () => {
  const move = fc.record({
    act: fc.constantFrom('enter', 'submit', 'withdraw', 'begin', 'return', 'approve', 'reopen', 'ask'),
    by: fc.constantFrom('clerk', 'head', 'overseer', 'bureau'),
    opinion: fc.constantFrom('', '请核对'),
    hours: fc.constantFrom(0, 0, 0, -30, 2),
  })
  test('never break the way: what is approved was handed in and decided by another, and every step is recorded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 8, maxLength: 30 }), async moves => {
        const { app, clerk, head, overseer, bureau, step, enter, look, project } = await unitAtWork()
        const people: Record<string, Client> = { clerk, head, overseer, bureau }
        const own = new Set<string>()
        let now = await look(bureau)
        let taken = 0
        for (const { act, by, opinion, hours } of moves) {
          // Sessions end after idle hours; the clock goes back or on only a little, so that people stay signed in.
          app.moveClock(hours * 60_000)
          const answer = act === 'enter' ? await enter(people[by]!) : await step(people[by]!, act, { opinion })
          const next = await look(bureau)
          if (answer.status === 200) {
            if (act === 'enter') expect(['none', 'draft', 'returned']).toContain(now.report.state)
            else taken++
            if (act === 'enter' || act === 'submit') own.add(by)
            if (act === 'approve') expect([now.report.state, own.has(by)]).toEqual(['submitted', false])
            if (act !== 'enter') expect(next.report.version).toBe(now.report.version + 1)
          } else {
            expect([400, 403, 409, 422, 423]).toContain(answer.status)
            expect(next).toEqual(now)
          }
          if (now.report.state === 'approved' && act !== 'reopen' && act !== 'ask') expect(next.report).toEqual(now.report)
          now = next
        }
        const { events } = (await bureau.call<Events>('GET', `/projects/${project.id}/history`)).body
        expect(events).toHaveLength(taken)
        const moments = events.map(one => one.recordedAt)
        expect(moments).toEqual(moments.toSorted((a, b) => a - b))
        for (const one of events.filter(({ event }) => event === 'return' || event === 'reopen')) expect(one.opinion).not.toBe('')
      }),
      { numRuns: process.env.FULL ? 40 : 8 },
    )
  })
})
