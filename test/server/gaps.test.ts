import { beforeAll, expect, test } from 'vitest'
import { table } from '../../db/open.ts'
import { everything, type Scope } from '../../db/scope.ts'
import { fillDerived } from '../../server/acts/rebuild.ts'
import { gapsAnswer } from '../../server/answers/gap-answer.ts'
import { loadSample } from '../../server/sample/load.ts'
import { freshStore } from '../support/store.ts'

const store = freshStore()
const forget = () => store.tx(db => db.update(table.projectMonth).set({ gaps: null }))
const rows = () => store.db.select().from(table.projectMonth).orderBy(table.projectMonth.projectId, table.projectMonth.month)
type Ask = { asOf?: string; year?: number; state?: 'open' | 'closed' }
const asks: Ask[] = [
  ...Array.from({ length: 12 }, (_, i) => ({ asOf: `2021-${String(i + 1).padStart(2, '0')}` })),
  { year: 2021 },
  { asOf: '2021-07', state: 'open' },
  { asOf: '2021-07', state: 'closed' },
]

async function whole(scope: Scope, ask: Ask, today: string) {
  const { items, total } = await gapsAnswer(store.db, scope, { ...ask, page: 1, pageSize: 1e6 }, today, 'zh-CN')
  expect(items).toHaveLength(total)
  return items
}
const lists = (scope: Scope) => Promise.all(asks.flatMap(ask => ['2021-05', '2026-03'].map(today => whole(scope, ask, today))))

beforeAll(() => loadSample(store, Date.parse('2026-03-02T09:00:00+08:00'), 'few'))

test('the list of gaps read from stored months is the one judged from the values, field by field, for whoever asks', async () => {
  const units = [...new Set((await rows()).map(row => row.agencyId))]
  const part: Scope = { all: false, agencyIds: units.slice(0, 3) }
  const stored = [await lists(everything), await lists(part)]
  await forget()
  const judged = [await lists(everything), await lists(part)]
  expect(stored).toEqual(judged)
  expect(judged[0]!.flat().length).toBeGreaterThan(200)
  expect(new Set(judged[0]!.flat().map(gap => gap.state))).toEqual(new Set(['open', 'closed']))
  await fillDerived(store)
})

test('pages put together are the whole list, the projects with the most money at risk first', async () => {
  const all = await whole(everything, { asOf: '2021-07' }, '2026-03')
  const pages: typeof all = []
  for (let page = 1; pages.length < all.length; page++) {
    const { items } = await gapsAnswer(store.db, everything, { asOf: '2021-07', page, pageSize: 7 }, '2026-03', 'zh-CN')
    expect(items.length).toBeGreaterThan(0)
    pages.push(...items)
  }
  expect(pages).toEqual(all)
  const risk = new Map((await rows()).filter(row => row.month === '2021-07').map(row => [row.projectId, row.atRiskAmount ?? 0]))
  const amounts = all.map(gap => risk.get(gap.projectId)!)
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
  // Within a project each gap has its own part; the open ones together are its amount.
  for (const [projectId, amount] of risk) {
    const own = all.filter(gap => gap.projectId === projectId).map(gap => gap.atRiskAmount ?? 0)
    expect(own).toEqual(own.toSorted((a, b) => b - a))
    expect(Math.abs(own.reduce((sum, part) => sum + part, 0) - amount)).toBeLessThanOrEqual(own.length)
  }
})

test('a workspace stored before months kept their gaps is filled once, and nothing else changes', async () => {
  const before = await rows()
  expect(before.every(row => row.gaps !== null)).toBe(true)
  await forget()
  const projects = new Set(before.map(row => row.projectId)).size
  expect(await fillDerived(store)).toBe(projects)
  expect(await rows()).toEqual(before)
  expect(await fillDerived(store)).toBe(0)
})
