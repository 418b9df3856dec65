import { SettingError } from './sign-in-settings.ts'

/** What letters go out by: the mail server, the group's robot. */
export const webhookKinds = ['wecom', 'dingtalk', 'feishu', 'plain'] as const
export type WebhookKind = (typeof webhookKinds)[number]

type Env = Record<string, string | undefined>

/** What was found, where it may hold a password or a token: no more than its scheme. */
export const foundOf = (url: string) => `"${/^[a-z][\w+.-]*:/i.exec(url)?.[0] ?? ''}…"`

export function readSmtp(env: Env): { url: string; from: string } | null {
  if (!env.SMTP_URL) return null
  if (!/^smtps?:\/\//.test(env.SMTP_URL) || !URL.canParse(env.SMTP_URL))
    throw new SettingError(`SMTP_URL: ${foundOf(env.SMTP_URL)} must be smtp://user:password@host:port or smtps://…`)
  const from = env.SMTP_FROM ?? ''
  if (!/^[^\s@<>]+@[^\s@<>]+$|<[^\s@<>]+@[^\s@<>]+>$/.test(from))
    throw new SettingError(`SMTP_FROM: "${from}" must be the address mails come from, with SMTP_URL`)
  return { url: env.SMTP_URL, from }
}

export function readWebhook(env: Env): { url: string; kind: WebhookKind; secret: string | null } | null {
  if (!env.WEBHOOK_URL) return null
  if (!/^https?:\/\//.test(env.WEBHOOK_URL) || !URL.canParse(env.WEBHOOK_URL))
    throw new SettingError(`WEBHOOK_URL: ${foundOf(env.WEBHOOK_URL)} must be an http or https address`)
  const kind = webhookKinds.find(one => one === (env.WEBHOOK_KIND || 'plain'))
  if (!kind) throw new SettingError(`WEBHOOK_KIND: "${env.WEBHOOK_KIND}" must be one of ${webhookKinds.join(', ')}`)
  return { url: env.WEBHOOK_URL, kind, secret: env.WEBHOOK_SECRET || null }
}
