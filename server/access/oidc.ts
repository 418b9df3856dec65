import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { accountByOidc, accountByUsername, updateAccount } from '../../db/queries/accounts.ts'
import { insertOidcLogin, takeOidcLogin } from '../../db/queries/sessions.ts'
import type { Ctx, Surroundings } from '../context.ts'
import type { OidcSettings } from '../sign-in-settings.ts'
import { lockAway, takeOut } from './secrets.ts'
import type { Account } from './sign-in.ts'
import { countTry, limits, tooMany } from './throttle.ts'
import { record } from './trail.ts'

/** Single sign-on 统一身份认证 by OpenID Connect: authorization code with PKCE, state and nonce, bound to the browser. */
const lifetime = 10 * 60_000
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** Why a single sign-on did not lead in; the sign-in page has a sentence for each. */
export const ssoProblems = ['sso-expired', 'sso-refused', 'sso-failed', 'sso-unreachable', 'sso-no-account'] as const
export type SsoProblem = (typeof ssoProblems)[number]
export class SsoFailure extends Error {
  constructor(
    readonly problem: SsoProblem,
    readonly who: string | null = null,
  ) {
    super(problem)
  }
}

const known = new WeakMap<OidcSettings, Promise<oidc.Configuration>>()

/** The provider's addresses and keys, asked for once; after a failure the next sign-in asks again. */
function providerOf(settings: OidcSettings): Promise<oidc.Configuration> {
  const cached = known.get(settings)
  if (cached) return cached
  const found = discover(settings)
  known.set(settings, found)
  found.catch(() => known.delete(settings))
  return found
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<oidc.Configuration> {
  const url = new URL(issuer)
  const local = url.protocol === 'http:'
  const options = local ? { execute: [oidc.allowInsecureRequests], timeout: 10 } : { timeout: 10 }
  const found = await oidc.discovery(url, clientId, clientSecret, undefined, options)
  const server = found.serverMetadata()
  const post = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false
  const proof = post ? oidc.ClientSecretPost(clientSecret) : oidc.ClientSecretBasic(clientSecret)
  const provider = new oidc.Configuration(server, clientId, clientSecret, proof)
  provider.timeout = 10
  if (local) oidc.allowInsecureRequests(provider)
  return provider
}

/** Only a path of this very site, so that a sign-in can never lead elsewhere. */
export function safePath(asked: string | undefined): string {
  const base = 'http://here.invalid'
  if (!asked || asked.length > 1000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked) || !URL.canParse(asked, base)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, base)
  const inside = origin === base && !pathname.startsWith('//') && !/^\/(api|signin)/.test(pathname)
  return inside ? pathname + search + hash : '/'
}

/** Notes the sign-in begun and answers the provider's address and the state the browser keeps. */
export async function beginOidc(c: Ctx, settings: OidcSettings, returnTo: string): Promise<{ url: string; state: string }> {
  const at = c.get('at')
  const now = at.now()
  const until = await at.store.tx(db => countTry(db, `sso:${c.get('address')}`, limits.begin, now))
  if (until !== null) throw tooMany(until, now)
  const provider = await providerOf(settings).catch(() => {
    throw new SsoFailure('sso-unreachable')
  })
  const [verifier, state, nonce] = [oidc.randomPKCECodeVerifier(), oidc.randomState(), oidc.randomNonce()]
  const kept = { stateHash: hashOf(state), verifier: lockAway(at.vault, verifier), nonce, returnTo, expiresAt: now + lifetime }
  await at.store.tx(db => insertOidcLogin(db, kept))
  const challenge = { code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }
  const asked = { redirect_uri: settings.redirectUri, scope: 'openid profile', state, nonce, ...challenge }
  return { url: oidc.buildAuthorizationUrl(provider, asked).href, state }
}

/** Whom the provider sent back; a state is answered once, in the browser that began it, within ten minutes. */
export async function finishOidc(c: Ctx, settings: OidcSettings, cookie: string | undefined) {
  const at = c.get('at')
  const answer = new URL(c.req.url).searchParams
  const state = answer.get('state') ?? ''
  if (!state || state !== cookie) throw new SsoFailure('sso-expired')
  const begun = await at.store.tx(db => takeOidcLogin(db, hashOf(state)))
  if (!begun || begun.expiresAt < at.now()) throw new SsoFailure('sso-expired')
  if (answer.has('error')) throw new SsoFailure('sso-refused')
  const { subject, username } = await identityOf(settings, answer, takeOut(at.vault, begun.verifier), begun.nonce, state)
  return { account: await accountFor(c, settings, subject, username), returnTo: begun.returnTo }
}

async function identityOf(settings: OidcSettings, answer: URLSearchParams, verifier: string, nonce: string, state: string) {
  try {
    const provider = await providerOf(settings)
    const url = new URL(`${settings.redirectUri}?${answer.toString()}`)
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
    const tokens = await oidc.authorizationCodeGrant(provider, url, checks)
    const claims = tokens.claims()!
    const asserted = claims[settings.usernameClaim]
    const more =
      asserted === undefined && provider.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
        : {}
    const username = asserted ?? (more as Record<string, unknown>)[settings.usernameClaim]
    return { subject: `${claims.iss}|${claims.sub}`, username: typeof username === 'string' ? username : null }
  } catch (error) {
    const failed = error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')
    throw new SsoFailure(failed ? 'sso-unreachable' : 'sso-failed')
  }
}

/** The account linked to this identity; the first time the enabled account of exactly this user name that has no link yet. */
async function accountFor(c: Ctx, settings: OidcSettings, subject: string, username: string | null): Promise<Account> {
  const at: Surroundings = c.get('at')
  return at.store.tx(async db => {
    const linked = await accountByOidc(db, subject)
    const account = linked ?? (username === null ? undefined : await accountByUsername(db, username))
    if (!account || account.disabled || (!linked && account.oidcSubject !== null))
      throw new SsoFailure('sso-no-account', username)
    if (linked) return account
    await updateAccount(db, account.id, { oidcSubject: subject })
    const by = { actorId: account.id, actor: account.username, address: c.get('address'), at: at.now() }
    const what = { event: 'sso.link', entity: 'account', entityId: String(account.id), result: 'done' } as const
    await record(db, at.trail, [{ ...by, ...what, detail: { after: { issuer: settings.issuer } } }])
    return account
  })
}

/** A sign-in that did not succeed stands in the trail, with the name the provider vouched for. */
export async function recordSsoFailure(c: Ctx, failure: SsoFailure): Promise<void> {
  const at = c.get('at')
  const by = { actorId: null, actor: '', address: c.get('address'), at: at.now() }
  const what = { event: 'session.fail', entity: 'session', entityId: 'oidc', result: 'refused' } as const
  await at.store.tx(db => record(db, at.trail, [{ ...by, ...what, detail: { code: failure.problem, account: failure.who } }]))
}
