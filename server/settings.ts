import { resolve } from 'node:path'
import { readBackups, type BackupSettings } from './backup-settings.ts'
import { foundOf, readSmtp, readWebhook, type WebhookKind } from './sender-settings.ts'
import { SettingError, readSignIn, type SignInSettings } from './sign-in-settings.ts'

export { SettingError } from './sign-in-settings.ts'

/** The process is configured by its environment only; a wrong value stops the start and names the variable. */
export type Settings = {
  host: string
  port: number
  dataDir: string
  /** A PostgreSQL database that several processes share; null = the embedded one in `dataDir`. */
  databaseUrl: string | null
  adminPassword: string | null
  publicUrl: string | null
  timeZone: string
  /** What an empty database is filled with; null = nothing. */
  sample: 'few' | 'bureau' | null
  /** How many proxies in front may be believed about the client's address; 0 = none. */
  trustProxy: number
  /** The mail server reminders go through, and the address they come from; null = no mail. */
  smtp: { url: string; from: string } | null
  /** The group robot's address; null = none. */
  webhook: { url: string; kind: WebhookKind; secret: string | null } | null
  /** Hosts, or host:port, that counters may be fetched from although this machine or a metadata service stands there. */
  pullAllow: string[]
  signIn: SignInSettings
  /** What whoever reads /metrics must bring; null = they are for this machine alone. */
  metricsToken: string | null
  /** A line for every request, or for errors alone. */
  logRequests: boolean
  backups: BackupSettings
}

type Env = Record<string, string | undefined>
const samples = { '0': null, '1': 'bureau', few: 'few' } as const
/** Settings that say nothing without another: one forgotten is told, instead of a service that stays silent. */
const needed: Record<string, readonly string[]> = {
  SMTP_URL: ['SMTP_FROM'],
  WEBHOOK_URL: ['WEBHOOK_KIND', 'WEBHOOK_SECRET'],
  OIDC_ISSUER: ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_USERNAME_CLAIM', 'OIDC_LABEL'],
}

function readPullAllow({ PULL_ALLOW }: Env): string[] {
  const hosts = (PULL_ALLOW ?? '')
    .split(',')
    .map(host => host.trim())
    .filter(Boolean)
  const wrong = hosts.find(host => !/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host))
  if (wrong) throw new SettingError(`PULL_ALLOW: "${wrong}" is neither a host nor host:port`)
  return hosts
}

function readMetricsToken({ METRICS_TOKEN }: Env): string | null {
  if (!METRICS_TOKEN) return null
  if (!/^[\x21-\x7e]{16,}$/.test(METRICS_TOKEN))
    throw new SettingError('METRICS_TOKEN: must be 16 or more visible ASCII characters without spaces')
  return METRICS_TOKEN
}

function readLog({ LOG }: Env): boolean {
  const given = LOG || 'requests'
  if (given !== 'requests' && given !== 'errors')
    throw new SettingError(`LOG: "${given}" must be requests (a line for each) or errors (those alone)`)
  return given === 'requests'
}

function readPort({ PORT }: Env): number {
  const port = PORT || '3000'
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port)
  throw new SettingError(`PORT: "${port}" is not a port number (0–65535)`)
}

function readHost({ HOST }: Env): string {
  const host = HOST || '127.0.0.1'
  if (/^[\w.:-]+$/.test(host)) return host
  throw new SettingError(`HOST: "${host}" is neither an address nor a host name, such as 127.0.0.1 or 0.0.0.0`)
}

function readDatabaseUrl({ DATABASE_URL }: Env): string | null {
  if (!DATABASE_URL) return null
  if (/^postgres(ql)?:\/\//.test(DATABASE_URL) && URL.canParse(DATABASE_URL)) return DATABASE_URL
  throw new SettingError(
    `DATABASE_URL: ${foundOf(DATABASE_URL)} must be postgres://user:password@host:port/database; without it the embedded database in DATA_DIR is used`,
  )
}

function readPublicUrl({ PUBLIC_URL }: Env): string | null {
  if (!PUBLIC_URL) return null
  const url = URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL) : null
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash
  if (plain && url.pathname === '/') return PUBLIC_URL
  throw new SettingError(`PUBLIC_URL: "${PUBLIC_URL}" must be the address people type, http or https, without a path`)
}

function readSample({ SAMPLE, NODE_ENV }: Env): Settings['sample'] {
  const sample = SAMPLE || (NODE_ENV === 'production' ? '0' : '1')
  if (Object.hasOwn(samples, sample)) return samples[sample as keyof typeof samples]
  throw new SettingError(`SAMPLE: "${sample}" must be 1 (a whole bureau), few (nine projects) or 0 (nothing)`)
}

function readTimeZone({ TZ }: Env): string {
  const timeZone = TZ || 'Asia/Shanghai'
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    throw new SettingError(`TZ: "${timeZone}" is not a time zone, such as Asia/Shanghai or UTC`)
  }
}

function readTrustProxy({ TRUST_PROXY }: Env): number {
  const proxies = TRUST_PROXY || '0'
  if (/^\d$/.test(proxies)) return Number(proxies)
  throw new SettingError(`TRUST_PROXY: "${proxies}" must be the number of proxies in front (0–9)`)
}

/** All of it at once: whoever sets up a server learns of every mistake at the first start, not of one a start. */
export function readSettings(env: Env, cwd: string): Settings {
  const wrong: string[] = []
  // What could not be read is never used: then nothing is answered at all.
  const take = <T>(read: () => T): T => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof SettingError)) throw error
      wrong.push(error.message)
      return undefined as T
    }
  }
  const dataDir = resolve(cwd, env.DATA_DIR || 'data')
  const publicUrl = take(() => readPublicUrl(env))
  const settings: Settings = {
    host: take(() => readHost(env)),
    port: take(() => readPort(env)),
    dataDir,
    databaseUrl: take(() => readDatabaseUrl(env)),
    adminPassword: env.ADMIN_PASSWORD || null,
    publicUrl,
    timeZone: take(() => readTimeZone(env)),
    sample: take(() => readSample(env)),
    trustProxy: take(() => readTrustProxy(env)),
    smtp: take(() => readSmtp(env)),
    webhook: take(() => readWebhook(env)),
    pullAllow: take(() => readPullAllow(env)),
    signIn: take(() => readSignIn(env, publicUrl)),
    metricsToken: take(() => readMetricsToken(env)),
    logRequests: take(() => readLog(env)),
    backups: take(() => readBackups(env, cwd, dataDir)),
  }
  for (const [first, others] of Object.entries(needed))
    for (const other of others) if (env[other] && !env[first]) wrong.push(`${other}: says nothing without ${first}`)
  if (wrong.length) throw new SettingError(wrong.join('\n'))
  return settings
}
