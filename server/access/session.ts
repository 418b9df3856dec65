import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '#domain/vocabulary'
import type { Store } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { deleteSession, insertSession, sessionWithAccount, touchSession } from '../../db/queries/accounts.ts'
import { scopeOf, type Caller } from './caller.ts'

const minute = 60_000
export const sessionCookie = 'jichi_session'
export const sessionLimits = { idle: 30 * minute, absolute: 12 * 60 * minute, touchEvery: minute }
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Opens a session and answers its token; only the hash is stored. */
export async function openSession(store: Store, accountId: number, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await store.tx(db => insertSession(db, { tokenHash: hashOf(token), accountId, createdAt: now, lastSeen: now }))
  return token
}

export async function closeSession(store: Store, token: string): Promise<void> {
  await store.tx(db => deleteSession(db, hashOf(token)))
}

/** Who a token belongs to; null when unknown, idle for too long, too old, or the account is disabled. */
export async function callerOf(store: Store, token: string, now: number): Promise<Caller | null> {
  const row = await sessionWithAccount(store.db, hashOf(token))
  if (!row || row.disabled) return null
  if (now - row.lastSeen > sessionLimits.idle || now - row.createdAt > sessionLimits.absolute) return null
  if (now - row.lastSeen > sessionLimits.touchEvery) await store.tx(db => touchSession(db, hashOf(token), now))
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
    scope: scopeOf(roles, row.agencyId, tree),
  }
}
