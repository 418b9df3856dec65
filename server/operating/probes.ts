import { timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Hono } from 'hono'
import type { Ctx, Env, Surroundings } from '../context.ts'
import { Refusal, notAllowed } from '../refusal.ts'
import { metricsText } from './metrics.ts'
import { loopDelay } from './process-figures.ts'
import { lookedOver } from './readiness.ts'

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
/** A proxy on this machine brings everybody's requests over loopback: what it adds gives it away. */
const forwarded = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

function fromThisMachine(c: Ctx): boolean {
  const address = getConnInfo(c).remote.address ?? ''
  return loopback.test(address) && forwarded.every(name => c.req.header(name) === undefined)
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** With a token set, whoever brings it; without one, whoever asks from this machine. */
export function refuseStranger(c: Ctx, token: string | null): void {
  if (token === null) {
    if (!fromThisMachine(c)) throw notAllowed()
    return
  }
  const given = (c.req.header('authorization') ?? '').replace(/^Bearer /, '')
  if (!given) throw new Refusal(401, 'not-signed-in')
  if (!same(Buffer.from(given).toString('base64'), Buffer.from(token).toString('base64'))) throw notAllowed()
}

/** What a supervisor asks: whether the process lives with its database, whether requests may come, how it is doing. */
export function addProbes(app: Hono<Env>, at: Surroundings): void {
  const ready = lookedOver(at)
  const delay = loopDelay()
  app.get('/health', async c => {
    c.header('cache-control', 'no-store')
    await at.store.ping()
    return c.json({ status: 'ok' })
  })
  app.get('/ready', async c => {
    c.header('cache-control', 'no-store')
    const answer = await ready()
    return c.json(answer, answer.status === 'ready' ? 200 : 503)
  })
  app.get('/metrics', async c => {
    c.header('cache-control', 'no-store')
    refuseStranger(c, at.operating.metricsToken)
    return c.body(await metricsText(at, delay()), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })
}
