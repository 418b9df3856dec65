import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { attachmentHeader } from '#domain/file-name'
import { gapFrameSchema, gapOrders, gapSorts, listedGapSchema } from '#domain/gap-list'
import { gapSchema } from '#domain/progress'
import { causes, likelihoods } from '#domain/vocabulary'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { currentMonth, router } from '../context.ts'
import { gapsAnswer, writeGap } from '../answers/gap-answer.ts'
import { worstGapsAnswer } from '../answers/gap-list-answer.ts'
import { gapWorkbook } from '../answers/gap-workbook.ts'
import { streamXlsx } from '../documents/xlsx-stream.ts'
import { answers, jsonBody, listOf, pageQuery, queryId } from './kit.ts'
import { Refusal } from '../refusal.ts'
import { refuseOtherYear, withinAgency } from './within.ts'

const gapQuery = pageQuery.extend({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  asOf: monthSchema.optional(),
  agencyId: queryId.optional(),
  state: z.enum(['open', 'closed']).optional(),
  /** Over all projects of one month: the most money at risk first, or the order due first. Without it by project. */
  sort: z.enum(gapSorts).optional(),
  /** With `sort` (risk, where only these are given): the light, and the order that runs on it. */
  signal: z.enum(['behind', 'warning', 'missing']).optional(),
  rectification: z.enum(gapOrders).optional(),
})
type GapQuery = z.infer<typeof gapQuery>

/** What asks for the list over all projects; closed gaps have neither money at risk nor an order, and stay with their projects. */
function sorted({ sort, signal, rectification, state, year, asOf }: Omit<GapQuery, 'page' | 'pageSize'>) {
  if (sort === undefined && signal === undefined && rectification === undefined) return null
  if (state === 'closed') throw new Refusal(422, 'gaps-open-only')
  return { sort: sort ?? 'risk', signal, rectification, year, asOf }
}
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const binary = { schema: { type: 'string', format: 'binary' } as const }

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
        listOf(listedGapSchema).extend({ frame: gapFrameSchema.optional() }),
        'Flagged gaps with causes and notes: worst projects first, in each the largest own amount at risk first; `sort`: open ones over all projects',
      ),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const within = await withinAgency(at.store.db, caller, query.agencyId)
      const ask = sorted(query)
      if (ask) {
        const { page, pageSize } = query
        return c.json(await worstGapsAnswer(at, caller.scope, { ...ask, within, page, pageSize }, c.get('lang')), 200)
      }
      return c.json(await gapsAnswer(at.store.db, caller.scope, { ...query, within }, currentMonth(at), c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/overview/gaps.xlsx',
      request: { query: gapQuery.omit({ page: true, pageSize: true }) },
      responses: { 200: { description: 'The open gaps over all projects as a workbook', content: { [workbook]: binary } } },
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const within = await withinAgency(at.store.db, caller, query.agencyId)
      const ask = sorted({ ...query, sort: query.sort ?? 'risk' })!
      const made = await gapWorkbook(at, caller.scope, { ...ask, within }, c.get('lang'))
      await act(c, 'export', async (_, tell) => tell({ entity: 'gap', id: '', after: { file: 'gaps.xlsx', ...query } }))
      c.header('content-type', workbook)
      c.header('content-disposition', attachmentHeader(made.name))
      return c.body(streamXlsx([made.sheet]))
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
