import { createRoute, z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { demand } from '../access/caller.ts'
import { draftOf, draftSchema, dropDraft, keepDraft } from '../acts/keep-draft.ts'
import { router } from '../context.ts'
import { answers, idParam, jsonBody, noContent } from './kit.ts'

const params = idParam.extend({ month: monthSchema })
const path = '/projects/{id}/drafts/{month}'
const version = z.coerce.number().int().min(0)
const kept = z.object({ savedAt: z.int(), version: z.int() })
const draft = z.object({ typed: draftSchema.shape.typed, base: draftSchema.shape.base })

/** What the caller has typed into a month and not saved; it survives a closed tab and another machine. */
export const drafts = router()
  .openapi(
    createRoute({
      method: 'get',
      path,
      request: { params },
      responses: answers(z.object({ draft: draft.extend(kept.shape).nullable() }), "The caller's own unsaved draft of a month"),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id: projectId, month } = c.req.valid('param')
      return c.json({ draft: await draftOf(c.get('at').store.db, caller, { projectId, month }) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path,
      request: { params, query: z.object({ version }), ...jsonBody(draftSchema) },
      responses: answers(kept, 'Keeps what is typed and not saved; 409 where another tab of the same account went on'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id: projectId, month } = c.req.valid('param')
      const seen = c.req.valid('query').version
      return c.json(await keepDraft(c.get('at'), caller, { projectId, month }, c.req.valid('json'), seen), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path,
      request: { params, query: z.object({ version }) },
      responses: noContent('Drops the draft, where nobody went on with it'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'enter')
      const { id: projectId, month } = c.req.valid('param')
      await dropDraft(c.get('at'), caller, { projectId, month }, c.req.valid('query').version)
      return c.body(null, 204)
    },
  )
