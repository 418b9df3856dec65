import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '#domain/vocabulary'
import type { Db, Store } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { insertSession, sessionWithAccount, touchSession } from '../../db/queries/accounts.ts'
import { scopeOf, type Caller } from './caller.ts'

const minute = 60_000
export const sessionCookie = 'jichi_session'
export const sessionLimits = { idle: 30 * minute, absolute: 12 * 60 * minute, touchEvery: minute }
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')

export type SessionFrom = { now: number; address: string; agent: string; method: 'password' | 'oidc' }

/** Opens a session inside the caller's transaction and answers its token; only the hash is stored. */
export async function insertSessionFor(db: Db, accountId: number, { now, ...from }: SessionFrom): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const times = { createdAt: now, lastSeen: now }
  await insertSession(db, {
    tokenHash: hashOfToken(token),
    accountId,
    ...times,
    id: randomBytes(9).toString('base64url'),
    ...from,
  })
  return token
}

/** Who a token belongs to; null when unknown, idle for too long, too old, or the account is disabled. */
export async function callerOf(store: Store, token: string, now: number): Promise<Caller | null> {
  const row = await sessionWithAccount(store.db, hashOfToken(token))
  if (!row || row.disabled) return null
  if (now - row.lastSeen > sessionLimits.idle || now - row.createdAt > sessionLimits.absolute) return null
  if (now - row.lastSeen > sessionLimits.touchEvery) await store.tx(db => touchSession(db, hashOfToken(token), now))
  const role = row.role as Role
  const roles = [role, ...(JSON.parse(row.also) as Role[])]
  const tree = roles.includes('bureau') || row.agencyId === null ? [] : await standingTree(store.db)
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role,
    roles,
    agencyId: row.agencyId,
    mustChangePassword: row.mustChange,
    scope: scopeOf(roles, row.agencyId, tree, row.id),
  }
}
