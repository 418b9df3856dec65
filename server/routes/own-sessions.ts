import { createRoute, z } from '@hono/zod-openapi'
import { deleteCookie } from 'hono/cookie'
import { signInMethods } from '#domain/vocabulary-access'
import { deleteSessionById, deleteSessionsOf, sessionsOf } from '../../db/queries/sessions.ts'
import { act } from '../access/act.ts'
import { demandPerson } from '../access/caller.ts'
import { sessionCookie } from '../access/session.ts'
import { router } from '../context.ts'
import { absent } from '../refusal.ts'
import { answers, noContent } from './kit.ts'

const sessionsSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        since: z.int(),
        lastSeen: z.int(),
        address: z.string(),
        agent: z.string(),
        method: z.enum(signInMethods),
        /** The one that asks. */
        current: z.boolean(),
      }),
    ),
  })
  .openapi('OwnSessions')

type Row = Awaited<ReturnType<typeof sessionsOf>>[number]
const view = ({ id, createdAt, lastSeen, address, agent, method }: Row, current: string | undefined) => ({
  id: id ?? '',
  since: createdAt,
  lastSeen,
  address: address ?? '',
  agent: agent ?? '',
  method: method === 'oidc' ? ('oidc' as const) : ('password' as const),
  current: id === current,
})

export const ownSessions = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/session/sessions',
      responses: answers(sessionsSchema, 'Where I am signed in'),
    }),
    async c => {
      const caller = demandPerson(c.get('caller'))
      const { store, now, signIn } = c.get('at')
      const rows = await sessionsOf(store.db, caller.id)
      const open = rows.filter(row => now() - row.lastSeen <= signIn.idle && now() - row.createdAt <= signIn.absolute)
      return c.json({ items: open.map(row => view(row, caller.sessionId)) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/session/sessions/{id}',
      request: { params: z.object({ id: z.string().max(40) }) },
      responses: noContent('Ends one of my sessions'),
    }),
    async c => {
      const caller = demandPerson(c.get('caller'))
      const { id } = c.req.valid('param')
      await act(c, 'session.close', async (db, tell) => {
        if (!(await deleteSessionById(db, caller.id, id))) throw absent()
        tell({ entity: 'account', id: caller.id, after: { ended: 1 } })
      })
      return c.body(null, 204)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/session/sessions',
      responses: noContent('Signs out everywhere, here as well'),
    }),
    async c => {
      const caller = demandPerson(c.get('caller'))
      await act(c, 'session.closeAll', async (db, tell) => {
        const ended = await deleteSessionsOf(db, caller.id)
        tell({ entity: 'account', id: caller.id, after: { ended } })
      })
      deleteCookie(c, sessionCookie, { path: '/' })
      return c.body(null, 204)
    },
  )
