import { z } from '@hono/zod-openapi'
import { setCookie } from 'hono/cookie'
import { roles } from '#domain/vocabulary'
import type { SignInMethod } from '#domain/vocabulary-access'
import { agencyById } from '../../db/queries/agencies.ts'
import { everything } from '../../db/scope.ts'
import { rightsOf, type Caller } from '../access/caller.ts'
import { sessionCookie } from '../access/session.ts'
import type { Ctx, Surroundings } from '../context.ts'

export const whoSchema = z
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
    mustSetUpSecondFactor: z.boolean(),
  })
  .openapi('Session')

export async function who(at: Surroundings, caller: Caller) {
  const agency = caller.agencyId === null ? undefined : await agencyById(at.store.db, everything, caller.agencyId)
  const { id, username, name, role } = caller
  return {
    user: { id, username, name, role, agency: agency ? { id: agency.id, name: agency.name } : null },
    rights: rightsOf(caller),
    mustChangePassword: caller.mustChangePassword,
    mustSetUpSecondFactor: caller.mustSetUpSecondFactor ?? false,
  }
}

/** The session's cookie: never readable by scripts, never sent along by other sites' forms. */
export function giveCookie(c: Ctx, token: string): void {
  const { secureCookies, signIn } = c.get('at')
  const kind = { httpOnly: true, sameSite: 'Lax', secure: secureCookies, path: '/' } as const
  setCookie(c, sessionCookie, token, { ...kind, maxAge: Math.floor(signIn.absolute / 1000) })
}

export const sessionFrom = (c: Ctx, method: SignInMethod) => ({
  now: c.get('at').now(),
  address: c.get('address'),
  agent: (c.req.header('user-agent') ?? '').slice(0, 200),
  method,
})
