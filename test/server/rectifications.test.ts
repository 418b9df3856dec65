import { describe, expect, test } from 'vitest'
import type { RectificationThread, RectificationView } from '../../server/answers/rectification-answer.ts'
import { readWorkbook } from '../../server/documents/workbook.ts'
import { remindRectifications } from '../../server/scheduler/remind-rectifications.ts'
import type { Client } from '../support/app.ts'
import { unitAtWork } from '../support/way.ts'

type Said = RectificationThread & { title: string; type: string; problems?: { code: string }[] }
type Ledger = { items: RectificationView[]; total: number; counts: Record<string, number> }
type Gaps = { items: { id: string; state: string }[] }
type Todos = { items: { kind: string; rectificationId?: number }[] }
type Inbox = { items: { kind: string; title: string; text: string }[] }
const day = 86_400_000

/** A unit far behind in July: its clerk is told to act by the department. */
async function behind() {
  const work = await unitAtWork('2021-08-10T09:00:00+08:00')
  await work.enter(work.clerk, 1)
  const idOf = async (by: Client) => (await by.call<{ user: { id: number } }>('GET', '/session')).body.user.id
  const clerkId = await idOf(work.clerk)
  const order = (by: Client, more: object = {}) =>
    by.call<Said>('POST', `/projects/${work.project.id}/rectifications`, {
      indicatorId: work.visits,
      since: '2021-07',
      demands: '查明原因，九月底前补上进度',
      ownerId: clerkId,
      dueOn: '2021-08-31',
      ...more,
    })
  const move = (by: Client, id: number, act: string, body: object) => by.call<Said>('POST', `/rectifications/${id}/${act}`, body)
  const ledger = async (by: Client, query = '') => (await by.call<Ledger>('GET', `/rectifications${query}`)).body
  const kinds = async (by: Client) => (await by.call<Todos>('GET', '/todos')).body.items.map(item => item.kind)
  const inbox = async (by: Client) => (await by.call<Inbox>('GET', '/messages')).body.items
  return { ...work, clerkId, headId: await idOf(work.head), order, move, ledger, kinds, inbox }
}

describe('a rectification', () => {
  test('goes from the department’s order over the unit’s answer to its closing, each step on record', async () => {
    const { overseer, clerk, head, order, move, ledger, kinds, inbox } = await behind()
    const { status, body } = await order(overseer)
    expect([status, body.state, body.dueOn, body.steps.map(step => step.event)]).toEqual([201, 'open', '2021-08-31', ['order']])
    expect(await kinds(clerk)).toContain('rectify')
    expect((await inbox(clerk))[0]!.title).toContain('请整改：“测试项目”的“服务人次”偏差')
    expect((await ledger(clerk, '?mine=1')).total).toBe(1)

    expect((await move(head, body.id, 'close', { text: '可以' })).status).toBe(403)
    const answered = await move(clerk, body.id, 'answer', { text: '八月加开两场', version: 1 })
    expect([answered.body.state, answered.body.may.judge]).toEqual(['answered', false])
    expect(await kinds(clerk)).not.toContain('rectify')
    expect(await kinds(overseer)).toContain('rectifyCheck')

    const back = await move(overseer, body.id, 'return', { text: '请附签到表' })
    expect([back.body.state, (await inbox(clerk))[0]!.text]).toEqual(['open', expect.stringContaining('请附签到表')])
    await move(clerk, body.id, 'answer', { text: '已附' })
    const closed = await move(overseer, body.id, 'close', { text: '属实，同意办结' })
    expect(closed.body.state).toBe('closed')
    expect(closed.body.steps.map(step => [step.seq, step.event, step.by])).toEqual([
      [1, 'order', 'overseer'],
      [2, 'answer', 'clerk'],
      [3, 'return', 'overseer'],
      [4, 'answer', 'clerk'],
      [5, 'close', 'overseer'],
    ])
    expect((await ledger(overseer)).counts).toMatchObject({ open: 0, closed: 1 })
    expect((await move(overseer, body.id, 'withdraw', { text: '误发' })).status).toBe(422)
  })

  test('stands in the ledger’s workbook with what was answered and how it was closed, under the same filters', async () => {
    const { overseer, clerk, other, app, order, move } = await behind()
    const { body } = await order(overseer)
    await move(clerk, body.id, 'answer', { text: '八月加开两场' })
    await move(overseer, body.id, 'close', { text: '属实，同意办结' })
    const rowsOf = async (by: Client, query: string) => {
      const { status, bytes } = await by.file(`/rectifications/export.xlsx${query}`)
      const book = readWorkbook(bytes)
      if (status !== 200 || !book.ok) throw new Error(`no workbook: ${status}`)
      return [...book.value[0]!.rows.values()].map(row => [...row.cells.values()].map(cell => cell.text))
    }
    const [heads, row] = await rowsOf(overseer, '?state=all')
    expect(heads!.slice(0, 4)).toEqual(['状态', '项目', '单位', '偏差所在'])
    // Days are days: 31 and 10 August 2021 as a sheet counts them.
    expect(row).toEqual(expect.arrayContaining(['已办结', '服务人次', '八月加开两场', '属实，同意办结', '44439', '44418']))
    expect(await rowsOf(overseer, '')).toHaveLength(1)
    expect(await rowsOf(await app.account('stranger', 'clerk', other), '?state=all')).toHaveLength(1)
  })

  test('is never judged by who answered it, the bureau included', async () => {
    const { bureau, overseer, order, move } = await behind()
    const { body } = await order(overseer)
    expect((await move(bureau, body.id, 'answer', { text: '代为反馈' })).status).toBe(200)
    expect((await move(bureau, body.id, 'close', { text: '同意' })).status).toBe(403)
    expect((await move(overseer, body.id, 'close', { text: '同意' })).status).toBe(200)
  })

  test('needs a gap the rules find, an owner of the unit, a day ahead, and there is one a gap', async () => {
    const { overseer, clerk, order, project } = await behind()
    expect((await order(clerk)).status).toBe(403)
    expect((await order(overseer, { since: '2021-03' })).body.problems?.[0]?.code).toBe('unknown-gap')
    expect((await order(overseer, { ownerId: 1 })).body.problems?.[0]?.code).toBe('unknown-owner')
    expect((await order(overseer, { dueOn: '2021-08-09' })).body.type).toContain('rectification-due-past')
    expect((await order(overseer)).status).toBe(201)
    expect((await order(overseer)).body.type).toContain('rectification-running')
    const answer = { text: '见附件', evidenceIds: [999] }
    const [one] = (await overseer.call<Ledger>('GET', '/rectifications')).body.items
    const refused = await clerk.call<Said>('POST', `/rectifications/${one!.id}/answer`, answer)
    expect([refused.status, refused.body.problems?.[0]?.code, one!.project.id]).toEqual([422, 'unknown-evidence', project.id])
  })

  test('keeps its gap open after recovery, until it is closed', async () => {
    const { overseer, clerk, visits, order, move, enter } = await behind()
    const { body } = await order(overseer)
    await enter(clerk, 900)
    await enter(clerk, 500, '2021-08')
    const state = async () => {
      const { body: gaps } = await overseer.call<Gaps>('GET', '/gaps?year=2021&asOf=2021-08')
      return gaps.items.find(gap => gap.id === `${visits}.2021-07`)?.state
    }
    // July itself was corrected: the run is gone, and with it what could be shown of it.
    expect(await state()).toBeUndefined()
    await enter(clerk, 1)
    await enter(clerk, 900, '2021-08')
    expect(await state()).toBe('open')
    await move(clerk, body.id, 'answer', { text: '已补上' })
    await move(overseer, body.id, 'close', { text: '属实' })
    expect(await state()).toBe('closed')
  })

  test('nobody answers climbs: owner, head, then department and who ordered, each told once', async () => {
    const { app, overseer, bureau, order, move, clerkId, inbox } = await behind()
    const { body } = await order(overseer)
    const told = async (days: number) => {
      app.moveClock(days * day)
      return remindRectifications(app.store, app.at)
    }
    expect(await told(0)).toBe(0)
    expect([await told(19), await told(0)]).toEqual([1, 0])
    expect([await told(3), await told(0)]).toEqual([1, 0])
    expect(await told(2)).toBe(1)
    expect(await told(4)).toBe(1)
    expect(await told(1)).toBe(0)
    const clerkAgain = await app.signIn('clerk', 'Yusuan-2021')
    const headAgain = await app.signIn('head', 'Yusuan-2021')
    const overseerAgain = await app.signIn('overseer', 'Yusuan-2021')
    expect((await inbox(clerkAgain)).map(one => one.kind)).toEqual(['rectOverdue', 'rectDueSoon', 'rectOrdered'])
    expect((await inbox(headAgain)).map(one => one.kind)).toEqual(['rectOverdueHead'])
    expect((await inbox(overseerAgain)).map(one => one.kind)).toEqual(['rectOverdueDepartment'])
    const late = await overseerAgain.call<Ledger>('GET', '/rectifications?state=overdue')
    expect(late.body.items.map(one => [one.id, one.overdue])).toEqual([[body.id, true]])
    const later = await move(overseerAgain, body.id, 'extend', { text: '供应商延迟', dueOn: '2021-10-15' })
    expect([later.body.dueOn, later.body.overdue, later.body.owner.id]).toEqual(['2021-10-15', false, clerkId])
    expect(await told(0)).toBe(0)
    expect(bureau).toBeDefined()
  })

  test('passes to another person of the unit, who is told', async () => {
    const { overseer, head, headId, order, move, kinds, inbox } = await behind()
    const { body } = await order(overseer)
    const moved = await move(overseer, body.id, 'hand-over', { ownerId: headId })
    expect(moved.body.owner.id).toBe(headId)
    expect(await kinds(head)).toContain('rectify')
    expect((await inbox(head))[0]!.kind).toBe('rectOrdered')
  })
})
