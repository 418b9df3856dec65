import { Agent, request } from 'node:http'

/** One HTTP request as a measurement needs it: method, path and body (JSON, or a file's bytes); the answer's status, text
 * and milliseconds. */
export type Ask = { method: 'GET' | 'PUT' | 'POST'; path: string; body?: string | Uint8Array }
export type Answer = { status: number; text: string; bytes: Uint8Array; cookie: string; ms: number }
export type Client = (ask: Ask) => Promise<Answer>

/** Keeps its connections open, as browsers do. */
export function client(address: string, cookie = ''): Client & { close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port } = new URL(address)
  // Servers close connections that idle for 5 s; one that is taken up in that very moment would count as a failure.
  const rested = new WeakMap<object, number>()
  agent.on('free', (socket: object) => rested.set(socket, performance.now()))
  const dropStale = () => {
    for (const socket of Object.values(agent.freeSockets).flatMap(list => list ?? []))
      if (performance.now() - (rested.get(socket) ?? 0) > 2000) socket.destroy()
  }
  const call = ({ method, path, body }: Ask) =>
    new Promise<Answer>(resolve => {
      const headers: Record<string, string> = cookie ? { cookie } : {}
      if (body !== undefined)
        Object.assign(headers, {
          'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream',
          'content-length': Buffer.byteLength(body),
        })
      dropStale()
      const begun = performance.now()
      // Status 0: no answer at all, counted as failed.
      const failed = (error: Error) =>
        resolve({ status: 0, text: error.message, bytes: new Uint8Array(), cookie: '', ms: performance.now() - begun })
      const outgoing = request({ agent, hostname, port, path, method, headers, timeout: 60_000 }, incoming => {
        const parts: Buffer[] = []
        incoming.on('data', (part: Buffer) => parts.push(part))
        incoming.on('end', () => {
          const ms = performance.now() - begun
          const set = (incoming.headers['set-cookie']?.[0] ?? '').split(';')[0]!
          const bytes = Buffer.concat(parts)
          resolve({ status: incoming.statusCode ?? 0, text: bytes.toString(), bytes, cookie: set, ms })
        })
        incoming.on('error', failed)
      })
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within a minute')))
      outgoing.on('error', failed)
      outgoing.end(body)
    })
  return Object.assign(call, { close: () => agent.destroy() })
}

export type Sample = { times: number[]; failed: number }
/** One measured step of a client: whatever it does, it answers the milliseconds that count and whether it worked. */
export type Step = (n: number) => Promise<{ ms: number; ok: boolean }>

/** `count` steps by `clients` people at once; each begins the next as soon as the last is answered. */
export async function load(step: Step, first: number, count: number, clients: number, into: Sample): Promise<void> {
  let next = first
  const person = async () => {
    while (next < first + count) {
      const { ms, ok } = await step(next++)
      into.times.push(ms)
      if (!ok) into.failed++
    }
  }
  await Promise.all(Array.from({ length: clients }, person))
}

export function percentile(times: readonly number[], share: number): number | null {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}

/** Both sides by turns, so that a slow second of the machine meets both; stops early once `seconds` are spent. */
export async function alternate(
  real: Step,
  bare: Step,
  plan: { rounds: number; each: number; bareEach?: number; clients: number; seconds: number },
) {
  const [ours, floor]: [Sample, Sample] = [
    { times: [], failed: 0 },
    { times: [], failed: 0 },
  ]
  const until = performance.now() + plan.seconds * 1000
  for (let round = 0; round < plan.rounds && performance.now() < until; round++) {
    await load(real, round * plan.each, plan.each, plan.clients, ours)
    await load(bare, round * plan.each, plan.bareEach ?? plan.each, plan.clients, floor)
  }
  return { real: ours, bare: floor }
}
