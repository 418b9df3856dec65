import { getConnInfo } from '@hono/node-server/conninfo'
import type { Ctx } from '../context.ts'

/** The client's address: the connection's, or the one the nth trusted proxy from the end saw. */
export const addressBehind = (proxies: number) => (c: Ctx) => {
  const direct = getConnInfo(c).remote.address ?? ''
  if (proxies === 0) return direct
  const seen = (c.req.header('x-forwarded-for') ?? '').split(',').map(part => part.trim())
  return (seen.at(-proxies) || direct).slice(0, 64)
}
