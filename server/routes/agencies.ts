import { createRoute, z } from '@hono/zod-openapi'
import { agencyByCode, agencyById, agencyTree, insertAgency, listAgencies, updateAgency } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { everything } from '../../db/scope.ts'
import { act } from '../access/act.ts'
import { demand, may, subtree } from '../access/caller.ts'
import { router } from '../context.ts'
import { Refusal, absent } from '../refusal.ts'
import type { Db } from '../../db/open.ts'
import { answers, bodyId, creates, idParam, jsonBody, listOf, pageQuery } from './kit.ts'

const agencySchema = z
  .object({
    id: z.int(),
    code: z.string(),
    name: z.string(),
    parentId: z.int().nullable(),
    sample: z.boolean(),
    version: z.int(),
  })
  .openapi('Agency')

const code = z.string().trim().min(1).max(60)
const name = z.string().trim().min(1).max(200)
const parentId = bodyId.nullable()
const newAgency = z.strictObject({ code, name, parentId: parentId.default(null) })
// Written out: a default would move a unit out of its department whenever only its name is changed.
const agencyPatch = z.strictObject({
  code: code.optional(),
  name: name.optional(),
  parentId: parentId.optional(),
  version: z.int().optional(),
})

async function refuseTakenCode(db: Db, code: string, own?: number) {
  const taken = await agencyByCode(db, code)
  if (taken && taken.id !== own) throw new Refusal(422, 'duplicate-code', { code, name: taken.name })
}

/** A parent must exist, and must not be the agency itself or below it. */
async function refuseBadParent(db: Db, parentId: number | null | undefined, own?: number) {
  if (parentId === null || parentId === undefined) return
  const tree = await agencyTree(db)
  if (!tree.some(row => row.id === parentId)) throw new Refusal(422, 'unknown-agency', { code: parentId })
  if (own !== undefined && subtree(own, tree).includes(parentId)) throw new Refusal(422, 'agency-loop')
}

export const agencies = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/agencies',
      request: { query: pageQuery },
      responses: answers(listOf(agencySchema), 'The tree of departments and units the caller may see'),
    }),
    async c => {
      const asks = c.get('caller')
      // Who keeps accounts gives them units: names of units are no data of theirs.
      const keeps = asks !== null && may(asks, 'seeAccounts')
      const caller = demand(asks, keeps ? 'seeAccounts' : 'see')
      const { page, pageSize } = c.req.valid('query')
      return c.json(await listAgencies(c.get('at').store.db, keeps ? everything : caller.scope, page, pageSize), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/agencies',
      request: jsonBody(newAgency),
      responses: creates(agencySchema, 'Registers an agency'),
    }),
    async c => {
      demand(c.get('caller'), 'manageAgencies')
      const input = c.req.valid('json')
      const row = await act(c, 'agency.create', async (db, tell) => {
        await refuseTakenCode(db, input.code)
        await refuseBadParent(db, input.parentId)
        const id = await reserveIds(db, 'agency')
        await insertAgency(db, { id, ...input, sample: false })
        tell({ entity: 'agency', id, after: input })
        return { id, ...input, sample: false, version: 1 }
      })
      return c.json(row, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/agencies/{id}',
      request: { params: idParam, ...jsonBody(agencyPatch) },
      responses: answers(agencySchema, 'Renames or moves an agency'),
    }),
    async c => {
      const caller = demand(c.get('caller'), 'manageAgencies')
      const { id } = c.req.valid('param')
      const { version, ...change } = c.req.valid('json')
      const row = await act(c, 'agency.change', async (db, tell) => {
        const known = await agencyById(db, caller.scope, id)
        if (!known) throw absent()
        if (version !== undefined && version !== known.version)
          throw new Refusal(409, 'conflict', {}, [], { version: known.version })
        if (change.code) await refuseTakenCode(db, change.code, id)
        await refuseBadParent(db, change.parentId, id)
        await updateAgency(db, id, known.version, change)
        tell({ entity: 'agency', id, before: known, after: change })
        return { ...known, ...change, version: known.version + 1 }
      })
      return c.json(row, 200)
    },
  )
