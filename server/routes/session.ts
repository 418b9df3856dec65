import { createRoute, z } from '@hono/zod-openapi'
import { deleteCookie, getCookie } from 'hono/cookie'
import { updateAccount } from '../../db/queries/accounts.ts'
import { deleteSession, deleteSessionsOf } from '../../db/queries/sessions.ts'
import { act } from '../access/act.ts'
import { demandPerson } from '../access/caller.ts'
import { hashPassword, strongEnough } from '../access/password.ts'
import { provePassword, proveSecondFactor } from '../access/prove.ts'
import { callerOf, hashOfToken, insertSessionFor, sessionCookie } from '../access/session.ts'
import { proveIdentity } from '../access/sign-in.ts'
import { router } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { giveCookie, sessionFrom, who, whoSchema } from '../answers/session-answer.ts'
import { answers, jsonBody } from './kit.ts'

const secret = z.string().min(1).max(200)
const credentials = z.strictObject({
  username: z.string().min(1).max(100),
  password: secret,
  code: z.string().max(40).optional(),
})
const change = z.strictObject({ current: secret, password: secret })
const methodsSchema = z.object({
  password: z.literal(true),
  /** Minutes without a request after which a session ends. */
  idleMinutes: z.int(),
  oidc: z.object({ label: z.string().nullable() }).nullable(),
})

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
    createRoute({ method: 'get', path: '/session/methods', responses: answers(methodsSchema, 'How one may sign in here') }),
    c => {
      const { oidc, idle } = c.get('at').signIn
      return c.json({ password: true as const, idleMinutes: Math.floor(idle / 60_000), oidc: oidc && { label: oidc.label } }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/session',
      request: jsonBody(credentials),
      responses: answers(whoSchema, 'Signs in; `second-factor-required` (401) asks for `code` as well'),
    }),
    async c => {
      const at = c.get('at')
      const { username, password, code } = c.req.valid('json')
      const account = await proveIdentity(c, username, password, found => proveSecondFactor(c, found, code))
      const before = getCookie(c, sessionCookie)
      const token = await act(c, 'session.open', async (db, tell) => {
        if (before) await deleteSession(db, hashOfToken(before))
        tell({ entity: 'account', id: account.id, actor: account.username, after: { method: 'password' } })
        return insertSessionFor(db, account.id, sessionFrom(c, 'password'))
      })
      giveCookie(c, token)
      const caller = await callerOf(at, token, at.now())
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
      const caller = demandPerson(c.get('caller'))
      const { current, password } = c.req.valid('json')
      await provePassword(c, caller, current)
      if (!strongEnough(password, caller.username) || password === current) throw new Refusal(422, 'weak-password')
      const passwordHash = await hashPassword(password)
      const token = await act(c, 'password.change', async (db, tell) => {
        await updateAccount(db, caller.id, { passwordHash, mustChange: false })
        await deleteSessionsOf(db, caller.id)
        tell({ entity: 'account', id: caller.id })
        return insertSessionFor(db, caller.id, sessionFrom(c, 'password'))
      })
      giveCookie(c, token)
      return c.json(await who(at, { ...caller, mustChangePassword: false }), 200)
    },
  )
  .delete('/session', async c => {
    const token = getCookie(c, sessionCookie)
    const caller = c.get('caller')
    if (token && caller && caller.keyId === undefined)
      await act(c, 'session.close', async (db, tell) => {
        await deleteSession(db, hashOfToken(token))
        tell({ entity: 'account', id: caller.id })
      })
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.body(null, 204)
  })
