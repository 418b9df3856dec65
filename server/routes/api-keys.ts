import { createRoute, z } from '@hono/zod-openapi'
import { keyScopes, type KeyScope } from '#domain/vocabulary-access'
import { accountById } from '../../db/queries/accounts.ts'
import { insertApiKey, listApiKeys, revokeApiKey, shownApiKey, type ShownKey } from '../../db/queries/api-keys.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { act } from '../access/act.ts'
import { newKey } from '../access/api-key.ts'
import { demand } from '../access/caller.ts'
import { router } from '../context.ts'
import { Refusal, absent } from '../refusal.ts'
import { answers, bodyId, creates, idParam, jsonBody, listOf, noContent, pageQuery } from './kit.ts'

const keyStates = ['valid', 'expired', 'revoked', 'accountDisabled'] as const
const keySchema = z
  .object({
    id: z.int(),
    name: z.string(),
    account: z.object({ id: z.int(), username: z.string(), name: z.string() }),
    /** The first characters, to tell which key is meant. */
    shown: z.string(),
    scopes: z.array(z.enum(keyScopes)),
    state: z.enum(keyStates),
    createdAt: z.int(),
    expiresAt: z.int(),
    revokedAt: z.int().nullable(),
    lastUsed: z.int().nullable(),
  })
  .openapi('ApiKey')
const newKeySchema = keySchema.extend({ key: z.string() }).openapi('NewApiKey')
const input = z.strictObject({
  name: z.string().trim().min(1).max(100),
  accountId: bodyId,
  scopes: z.array(z.enum(keyScopes)).min(1),
  /** Days it is valid; a year at most. */
  days: z.int().min(1).max(366).default(180),
})

function stateOf({ revokedAt, expiresAt, account }: ShownKey, now: number): (typeof keyStates)[number] {
  if (revokedAt !== null) return 'revoked'
  if (expiresAt <= now) return 'expired'
  return account.disabled ? 'accountDisabled' : 'valid'
}

const view = (row: ShownKey, now: number) => ({
  ...row,
  account: { id: row.account.id, username: row.account.username, name: row.account.name },
  scopes: JSON.parse(row.scopes) as KeyScope[],
  state: stateOf(row, now),
})

/** Keys for machines. A key acts for an account within its scopes; for a machine of its own an account is made
 * that nobody signs in with. The key works whether or not that account's first password was changed. */
export const apiKeys = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/api-keys',
      request: { query: pageQuery },
      responses: answers(listOf(keySchema), 'Keys, the newest first'),
    }),
    async c => {
      const { store, now } = c.get('at')
      demand(c.get('caller'), 'giveRoles')
      const { page, pageSize } = c.req.valid('query')
      const { items, total } = await listApiKeys(store.db, page, pageSize)
      return c.json({ items: items.map(row => view(row, now())), total }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/api-keys',
      request: jsonBody(input),
      responses: creates(newKeySchema, 'Makes a key; `key` is shown this once'),
    }),
    async c => {
      const { now } = c.get('at')
      const caller = demand(c.get('caller'), 'giveRoles')
      const { name, accountId, scopes, days } = c.req.valid('json')
      const { key, keyHash, shown } = newKey()
      const row = await act(c, 'apiKey.create', async (db, tell) => {
        const account = await accountById(db, accountId)
        if (!account || account.disabled) throw new Refusal(422, 'unknown-account')
        const id = await reserveIds(db, 'api_key')
        const times = { createdAt: now(), expiresAt: now() + days * 86_400_000 }
        const by = { createdBy: caller.id, revokedAt: null, revokedBy: null, lastUsed: null }
        const kept = [...new Set(scopes)]
        await insertApiKey(db, { id, name, accountId, keyHash, shown, scopes: JSON.stringify(kept), ...times, ...by })
        tell({ entity: 'apiKey', id, after: { name, account: account.username, scopes: kept, days, shown } })
        return (await shownApiKey(db, id))!
      })
      return c.json({ ...view(row, now()), key }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/api-keys/{id}',
      request: { params: idParam },
      responses: noContent('Revokes a key at once; it stays in the list'),
    }),
    async c => {
      const { now } = c.get('at')
      const caller = demand(c.get('caller'), 'giveRoles')
      const { id } = c.req.valid('param')
      await act(c, 'apiKey.revoke', async (db, tell) => {
        const before = await shownApiKey(db, id)
        if (!before) throw absent()
        if (before.revokedAt === null) await revokeApiKey(db, id, now(), caller.id)
        tell({ entity: 'apiKey', id, before: { name: before.name, account: before.account.username, shown: before.shown } })
      })
      return c.body(null, 204)
    },
  )
