import { beforeAll, expect, test } from 'vitest'
import { everything } from '../../db/scope.ts'
import { insertProjects } from '../../server/sample/insert.ts'
import { insertAgencies, loadSample, sampleOf } from '../../server/sample/load.ts'
import { freshStore } from '../support/store.ts'
import { listProjects } from '../../db/queries/projects.ts'

/** The sample's contracts and payments say what the months say, and nothing else. */

const store = freshStore()
const all = <T>(sql: string) => store.raw(sql) as T[]
const inOrder = (rows: unknown[]) => rows.map(row => JSON.stringify(row)).sort()
beforeAll(() => loadSample(store, Date.parse('2026-03-02T09:00:00+08:00'), 'few'))

test('two projects have a register, every row of it says that it is invented, and no contract is paid beyond its price', async () => {
  const { items } = await listProjects(store.db, everything, {}, 'name', 1, 50)
  const named = new Map(items.map(({ id, name }) => [id, name]))
  const owners = all<{ id: number }>('select distinct project_id as id from contract').map(({ id }) => named.get(id))
  expect(new Set(owners)).toEqual(new Set(['2021年信息化建设', '2021年校舍安全加固工程']))
  const notes = all<{ note: string; supplier: string }>(
    `select note, supplier from contract union all select note, '示例' from payment`,
  )
  expect(notes.length).toBeGreaterThan(100)
  for (const { note, supplier } of notes) expect(`${note}|${supplier}`).toMatch(/^示例数据.*\|示例/)
  const paid = `select c.item from contract c join payment p on p.project_id = c.project_id and p.contract_id = c.id
    group by c.project_id, c.id, c.item, c.award_price, c.signed_on having sum(p.amount) > c.award_price or min(p.paid_on) < c.signed_on`
  expect(all(paid)).toEqual([])
})

test('payments of a month and sub-project are its spending to the fen, and the sums follow them', () => {
  const sums = all<{ spent: number; paid: number; source: string | null }>(
    `select e.spent, e.source, (select sum(p.amount) from payment p join contract c
        on c.project_id = p.project_id and c.id = p.contract_id
        where c.subproject_id = e.subproject_id and substr(p.paid_on, 1, 7) = e.month) as paid
      from expenditure e where e.project_id in (select project_id from contract)`,
  )
  expect(sums.length).toBeGreaterThan(60)
  for (const { spent, paid, source } of sums) {
    expect(paid ?? 0).toBe(spent)
    if (paid !== null) expect(source).toBe('register')
  }
})

test('what the contracts say of an indicator is what its months hold, in every month that holds anything', () => {
  const rows = all<Record<'source' | `${'held' | 'said'}_${'value' | 'of' | 'on' | 'level'}`, unknown>>(
    `select a.source, a.value as held_value, a.numerator as held_of, a.denominator as held_on, a.level as held_level,
        k.value as said_value, k.numerator as said_of, k.denominator as said_on, k.level as said_level
      from actual a left join computed k on k.project_id = a.project_id and k.indicator_id = a.indicator_id and k.month = a.month
      where a.indicator_id in (select indicator_id from indicator_recipe)`,
  )
  expect(rows.length).toBeGreaterThan(70)
  for (const { source, ...row } of rows) {
    expect(source).toBe('register')
    expect([row.said_value, row.said_of, row.said_on, row.said_level]).toEqual([
      row.held_value,
      row.held_of,
      row.held_on,
      row.held_level,
    ])
  }
})

test('with and without the registers the projects have the same values, money and months', async () => {
  const bare = freshStore()
  const { agencies, projects } = await sampleOf('few')
  await bare.tx(async db => insertProjects(db, projects, await insertAgencies(db, agencies), { clerk: 1, head: 2 }))
  const values = `select project_id, month, indicator_id, version, state, value, numerator, denominator, level, note from actual`
  const money = `select project_id, month, subproject_id, version, spent, allocated, off_purpose, note from expenditure`
  for (const sql of [values, money, 'select * from project_month', 'select * from agency_month'])
    expect(inOrder(store.raw(sql))).toEqual(inOrder(bare.raw(sql)))
})
