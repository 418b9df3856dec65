import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthOf, monthsOf } from '#domain/month'
import { signals } from '#domain/vocabulary'
import {
  behindWindow,
  rateMonth,
  watches,
  watchRuleSchema,
  type WatchCondition,
  type WatchFacts,
  type WatchRule,
} from '#domain/watch-rule'
import { table } from '../../db/open.ts'
import { watchCounts, watchedProjects } from '../../db/queries/watch-rule.ts'
import { everything } from '../../db/scope.ts'
import { testApp } from '../support/app.ts'
import { declare } from '../support/declaration.ts'

const months = monthsOf(2021)
const fen = fc.option(fc.integer({ min: 0, max: 10 }).map(n => n * 50_000_000))
const light = fc.constantFrom(...signals)
const facts = fc.record({
  name: fc.constantFrom('清淤一期', '清淤二期', '100%达标_A', '学校信息化'),
  weightAtRisk: fc.option(fc.integer({ min: 0, max: 100 })),
  weightTotal: fc.option(fc.constantFrom(0, 50, 100)),
  atRiskAmount: fen,
  due: fc.boolean(),
  reportState: fc.constantFrom('none', 'draft', 'submitted', 'approved', 'returned'),
  months: fc.array(
    fc.record({ budget: fen, spentToDate: fen, goal: fc.constantFrom('behind', 'behind', ...signals), money: light }),
    {
      minLength: 12,
      maxLength: 12,
    },
  ),
})
const side = fc.constantFrom('atLeast' as const, 'below' as const)
const ratio = fc.integer({ min: 1, max: 20 }).map(n => n / 20)
const lights = fc.uniqueArray(light, { minLength: 1, maxLength: 3 })
const some = <F extends WatchCondition['field']>(field: F) => fc.constant(field)
const condition = (agencies: number[]): fc.Arbitrary<WatchCondition> =>
  fc.oneof(
    fc.record({ field: some('budget'), side, fen: fc.integer({ min: 0, max: 10 }).map(n => n * 50_000_000) }),
    fc.record({ field: some('rate'), side, ratio, month: fc.option(fc.integer({ min: 1, max: 12 })) }),
    fc.record({ field: some('goal'), signals: lights }),
    fc.record({ field: some('money'), signals: lights }),
    fc.record({ field: some('weight'), ratio }),
    fc.record({ field: some('amount'), fen: fc.integer({ min: 1, max: 10 }).map(n => n * 50_000_000) }),
    fc.record({ field: some('missing') }),
    fc.record({ field: some('behind'), months: fc.integer({ min: 2, max: 4 }) }),
    fc.record({ field: some('agency'), agencyId: fc.constantFrom(...agencies, 999_999) }),
    fc.record({ field: some('name'), text: fc.constantFrom('清淤', '%', '_', 'a', '信息') }),
  )

describe('a rule of a monitoring list', () => {
  test(
    'finds in the database exactly the projects it holds for, and cannot judge exactly those it cannot',
    { timeout: 600_000 },
    async () => {
      const { store, bureau } = await testApp()
      const client = await bureau()
      const ids: number[] = []
      for (let i = 0; i < 4; i++) ids.push((await declare(client, { projectName: `项目${i}` })).id)
      const agencyId = (await store.db.select().from(table.project))[0]!.agencyId
      const below = (id: number) => (id === agencyId ? [agencyId] : [])
      await fc.assert(
        fc.asyncProperty(
          fc.array(facts, { minLength: 4, maxLength: 4 }),
          fc.record({
            match: fc.constantFrom('all' as const, 'any' as const),
            conditions: fc.array(condition([agencyId]), { minLength: 1, maxLength: 4 }),
          }),
          fc.integer({ min: 1, max: 12 }),
          fc.boolean(),
          async (given, rule: WatchRule, month, pastDue) => {
            // A unit's projects of a year never share a name.
            const projects = given.map((one, i) => ({ ...one, name: `${one.name}${i}` }))
            expect(watchRuleSchema.parse(rule)).toEqual(rule)
            const asOf = monthOf(2021, month)
            await store.tx(async db => {
              for (const [i, { name, months: rows, ...same }] of projects.entries()) {
                await db.delete(table.projectMonth).where(eq(table.projectMonth.projectId, ids[i]!))
                await db.update(table.project).set({ name }).where(eq(table.project.id, ids[i]!))
                await db.insert(table.projectMonth).values(
                  rows.map(({ goal, money, ...row }, k) => ({
                    ...same,
                    ...row,
                    projectId: ids[i]!,
                    agencyId,
                    month: months[k]!,
                    goalSignal: goal,
                    goalSignalAhead: goal,
                    budgetSignal: money,
                    ahead: 0,
                    normal: 0,
                    warning: 0,
                    behind: 0,
                    notDue: 0,
                    missing: 0,
                    reported: 0,
                    submittedLate: false,
                  })),
                )
              }
            })
            const places = rule.conditions.map(one => ({
              rateMonth: one.field === 'rate' ? rateMonth(asOf, one.month) : null,
              window: one.field === 'behind' ? behindWindow(asOf, one.months) : [],
              agencyIds: one.field === 'agency' ? below(one.agencyId) : [],
            }))
            const at = { rule, asOf, ahead: false, pastDue, of: null, places }
            const verdicts = projects.map(({ months: rows, ...one }) => {
              const known: WatchFacts = { ...one, agencyId, months: new Map(rows.map((row, k) => [months[k]!, row])) }
              return watches(rule, known, { asOf, pastDue, below })
            })
            const where = (verdict: boolean | null) => ids.filter((_, i) => verdicts[i] === verdict)
            const found = async (show: 'hits' | 'unknown') =>
              (await watchedProjects(store.db, everything, at, show, 10, 0)).sort((a, b) => a - b)
            expect(await found('hits')).toEqual(where(true))
            expect(await found('unknown')).toEqual(where(null))
            const counts = await watchCounts(store.db, everything, at)
            expect([counts.hits, counts.unknown, counts.of]).toEqual([where(true).length, where(null).length, 4])
          },
        ),
        { numRuns: Number(process.env.RUNS ?? 60) },
      )
    },
  )

  test.each([
    ['no conditions', { match: 'all', conditions: [] }],
    ['thirteen conditions', { match: 'all', conditions: Array.from({ length: 13 }, () => ({ field: 'missing' })) }],
    ['a field that is not there', { match: 'all', conditions: [{ field: 'colour' }] }],
    ['a rate below zero', { match: 'all', conditions: [{ field: 'rate', side: 'below', ratio: -0.1, month: null }] }],
    ['month 13', { match: 'all', conditions: [{ field: 'rate', side: 'below', ratio: 0.5, month: 13 }] }],
    ['no lights', { match: 'any', conditions: [{ field: 'goal', signals: [] }] }],
    ['an empty name', { match: 'any', conditions: [{ field: 'name', text: '  ' }] }],
    ['part of a fen', { match: 'any', conditions: [{ field: 'budget', side: 'below', fen: 0.5 }] }],
  ])('with %s is none', (_, rule) => {
    expect(watchRuleSchema.safeParse(rule).success).toBe(false)
  })
})
