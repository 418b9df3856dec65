import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { gapSchema } from '#domain/progress'
import { causes, likelihoods } from '#domain/vocabulary'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { currentMonth, router } from '../context.ts'
import { gapsAnswer, writeGap } from '../answers/gap-answer.ts'
import { answers, jsonBody, listOf, pageQuery, queryId } from './kit.ts'
import { refuseOtherYear, withinAgency } from './within.ts'

const gapQuery = pageQuery.extend({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  asOf: monthSchema.optional(),
  agencyId: queryId.optional(),
  state: z.enum(['open', 'closed']).optional(),
})

const gapParam = z.object({ id: z.string().regex(/^\d{1,10}\.\d{4}-(0[1-9]|1[0-2])$/) })

export const gapPatchSchema = z.strictObject({
  causes: z.array(z.enum(causes)).max(5).optional(),
  note: z.string().max(4000).optional(),
  likelihood: z.enum(likelihoods).nullable().optional(),
  /** Full-year forecast in the indicator's base unit. */
  forecast: z.number().nullable().optional(),
  version: z.int().min(0).optional(),
})

export const gaps = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/gaps',
      request: { query: gapQuery },
      responses: answers(
        listOf(gapSchema),
        'Flagged gaps with causes and notes: worst projects first, in each the largest own amount at risk first',
      ),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const within = await withinAgency(at.store.db, caller, query.agencyId)
      return c.json(await gapsAnswer(at.store.db, caller.scope, { ...query, within }, currentMonth(at), c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/gaps/{id}',
      request: { params: gapParam, ...jsonBody(gapPatchSchema) },
      responses: answers(gapSchema, 'Writes causes, note, likelihood and forecast; earlier writings stay'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id } = c.req.valid('param')
      await act(c, 'gap.write', async (db, tell) => {
        await writeGap(db, caller, id, c.req.valid('json'), currentMonth(at), at.now())
        tell({ entity: 'gap', id, after: c.req.valid('json') })
      })
      const answer = await gapsAnswer(at.store.db, caller.scope, { id, page: 1, pageSize: 1 }, currentMonth(at), c.get('lang'))
      return c.json(answer.items[0]!, 200)
    },
  )
