import { createRoute, z } from '@hono/zod-openapi'
import { signals } from '#domain/vocabulary'
import { listProjects } from '../../db/queries/projects.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { router } from '../context.ts'
import { projectAnswer, projectSchema } from '../answers/project-answer.ts'
import { applyPatch, patchSchema, withoutPersonal } from '../acts/project-patch.ts'
import { createProject, createSchema } from '../acts/create-project.ts'
import { answers, creates, idParam, jsonBody, listOf, pageQuery, queryId } from './kit.ts'
import { withinAgency } from './within.ts'

const itemSchema = z
  .object({
    id: z.int(),
    name: z.string(),
    year: z.int(),
    type: z.string(),
    budgetInitial: z.int().nullable(),
    budgetAdjusted: z.int().nullable(),
    sample: z.boolean(),
    archived: z.boolean(),
    version: z.int(),
    agency: z.object({ id: z.int(), name: z.string() }),
  })
  .openapi('ProjectItem')

const listQuery = pageQuery.extend({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  agencyId: queryId.optional(),
  q: z.string().max(100).optional(),
  /** The target light in the last month with data. */
  signal: z.enum(signals).optional(),
  /** 1 shows the archived ones too. */
  archived: z.literal('1').optional(),
  sort: z.enum(['name', 'budget', 'year']).default('name'),
})

export const projects = router()
  .openapi(
    createRoute({
      method: 'post',
      path: '/projects',
      request: jsonBody(createSchema),
      responses: creates(projectSchema, 'Saves a declaration as a project, all or nothing; `carriedFrom`: it continues another'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'declare')
      const input = c.req.valid('json')
      const { id } = await act(c, 'project.create', (db, tell) => createProject(db, caller, input, at, tell))
      return c.json(await projectAnswer(at.store.db, caller.scope, id, c.get('lang')), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects',
      request: { query: listQuery },
      responses: answers(listOf(itemSchema), 'Projects the caller may see'),
    }),
    async c => {
      const { db } = c.get('at').store
      const caller = demand(c.get('caller'), 'see')
      const { page, pageSize, sort, year, q, agencyId, signal, archived } = c.req.valid('query')
      const filter = { year, q, signal, archived: archived === '1', within: await withinAgency(db, caller, agencyId) }
      const { items, total } = await listProjects(db, caller.scope, filter, sort, page, pageSize)
      const shown = items.map(({ agencyId: id, agencyName, ...item }) => ({
        ...item,
        archived: item.archived === true,
        agency: { id, name: agencyName },
      }))
      return c.json({ items: shown, total }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/projects/{id}',
      request: { params: idParam },
      responses: answers(projectSchema, 'One project as declared'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'see')
      const { id } = c.req.valid('param')
      return c.json(await projectAnswer(c.get('at').store.db, caller.scope, id, c.get('lang')), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/projects/{id}',
      request: { params: idParam, ...jsonBody(patchSchema) },
      responses: answers(projectSchema, 'Changes the adjusted budget, indicators, plans; a target gets a new version'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'declare')
      const { id } = c.req.valid('param')
      await act(c, 'project.change', async (db, tell) => {
        const after = c.req.valid('json')
        await applyPatch(db, caller, id, after, at.now())
        tell({ entity: 'project', id, after: withoutPersonal(after) })
      })
      return c.json(await projectAnswer(at.store.db, caller.scope, id, c.get('lang')), 200)
    },
  )
