import { request as plain, type IncomingMessage } from 'node:http'
import { request as secure } from 'node:https'
import { pullLimits } from '#domain/pull'
import { refuseClosed, safeLookup, type Allowed } from './address.ts'
import { PullFault } from './fault.ts'

type Secret = { header: string; value: string } | null
const moved = new Set([301, 302, 303, 307, 308])

/** Reads an address: http and https only, few redirects, no more bytes and seconds than allowed. */
export async function fetchBytes(address: string, secret: Secret, allowed: Allowed, limits = pullLimits): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(limits.seconds * 1000)
  let url = urlOf(address)
  const origin = url.origin
  try {
    for (let hops = 0; ; hops++) {
      refuseClosed(url, allowed)
      // Another house does not get our key.
      const answer = await ask(url, url.origin === origin ? secret : null, allowed, signal)
      const status = answer.statusCode ?? 0
      const to = answer.headers.location
      if (moved.has(status) && to) {
        answer.destroy()
        if (hops >= limits.redirects) throw new PullFault('pull-redirects', { limit: limits.redirects })
        url = urlOf(new URL(to, url).href)
        continue
      }
      if (status < 200 || status > 299) {
        answer.destroy()
        throw new PullFault('pull-status', { status })
      }
      return await bytesOf(answer, limits.bytes)
    }
  } catch (error) {
    throw faultOf(error, signal, limits.seconds)
  }
}

export function urlOf(address: string, protocols: readonly string[] = ['http:', 'https:']): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !protocols.includes(url.protocol) || !url.hostname)
    throw new PullFault('pull-address', { protocols: protocols.map(one => `${one}//`).join(', ') })
  if (url.username || url.password) throw new PullFault('pull-credentials')
  return url
}

function ask(url: URL, secret: Secret, allowed: Allowed, signal: AbortSignal): Promise<IncomingMessage> {
  const headers = { accept: '*/*', 'accept-encoding': 'identity', ...(secret?.header ? { [secret.header]: secret.value } : {}) }
  const begin = url.protocol === 'https:' ? secure : plain
  return new Promise((resolve, reject) => {
    const asked = begin(url, { headers, signal, agent: false, lookup: safeLookup(url, allowed) }, resolve)
    asked.on('error', reject)
    asked.end()
  })
}

async function bytesOf(answer: IncomingMessage, most: number): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) {
      answer.destroy()
      throw new PullFault('pull-too-large', { limit: most / 1_000_000 })
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** What went wrong on the way, in few words: a machine's error code is for whoever keeps the network. */
export function faultOf(error: unknown, signal: AbortSignal, seconds: number): unknown {
  if (error instanceof PullFault) return error
  const cause = error as { code?: unknown; cause?: unknown; message?: string }
  if (cause.cause instanceof PullFault) return cause.cause
  if (signal.aborted) return new PullFault('pull-timeout', { seconds })
  if (typeof cause.code === 'string') return new PullFault('pull-unreachable', { reason: cause.code })
  return error
}
