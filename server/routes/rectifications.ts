import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '#domain/day'
import { attachmentHeader } from '#domain/file-name'
import { monthSchema } from '#domain/month'
import type { RectificationAct } from '#domain/rectification'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { moveRectification, orderRectification, type RectificationInput } from '../acts/rectify.ts'
import {
  followUpAnswer,
  followUpSchema,
  rectificationFilters,
  rectificationsAnswer,
  rectificationsSchema,
  rectificationThread,
  rectificationThreadSchema,
} from '../answers/rectification-answer.ts'
import { ledgerWorkbook } from '../answers/ledger-workbook.ts'
import { router } from '../context.ts'
import { answers, creates, idParam, jsonBody, pageQuery, queryId } from './kit.ts'
import { withinAgency } from './within.ts'

const id = z.int().positive().max(2_147_483_647)
const text = z.string().max(4000)
const version = z.int().min(1).optional()

const orderSchema = z.strictObject({
  /** Null: the project's spending. */
  indicatorId: id.nullable(),
  since: monthSchema,
  demands: text,
  ownerId: id,
  dueOn: daySchema,
})

const inputs = {
  answer: z.strictObject({ text, evidenceIds: z.array(id).max(50).optional(), version }),
  return: z.strictObject({ text, dueOn: daySchema.optional(), version }),
  close: z.strictObject({ text, version }),
  extend: z.strictObject({ text, dueOn: daySchema, version }),
  handOver: z.strictObject({ text: text.optional(), ownerId: id, version }),
  withdraw: z.strictObject({ text, version }),
} satisfies Record<RectificationAct, z.ZodType<RectificationInput>>

const listQuery = pageQuery.extend({
  state: z.enum(rectificationFilters).default('running'),
  mine: z.enum(['0', '1']).default('0'),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  agencyId: queryId.optional(),
})

const stepRoute = <P extends string, S extends z.ZodType>(step: P, schema: S, description: string) =>
  createRoute({
    method: 'post',
    path: `/rectifications/{id}/${step}`,
    request: { params: idParam, ...jsonBody(schema) },
    responses: answers(rectificationThreadSchema, description),
  })

type Call = Parameters<Parameters<ReturnType<typeof router>['openapi']>[1]>[0]

async function take(c: Call, step: RectificationAct, number: number, input: RectificationInput) {
  const at = c.get('at')
  const caller = demand(c.get('caller'), step === 'answer' ? 'enter' : 'rectify')
  await act(c, `rectification.${step}`, async (db, tell) => {
    const { before, after } = await moveRectification(db, caller, number, step, input, at)
    const { state, dueOn, ownerId } = before
    tell({ entity: 'rectification', id: number, before: { state, dueOn, ownerId }, after: { ...after, text: input.text ?? '' } })
  })
  return rectificationThread(at.store.db, caller, number, at.today())
}

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const rectifications = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/rectifications/export.xlsx',
      request: { query: listQuery.omit({ page: true, pageSize: true }) },
      responses: {
        200: {
          description: 'The ledger of orders as a workbook, under the same filters',
          content: { [workbook]: { schema: { type: 'string', format: 'binary' } as const } },
        },
      },
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { state, mine, year, agencyId } = c.req.valid('query')
      const base = { year, cut: await withinAgency(at.store.db, caller, agencyId) }
      const who = { caller, lang: c.get('lang'), today: at.today(), dayOf: at.dayOf }
      const { name, rows, bytes } = await ledgerWorkbook(at.store.db, who, { filter: state, mine: mine === '1', base })
      await act(c, 'export', async (_, tell) => tell({ entity: 'rectification', id: 'ledger', after: { file: name, rows } }))
      c.header('content-type', workbook)
      c.header('content-disposition', attachmentHeader(name))
      return c.body(bytes)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/rectifications',
      request: { query: listQuery },
      responses: answers(rectificationsSchema, 'Rectification orders, the earliest due day first'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { state, mine, year, agencyId, page, pageSize } = c.req.valid('query')
      const base = { year, cut: await withinAgency(at.store.db, caller, agencyId) }
      const ask = { filter: state, mine: mine === '1', base, page, pageSize }
      return c.json(await rectificationsAnswer(at.store.db, caller, ask, at.today()), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/rectifications/{id}',
      request: { params: idParam },
      responses: answers(rectificationThreadSchema, 'One order with everything that happened to it'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      return c.json(await rectificationThread(at.store.db, caller, c.req.valid('param').id, at.today()), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/follow-up',
      request: { params: idParam, query: z.object({ asOf: monthSchema.optional() }) },
      responses: answers(followUpSchema, 'Orders of a project with their threads, who can answer, and gaps that came back'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const { asOf } = c.req.valid('query')
      return c.json(await followUpAnswer(at.store.db, caller, c.req.valid('param').id, asOf, at.today()), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/rectifications',
      request: { params: idParam, ...jsonBody(orderSchema) },
      responses: creates(rectificationThreadSchema, 'Orders a rectification on a flagged gap: demands, who answers, by when'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'rectify')
      const order = c.req.valid('json')
      const made = await act(c, 'rectification.order', async (db, tell) => {
        const number = await orderRectification(db, caller, c.req.valid('param').id, order, at)
        tell({ entity: 'rectification', id: number, after: { projectId: c.req.valid('param').id, ...order } })
        return number
      })
      return c.json(await rectificationThread(at.store.db, caller, made, at.today()), 201)
    },
  )
  .openapi(stepRoute('answer', inputs.answer, 'The unit says what it did, with files of the project'), async c =>
    c.json(await take(c, 'answer', c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(
    stepRoute('return', inputs.return, 'Sends the answer back, with an opinion and, where the day has passed, a new one'),
    async c => c.json(await take(c, 'return', c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(stepRoute('close', inputs.close, 'Closes it with a conclusion; never by who answered it'), async c =>
    c.json(await take(c, 'close', c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(stepRoute('extend', inputs.extend, 'Gives a later day, with the reason'), async c =>
    c.json(await take(c, 'extend', c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(stepRoute('hand-over', inputs.handOver, 'Makes another person of the unit answer'), async c =>
    c.json(await take(c, 'handOver', c.req.valid('param').id, c.req.valid('json')), 200),
  )
  .openapi(stepRoute('withdraw', inputs.withdraw, 'Takes the order back, with the reason'), async c =>
    c.json(await take(c, 'withdraw', c.req.valid('param').id, c.req.valid('json')), 200),
  )
