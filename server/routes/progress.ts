import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '#domain/day'
import { monthSchema } from '#domain/month'
import { progressSchema } from '#domain/progress'
import { demand } from '../access/caller.ts'
import { currentMonth, router } from '../context.ts'
import { progressAnswer } from '../answers/progress-answer.ts'
import { lastMoment } from '../last-moment.ts'
import { answers, idParam } from './kit.ts'

export const progress = router().openapi(
  createRoute({
    method: 'get',
    path: '/projects/{id}/progress',
    request: { params: idParam, query: z.object({ asOf: monthSchema.optional(), on: daySchema.optional() }) },
    responses: answers(
      progressSchema,
      'Budget, indicators, signals and gaps of a project as of a month; `on`: as they had been recorded by a past day',
    ),
  }),
  async c => {
    const at = c.get('at')
    const caller = demand(c.get('caller'), 'see')
    const { asOf, on } = c.req.valid('query')
    const { id } = c.req.valid('param')
    const past = on !== undefined && on < at.today()
    const day = past ? { day: on, until: lastMoment(on, at), dayOf: at.dayOf } : null
    const today = past ? on.slice(0, 7) : currentMonth(at)
    return c.json(await progressAnswer(at.store.db, caller.scope, id, asOf, today, c.get('lang'), day), 200)
  },
)
