import { describe, expect, test } from 'vitest'
import type { Overview } from '#domain/overview'
import { testApp, type Client } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

/** Two projects of one unit: a count of 1,200 a year each, the second with three times the budget of the first. */
async function two() {
  const app = await testApp('2021-08-03T09:00:00+08:00')
  const client = await app.bureau()
  const make = (projectName: string, budgetTotal: number) =>
    declare(client, {
      projectName,
      subprojects: [{ name: projectName, budget: budgetTotal }],
      budgetTotal,
      indicators: [{ ...indicator('服务人次', '1200人次'), subprojects: [] }],
    })
  const [small, large] = [await make('小项目', 100_000_000), await make('大项目', 300_000_000)]
  for (const [project, perMonth] of [
    [small, 100],
    [large, 50],
  ] as const)
    for (const month of ['2021-01', '2021-02', '2021-03'])
      await client.call('PUT', `/projects/${project.id}/actuals/${month}`, {
        entries: [{ indicatorId: idOf(project, '服务人次'), value: perMonth }],
      })
  return { client, small, large }
}
const march = async (client: Client) => (await client.call<Overview>('GET', '/overview?year=2021&asOf=2021-03')).body

describe('the months of a portfolio', () => {
  test('a department’s target progress counts each project by its budget, and has its own light', async () => {
    const { client } = await two()
    const [department] = (await march(client)).departments
    const at = (month: number) => department!.months[month - 1]!
    // 1 × 100万 and ½ × 300万, of 400万
    expect(at(3).progress).toBeCloseTo(0.625, 12)
    expect(at(3).progressSignal).toBe('warning')
    expect(at(3).executionRate).toBeNull()
    expect(at(4)).toMatchObject({ progress: null, progressSignal: 'notDue' })
  })

  test('before the month of its adjustment a project stands with its initial budget', async () => {
    const { client, small } = await two()
    const patch = { budgetAdjusted: 150_000_000, adjustedFrom: '2021-06' }
    const changed = await client.call<{ adjustedFrom: string }>('PATCH', `/projects/${small.id}`, patch)
    expect(changed.body.adjustedFrom).toBe('2021-06')
    const { months, totals } = await march(client)
    expect(months.map(({ budgetInForce }) => budgetInForce)).toEqual([
      ...Array.from({ length: 5 }, () => 400_000_000),
      ...Array.from({ length: 7 }, () => 450_000_000),
    ])
    expect(months.every(({ budget }) => budget === 450_000_000)).toBe(true)
    expect(totals).toMatchObject({ budget: 450_000_000, initialBudget: 400_000_000 })
  })

  test('an adjustment without its month is in force all year: no month is made up', async () => {
    const { client, small } = await two()
    await client.call('PATCH', `/projects/${small.id}`, { budgetAdjusted: 150_000_000 })
    expect((await march(client)).months.every(({ budgetInForce }) => budgetInForce === 450_000_000)).toBe(true)
  })

  test('the month of an adjustment lies in the project’s year', async () => {
    const { client, small } = await two()
    const wrong = { budgetAdjusted: 150_000_000, adjustedFrom: '2022-06' }
    expect((await client.call('PATCH', `/projects/${small.id}`, wrong)).status).toBe(422)
  })
})
