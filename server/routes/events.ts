import { createRoute } from '@hono/zod-openapi'
import { getCookie } from 'hono/cookie'
import { streamSSE } from 'hono/streaming'
import { demand, demandPerson } from '../access/caller.ts'
import { sessionCookie } from '../access/session.ts'
import { router } from '../context.ts'
import { pointOf } from '../live/streams.ts'
import { streams } from './kit.ts'

const described = streams(
  'Server-sent events without any data of the workspace: `open`, then `change` when something the caller may see changed ' +
    '(at most every 3 seconds, and at once where Last-Event-ID lies behind), `beat` every 15 seconds, and `end` with ' +
    '`session`, `rights` or `stopping`. Listening is no use of the session, nor is a request with `X-Unattended`: left alone it ends when idle.',
)

export const events = router().openapi(createRoute({ method: 'get', path: '/events', responses: described }), async c => {
  const at = c.get('at')
  const caller = demandPerson(demand(c.get('caller'), 'see'))
  const { streams: live } = at
  // Nobody reads what a HEAD opens.
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })
  const stream = await live.open(at, caller, getCookie(c, sessionCookie) ?? '', pointOf(c.req.header('last-event-id')))
  const answer = streamSSE(c, async out => {
    out.onAbort(() => live.leave(stream))
    // A browser that was cut off comes back after this long.
    await out.write('retry: 3000\n\n')
    for (let said = await stream.next(); said; said = await stream.next()) {
      const { event } = said
      await out.writeSSE({ event, data: event === 'end' ? said.reason : '', ...('id' in said ? { id: said.id } : {}) })
    }
    live.leave(stream)
  })
  answer.headers.set('cache-control', 'no-store')
  // A proxy that collects answers would hold the words back.
  answer.headers.set('x-accel-buffering', 'no')
  return answer
})
