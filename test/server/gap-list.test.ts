import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GapFrame, ListedGap } from '#domain/gap-list'
import { table } from '../../db/open.ts'
import { everything, type Scope } from '../../db/scope.ts'
import { fillDerived } from '../../server/acts/rebuild.ts'
import { gapsAnswer } from '../../server/answers/gap-answer.ts'
import { worstGapsAnswer } from '../../server/answers/gap-list-answer.ts'
import { loadSample } from '../../server/sample/load.ts'
import type { Surroundings } from '../../server/context.ts'
import type { Client } from '../support/app.ts'
import { freshStore } from '../support/store.ts'
import { unitAtWork } from '../support/way.ts'

type Listed = { items: ListedGap[]; total: number; frame: GapFrame }
const all = { page: 1, pageSize: 1e6 }

describe('the gaps over all projects, read from the stored months', () => {
  const store = freshStore()
  beforeAll(() => loadSample(store, Date.parse('2026-03-02T09:00:00+08:00'), 'few'))
  const at = (today: string) => ({ store, today: () => today }) as unknown as Surroundings
  const worst = (today: string, asOf: string, scope: Scope = everything) =>
    worstGapsAnswer(at(today), scope, { asOf, sort: 'risk', ...all }, 'zh-CN')
  const judged = (today: string, asOf: string, scope: Scope = everything) =>
    gapsAnswer(store.db, scope, { asOf, state: 'open', ...all }, today.slice(0, 7), 'zh-CN')
  const months = Array.from({ length: 12 }, (_, i) => `2021-${String(i + 1).padStart(2, '0')}`)

  test('are those judged from the values, field by field, the most money at risk first, in every month', async () => {
    let seen = 0
    for (const today of ['2021-05-20', '2026-03-02']) {
      for (const asOf of months) {
        const { items, total, frame } = await worst(today, asOf)
        const plain = items.map(({ agency, rectification, ...gap }) => gap)
        const { items: expected } = await judged(today, asOf)
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
        expect(plain.toSorted(byId)).toEqual(expected.toSorted(byId))
        const amounts = items.map(gap => gap.atRiskAmount ?? 0)
        expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
        expect([total, frame.sum.gaps, frame.sum.atRiskAmount ?? 0]).toEqual([
          items.length,
          items.length,
          amounts.reduce((a, b) => a + b, 0),
        ])
        seen += items.length
      }
    }
    expect(seen).toBeGreaterThan(100)
  })

  test('are found as well where a workspace has not stored them yet', async () => {
    const stored = await worst('2026-03-02', '2021-07')
    await store.tx(db => db.update(table.projectMonth).set({ gaps: null }))
    expect(await worst('2026-03-02', '2021-07')).toEqual(stored)
    await fillDerived(store)
  })

  test('of some units are those of their projects alone', async () => {
    const rows = await store.db.select().from(table.projectMonth)
    const units = [...new Set(rows.map(row => row.agencyId))].slice(0, 2)
    const { items } = await worst('2026-03-02', '2021-07', { all: false, agencyIds: units })
    const whole = await worst('2026-03-02', '2021-07')
    expect(items).toEqual(whole.items.filter(gap => units.includes(gap.agency!.id)))
    expect(items.length).toBeLessThan(whole.items.length)
  })
})

/** A unit far behind in July; the department orders two rectifications when asked to. */
async function behind() {
  const work = await unitAtWork('2021-08-10T09:00:00+08:00')
  await work.enter(work.clerk, 1)
  const { user } = (await work.clerk.call<{ user: { id: number } }>('GET', '/session')).body
  const order = (dueOn: string) =>
    work.overseer.call('POST', `/projects/${work.project.id}/rectifications`, {
      indicatorId: work.visits,
      since: '2021-07',
      demands: '补上进度',
      ownerId: user.id,
      dueOn,
    })
  const list = async (by: Client, query: string) => (await by.call<Listed>('GET', `/gaps?asOf=2021-07&${query}`)).body
  return { ...work, order, list }
}

describe('the list at the interface', () => {
  test('without an order or filter keeps its fields and its order by project', async () => {
    const { overseer, list } = await behind()
    const body = await list(overseer, '')
    expect(body.frame).toBeUndefined()
    expect(body.items[0]!.agency).toBeUndefined()
    expect(body.total).toBe((await list(overseer, 'sort=risk')).total)
  })

  test('tells gaps with an overdue rectification from running ones and from those nobody ordered anything on', async () => {
    const { app, overseer, visits, order, list } = await behind()
    const before = await list(overseer, 'sort=risk')
    expect(before.frame.orders).toEqual({ overdue: 0, running: 0, none: before.total })
    expect((await order('2021-08-31')).status).toBe(201)
    const running = await list(overseer, 'rectification=running')
    expect(running.items.map(gap => [gap.indicatorId, gap.rectification?.dueOn, gap.rectification?.overdue])).toEqual([
      [visits, '2021-08-31', false],
    ])
    expect((await list(overseer, 'rectification=overdue')).total).toBe(0)
    app.setClock('2021-09-01T09:00:00+08:00')
    const later = await app.bureau()
    const overdue = await list(later, 'rectification=overdue')
    expect(overdue.items.map(gap => [gap.indicatorId, gap.rectification?.overdue])).toEqual([[visits, true]])
    expect(overdue.frame.orders).toEqual({ overdue: 1, running: 1, none: before.total - 1 })
    expect((await list(later, 'sort=due')).items[0]!.indicatorId).toBe(visits)
    expect((await list(later, 'rectification=none')).items.map(gap => gap.indicatorId)).not.toContain(visits)
  })

  test('a gap that recovered stays while its rectification runs, with nothing at risk', async () => {
    const { app, enter, visits, order } = await behind()
    await order('2021-08-31')
    app.setClock('2021-09-05T09:00:00+08:00')
    const reader = await app.bureau()
    expect((await enter(reader, 1_000_000, '2021-08')).status).toBe(200)
    const { body } = await reader.call<Listed>('GET', '/gaps?asOf=2021-08&rectification=running')
    expect(body.items.map(gap => [gap.indicatorId, gap.atRiskAmount, gap.state])).toEqual([[visits, 0, 'open']])
  })

  test('closed gaps have no place in it, and a light and a month narrow it', async () => {
    const { overseer, list } = await behind()
    const refused = await overseer.call<{ type: string }>('GET', '/gaps?asOf=2021-07&sort=risk&state=closed')
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/gaps-open-only'])
    const lit = await list(overseer, 'signal=behind')
    expect(new Set(lit.items.map(gap => gap.signal))).toEqual(new Set(['behind']))
    expect((await overseer.call('GET', '/gaps?year=2020&asOf=2021-07&sort=risk')).status).toBe(422)
    expect((await overseer.call('GET', '/gaps?sort=worst')).status).toBe(400)
  })

  test('comes as a workbook in the same order, with its rule in words and who answers for it', async () => {
    const { overseer, order, list } = await behind()
    await order('2021-08-31')
    const { items } = await list(overseer, 'sort=due')
    const { status, bytes } = await overseer.file('/overview/gaps.xlsx?asOf=2021-07&sort=due')
    expect(status).toBe(200)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.slice().buffer)
    const lines = book.worksheets[0]!.getSheetValues().flatMap(row => (Array.isArray(row) ? [row.slice(1)] : []))
    const own = lines.filter(line => line[0] === '测试项目')
    expect(own.map(line => [line[2], line[4], line[7]])).toEqual(
      items.map(gap => [gap.indicatorName, gap.atRiskAmount! / 1e6, gap.rule.text]),
    )
    expect(own[0]!.slice(10)).toEqual(['整改中', '2021-08-31', 'clerk'])
  })
})
