import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthOf } from '#domain/month'
import { national2020 } from '#domain/ruleset'
import { table } from '../../db/open.ts'
import { fillWaiting, rebuild } from '../../server/acts/rebuild.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { declare, idOf, indicator } from '../support/declaration.ts'

const derived = async ({ store }: TestApp) => ({
  projects: await store.db.select().from(table.projectMonth).orderBy(table.projectMonth.projectId, table.projectMonth.month),
  agencies: await store.db.select().from(table.agencyMonth).orderBy(table.agencyMonth.agencyId, table.agencyMonth.month),
})

const step = fc.record({
  month: fc.integer({ min: 1, max: 12 }),
  count: fc.option(fc.integer({ min: 0, max: 500 })),
  passed: fc.integer({ min: 0, max: 10 }),
  spent: fc.option(fc.integer({ min: 0, max: 20_000_000 })),
})

describe('the derived months', () => {
  test(
    'rebuilding them from the values changes nothing, whatever was saved in whatever order',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async steps => {
          const app = await testApp()
          const client = await app.bureau()
          const project = await declare(client)
          await declare(client, { projectName: '同单位另一项目' })
          for (const { month, count, passed, spent } of steps) {
            const at = monthOf(2021, month)
            const entries = [
              { indicatorId: idOf(project, '服务人次'), value: count },
              { indicatorId: idOf(project, '验收合格率'), numerator: passed, denominator: 10 },
            ]
            expect((await client.call('PUT', `/projects/${project.id}/actuals/${at}`, { entries })).status).toBe(200)
            const money = [{ subprojectId: project.subprojects[0]!.id, spent, allocated: 10_000_000 }]
            const saved = await client.call('PUT', `/projects/${project.id}/expenditures/${at}`, { entries: money })
            expect(saved.status).toBe(200)
          }
          // What is expected of months before the last one with data is found a little later.
          await fillWaiting(app.store)
          const before = await derived(app)
          expect(before.projects.every(({ likelihood }) => likelihood !== null)).toBe(true)
          expect(before.projects).toHaveLength(24)
          expect(await rebuild(app.store.tx, app.store.db, national2020)).toBe(2)
          expect(await derived(app)).toEqual(before)
          await app.store.close()
        }),
        { numRuns: process.env.FULL ? 60 : 12 },
      )
    },
  )

  test('a rebuild repairs rows that were damaged', async () => {
    const app = await testApp()
    const client = await app.bureau()
    const project = await declare(client, { indicators: [indicator('服务人次', '1200人次')] })
    await client.call('PUT', `/projects/${project.id}/actuals/2021-03`, {
      entries: [{ indicatorId: idOf(project, '服务人次'), value: 10 }],
    })
    const before = await derived(app)
    await app.store.tx(async db => {
      await db.update(table.projectMonth).set({ behind: 99, goalSignal: 'ahead' })
      await db.delete(table.agencyMonth)
    })
    await rebuild(app.store.tx, app.store.db, national2020)
    expect(await derived(app)).toEqual(before)
  })
})
