import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '#domain/vocabulary'
import type { SignInMethod } from '#domain/vocabulary-access'
import type { Db, Store } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { insertSession, sessionWithAccount, touchSession } from '../../db/queries/sessions.ts'
import type { Surroundings } from '../context.ts'
import { scopeOf, type Caller } from './caller.ts'

const touchEvery = 60_000
export const sessionCookie = 'jichi_session'
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')

export type SessionFrom = { now: number; address: string; agent: string; method: SignInMethod }

/** Opens a session inside the caller's transaction and answers its token; only the hash is stored. */
export async function insertSessionFor(db: Db, accountId: number, { now, ...from }: SessionFrom): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const id = randomBytes(9).toString('base64url')
  await insertSession(db, { tokenHash: hashOfToken(token), accountId, createdAt: now, lastSeen: now, id, ...from })
  return token
}

/** Who a token belongs to; null when unknown, idle for too long, too old, or the account is disabled. `used`: somebody sits there;
 * what a page asks by itself is no use of the session. */
export async function callerOf(at: Surroundings, token: string, now: number, used = true): Promise<Caller | null> {
  const { store, signIn } = at
  const row = await sessionWithAccount(store.db, hashOfToken(token))
  if (!row || row.disabled) return null
  if (now - row.lastSeen > signIn.idle || now - row.createdAt > signIn.absolute) return null
  if (used && now - row.lastSeen > touchEvery) await noteUse(store, db => touchSession(db, hashOfToken(token), now))
  const caller = await callerFrom(store, row)
  // Who comes by single sign-on proved himself there: no password of ours to change, no second factor of ours.
  const own = row.method !== 'oidc'
  const needed = own && row.secondFactor === null && caller.roles.some(role => signIn.secondFactor.includes(role))
  return {
    ...caller,
    ...(row.sessionId === null ? {} : { sessionId: row.sessionId }),
    mustChangePassword: own && row.mustChange,
    mustSetUpSecondFactor: needed,
  }
}

/** A full disk or a held database keeps nobody from reading: the note of use is waited for a moment, and made up next time. */
export async function noteUse(store: Store, note: (db: Db) => Promise<unknown>): Promise<void> {
  const noted = store.tx(note).catch(error => console.error('note of use', error instanceof Error ? error.message : error))
  await Promise.race([noted, new Promise(resolve => setTimeout(resolve, 500).unref())])
}

type AccountRow = { id: number; username: string; name: string; role: string; also: string; agencyId: number | null }

/** The account's roles and what it sees, as they stand at this very moment. */
export async function callerFrom(store: Store, row: AccountRow): Promise<Caller> {
  const { id, username, name, agencyId } = row
  const role = row.role as Role
  const roles = [role, ...(JSON.parse(row.also) as Role[])]
  const tree = roles.includes('bureau') || agencyId === null ? [] : await standingTree(store.db)
  return { id, username, name, role, roles, agencyId, mustChangePassword: false, scope: scopeOf(roles, agencyId, tree, id) }
}
