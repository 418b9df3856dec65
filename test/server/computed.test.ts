import { describe, expect, test } from 'vitest'
import type { Computed } from '#domain/computed'
import type { ComputedSpending } from '#domain/computed-spending'
import { m } from '../support/facts.ts'
import { declare, idOf } from '../support/declaration.ts'
import { testApp } from '../support/app.ts'
import { approvedMonth, twoDepartments } from '../support/tree.ts'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import type { Progress } from '#domain/progress'
import { storeStatement, type Statement } from '../../server/acts/store-computed.ts'

/** What kept rows say, on its way into the months (domain rules §4: entered once, derived many times). */
type Refused = { problems: { code: string; message: string }[] }

async function started() {
  const app = await testApp()
  const people = await twoDepartments(app)
  const project = await declare(people.clerk)
  const path = `/projects/${project.id}`
  const visits = idOf(project, '服务人次')
  const sub = project.subprojects[0]!.id
  const count = (month: string, value: number, rows = value): Computed => ({
    indicatorId: visits,
    agencyId: people.units.u1,
    month: m(Number(month.slice(5))),
    source: 'register',
    value,
    numerator: null,
    denominator: null,
    level: null,
    basis: { rows },
  })
  const state = (computed: Computed[], more: Partial<Statement> = {}) =>
    app.store.tx(db =>
      storeStatement(db, project.id, { source: 'register', indicatorIds: [visits], computed, ...more }, 1, app.at),
    )
  const month = async (name: string) => (await people.clerk.call<MonthAnswer>('GET', `${path}/actuals/${name}`)).body
  const put = (name: string, entry: object) =>
    people.clerk.call<Refused>('PUT', `${path}/actuals/${name}`, { entries: [{ indicatorId: visits, ...entry }] })
  return { app, ...people, project, path, visits, sub, count, state, month, put }
}

describe('what rows say', () => {
  test('becomes the month’s value with its source, opens the month’s draft and moves the picture', async () => {
    const { state, count, month, clerk, path } = await started()
    const placed = await state([count('2021-02', 3)])
    expect(placed).toMatchObject([{ month: '2021-02', place: 'follows' }])
    const entered = await month('2021-02')
    expect(entered.entries).toMatchObject([{ value: 3, source: 'register', version: 1 }])
    expect(entered.computed).toMatchObject([{ value: 3, source: 'register', basis: { rows: 3 } }])
    expect(entered.report.state).toBe('draft')
    const { body } = await clerk.call<Progress>('GET', `${path}/progress?asOf=2021-02`)
    expect(body.indicators[0]!.toDate).toBe(3)
  })

  test('writes nothing a second time, and a new version when the rows change', async () => {
    const { state, count, month } = await started()
    await state([count('2021-02', 3)])
    expect(await state([count('2021-02', 3)])).toEqual([])
    expect((await month('2021-02')).entries[0]!.version).toBe(1)
    await state([count('2021-02', 4)])
    expect((await month('2021-02')).entries).toMatchObject([{ value: 4, version: 2 }])
  })

  test('empties the months whose rows are gone', async () => {
    const { state, count, month } = await started()
    await state([count('2021-02', 3), count('2021-03', 1)])
    await state([count('2021-03', 1)])
    expect((await month('2021-02')).entries).toMatchObject([{ state: 'cleared', value: null }])
    expect((await month('2021-02')).computed).toEqual([])
    expect((await month('2021-03')).entries).toMatchObject([{ state: 'reported', value: 1 }])
  })

  test('leaves an approved month as it was, and shows the difference', async () => {
    const { state, count, month, clerk, head, path, visits } = await started()
    await approvedMonth(clerk, head, path, visits, '2021-02')
    expect(await state([count('2021-02', 3)])).toMatchObject([{ place: 'closed' }])
    const entered = await month('2021-02')
    expect([entered.entries[0]!.value, entered.computed[0]!.value]).toEqual([100, 3])
  })
})

describe('a typed number beside rows', () => {
  test('needs a reason, then both stay visible, and the rows go on being counted', async () => {
    const { state, count, month, put } = await started()
    await state([count('2021-02', 3)])
    const refused = await put('2021-02', { value: 5 })
    expect([refused.status, refused.body.problems[0]!.code]).toEqual([422, 'rows-say-otherwise'])
    expect(refused.body.problems[0]!.message).toContain('采购合同台账应为 3')
    expect((await put('2021-02', { value: 5, note: '两份合同未入台账' })).status).toBe(200)
    await state([count('2021-02', 4)])
    const entered = await month('2021-02')
    expect([entered.entries[0]!.value, entered.entries[0]!.source, entered.computed[0]!.value]).toEqual([5, null, 4])
  })

  test('taken over from the rows it follows them again', async () => {
    const { state, count, month, put } = await started()
    await state([count('2021-02', 3)])
    await put('2021-02', { value: 5, note: '两份合同未入台账' })
    expect((await put('2021-02', { value: 3 })).status).toBe(200)
    await state([count('2021-02', 4)])
    expect((await month('2021-02')).entries).toMatchObject([{ value: 4, source: 'register' }])
  })
})

test('payments become the month’s spending; funds in place and what was off purpose stay as typed', async () => {
  const { state, month, clerk, path, sub } = await started()
  const paid = (spent: number): ComputedSpending => ({ subprojectId: sub, month: m(2), spent, offPurpose: null, rows: 1 })
  const given = { subprojectId: sub, spent: null, allocated: 5_000, offPurpose: 0 }
  await clerk.call('PUT', `${path}/expenditures/2021-02`, { entries: [given] })
  await state([], { spending: [paid(1_200)] })
  const following = { spent: 1_200, allocated: 5_000, offPurpose: 0, source: 'register' }
  expect((await month('2021-02')).expenditures).toMatchObject([following])
  expect((await month('2021-02')).paid).toMatchObject([{ spent: 1_200, rows: 1 }])
  const typed = (more: object) =>
    clerk.call<Refused>('PUT', `${path}/expenditures/2021-02`, { entries: [{ subprojectId: sub, spent: 1_000, ...more }] })
  expect((await typed({})).body.problems[0]!.code).toBe('payments-say-otherwise')
  expect((await typed({ note: '退款未入台账' })).status).toBe(200)
  await state([], { spending: [paid(1_300)] })
  expect((await month('2021-02')).expenditures).toMatchObject([{ spent: 1_000, source: null }])
})
