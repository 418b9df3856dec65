import { createRoute, z } from '@hono/zod-openapi'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { deleteSession } from '../../db/queries/sessions.ts'
import { act } from '../access/act.ts'
import { beginOidc, finishOidc, recordSsoFailure, safePath, SsoFailure } from '../access/oidc.ts'
import { hashOfToken, insertSessionFor, sessionCookie } from '../access/session.ts'
import { router, type Ctx } from '../context.ts'
import { absent } from '../refusal.ts'
import { giveCookie, sessionFrom } from '../answers/session-answer.ts'

const stateCookie = 'jichi_sso'
const path = '/api/v1/session/oidc'
const leads = (description: string) => ({ responses: { 302: { description } } })

/** A person stands before the browser, so failures lead to the sign-in page, which says them in words. */
async function toSignIn(c: Ctx, error: unknown): Promise<Response> {
  if (!(error instanceof SsoFailure)) throw error
  await recordSsoFailure(c, error)
  return c.redirect(`/signin.html?problem=${error.problem}`, 302)
}

export const oidc = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/session/oidc/start',
      request: { query: z.object({ returnTo: z.string().optional() }) },
      ...leads('Leads to the single sign-on; `returnTo` is a path of this site'),
    }),
    async c => {
      const { signIn, secureCookies } = c.get('at')
      if (!signIn.oidc) throw absent()
      try {
        const { url, state } = await beginOidc(c, signIn.oidc, safePath(c.req.valid('query').returnTo))
        const kind = { httpOnly: true, sameSite: 'Lax', secure: secureCookies, path, maxAge: 600 } as const
        setCookie(c, stateCookie, state, kind)
        return c.redirect(url, 302)
      } catch (error) {
        return toSignIn(c, error)
      }
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/session/oidc/callback',
      ...leads('Where the provider sends people back to: opens the session, or leads to the sign-in page with the reason'),
    }),
    async c => {
      const { signIn } = c.get('at')
      if (!signIn.oidc) throw absent()
      try {
        const { account, returnTo } = await finishOidc(c, signIn.oidc, getCookie(c, stateCookie))
        const before = getCookie(c, sessionCookie)
        const token = await act(c, 'session.open', async (db, tell) => {
          if (before) await deleteSession(db, hashOfToken(before))
          tell({ entity: 'account', id: account.id, actor: account.username, after: { method: 'oidc' } })
          return insertSessionFor(db, account.id, sessionFrom(c, 'oidc'))
        })
        deleteCookie(c, stateCookie, { path })
        giveCookie(c, token)
        return c.redirect(returnTo, 302)
      } catch (error) {
        return toSignIn(c, error)
      }
    },
  )
