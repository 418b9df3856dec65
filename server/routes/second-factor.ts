import { createRoute, z } from '@hono/zod-openapi'
import { renderSVG } from 'uqr'
import { accountById, updateAccount } from '../../db/queries/accounts.ts'
import { deleteSessionsOf } from '../../db/queries/sessions.ts'
import { act } from '../access/act.ts'
import { demandPerson } from '../access/caller.ts'
import { provePassword } from '../access/prove.ts'
import { hasSecondFactor, hashOfCode, newRecoveryCodes, newSecret, recoveryOf, stepOf } from '../access/second-factor.ts'
import { lockAway, takeOut } from '../access/secrets.ts'
import { router } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { answers, jsonBody, noContent } from './kit.ts'

const password = z.string().min(1).max(200)
const code = z.string().min(1).max(40)
const stateSchema = z.object({ enabled: z.boolean(), required: z.boolean(), recoveryLeft: z.int() }).openapi('SecondFactor')
const begunSchema = z.object({ secret: z.string(), uri: z.string(), qr: z.string() }).openapi('SecondFactorBegun')
const codesSchema = z.object({ recoveryCodes: z.array(z.string()) }).openapi('RecoveryCodes')
const nothing = { totpSecret: null, totpRecovery: null, totpStep: null }

export const secondFactor = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/session/second-factor',
      responses: answers(stateSchema, 'Whether my account has a second factor, and must have one'),
    }),
    async c => {
      const caller = demandPerson(c.get('caller'))
      const { store, signIn } = c.get('at')
      const row = (await accountById(store.db, caller.id))!
      const required = caller.roles.some(role => signIn.secondFactor.includes(role))
      return c.json({ enabled: hasSecondFactor(row), required, recoveryLeft: recoveryOf(row).length }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/session/second-factor',
      request: jsonBody(z.strictObject({ password })),
      responses: answers(begunSchema, 'Begins: a secret for an authenticator app; it counts once a code confirms it'),
    }),
    async c => {
      const { vault } = c.get('at')
      const caller = demandPerson(c.get('caller'))
      const account = await provePassword(c, caller, c.req.valid('json').password)
      if (hasSecondFactor(account)) throw new Refusal(422, 'second-factor-there')
      const { secret, uri } = newSecret(caller.username)
      await act(c, 'secondFactor.enable', async (db, tell) => {
        await updateAccount(db, caller.id, { ...nothing, totpSecret: lockAway(vault, secret) })
        tell({ entity: 'account', id: caller.id, after: { step: 'begun' } })
      })
      return c.json({ secret, uri, qr: renderSVG(uri, { border: 2, ecc: 'M' }) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/session/second-factor/confirm',
      request: jsonBody(z.strictObject({ code })),
      responses: answers(codesSchema, 'Confirms with a code; ten recovery codes, shown this once; other sessions end'),
    }),
    async c => {
      const { now, vault } = c.get('at')
      const caller = demandPerson(c.get('caller'))
      const given = c.req.valid('json').code.replaceAll(/\s/g, '')
      const codes = newRecoveryCodes()
      await act(c, 'secondFactor.enable', async (db, tell) => {
        const row = await accountById(db, caller.id)
        if (!row?.totpSecret || hasSecondFactor(row)) throw new Refusal(422, 'second-factor-not-begun')
        const step = stepOf(takeOut(vault, row.totpSecret), given, now())
        if (step === null) throw new Refusal(422, 'wrong-code')
        const totpRecovery = JSON.stringify(codes.map(one => hashOfCode(caller.id, one)))
        await updateAccount(db, caller.id, { totpRecovery, totpStep: step })
        await deleteSessionsOf(db, caller.id, caller.sessionId)
        tell({ entity: 'account', id: caller.id, after: { step: 'confirmed' } })
      })
      return c.json({ recoveryCodes: codes }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/session/second-factor/disable',
      request: jsonBody(z.strictObject({ password, code })),
      responses: noContent('Removes the second factor, with password and code'),
    }),
    async c => {
      const caller = demandPerson(c.get('caller'))
      const given = c.req.valid('json')
      await provePassword(c, caller, given.password, given.code)
      await act(c, 'secondFactor.disable', async (db, tell) => {
        await updateAccount(db, caller.id, nothing)
        tell({ entity: 'account', id: caller.id })
      })
      return c.body(null, 204)
    },
  )
