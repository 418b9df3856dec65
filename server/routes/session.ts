import { createRoute, z } from '@hono/zod-openapi'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { roles } from '#domain/vocabulary'
import { accountByUsername, deleteSession, deleteSessionsOf, updateAccount } from '../../db/queries/accounts.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { everything } from '../../db/scope.ts'
import { act } from '../access/act.ts'
import { rightsOf, type Caller } from '../access/caller.ts'
import { hashPassword, passwordFits, strongEnough } from '../access/password.ts'
import { callerOf, insertSessionFor, hashOfToken, sessionCookie, sessionLimits } from '../access/session.ts'
import { proveIdentity } from '../access/sign-in.ts'
import { router, type Ctx, type Surroundings } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { answers, jsonBody } from './kit.ts'

const whoSchema = z
  .object({
    user: z.object({
      id: z.int(),
      username: z.string(),
      name: z.string(),
      role: z.enum(roles),
      agency: z.object({ id: z.int(), name: z.string() }).nullable(),
    }),
    rights: z.array(z.string()),
    mustChangePassword: z.boolean(),
  })
  .openapi('Session')

async function who(at: Surroundings, caller: Caller) {
  const agency = caller.agencyId === null ? undefined : await agencyById(at.store.db, everything, caller.agencyId)
  const { id, username, name, role } = caller
  return {
    user: { id, username, name, role, agency: agency ? { id: agency.id, name: agency.name } : null },
    rights: rightsOf(caller),
    mustChangePassword: caller.mustChangePassword,
  }
}

const cookie = (at: Surroundings) =>
  ({
    httpOnly: true,
    sameSite: 'Lax',
    secure: at.secureCookies,
    path: '/',
    maxAge: sessionLimits.absolute / 1000,
  }) as const

const sessionFrom = (c: Ctx, method: 'password' | 'oidc') => ({
  now: c.get('at').now(),
  address: c.get('address'),
  agent: (c.req.header('user-agent') ?? '').slice(0, 200),
  method,
})

const credentials = z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) })
const change = z.object({ current: z.string().min(1).max(200), password: z.string().min(1).max(200) })

export const session = router()
  .openapi(
    createRoute({ method: 'get', path: '/session', responses: answers(whoSchema, 'Who am I, with what rights') }),
    async c => {
      const caller = c.get('caller')
      if (!caller) throw new Refusal(401, 'not-signed-in')
      return c.json(await who(c.get('at'), caller), 200)
    },
  )
  .openapi(
    createRoute({ method: 'post', path: '/session', request: jsonBody(credentials), responses: answers(whoSchema, 'Signs in') }),
    async c => {
      const at = c.get('at')
      const { username, password } = c.req.valid('json')
      const account = await proveIdentity(c, username, password, async () => {})
      const token = await act(c, 'session.open', async (db, tell) => {
        tell({ entity: 'account', id: account.id, actor: account.username, after: { method: 'password' } })
        return insertSessionFor(db, account.id, sessionFrom(c, 'password'))
      })
      setCookie(c, sessionCookie, token, cookie(at))
      const caller = await callerOf(at.store, token, at.now())
      if (!caller) throw new Refusal(401, 'not-signed-in')
      return c.json(await who(at, caller), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'put',
      path: '/session/password',
      request: jsonBody(change),
      responses: answers(whoSchema, 'Changes the own password; other sessions end'),
    }),
    async c => {
      const at = c.get('at')
      const caller = c.get('caller')
      if (!caller) throw new Refusal(401, 'not-signed-in')
      const { current, password } = c.req.valid('json')
      const account = await accountByUsername(at.store.db, caller.username)
      if (!(await passwordFits(account?.passwordHash ?? null, current))) throw new Refusal(422, 'wrong-password')
      if (!strongEnough(password, caller.username) || password === current) throw new Refusal(422, 'weak-password')
      const passwordHash = await hashPassword(password)
      const token = await act(c, 'password.change', async (db, tell) => {
        await updateAccount(db, caller.id, { passwordHash, mustChange: false })
        await deleteSessionsOf(db, caller.id)
        tell({ entity: 'account', id: caller.id })
        return insertSessionFor(db, caller.id, sessionFrom(c, 'password'))
      })
      setCookie(c, sessionCookie, token, cookie(at))
      return c.json(await who(at, { ...caller, mustChangePassword: false }), 200)
    },
  )
  .delete('/session', async c => {
    const token = getCookie(c, sessionCookie)
    const caller = c.get('caller')
    if (token && caller)
      await act(c, 'session.close', async (db, tell) => {
        await deleteSession(db, hashOfToken(token))
        tell({ entity: 'account', id: caller.id })
      })
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.body(null, 204)
  })
