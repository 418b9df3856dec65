import { z } from '@hono/zod-openapi'
import { yearOf, monthSchema, type Month } from '#domain/month'
import { registerRecipeSchema } from '#domain/register-recipe'
import type { Db } from '../../db/open.ts'
import { readContracts } from '../../db/queries/contracts.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { projectHead } from '../../db/queries/projects.ts'
import type { Caller } from '../access/caller.ts'
import { monthsOfIndicator, readRegister, saysSomething } from '../acts/state-register.ts'
import type { When } from '../clock.ts'
import { Refusal, absent } from '../refusal.ts'

const number = z.number().nullable()
export const indicatorRowsSchema = z
  .object({
    indicatorId: z.int(),
    month: monthSchema,
    /** What kind of kept rows it follows from; null = typed. */
    source: z.enum(['register']).nullable(),
    recipe: registerRecipeSchema.nullable(),
    /** The month alone, as the rows have it. */
    figure: z.object({ value: number, numerator: number, denominator: number, level: z.string().nullable() }).nullable(),
    /** The rows of the year up to the month, each with the month it first counted in. */
    rows: z.array(
      z.object({
        contractId: z.int(),
        month: monthSchema,
        item: z.string(),
        contractNo: z.string(),
        supplier: z.string(),
        signedOn: z.string().nullable(),
        acceptedOn: z.string().nullable(),
      }),
    ),
  })
  .openapi('IndicatorRows')
type IndicatorRows = z.infer<typeof indicatorRowsSchema>

/** Which rows made an indicator's number: opened from its page, so that a reviewer sees what was counted. */
export async function indicatorRowsAnswer(
  db: Db,
  caller: Caller,
  projectId: number,
  indicatorId: number,
  month: Month,
  when: When,
): Promise<IndicatorRows> {
  const head = await projectHead(db, caller.scope, projectId)
  const plan = head && (await readPlan(db, projectId))
  if (!plan || !plan.indicators.some(row => row.id === indicatorId)) throw absent()
  if (yearOf(month) !== plan.year) throw new Refusal(422, 'month-outside', { month, year: plan.year })
  const register = await readRegister(db, plan)
  const recipe = register.recipes.get(indicatorId) ?? null
  if (!recipe) return { indicatorId, month, source: null, recipe: null, figure: null, rows: [] }
  const months = monthsOfIndicator(plan, register, indicatorId, recipe, when.today())
  const byId = new Map((await readContracts(db, projectId)).map(row => [row.id, row]))
  const rows = new Map<number, IndicatorRows['rows'][number]>()
  for (const one of months)
    for (const id of one.month <= month ? one.rowIds : []) {
      const { item, contractNo, supplier, signedOn, acceptedOn } = byId.get(id)!
      if (!rows.has(id)) rows.set(id, { contractId: id, month: one.month, item, contractNo, supplier, signedOn, acceptedOn })
    }
  const own = months.find(one => one.month === month)
  return {
    indicatorId,
    month,
    source: 'register',
    recipe,
    figure: own && saysSomething(own) ? own.figure : null,
    rows: [...rows.values()],
  }
}
