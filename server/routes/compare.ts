import { createRoute, z } from '@hono/zod-openapi'
import { compareIndicatorSchema, compareUnitsSchema, compareYearsSchema } from '#domain/compare'
import { daySchema } from '#domain/day'
import { monthSchema } from '#domain/month'
import { demand } from '../access/caller.ts'
import { unitsAnswer, yearsAnswer } from '../answers/compare-answer.ts'
import { likeAnswer, namesAnswer } from '../answers/compare-indicator-answer.ts'
import { router, type Ctx } from '../context.ts'
import { answers } from './kit.ts'
import { refuseOtherYear, withinAgency } from './within.ts'

const id = z.coerce.number().int().positive().max(2_147_483_647)
const frame = {
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  asOf: monthSchema.optional(),
  /** As it had been recorded by a past day. */
  on: daySchema.optional(),
}
export const yearsQuery = z.object({ projectId: id, asOf: frame.asOf, on: frame.on })
export const unitsQuery = z.object({ a: id, b: id, ...frame })
export const likeQuery = z.object({
  /** Without one nothing is found. */
  name: z.string().trim().max(200).default(''),
  unit: z.string().max(50).optional(),
  agencyId: id.optional(),
  ...frame,
})

export async function yearsFor(c: Ctx, query: z.infer<typeof yearsQuery>) {
  const caller = demand(c.get('caller'), 'see')
  return yearsAnswer(c.get('at'), caller.scope, query)
}

/** Two units the caller may look at. */
export async function unitsFor(c: Ctx, query: z.infer<typeof unitsQuery>) {
  const caller = demand(c.get('caller'), 'see')
  refuseOtherYear(query)
  return unitsAnswer(c.get('at'), caller.scope, query)
}

export async function likeFor(c: Ctx, { agencyId, ...query }: z.infer<typeof likeQuery>) {
  const at = c.get('at')
  const caller = demand(c.get('caller'), 'see')
  refuseOtherYear(query)
  const cut = await withinAgency(at.store.db, caller, agencyId)
  return likeAnswer(at, caller.scope, { ...query, cut })
}

/** Two years of a project, two units, one indicator across projects. */
export const compare = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/compare/years',
      request: { query: yearsQuery },
      responses: answers(compareYearsSchema, 'A project beside the one of the year before, at the end of the same month'),
    }),
    async c => c.json(await yearsFor(c, c.req.valid('query')), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/compare/units',
      request: { query: unitsQuery },
      responses: answers(compareUnitsSchema, 'Two units or departments month by month: sums, never means of percentages'),
    }),
    async c => c.json(await unitsFor(c, c.req.valid('query')), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/compare/indicator',
      request: { query: likeQuery },
      responses: answers(
        compareIndicatorSchema,
        'The same indicator across the projects of a year, one unit at a time, the furthest from its target first; `unit=*`: levels',
      ),
    }),
    async c => c.json(await likeFor(c, c.req.valid('query')), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/compare/indicators',
      request: { query: z.object({ ...frame, agencyId: id.optional() }) },
      responses: answers(
        z
          .object({
            on: daySchema.optional(),
            year: z.int(),
            years: z.array(z.int()),
            items: z.array(z.object({ name: z.string(), projects: z.int() })),
          })
          .openapi('CommonIndicators'),
        'Names that more than one project of a year measures by, the most frequent first',
      ),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { agencyId, ...query } = c.req.valid('query')
      refuseOtherYear(query)
      const cut = await withinAgency(at.store.db, caller, agencyId)
      return c.json(await namesAnswer(at, caller.scope, { ...query, cut }), 200)
    },
  )
