import { resolve } from 'node:path'
import { readBackups, type BackupSettings } from './backup-settings.ts'
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

export const webhookKinds = ['wecom', 'dingtalk', 'feishu', 'plain'] as const
export type WebhookKind = (typeof webhookKinds)[number]

const samples = { '0': null, '1': 'bureau', few: 'few' } as const

function readSmtp(env: Record<string, string | undefined>): Settings['smtp'] {
  if (!env.SMTP_URL) return null
  if (!/^smtps?:\/\//.test(env.SMTP_URL) || !URL.canParse(env.SMTP_URL))
    throw new SettingError('SMTP_URL: must be smtp://user:password@host:port or smtps://…')
  if (!env.SMTP_FROM?.includes('@')) throw new SettingError('SMTP_FROM: the address mails come from must be set with SMTP_URL')
  return { url: env.SMTP_URL, from: env.SMTP_FROM }
}

function readWebhook(env: Record<string, string | undefined>): Settings['webhook'] {
  if (!env.WEBHOOK_URL) return null
  if (!/^https?:\/\//.test(env.WEBHOOK_URL) || !URL.canParse(env.WEBHOOK_URL))
    throw new SettingError('WEBHOOK_URL: must be an http or https address')
  const kind = webhookKinds.find(one => one === (env.WEBHOOK_KIND || 'plain'))
  if (!kind) throw new SettingError(`WEBHOOK_KIND: "${env.WEBHOOK_KIND}" must be one of ${webhookKinds.join(', ')}`)
  return { url: env.WEBHOOK_URL, kind, secret: env.WEBHOOK_SECRET || null }
}

function readPullAllow({ PULL_ALLOW }: Record<string, string | undefined>): string[] {
  const hosts = (PULL_ALLOW ?? '')
    .split(',')
    .map(host => host.trim())
    .filter(Boolean)
  const wrong = hosts.find(host => !/^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.test(host))
  if (wrong) throw new SettingError(`PULL_ALLOW: "${wrong}" is neither a host nor host:port`)
  return hosts
}

function readMetricsToken({ METRICS_TOKEN }: Record<string, string | undefined>): string | null {
  if (!METRICS_TOKEN) return null
  if (!/^[\x21-\x7e]{16,}$/.test(METRICS_TOKEN))
    throw new SettingError('METRICS_TOKEN: must be 16 or more visible ASCII characters without spaces')
  return METRICS_TOKEN
}

function readLog({ LOG }: Record<string, string | undefined>): boolean {
  const given = LOG || 'requests'
  if (given !== 'requests' && given !== 'errors')
    throw new SettingError(`LOG: "${given}" must be requests (a line for each) or errors (those alone)`)
  return given === 'requests'
}

export function readSettings(env: Record<string, string | undefined>, cwd: string): Settings {
  const port = env.PORT ?? '3000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new SettingError(`PORT: "${port}" is not a port number (0–65535)`)
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl && !(/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl)))
    throw new SettingError(
      'DATABASE_URL: must be postgres://user:password@host:port/database; without it the embedded database in DATA_DIR is used',
    )
  const publicUrl = env.PUBLIC_URL || null
  if (publicUrl && !/^https?:\/\/[^/]/.test(publicUrl)) throw new SettingError(`PUBLIC_URL: "${publicUrl}" is not an address`)
  const sample = env.SAMPLE ?? (env.NODE_ENV === 'production' ? '0' : '1')
  if (!Object.hasOwn(samples, sample))
    throw new SettingError(`SAMPLE: "${sample}" must be 1 (a whole bureau), few (nine projects) or 0 (nothing)`)
  const timeZone = env.TZ || 'Asia/Shanghai'
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new SettingError(`TZ: "${timeZone}" is not a time zone`)
  }
  const trustProxy = env.TRUST_PROXY || '0'
  if (!/^\d$/.test(trustProxy))
    throw new SettingError(`TRUST_PROXY: "${trustProxy}" must be the number of proxies in front (0–9)`)
  const dataDir = resolve(cwd, env.DATA_DIR || 'data')
  return {
    host: env.HOST || '127.0.0.1',
    port: Number(port),
    dataDir,
    databaseUrl,
    adminPassword: env.ADMIN_PASSWORD || null,
    publicUrl,
    timeZone,
    sample: samples[sample as keyof typeof samples],
    trustProxy: Number(trustProxy),
    smtp: readSmtp(env),
    webhook: readWebhook(env),
    pullAllow: readPullAllow(env),
    signIn: readSignIn(env, publicUrl),
    metricsToken: readMetricsToken(env),
    logRequests: readLog(env),
    backups: readBackups(env, cwd, dataDir),
  }
}
