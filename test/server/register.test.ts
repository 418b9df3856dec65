import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import type { MonthAnswer } from '../../server/answers/month-answer.ts'
import type { contractHistory } from '../../db/queries/contracts.ts'
import { startedRegister, type Refused, type Saved } from '../support/register.ts'

/** The contract register: entered once, the indicators follow (domain rules §4). */
type Started = Awaited<ReturnType<typeof startedRegister>>
const monthOf = async ({ clerk, path }: Started, month: string) =>
  (await clerk.call<MonthAnswer>('GET', `${path}/actuals/${month}`)).body
const valueOf = async (started: Started, name: string, month: string) => {
  const { entries } = await monthOf(started, month)
  return entries.find(row => row.indicatorId === started.id(name))
}

describe('from a row to the light', () => {
  test('a signed contract counts in its month, months without one are 0, and the picture moves', async () => {
    const started = await startedRegister()
    await started.confirm()
    await started.add({ contractNo: 'A-1', signedOn: '2021-03-04', procurementBudget: 50_000_000, awardPrice: 45_000_000 })
    await started.add({
      item: '英语分级阅读',
      contractNo: 'A-2',
      signedOn: '2021-05-20',
      procurementBudget: 30_000_000,
      awardPrice: 29_000_000,
    })
    const counts = await Promise.all(
      ['2021-03', '2021-04', '2021-05', '2021-06'].map(m => valueOf(started, '购买信息化服务数量', m)),
    )
    expect(counts.map(row => row?.value)).toEqual([1, 0, 1, undefined])
    expect(counts[0]!.source).toBe('register')
    expect(await valueOf(started, '资金节约率', '2021-03')).toMatchObject({ numerator: 50_000, denominator: 500_000 })
    const { body } = await started.clerk.call<Progress>('GET', `${started.path}/progress?asOf=2021-05`)
    const saving = body.indicators.find(row => row.name === '资金节约率')!
    expect([saving.toDate, saving.signal]).toEqual([0.075, 'normal'])
    expect(body.indicators.find(row => row.name === '购买信息化服务数量')!.toDate).toBe(2)
  })

  test('works count once accepted and passed; late acceptance is not prompt; schools are counted once', async () => {
    const started = await startedRegister()
    await started.confirm()
    const works = { kind: 'project', procurementBudget: 1000, awardPrice: 900 }
    const on = { signedOn: '2021-02-01', acceptancePlanned: '2021-06-30', acceptedOn: '2021-06-20', passed: true }
    await started.add({ ...works, ...on, item: '校园网', users: ['一中', '二中'] })
    const late = { signedOn: '2021-03-01', acceptancePlanned: '2021-06-30', acceptedOn: '2021-07-05', passed: true }
    await started.add({ ...works, ...late, item: '录播教室', users: ['二中', '三中'] })
    expect(await valueOf(started, '信息化建设项目数量', '2021-06')).toMatchObject({ value: 1 })
    expect(await valueOf(started, '信息化项目验收合格率', '2021-07')).toMatchObject({ numerator: 1, denominator: 1 })
    expect(await valueOf(started, '信息化建设及时性', '2021-06')).toMatchObject({ level: '未达成' })
    expect(await valueOf(started, '信息化建设覆盖学校数', '2021-03')).toMatchObject({ value: 3 })
    const { body } = await started.clerk.call<Progress>('GET', `${started.path}/progress?asOf=2021-07`)
    expect(body.indicators.find(row => row.name === '信息化建设及时性')!.signal).toBe('behind')
  })

  test('payments become the month’s expenditure, and the budget light follows', async () => {
    const started = await startedRegister()
    const { body: row } = await started.add({ signedOn: '2021-02-01', awardPrice: 60_000_000 })
    const { body: paid } = await started.pay(row.id, { paidOn: '2021-03-15', amount: 20_000_000, offPurpose: 0 })
    expect(paid.paid).toBe(20_000_000)
    await started.pay(row.id, { paidOn: '2021-05-15', amount: 10_000_000 })
    expect((await monthOf(started, '2021-03')).expenditures).toMatchObject([
      { spent: 20_000_000, offPurpose: 0, source: 'register' },
    ])
    expect((await monthOf(started, '2021-04')).expenditures).toMatchObject([{ spent: 0, source: 'register' }])
    const { body } = await started.clerk.call<Progress>('GET', `${started.path}/progress?asOf=2021-05`)
    expect(body.budget.spent).toBe(30_000_000)
    const moved = await started.clerk.call('PATCH', `${started.path}/contracts/${row.id}/payments/${paid.payments[0]!.id}`, {
      state: 'removed',
    })
    expect(moved.status).toBe(200)
    const after = await started.clerk.call<Progress>('GET', `${started.path}/progress?asOf=2021-05`)
    expect(after.body.budget.spent).toBe(10_000_000)
  })

  test('handing a month in makes the register speak of it: nothing signed is a real 0', async () => {
    const started = await startedRegister()
    await started.confirm()
    await started.add({ signedOn: '2021-02-04' })
    expect(await valueOf(started, '购买信息化服务数量', '2021-04')).toBeUndefined()
    const seen = (await monthOf(started, '2021-04')).report.version
    const handed = await started.clerk.call('POST', `${started.path}/reports/2021-04/submit`, { version: seen })
    expect(handed.status).toBe(200)
    expect(await valueOf(started, '购买信息化服务数量', '2021-04')).toMatchObject({ value: 0, source: 'register' })
  })

  test('an approved month keeps its value, and the register says what it would be', async () => {
    const started = await startedRegister()
    await started.confirm()
    await started.add({ contractNo: 'A-1', signedOn: '2021-02-04' })
    await started.clerk.call('POST', `${started.path}/reports/2021-02/submit`)
    expect((await started.head.call('POST', `${started.path}/reports/2021-02/approve`)).status).toBe(200)
    await started.add({ contractNo: 'A-2', item: '第二项', signedOn: '2021-02-20' })
    expect(await valueOf(started, '购买信息化服务数量', '2021-02')).toMatchObject({ value: 1 })
    const { follows } = await started.register()
    const counted = follows.find(row => row.name === '购买信息化服务数量')!.months.find(row => row.month === '2021-02')!
    expect(counted).toMatchObject({ place: 'closed', closedFor: 'approved', says: { value: 2 }, stands: { value: 1 } })
  })

  test('a month closed by the bureau’s date says so, not that it is approved', async () => {
    const started = await startedRegister()
    await started.confirm()
    await started.add({ contractNo: 'A-1', signedOn: '2021-02-04' })
    const bureau = await started.app.bureau()
    const dates = { dueOn: '2021-03-05', lockOn: '2021-03-16', version: 0 }
    expect((await bureau.call('PUT', '/calendar/2021-02', dates)).status).toBe(200)
    await started.add({ contractNo: 'A-2', item: '第二项', signedOn: '2021-02-20' })
    const { follows } = await started.register()
    const counted = follows.find(row => row.name === '购买信息化服务数量')!.months.find(row => row.month === '2021-02')!
    expect(counted).toMatchObject({ place: 'closed', closedFor: 'date' })
  })
})

describe('a row', () => {
  test('changes as a new version; the one before stays in its history', async () => {
    const started = await startedRegister()
    const { body: row } = await started.add({ awardPrice: 100 })
    const place = `${started.path}/contracts/${row.id}`
    const changed = await started.clerk.call<Saved>('PATCH', place, { awardPrice: 90, version: 1 })
    expect([changed.status, changed.body.version]).toEqual([200, 2])
    const { body } = await started.clerk.call<Awaited<ReturnType<typeof contractHistory>>>('GET', `${place}/history`)
    expect(body.contracts.map(one => [one.version, one.awardPrice, one.recordedBy])).toEqual([
      [1, 100, 'clerk1'],
      [2, 90, 'clerk1'],
    ])
  })

  test('is not overwritten from a stale version: both are shown', async () => {
    const started = await startedRegister()
    const { body: row } = await started.add({})
    const place = `${started.path}/contracts/${row.id}`
    await started.clerk.call('PATCH', place, { supplier: '甲公司', version: 1 })
    const stale = await started.clerk.call<Refused>('PATCH', place, { supplier: '乙公司', version: 1 })
    expect(stale.status).toBe(409)
    expect(stale.body.conflicts).toMatchObject([{ yours: { supplier: '乙公司' }, theirs: { supplier: '甲公司', version: 2 } }])
  })

  test('taken out empties what only it had given; put back, it counts again', async () => {
    const started = await startedRegister()
    await started.confirm()
    const { body: row } = await started.add({ signedOn: '2021-02-04' })
    const place = `${started.path}/contracts/${row.id}`
    await started.clerk.call('PATCH', place, { state: 'removed', version: 1 })
    expect(await valueOf(started, '购买信息化服务数量', '2021-02')).toMatchObject({ state: 'cleared', value: null })
    await started.clerk.call('PATCH', place, { state: 'kept', version: 2 })
    expect(await valueOf(started, '购买信息化服务数量', '2021-02')).toMatchObject({ value: 1 })
  })

  test.each([
    [
      'accepted before it was signed',
      { signedOn: '2021-05-01', acceptedOn: '2021-04-30', passed: true },
      'accepted-before-signed',
    ],
    ['that ends before it begins', { signedOn: '2021-05-01', acceptancePlanned: '2021-04-30' }, 'contract-ends-before'],
    ['accepted without a result', { signedOn: '2021-05-01', acceptedOn: '2021-05-30' }, 'acceptance-without-result'],
    ['signed after today', { signedOn: '2022-05-01' }, 'day-in-future'],
    ['without its sub-project', { subprojectId: null }, 'contract-subproject-needed'],
  ])('%s is refused with the place', async (_, row, code) => {
    const { status, body } = await (await startedRegister()).add(row)
    expect([status, body.problems.map(one => one.code)]).toEqual([422, [code]])
  })

  test('cannot be paid above its price without a reason; paid before signing it is asked about', async () => {
    const started = await startedRegister()
    const { body: row } = await started.add({ signedOn: '2021-04-01', awardPrice: 10_000 })
    const above = await started.pay(row.id, { paidOn: '2021-03-01', amount: 10_001 })
    expect([above.status, above.body.problems[0]!.code]).toEqual([422, 'paid-above-contract'])
    const reasoned = await started.pay(row.id, { paidOn: '2021-03-01', amount: 10_001, note: '增补协议' })
    expect(reasoned.body.questions.map(one => one.code)).toEqual(
      expect.arrayContaining(['paid-before-signing', 'paid-above-award']),
    )
  })

  test('with the number of another row is refused', async () => {
    const started = await startedRegister()
    await started.add({ contractNo: 'A-1' })
    const twice = await started.add({ contractNo: 'A-1', item: '另一项' })
    expect([twice.status, twice.body.problems[0]!.code]).toEqual([422, 'contract-no-taken'])
  })
})

describe('how an indicator follows', () => {
  test('is proposed from the form’s own words, and computes nothing before a person confirms', async () => {
    const started = await startedRegister()
    await started.add({ signedOn: '2021-02-04' })
    const { follows } = await started.register()
    expect(follows.find(row => row.name === '购买信息化服务数量')).toMatchObject({
      recipe: null,
      proposal: { measure: 'count', by: 'signed', kinds: ['service'] },
    })
    expect(follows.find(row => row.name === '服务人次')!.proposal).toBeNull()
    expect(await valueOf(started, '购买信息化服务数量', '2021-02')).toBeUndefined()
  })

  test('taken away, the indicator is typed again', async () => {
    const started = await startedRegister()
    await started.confirm()
    await started.add({ signedOn: '2021-02-04' })
    const indicatorId = started.id('购买信息化服务数量')
    await started.clerk.call('PUT', `${started.path}/recipes`, { recipes: [{ indicatorId, recipe: null }] })
    expect(await valueOf(started, '购买信息化服务数量', '2021-02')).toMatchObject({ state: 'cleared' })
    const typed = await started.clerk.call('PUT', `${started.path}/actuals/2021-02`, { entries: [{ indicatorId, value: 3 }] })
    expect(typed.status).toBe(200)
  })

  test('that does not fit the indicator is refused', async () => {
    const started = await startedRegister()
    const recipes = [{ indicatorId: started.id('服务人次'), recipe: { kind: 'register', measure: 'saving' } }]
    const { status, body } = await started.clerk.call<Refused>('PUT', `${started.path}/recipes`, { recipes })
    expect([status, body.problems[0]!.code]).toEqual([422, 'recipe-does-not-fit'])
  })

  test('shows the rows that made its number', async () => {
    const started = await startedRegister()
    await started.confirm()
    await started.add({ contractNo: 'A-1', signedOn: '2021-02-04' })
    await started.add({ contractNo: 'A-2', item: '第二项', signedOn: '2021-05-04' })
    await started.add({ contractNo: 'A-3', item: '运维', kind: 'maintenance', signedOn: '2021-05-04' })
    const rows = `${started.path}/indicators/${started.id('购买信息化服务数量')}/rows`
    const { body } = await started.clerk.call<{ source: string; rows: { contractNo: string; month: string }[] }>(
      'GET',
      `${rows}?month=2021-04`,
    )
    expect(body).toMatchObject({ source: 'register', rows: [{ contractNo: 'A-1', month: '2021-02' }] })
    expect((await started.clerk.call<typeof body>('GET', `${rows}?month=2021-05`)).body.rows.map(row => row.contractNo)).toEqual([
      'A-1',
      'A-2',
    ])
  })
})
