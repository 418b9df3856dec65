import { createHmac } from 'node:crypto'
import type { WebhookKind } from '../sender-settings.ts'
import { Undeliverable, type Send } from './deliver.ts'

type Robot = { url: string; kind: WebhookKind; secret: string | null }

/** A text message as each kind of robot documents it: 企业微信 and 钉钉 alike, 飞书 in its own words. */
export function bodyFor(kind: WebhookKind, text: string, key: string): object {
  if (kind === 'feishu') return { msg_type: 'text', content: { text } }
  return kind === 'plain' ? { key, text } : { msgtype: 'text', text: { content: text } }
}

/** 钉钉: timestamp and HMAC-SHA256 of `timestamp\nsecret` in the address; 飞书: in the body, its key the text itself. */
function signed({ url, kind, secret }: Robot, body: object, now: number): { url: string; body: object } {
  if (!secret) return { url, body }
  if (kind === 'dingtalk') {
    const sign = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64')
    const to = new URL(url)
    to.searchParams.set('timestamp', String(now))
    to.searchParams.set('sign', sign)
    return { url: to.href, body }
  }
  if (kind === 'feishu') {
    const timestamp = String(Math.floor(now / 1000))
    const sign = createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
    return { url, body: { timestamp, sign, ...body } }
  }
  return { url, body }
}

/** Robots answer 200 even when they refuse: their own code decides. */
function refusalIn(kind: WebhookKind, answer: string): string | null {
  if (kind === 'plain') return null
  try {
    const said = JSON.parse(answer) as { errcode?: number; code?: number; StatusCode?: number; errmsg?: string; msg?: string }
    const code = said.errcode ?? said.code ?? said.StatusCode ?? -1
    return code === 0 ? null : `${code} ${said.errmsg ?? said.msg ?? ''}`
  } catch {
    return answer.slice(0, 200)
  }
}

/** Posts to a group's robot. */
export function webhookSender(robot: Robot, now: () => number): Send {
  return async letter => {
    const { url, body } = signed(robot, bodyFor(robot.kind, `${letter.subject}\n${letter.body}`, letter.key), now())
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    })
    const text = await answer.text()
    const gone = answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429
    if (gone) throw new Undeliverable(`HTTP ${answer.status}`)
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    const refused = refusalIn(robot.kind, text)
    if (refused) throw new Error(refused)
  }
}
