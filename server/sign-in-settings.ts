import { roles, type Role } from '#domain/vocabulary'

/** How people sign in: how long a session lasts, who must have a second factor, the single sign-on. */
export type SignInSettings = {
  /** Milliseconds without a request, and altogether, after which a session ends. */
  idle: number
  absolute: number
  /** Roles that must set up a second factor before anything else. */
  secondFactor: Role[]
  oidc: OidcSettings | null
}
export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  usernameClaim: string
  /** What the button says; null = its default words. */
  label: string | null
  /** Where the provider sends people back to. */
  redirectUri: string
}

type Env = Record<string, string | undefined>
export class SettingError extends Error {}

const minute = 60_000
export const signInDefaults: SignInSettings = { idle: 30 * minute, absolute: 12 * 60 * minute, secondFactor: [], oidc: null }

export function readSignIn(env: Env, publicUrl: string | null): SignInSettings {
  return {
    idle: whole(env, 'SESSION_IDLE_MINUTES', 30, 24 * 60) * minute,
    absolute: whole(env, 'SESSION_HOURS', 12, 24 * 7) * 60 * minute,
    secondFactor: rolesOf(env.SECOND_FACTOR),
    oidc: readOidc(env, publicUrl),
  }
}

export function whole(env: Env, name: string, otherwise: number, most: number): number {
  const given = env[name] || String(otherwise)
  if (/^[1-9]\d{0,4}$/.test(given) && Number(given) <= most) return Number(given)
  throw new SettingError(`${name}: "${given}" must be a whole number from 1 to ${most}`)
}

function rolesOf(given: string | undefined): Role[] {
  const names = (given ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(Boolean)
  const unknown = names.find(name => !(roles as readonly string[]).includes(name))
  if (unknown) throw new SettingError(`SECOND_FACTOR: "${unknown}" is not a role (${roles.join(', ')})`)
  return names as Role[]
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

function readOidc(env: Env, publicUrl: string | null): OidcSettings | null {
  const issuer = env.OIDC_ISSUER
  if (!issuer) return null
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  if (!url || !/^https?:$/.test(url.protocol)) throw new SettingError(`OIDC_ISSUER: "${issuer}" is not an address`)
  if (url.protocol === 'http:' && !loopback.has(url.hostname))
    throw new SettingError('OIDC_ISSUER: must be https; plain http would show passwords and tokens to the network')
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!clientId || !clientSecret) throw new SettingError('OIDC_ISSUER: OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed with it')
  if (!publicUrl) throw new SettingError('OIDC_ISSUER: PUBLIC_URL is needed with it, for people come back to that address')
  const redirectUri = `${publicUrl.replace(/\/+$/, '')}/api/v1/session/oidc/callback`
  const usernameClaim = env.OIDC_USERNAME_CLAIM || 'preferred_username'
  return { issuer, clientId, clientSecret, usernameClaim, label: env.OIDC_LABEL || null, redirectUri }
}
