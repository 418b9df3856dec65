import { describe, expect, test } from 'vitest'
import type { Progress } from '#domain/progress'
import type { ShapeAnswer } from '../../server/answers/shape-answer.ts'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

type Refused = { type: string; problems?: { code: string; message: string }[] }
const rows = (year: number) => [indicator(`${year}年服务人次`, year === 2020 ? '40人次' : '16人次'), indicator('只有今年', '3场')]

/** 2020: 10 in March, 30 in September; 2021: a target of 16 by time alone. */
async function twoYears() {
  const app = await testApp()
  const bureau = await app.bureau()
  const before = await declare(bureau, { projectName: '2020年项目', year: 2020, indicators: rows(2020) })
  const earlier = idOf(before, '2020年服务人次')
  for (const [month, value] of [
    ['2020-03', 10],
    ['2020-09', 30],
  ])
    await bureau.call('PUT', `/projects/${before.id}/actuals/${month}`, { entries: [{ indicatorId: earlier, value }] })
  const own = await declare(bureau, { projectName: '2021年项目', indicators: rows(2021) })
  const visits = idOf(own, '2021年服务人次')
  const clerk = await app.account('clerk', 'clerk', own.agency.id)
  const head = await app.account('head', 'unitHead', own.agency.id)
  const path = `/projects/${own.id}/indicators/${visits}/shapes`
  const put = <T = ShapeAnswer>(client: Client, body: object, more = '') => client.call<T>('PUT', `${path}${more}`, body)
  const indicatorOf = async () =>
    (await bureau.call<Progress>('GET', `/projects/${own.id}/progress?asOf=2021-07`)).body.indicators.find(
      row => row.id === visits,
    )!
  return { app, bureau, clerk, head, before, own, visits, earlier, path, put, indicatorOf }
}

const step = (at: number, low: number, high: number) =>
  Array.from({ length: 12 }, (_, i) => (i + 1 < 3 ? 0 : i + 1 < at ? low : high))

describe('the shape of the year', () => {
  test('last year’s months count once a person confirmed the indicator; the chart then names the shape', async () => {
    const { clerk, path, put, earlier, indicatorOf } = await twoYears()
    const { body } = await clerk.call<ShapeAnswer>('GET', path)
    expect(body.options.map(({ shape, code, inForce }) => [shape, code, inForce])).toEqual([
      ['declared', null, true],
      ['register', 'shape-no-recipe', false],
      ['lastYear', null, false],
    ])
    expect(body.options[2]!.plan!.map(point => point.cumulative)).toEqual(step(9, 4, 16))
    expect([body.twin.proposedId, body.twin.confirmed]).toEqual([earlier, false])
    const early = await put<Refused>(clerk, { shape: 'lastYear' })
    expect([early.status, early.body.problems?.[0]?.code]).toEqual([422, 'shape-twin-unconfirmed'])
    expect((await put(clerk, { twinId: earlier, version: 0 }, '/twin')).body.twin.confirmed).toBe(true)
    expect((await put(clerk, { twinId: null, version: 0 }, '/twin')).status).toBe(409)
    const { body: after } = await put(clerk, { shape: 'lastYear' })
    expect([after.inForce.shape, after.inForce.basis.name, after.inForce.basis.months]).toEqual(['lastYear', '2020年服务人次', 2])
    const { shape, expected, months } = await indicatorOf()
    expect([shape, expected, months.map(month => month.expected)]).toEqual(['lastYear', 4, step(9, 4, 16)])
  })

  test('goes back to the declared pace, which was time alone', async () => {
    const { clerk, put, earlier, indicatorOf } = await twoYears()
    await put(clerk, { twinId: earlier, version: 0 }, '/twin')
    await put(clerk, { shape: 'lastYear' })
    await put(clerk, { shape: 'declared' })
    const { shape, months } = await indicatorOf()
    expect([shape, months[5]!.expected, months[11]!.expected]).toEqual(['declared', 8, 16])
  })

  test('keeps what it was made from when last year’s project is no longer the one before', async () => {
    const { bureau, clerk, own, path, put, earlier, indicatorOf } = await twoYears()
    await put(clerk, { twinId: earlier, version: 0 }, '/twin')
    await put(clerk, { shape: 'lastYear' })
    await bureau.call('PATCH', `/projects/${own.id}`, { previousProjectId: null })
    const { body } = await clerk.call<ShapeAnswer>('GET', path)
    expect([body.options[2]!.code, body.inForce.shape, body.inForce.basis.name]).toEqual([
      'shape-twin-gone',
      'lastYear',
      '2020年服务人次',
    ])
    expect((await indicatorOf()).months[8]!.expected).toBe(16)
  })

  test('none of last year’s is the same: said once, no shape is offered from it', async () => {
    const { clerk, path, put } = await twoYears()
    await put(clerk, { twinId: null, version: 0 }, '/twin')
    expect((await clerk.call<ShapeAnswer>('GET', path)).body.options[2]!.code).toBe('shape-no-twin')
  })

  test('after the first approved month the unit asks, somebody else approves, and a later target keeps the shape', async () => {
    const { bureau, clerk, head, own, visits, put, earlier, indicatorOf } = await twoYears()
    await put(clerk, { twinId: earlier, version: 0 }, '/twin')
    await clerk.call('PUT', `/projects/${own.id}/actuals/2021-02`, { entries: [{ indicatorId: visits, value: 1 }] })
    expect((await clerk.call('POST', `/projects/${own.id}/reports/2021-02/submit`, {})).status).toBe(200)
    expect((await head.call('POST', `/projects/${own.id}/reports/2021-02/approve`, {})).status).toBe(200)
    const bare = await put<Refused>(clerk, { shape: 'lastYear' })
    expect([bare.status, bare.body.problems?.[0]?.code]).toEqual([422, 'shape-needs-document'])
    const asked = await put(clerk, { shape: 'lastYear', documentNo: '1号', reason: '上年集中在秋季' })
    expect([asked.status, asked.body.change, asked.body.from, asked.body.inForce.shape]).toEqual([
      200,
      'request',
      '2021-03',
      null,
    ])
    const { items } = (await bureau.call<{ items: { id: number }[] }>('GET', `/projects/${own.id}/target-changes`)).body
    expect((await bureau.call('POST', `/projects/${own.id}/target-changes/${items[0]!.id}/approve`, {})).status).toBe(200)
    const before = await indicatorOf()
    expect([before.shape, before.months[1]!.expected, before.months[6]!.expected]).toEqual(['lastYear', 16 / 6, 4])
    await bureau.call('PATCH', `/projects/${own.id}`, { indicators: [{ id: visits, target: '32人次', effective: '2021-03' }] })
    const after = await indicatorOf()
    expect([after.shape, after.months.map(month => month.expected).slice(2)]).toEqual(['lastYear', step(9, 8, 32).slice(2)])
  })
})
