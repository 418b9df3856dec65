import { createRoute, z } from '@hono/zod-openapi'
import { daySchema } from '#domain/day'
import { attachmentHeader } from '#domain/file-name'
import { partStates, type PartAct } from '#domain/monitoring-run'
import { monthSchema } from '#domain/month'
import { causes, likelihoods } from '#domain/vocabulary'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { closeRun, movePart, openRun, writeLine } from '../acts/monitor.ts'
import {
  partAnswer,
  partListSchema,
  partSchema,
  partsAnswer,
  runAnswer,
  runsAnswer,
  runSchema,
} from '../answers/monitoring-answer.ts'
import { monitoringWorkbook } from '../answers/monitoring-workbook.ts'
import { router, type Ctx } from '../context.ts'
import { answers, creates, idParam, jsonBody, pageQuery, queryId } from './kit.ts'
import { withinAgency } from './within.ts'

const id = z.int().positive().max(2_147_483_647)
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const file = (description: string) => ({
  200: { description, content: { [workbook]: { schema: { type: 'string', format: 'binary' } as const } } },
})
const partParam = idParam.extend({ projectId: idParam.shape.id })
const lineParam = partParam.extend({ indicatorId: z.coerce.number().int().min(0).max(2_147_483_647) })
const newRun = z.strictObject({
  year: z.int().min(2000).max(2100),
  month: monthSchema,
  name: z.string().max(200),
  documentNo: z.string().max(200).default(''),
  dueOn: daySchema,
  /** The agency whose subtree takes part; without one everybody. */
  agencyId: id.nullable().default(null),
  /** A key monitoring list: only what it holds at the month takes part. */
  watchListId: id.nullable().default(null),
})
const writing = z.strictObject({
  causes: z.array(z.enum(causes)).max(5).optional(),
  note: z.string().max(4000).optional(),
  likelihood: z.enum(likelihoods).nullable().optional(),
  forecast: z.number().nullable().optional(),
  version: z.int().min(0).optional(),
})
const step = z.strictObject({ opinion: z.string().max(2000).optional(), version: z.int().min(0).optional() })
const stepRoute = <S extends PartAct>(name: S, description: string) =>
  createRoute({
    method: 'post',
    path: `/monitoring-runs/{id}/projects/{projectId}/${name}`,
    request: { params: partParam, ...jsonBody(step) },
    responses: answers(partSchema, description),
  })

const at = (c: Ctx) => c.get('at')
const partOf = (c: Ctx, caller: ReturnType<typeof demand>, run: number, project: number) =>
  partAnswer(at(c).store.db, caller, run, project, at(c).today(), c.get('lang'))

async function take(c: Ctx, name: PartAct, params: { id: number; projectId: number }, input: z.infer<typeof step>) {
  const caller = demand(c.get('caller'), name === 'submit' ? 'enter' : 'decideRuns')
  await act(c, `monitoring.${name}`, async (db, tell) => {
    const { before, after } = await movePart(db, caller, params.id, params.projectId, name, input, at(c))
    tell({
      entity: 'monitoring',
      id: `${params.id}.${params.projectId}`,
      before,
      after: { ...after, opinion: input.opinion ?? '' },
    })
  })
  return partOf(c, caller, params.id, params.projectId)
}

function send(c: Ctx, bytes: Uint8Array<ArrayBuffer>, name: string) {
  c.header('content-type', workbook)
  c.header('content-disposition', attachmentHeader(name))
  return c.body(bytes)
}

export const monitoring = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/monitoring-runs',
      request: { query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }) },
      responses: answers(z.object({ items: z.array(runSchema) }), 'Monitoring runs with what was handed in, the newest first'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      return c.json({ items: await runsAnswer(at(c).store.db, caller.scope, c.req.valid('query').year, at(c).today()) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/monitoring-runs',
      request: jsonBody(newRun),
      responses: creates(runSchema, 'Opens a run: a table for every project in scope, its people are told'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'openRuns')
      const given = c.req.valid('json')
      const made = await act(c, 'monitoring.open', async (db, tell) => {
        const run = await openRun(db, caller, given, at(c))
        tell({ entity: 'monitoring', id: run, after: given })
        return run
      })
      return c.json(await runAnswer(at(c).store.db, caller.scope, made, at(c).today()), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/monitoring-runs/{id}',
      request: {
        params: idParam,
        query: pageQuery.extend({ state: z.enum(partStates).optional(), agencyId: queryId.optional() }),
      },
      responses: answers(partListSchema, 'A run with its projects: who handed in, who is missing'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { state, agencyId, page, pageSize } = c.req.valid('query')
      const { db } = at(c).store
      const wish = { states: state && [state], cut: await withinAgency(db, caller, agencyId) }
      const window = { limit: pageSize, offset: (page - 1) * pageSize }
      return c.json(await partsAnswer(db, caller.scope, c.req.valid('param').id, wish, window, at(c)), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/monitoring-runs/{id}/close',
      request: { params: idParam, ...jsonBody(z.strictObject({ version: z.int().min(1).optional() })) },
      responses: answers(runSchema, 'Ends a run: its tables can only be read'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'openRuns')
      const run = c.req.valid('param').id
      await act(c, 'monitoring.close', async (db, tell) => {
        await closeRun(db, caller, run, c.req.valid('json').version)
        tell({ entity: 'monitoring', id: run, after: { state: 'closed' } })
      })
      return c.json(await runAnswer(at(c).store.db, caller.scope, run, at(c).today()), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/monitoring-runs/{id}/projects/{projectId}',
      request: { params: partParam },
      responses: answers(partSchema, 'A project’s monitoring table: as things stand, or as it was handed in'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id: run, projectId } = c.req.valid('param')
      return c.json(await partOf(c, caller, run, projectId), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/monitoring-runs/{id}/projects/{projectId}/lines/{indicatorId}',
      description:
        'Causes, note, likelihood and forecast of a line; 0 is the spending. On a gap it is written on the gap itself.',
      request: { params: lineParam, ...jsonBody(writing) },
      responses: answers(partSchema, 'The whole table, with what is still missing'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id: run, projectId, indicatorId } = c.req.valid('param')
      const said = c.req.valid('json')
      await act(c, 'monitoring.write', async (db, tell) => {
        await writeLine(db, caller, run, projectId, indicatorId, said, at(c))
        tell({ entity: 'monitoring', id: `${run}.${projectId}.${indicatorId}`, after: said })
      })
      return c.json(await partOf(c, caller, run, projectId), 200)
    },
  )
  .openapi(stepRoute('submit', 'Hands the table in; its figures are kept as they are'), async c =>
    c.json(await take(c, 'submit', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(stepRoute('return', 'Sends the table back with an opinion'), async c =>
    c.json(await take(c, 'return', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(stepRoute('approve', 'Approves the table; never by who wrote or handed it in'), async c =>
    c.json(await take(c, 'approve', c.req.valid('param'), c.req.valid('json')), 200),
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/monitoring-runs/{id}/projects/{projectId}/table.xlsx',
      request: { params: partParam },
      responses: file('The monitoring table as a workbook'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id: run, projectId } = c.req.valid('param')
      const { table, run: of, snapshot } = await partOf(c, caller, run, projectId)
      const bytes = await monitoringWorkbook(table, !snapshot)
      await act(c, 'export', async (_, tell) =>
        tell({ entity: 'project', id: projectId, after: { file: 'monitoring.xlsx', run } }),
      )
      return send(c, bytes, `${table.project}-${of.name}.xlsx`)
    },
  )
