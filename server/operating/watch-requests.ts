import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Ctx, Env, Surroundings } from '../context.ts'
import { requestId } from './request-id.ts'

/** Methods a label may hold; what else a client makes up is one. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const probes = new Set(['/health', '/ready', '/metrics'])

/** The pattern that answered, such as /api/v1/projects/:id: what stood in the address itself may name somebody. */
function routeOf(c: Ctx): string {
  const answering = matchedRoutes(c).find(({ method }) => method !== 'ALL')
  return answering?.path ?? (c.req.path.startsWith('/api/') ? '/api/*' : '*')
}

/** Every request gets its id, is counted and timed, and leaves one line. */
export function watchRequests(at: Surroundings): MiddlewareHandler<Env> {
  const { requests, log } = at.operating
  return async (c, next) => {
    c.set('at', at)
    const id = requestId(c.req.header('x-request-id'))
    c.set('requestId', id)
    // Before the answer is made: a header set on a finished answer would turn its text into a stream.
    c.header('x-request-id', id)
    const began = performance.now()
    requests.begin()
    try {
      await next()
    } finally {
      const ms = performance.now() - began
      const method = methods.has(c.req.method) ? c.req.method : 'OTHER'
      const route = routeOf(c)
      const { status } = c.res
      requests.end(method, route, status, ms / 1000)
      // A probe every few seconds that found all well is no news.
      if (!probes.has(route) || status >= 400) log.request({ id, method, route, status, ms: Math.round(ms * 10) / 10 })
    }
  }
}
