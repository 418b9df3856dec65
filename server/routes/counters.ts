import { createRoute, z } from '@hono/zod-openapi'
import { rolls } from '#domain/counter'
import { daySchema } from '#domain/day'
import { monthSchema } from '#domain/month'
import { pullSourceSchema } from '#domain/pull'
import { pullSourceById, takePullSource } from '../../db/queries/pull-sources.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { countUpload } from '../access/upload.ts'
import { addPullSource, changePullSource, checkedSource, removePullSource } from '../acts/pull-source.ts'
import { setRoll } from '../acts/set-roll.ts'
import { countersAnswer, countersSchema } from '../answers/counters-answer.ts'
import { currentMonth, router, type Ctx } from '../context.ts'
import { PullFault } from '../pull/fault.ts'
import { trySource } from '../pull/try-source.ts'
import { Refusal, absent } from '../refusal.ts'
import { pullOne, pulling } from '../scheduler/pull.ts'
import { answers, bodyId, creates, idParam, jsonBody } from './kit.ts'

const big = z.coerce.number().int().positive().max(2_147_483_647)
const sourceParam = idParam.extend({ sourceId: big })
const monthQuery = z.object({ month: monthSchema.optional() })
const changed = pullSourceSchema.extend({ version: z.int() })

const tried = z
  .object({
    count: z.int(),
    empty: z.int(),
    readings: z.array(z.object({ key: z.string(), at: z.int(), day: daySchema, value: z.number() })),
  })
  .openapi('PullTry')

/** The page's state after a change of it. */
const answerOf = async (c: Ctx, id: number, month?: string) => {
  const at = c.get('at')
  const caller = demand(c.get('caller'), 'see')
  return countersAnswer(at.store.db, caller, id, { asked: month, present: currentMonth(at) }, c.get('lang'), at.now())
}

/** Counters of a project: readings by day, how they become months, and the places they are fetched from. */
export const counters = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}/counters',
      request: { params: idParam, query: monthQuery },
      responses: answers(countersSchema, 'Readings by day, the value they made, and their sources'),
    }),
    async c => {
      demand(c.get('caller'), 'see')
      return c.json(await answerOf(c, c.req.valid('param').id, c.req.valid('query').month), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/projects/{id}/counters/{indicatorId}',
      request: { params: idParam.extend({ indicatorId: big }), ...jsonBody(z.strictObject({ roll: z.enum(rolls).nullable() })) },
      responses: answers(countersSchema, 'Decides how readings become months; null = typed by people'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id, indicatorId } = c.req.valid('param')
      const { roll } = c.req.valid('json')
      await act(c, 'counter.recipe', (db, tell) => setRoll(db, caller, id, indicatorId, roll, c.get('at'), tell))
      return c.json(await answerOf(c, id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/pull-sources',
      request: { params: idParam, ...jsonBody(pullSourceSchema) },
      responses: creates(countersSchema, 'Fetches readings from there on a schedule'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id } = c.req.valid('param')
      await act(c, 'counter.source', (db, tell) => addPullSource(db, caller, id, c.req.valid('json'), c.get('at'), tell))
      return c.json(await answerOf(c, id), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/pull-trials',
      request: { params: idParam, ...jsonBody(pullSourceSchema.extend({ sourceId: bodyId.optional() })) },
      responses: answers(tried, 'Fetches once and saves nothing: the first readings'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id } = c.req.valid('param')
      const input = c.req.valid('json')
      await ownProject(at.store.db, caller, id)
      await countUpload(c, caller)
      await checkedSource(at.store.db, id, input)
      const before = input.sourceId === undefined ? undefined : await pullSourceById(at.store.db, id, input.sourceId)
      if (input.sourceId !== undefined && !before) throw absent()
      const read = trySource(input, before, at).catch((error: unknown) => {
        if (!(error instanceof PullFault)) throw error
        throw new Refusal(422, 'pull-tried', {}, [{ path: 'url', code: error.code, params: error.params }])
      })
      return c.json(await read, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/projects/{id}/pull-sources/{sourceId}',
      request: { params: sourceParam, ...jsonBody(changed) },
      responses: answers(countersSchema, 'Changes a source; it is tried at once'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id, sourceId } = c.req.valid('param')
      const input = c.req.valid('json')
      await act(c, 'counter.source', (db, tell) => changePullSource(db, caller, id, sourceId, input, c.get('at'), tell))
      return c.json(await answerOf(c, id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/projects/{id}/pull-sources/{sourceId}',
      request: { params: sourceParam },
      responses: answers(countersSchema, 'Fetches no more from there; its readings stay'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id, sourceId } = c.req.valid('param')
      await act(c, 'counter.remove', (db, tell) => removePullSource(db, caller, id, sourceId, tell))
      return c.json(await answerOf(c, id), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects/{id}/pull-sources/{sourceId}/run',
      request: { params: sourceParam },
      responses: answers(countersSchema, 'Fetches now, whatever the schedule says'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'enter')
      const { id, sourceId } = c.req.valid('param')
      await ownProject(at.store.db, caller, id)
      await countUpload(c, caller)
      const source = await act(c, 'counter.pull', async (db, tell) => {
        if (!(await pullSourceById(db, id, sourceId))) throw absent()
        const taken = await takePullSource(db, at.now(), at.now() + pulling.lease, sourceId)
        if (!taken) throw new Refusal(409, 'pull-running')
        tell({ entity: 'project', id, after: { source: sourceId } })
        return taken
      })
      await pullOne(at, source)
      return c.json(await answerOf(c, id), 200)
    },
  )
