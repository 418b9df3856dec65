import { createRoute } from '@hono/zod-openapi'
import { act } from '../access/act.ts'
import { demand, type Caller } from '../access/caller.ts'
import { chooseInputSchema, chooseShape, confirmTwin, twinInputSchema } from '../acts/choose-shape.ts'
import { shapeAnswer, shapeSchema } from '../answers/shape-answer.ts'
import { router, type Ctx } from '../context.ts'
import { answers, idParam, jsonBody } from './kit.ts'

const place = idParam.extend({ indicatorId: idParam.shape.id })
const path = '/projects/{id}/indicators/{indicatorId}/shapes'

const shown = (c: Ctx, caller: Caller, { id, indicatorId }: { id: number; indicatorId: number }) =>
  shapeAnswer(c.get('at').store.db, caller, id, indicatorId, c.get('lang'))

export const shapes = router()
  .openapi(
    createRoute({
      method: 'get',
      path,
      request: { params: place },
      responses: answers(
        shapeSchema,
        'The shapes an indicator’s year could have: declared, by planned acceptances, as last year',
      ),
    }),
    async c => c.json(await shown(c, demand(c.get('caller'), 'see'), c.req.valid('param')), 200),
  )
  .openapi(
    createRoute({
      method: 'put',
      path,
      request: { params: place, ...jsonBody(chooseInputSchema) },
      responses: answers(
        shapeSchema,
        'Chooses a shape: a new version of the target, or a request for one after the first approval',
      ),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'declare')
      const { id, indicatorId } = c.req.valid('param')
      await act(c, 'shape.choose', async (db, tell) => {
        const after = await chooseShape(db, caller, { projectId: id, indicatorId }, c.req.valid('json'), c.get('at').now())
        tell({ entity: 'project', id, after: { indicatorId, ...after } })
      })
      return c.json(await shown(c, caller, { id, indicatorId }), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: `${path}/twin`,
      request: { params: place, ...jsonBody(twinInputSchema) },
      responses: answers(shapeSchema, 'Says which indicator of last year is the same, or that none is'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'declare')
      const { id, indicatorId } = c.req.valid('param')
      await act(c, 'shape.twin', async (db, tell) => {
        const after = await confirmTwin(db, caller, { projectId: id, indicatorId }, c.req.valid('json'), c.get('at').now())
        tell({ entity: 'project', id, after: { ...after } })
      })
      return c.json(await shown(c, caller, { id, indicatorId }), 200)
    },
  )
