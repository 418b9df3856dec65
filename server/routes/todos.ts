import { createRoute, z } from '@hono/zod-openapi'
import { demand } from '../access/caller.ts'
import { router } from '../context.ts'
import { reportingAnswer, reportingSchema } from '../answers/reporting-answer.ts'
import { todosAnswer, todosSchema } from '../answers/todos-answer.ts'
import { answers, pageQuery, queryId } from './kit.ts'
import { withinAgency } from './within.ts'

const reportingQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  /** Shows the units of this department instead of departments. */
  agencyId: queryId.optional(),
})

export const todos = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/todos',
      request: { query: pageQuery },
      responses: answers(todosSchema, 'What waits for the caller, by role, the oldest first'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { page, pageSize } = c.req.valid('query')
      return c.json(await todosAnswer(at.store.db, caller, at.today(), page, pageSize), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/reporting',
      request: { query: reportingQuery },
      responses: answers(reportingSchema, 'Reporting rate and on-time rate of departments or units, month by month'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { year, agencyId } = c.req.valid('query')
      const { db } = at.store
      const cut = await withinAgency(db, caller, agencyId)
      return c.json(await reportingAnswer(db, caller.scope, cut, year, at.today()), 200)
    },
  )
