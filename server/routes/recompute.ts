import { createRoute, z } from '@hono/zod-openapi'
import { recompute as again } from '#domain/evaluation-rescore'
import { grades } from '#domain/vocabulary-ruleset'
import { lastSnapshot } from '../../db/queries/evaluations.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { demand } from '../access/caller.ts'
import type { EvaluationTable } from '../answers/evaluation-table.ts'
import { router } from '../context.ts'
import { absent, Refusal } from '../refusal.ts'
import { rulesOf } from '../rules.ts'
import { answers, idParam } from './kit.ts'

const points = z.number().nullable()
const totals = z.object({ total: points, totalLow: z.number(), totalHigh: z.number(), grade: z.enum(grades).nullable() })
const final = totals.pick({ total: true, grade: true })
const recomputedSchema = z
  .object({
    ruleSet: z.object({ code: z.string(), version: z.int() }),
    same: z.boolean(),
    rows: z.array(
      z.object({
        indicatorId: z.int().meta({ description: '0: the budget’s execution; below 0: a process criterion' }),
        kept: points,
        again: points,
        same: z.boolean(),
      }),
    ),
    kept: totals,
    again: totals,
    final: z
      .object({ kept: final, again: final })
      .nullable()
      .meta({ description: 'Once it was made final: the sum of the final rows' }),
  })
  .openapi('Recomputed')

/** A kept evaluation proven: its inputs scored once more by the very version of the rules it names. */
export const recompute = router().openapi(
  createRoute({
    method: 'get',
    path: '/projects/{id}/evaluation/recompute',
    request: { params: idParam },
    responses: answers(recomputedSchema, 'Every row and the total as kept and as recomputed, to the cent'),
  }),
  async c => {
    const caller = demand(c.get('caller'), 'see')
    const { id } = c.req.valid('param')
    const { db } = c.get('at').store
    if (!(await projectHead(db, caller.scope, id))) throw absent()
    const kept = await lastSnapshot(db, id)
    if (kept === undefined) throw new Refusal(422, 'evaluation-not-kept')
    const table = JSON.parse(kept) as EvaluationTable
    const found = again(table, await rulesOf(db, table.ruleSet))
    const { total, totalLow, totalHigh, grade } = found.kept
    return c.json({ ruleSet: table.ruleSet, ...found, kept: { total, totalLow, totalHigh, grade } }, 200)
  },
)
