import { beforeAll, expect, test } from 'vitest'
import type { Overview } from '#domain/overview'
import { worstSignal } from '#domain/summary'
import { table } from '../../db/open.ts'
import { everything, type Scope } from '../../db/scope.ts'
import { overviewAnswer } from '../../server/answers/overview-answer.ts'
import { loadSample } from '../../server/sample/load.ts'
import { freshStore } from '../support/store.ts'

const store = freshStore()
beforeAll(() => loadSample(store, Date.parse('2026-03-02T09:00:00+08:00'), 'few'))

const ask = (scope: Scope, more: object = {}) =>
  overviewAnswer(store.db, scope, { asOf: '2021-07', sort: 'risk', page: 1, pageSize: 200, ...more }, '2026-03-02')

async function departmentsOf(view: Overview) {
  const parents = new Map((await store.db.select().from(table.agency)).map(row => [row.id, row.parentId ?? row.id]))
  return view.departments.map(department => ({
    department,
    own: view.projects.items.filter(item =>
      view.grouping === 'unit' ? item.agency.id === department.id : parents.get(item.agency.id) === department.id,
    ),
  }))
}

/** What a department must say, worked out from its projects in the list. */
async function check(view: Overview) {
  let named = 0
  for (const { department, own } of await departmentsOf(view)) {
    const worst = own.filter(item => (item.atRiskAmount ?? 0) > 0).slice(0, 3)
    expect(department.worst).toEqual(
      worst.map(({ id, name, atRiskAmount, goalSignal }) => ({ id, name, atRiskAmount, goalSignal })),
    )
    named += worst.length
    const sum = (key: 'atRiskAmount' | 'budget') => own.reduce((total, item) => total + (item[key] ?? 0), 0)
    expect(department.atRiskShare).toBeCloseTo(sum('atRiskAmount') / sum('budget'), 12)
    expect(department.worstSignal).toBe(worstSignal(department.signals))
  }
  return named
}

test('a department says its share of money at risk, its three worst projects by name, and beside them the light of the worst', async () => {
  const view = await ask(everything)
  expect(view.grouping).toBe('department')
  expect(await check(view)).toBeGreaterThan(4)
  // One project behind does not put a department behind: the share stays a share.
  const mixed = view.departments.find(row => row.worstSignal === 'behind' && row.signals.behind < row.projects)!
  expect(mixed.atRiskShare).toBeLessThan(1)
})

test('below a department its units say the same of themselves', async () => {
  const view = await ask(everything)
  const parent = view.departments[0]!.id
  const agencyIds = (await store.db.select().from(table.agency)).filter(row => row.parentId === parent).map(row => row.id)
  const units = await ask(everything, { agencyId: parent, within: { all: false, agencyIds } })
  expect(units.grouping).toBe('unit')
  expect(await check(units)).toBeGreaterThan(0)
})

test('who reviews single projects is told of those alone', async () => {
  const all = (await ask(everything)).projects.items
  const given = all.slice(0, 2).map(item => item.id)
  await store.tx(async db => {
    for (const projectId of given)
      await db.insert(table.reviewerAssignment).values({ accountId: 77, projectId, assignedAt: 1, assignedBy: 1 })
  })
  const view = await ask({ all: false, agencyIds: [], reviewer: 77 })
  const named = view.departments.flatMap(row => row.worst.map(project => project.id))
  expect(new Set(named)).toEqual(new Set(given))
  expect(named).toHaveLength(given.length)
})
