import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '#domain/day'
import { monthSchema } from '#domain/month'
import { overviewItemSchema, overviewSchema, overviewSorts, pointsSchema } from '#domain/overview'
import { signals } from '#domain/vocabulary'
import { demand } from '../access/caller.ts'
import { router } from '../context.ts'
import { dayAnswer, overviewFor, portfolioAt } from '../answers/portfolio-day.ts'
import { itemsAnswer, pointsAnswer } from '../answers/overview-answer.ts'
import { answers, listOf, pageQuery } from './kit.ts'
import { refuseOtherYear, withinAgency } from './within.ts'

export const frame = {
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  asOf: monthSchema.optional(),
  agencyId: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  signal: z.enum(signals).optional(),
  budgetSignal: z.enum(signals).optional(),
  q: z.string().max(100).optional(),
  /** The portfolio as it had been recorded by a past day. */
  on: daySchema.optional(),
  /** 1 lists the archived projects too. */
  archived: z
    .literal('1')
    .transform(() => true)
    .optional(),
}
const overviewQuery = pageQuery.extend({ ...frame, sort: z.enum(overviewSorts).default('risk') })

export const overview = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/overview',
      request: { query: overviewQuery },
      responses: answers(overviewSchema, 'The portfolio as of a month'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const within = await withinAgency(at.store.db, caller, query.agencyId)
      return c.json(await overviewFor(at, caller.scope, { ...query, within }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/overview/items',
      request: { query: overviewQuery },
      responses: answers(listOf(overviewItemSchema), 'The projects of the portfolio, page by page, without its totals'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const within = await withinAgency(at.store.db, caller, query.agencyId)
      const { db, ask, date } = await portfolioAt(at, caller.scope, { ...query, within })
      return c.json(await itemsAnswer(db, caller.scope, ask, date), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/overview/points',
      request: { query: z.object(frame) },
      responses: answers(pointsSchema, 'Every project in columns, for the quadrant'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const within = await withinAgency(at.store.db, caller, query.agencyId)
      const { db, ask, date } = await portfolioAt(at, caller.scope, { ...query, within })
      return c.json(await pointsAnswer(db, caller.scope, ask, date), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/overview/day',
      request: { query: z.object({ on: daySchema, year: frame.year, asOf: frame.asOf }) },
      responses: answers(
        z.object({ done: z.int(), total: z.int(), ready: z.boolean() }).openapi('DayProgress'),
        'Begins to make a past day of the portfolio again and answers how many of its projects are done; `/overview?on=` waits for all',
      ),
    }),
    async c => {
      const { scope } = demand(c.get('caller'), 'see')
      return c.json(await dayAnswer(c.get('at'), scope, c.req.valid('query')), 200)
    },
  )
