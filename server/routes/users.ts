import { createRoute, z } from '@hono/zod-openapi'
import { roles, type Role } from '#domain/vocabulary'
import {
  accountByUsername,
  deleteSessionsOf,
  insertAccount,
  listAccounts,
  shownAccount,
  updateAccount,
} from '../../db/queries/accounts.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { everything } from '../../db/scope.ts'
import type { Db } from '../../db/open.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { hashPassword, strongEnough } from '../access/password.ts'
import { router } from '../context.ts'
import { Refusal, absent } from '../refusal.ts'
import { answers, creates, idParam, jsonBody, listOf, pageQuery } from './kit.ts'

const userSchema = z
  .object({
    id: z.int(),
    username: z.string(),
    name: z.string(),
    role: z.enum(roles),
    agencyId: z.int().nullable(),
    disabled: z.boolean(),
    mustChangePassword: z.boolean(),
    sample: z.boolean(),
    version: z.int(),
  })
  .openapi('User')

const newUser = z.object({
  username: z.string().trim().min(2).max(60),
  name: z.string().trim().min(1).max(100),
  role: z.enum(roles),
  agencyId: z.int().nullable().default(null),
  password: z.string().min(1).max(200),
  mustChangePassword: z.boolean().default(true),
})
const userPatch = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  role: z.enum(roles).optional(),
  agencyId: z.int().nullable().optional(),
  disabled: z.boolean().optional(),
  password: z.string().min(1).max(200).optional(),
})

type Shown = Awaited<ReturnType<typeof shownAccount>>
const view = (row: NonNullable<Shown>) => ({ ...row, role: row.role as Role })

async function refuseUnknownAgency(db: Db, agencyId: number | null | undefined) {
  if (agencyId == null || (await agencyById(db, everything, agencyId))) return
  throw new Refusal(422, 'unknown-agency', { code: agencyId })
}

export const users = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/users',
      request: { query: pageQuery },
      responses: answers(listOf(userSchema), 'Accounts'),
    }),
    async c => {
      demand(c.get('caller'), 'manageAccounts')
      const { page, pageSize } = c.req.valid('query')
      const { items, total } = await listAccounts(c.get('at').store.db, everything, page, pageSize)
      return c.json({ items: items.map(view), total }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/users',
      request: jsonBody(newUser),
      responses: creates(userSchema, 'Makes an account; by default its password must be changed at first sign-in'),
    }),
    async c => {
      const at = c.get('at')
      demand(c.get('caller'), 'manageAccounts')
      const { password, mustChangePassword, ...input } = c.req.valid('json')
      if (!strongEnough(password, input.username)) throw new Refusal(422, 'weak-password')
      const passwordHash = await hashPassword(password)
      const row = await act(c, 'account.create', async (db, tell) => {
        if (await accountByUsername(db, input.username))
          throw new Refusal(422, 'duplicate-username', { username: input.username })
        await refuseUnknownAgency(db, input.agencyId)
        const id = await reserveIds(db, 'account')
        const account = { ...input, id, also: '[]', passwordHash, mustChange: mustChangePassword, disabled: false, sample: false }
        await insertAccount(db, { ...account, createdAt: at.now(), version: 1 })
        tell({ entity: 'account', id, after: { ...input, mustChangePassword } })
        return (await shownAccount(db, id))!
      })
      return c.json(view(row), 201)
    },
  )
  .openapi(
    createRoute({
      method: 'patch',
      path: '/users/{id}',
      request: { params: idParam, ...jsonBody(userPatch) },
      responses: answers(userSchema, 'Changes an account; a new password or disabling ends its sessions'),
    }),
    async c => {
      demand(c.get('caller'), 'manageAccounts')
      const { id } = c.req.valid('param')
      const { password, ...change } = c.req.valid('json')
      if (password !== undefined && !strongEnough(password)) throw new Refusal(422, 'weak-password')
      const secret = password === undefined ? {} : { passwordHash: await hashPassword(password), mustChange: true }
      const row = await act(c, 'account.change', async (db, tell) => {
        const before = await shownAccount(db, id)
        if (!before) throw absent()
        await refuseUnknownAgency(db, change.agencyId)
        await updateAccount(db, id, { ...change, ...secret })
        if (password !== undefined || change.disabled) await deleteSessionsOf(db, id)
        tell({ entity: 'account', id, before, after: { ...change, ...(password === undefined ? {} : { password: 'changed' }) } })
        return (await shownAccount(db, id))!
      })
      return c.json(view(row), 200)
    },
  )
