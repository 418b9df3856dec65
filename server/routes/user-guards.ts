import { createRoute } from '@hono/zod-openapi'
import { shownAccount, updateAccount } from '../../db/queries/accounts.ts'
import { deleteSessionsOf } from '../../db/queries/sessions.ts'
import { clearThrottle } from '../../db/queries/throttle.ts'
import type { Db } from '../../db/open.ts'
import { act } from '../access/act.ts'
import { demand } from '../access/caller.ts'
import { nameKey } from '../access/throttle.ts'
import { router } from '../context.ts'
import { absent } from '../refusal.ts'
import { idParam, noContent } from './kit.ts'

async function account(db: Db, id: number) {
  const row = await shownAccount(db, id)
  if (!row) throw absent()
  return row
}

/** What guards an account: the lock of its name, its second factor, its open sessions. */
export const userGuards = router()
  .openapi(
    createRoute({
      method: 'delete',
      path: '/users/{id}/lock',
      request: { params: idParam },
      responses: noContent('Lifts the lock after failed sign-ins'),
    }),
    async c => {
      demand(c.get('caller'), 'giveRoles')
      const { id } = c.req.valid('param')
      await act(c, 'account.unlock', async (db, tell) => {
        await clearThrottle(db, nameKey((await account(db, id)).username))
        tell({ entity: 'account', id })
      })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/users/{id}/second-factor',
      request: { params: idParam },
      responses: noContent('Removes a lost second factor; the account’s sessions end'),
    }),
    async c => {
      demand(c.get('caller'), 'giveRoles')
      const { id } = c.req.valid('param')
      await act(c, 'secondFactor.reset', async (db, tell) => {
        await account(db, id)
        await updateAccount(db, id, { totpSecret: null, totpRecovery: null, totpStep: null })
        await deleteSessionsOf(db, id)
        tell({ entity: 'account', id })
      })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/users/{id}/sessions',
      request: { params: idParam },
      responses: noContent('Signs the account out everywhere'),
    }),
    async c => {
      demand(c.get('caller'), 'seeAccounts')
      const { id } = c.req.valid('param')
      await act(c, 'account.signOut', async (db, tell) => {
        await account(db, id)
        tell({ entity: 'account', id, after: { ended: await deleteSessionsOf(db, id) } })
      })
      return c.body(null, 204)
    },
  )
