import { createRoute, z } from '@hono/zod-openapi'
import { roles } from '#domain/vocabulary'
import { insertAccount, listAccounts, shownAccount, updateAccount, usernameTaken } from '../../db/queries/accounts.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { deleteSessionsOf } from '../../db/queries/sessions.ts'
import { everything } from '../../db/scope.ts'
import type { Db } from '../../db/open.ts'
import { refuseBeyondOffice, refuseUnwise } from '../access/account-rules.ts'
import { act } from '../access/act.ts'
import { demand, may } from '../access/caller.ts'
import { hashPassword, strongEnough } from '../access/password.ts'
import { accountView, accountViews, userSchema } from '../answers/account-answer.ts'
import { router } from '../context.ts'
import { Refusal, absent } from '../refusal.ts'
import { answers, bodyId, creates, idParam, jsonBody, listOf, pageQuery, queryId } from './kit.ts'

const email = z.email().max(200).nullable()
const newUser = z.strictObject({
  username: z.string().trim().min(2).max(60),
  name: z.string().trim().min(1).max(100),
  role: z.enum(roles).default('none'),
  agencyId: bodyId.nullable().default(null),
  email: email.default(null),
  password: z.string().min(1).max(200),
  mustChangePassword: z.boolean().default(true),
})
const userPatch = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  role: z.enum(roles).optional(),
  also: z
    .array(z.enum(roles).exclude(['none']))
    .max(7)
    .optional(),
  agencyId: bodyId.nullable().optional(),
  email: email.optional(),
  disabled: z.boolean().optional(),
  password: z.string().min(1).max(200).optional(),
  version: z.int().optional(),
})
const listQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  role: z.enum(roles).optional(),
  agencyId: queryId.optional(),
  disabled: z.stringbool().optional(),
})

async function refuseUnknownAgency(db: Db, agencyId: number | null | undefined) {
  if (agencyId == null || (await agencyById(db, everything, agencyId))) return
  throw new Refusal(422, 'unknown-agency', { code: agencyId })
}

export const users = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/users',
      request: { query: listQuery },
      responses: answers(listOf(userSchema), 'Accounts, by name, role or unit'),
    }),
    async c => {
      const at = c.get('at')
      demand(c.get('caller'), 'seeAccounts')
      const { page, pageSize, ...filter } = c.req.valid('query')
      const { items, total } = await listAccounts(at.store.db, everything, filter, page, pageSize)
      return c.json({ items: await accountViews(at, items), total }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/users',
      request: jsonBody(newUser),
      responses: creates(userSchema, 'Makes an account; a role or unit with it needs the security administrator’s right'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'manageAccounts')
      const { password, mustChangePassword, ...input } = c.req.valid('json')
      if ((input.role !== 'none' || input.agencyId !== null) && !may(caller, 'giveRoles'))
        throw new Refusal(403, 'roles-by-security')
      if (!strongEnough(password, input.username)) throw new Refusal(422, 'weak-password')
      const passwordHash = await hashPassword(password)
      const row = await act(c, 'account.create', async (db, tell) => {
        if (await usernameTaken(db, input.username)) throw new Refusal(422, 'duplicate-username', { username: input.username })
        await refuseUnknownAgency(db, input.agencyId)
        const id = await reserveIds(db, 'account')
        const account = { ...input, id, also: '[]', passwordHash, mustChange: mustChangePassword, disabled: false, sample: false }
        await insertAccount(db, { ...account, createdAt: at.now(), version: 1 })
        tell({ entity: 'account', id, after: { ...input, mustChangePassword } })
        return (await shownAccount(db, id))!
      })
      return c.json(await accountView(at, row), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/users/{id}',
      request: { params: idParam, ...jsonBody(userPatch) },
      responses: answers(userSchema, 'Changes an account; a new password, role or unit and disabling end its sessions'),
    }),
    async c => {
      const at = c.get('at')
      const caller = demand(c.get('caller'), 'seeAccounts')
      const { id } = c.req.valid('param')
      const { version, ...change } = c.req.valid('json')
      const { password, also, ...plain } = change
      const known = await shownAccount(at.store.db, id)
      if (!known) throw absent()
      refuseBeyondOffice(caller, known, change)
      if (password !== undefined && !strongEnough(password, known.username)) throw new Refusal(422, 'weak-password')
      const secret = password === undefined ? {} : { passwordHash: await hashPassword(password), mustChange: true }
      const further = also === undefined ? {} : { also: JSON.stringify([...new Set(also)]) }
      const row = await act(c, 'account.change', async (db, tell) => {
        const before = (await shownAccount(db, id))!
        if (version !== undefined && version !== before.version)
          throw new Refusal(409, 'conflict', {}, [], { version: before.version })
        await refuseUnwise(db, caller, before, change)
        await refuseUnknownAgency(db, plain.agencyId)
        await updateAccount(db, id, { ...plain, ...further, ...secret })
        const rights = [plain.role, plain.agencyId, plain.disabled, also, password].some(given => given !== undefined)
        if (rights && id !== caller.id) await deleteSessionsOf(db, id)
        tell({ entity: 'account', id, before, after: { ...change, ...(password === undefined ? {} : { password: 'changed' }) } })
        return (await shownAccount(db, id))!
      })
      return c.json(await accountView(at, row), 200)
    },
  )
