import { createRoute, z } from '@hono/zod-openapi'
import { attachmentHeader } from '#domain/file-name'
import { monthSchema } from '#domain/month'
import { watchRuleSchema } from '#domain/watch-rule'
import { act } from '../access/act.ts'
import { demand, type Caller } from '../access/caller.ts'
import { changeWatchList, makeWatchList, mayEditList, refuseUnseen, watchChange, watchInput } from '../acts/watch-list.ts'
import {
  watchedAnswer,
  watchedSchema,
  watchListsAnswer,
  watchListsSchema,
  watchPreview,
  watchPreviewSchema,
} from '../answers/watch-answer.ts'
import { watchWorkbook } from '../answers/watch-workbook.ts'
import { router, type Ctx } from '../context.ts'
import { answers, creates, idParam, jsonBody, pageQuery } from './kit.ts'
import { refuseOtherYear } from './within.ts'

const monthQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional(), asOf: monthSchema.optional() })
const madeSchema = z.object({ id: z.int(), version: z.int() })
/** `listId`: the list the rule is written for, whose department bounds it. */
const previewSchema = z.object({ rule: watchRuleSchema, listId: z.int().min(1).max(2_147_483_647).optional() })
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const whoAsks = (c: Ctx, caller: Caller) => ({
  scope: caller.scope,
  lang: c.get('lang'),
  mayEdit: (owner: number | null) => mayEditList(caller, owner),
})

/** Key monitoring lists 重点监控名单 by rule. */
export const watchListRoutes = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/watch-lists',
      request: { query: monthQuery },
      responses: answers(watchListsSchema, 'Key monitoring lists, each with how many projects its rule finds as of a month'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      return c.json(await watchListsAnswer(at.store.db, whoAsks(c, caller), query, at.today()), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/watch-lists',
      request: jsonBody(watchInput),
      responses: creates(madeSchema, 'Keeps a rule as a list'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'editWatchLists')
      const input = c.req.valid('json')
      const made = await act(c, 'watchList.save', async (db, tell) => {
        const row = await makeWatchList(db, { ...caller, now: c.get('at').now() }, input)
        tell({ entity: 'watchList', id: row.id, after: row })
        return row
      })
      return c.json({ id: made.id, version: made.version }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/watch-list-previews',
      request: { query: monthQuery, ...jsonBody(previewSchema) },
      responses: answers(watchPreviewSchema, 'What a rule would find, before it is kept; nothing is written'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'editWatchLists')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const asked = c.req.valid('json')
      refuseUnseen(caller.scope, asked.rule)
      return c.json(await watchPreview(at.store.db, whoAsks(c, caller), asked, query, at.today()), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/watch-lists/{id}',
      request: {
        params: idParam,
        query: pageQuery.extend({ ...monthQuery.shape, show: z.enum(['hits', 'unknown']).default('hits') }),
      },
      responses: answers(watchedSchema, 'A list with its projects, and its versions'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const { id } = c.req.valid('param')
      return c.json(await watchedAnswer(at.store.db, whoAsks(c, caller), id, query, at.today()), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/watch-lists/{id}',
      request: { params: idParam, ...jsonBody(watchChange) },
      responses: answers(madeSchema, 'Adds a version of a list: its rule, its name, archived or not'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'editWatchLists')
      const { id } = c.req.valid('param')
      const input = c.req.valid('json')
      const row = await act(c, 'watchList.save', async (db, tell) => {
        const { before, after } = await changeWatchList(db, { ...caller, now: c.get('at').now() }, id, input)
        tell({ entity: 'watchList', id, before, after })
        return after
      })
      return c.json({ id, version: row.version }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/watch-lists/{id}/projects.xlsx',
      request: { params: idParam, query: monthQuery },
      responses: {
        200: {
          description: 'The list as a workbook, with the rule that chose it',
          content: { [workbook]: { schema: { type: 'string', format: 'binary' } as const } },
        },
      },
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'see')
      const query = c.req.valid('query')
      refuseOtherYear(query)
      const { id } = c.req.valid('param')
      const { bytes, name } = await watchWorkbook(at.store.db, whoAsks(c, caller), id, query, at.today())
      await act(c, 'export', async (_, tell) => tell({ entity: 'watchList', id, after: { file: 'projects.xlsx' } }))
      c.header('content-type', workbook)
      c.header('content-disposition', attachmentHeader(name))
      return c.body(bytes)
    },
  )
