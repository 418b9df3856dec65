import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { progressSchema } from '#domain/progress'
import { demand } from '../access/caller.ts'
import { currentMonth, router } from '../context.ts'
import { progressAnswer } from '../answers/progress-answer.ts'
import { answers, idParam } from './kit.ts'

export const progress = router().openapi(
  createRoute({
    method: 'get',
    path: '/projects/{id}/progress',
    request: { params: idParam, query: z.object({ asOf: monthSchema.optional() }) },
    responses: answers(progressSchema, 'Budget, indicators, signals and gaps of a project as of a month'),
  }),
  async c => {
    const at = c.get('at')
    const caller = demand(c.get('caller'), 'see')
    const { asOf } = c.req.valid('query')
    const { id } = c.req.valid('param')
    return c.json(await progressAnswer(at.store.db, caller.scope, id, asOf, currentMonth(at), c.get('lang')), 200)
  },
)
