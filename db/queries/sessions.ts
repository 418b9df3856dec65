import { and, asc, count, desc, eq, inArray, lt, max, ne, or, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { account, oidcLogin, session } = table

export async function insertSession(db: Db, row: typeof session.$inferInsert) {
  await db.insert(session).values(row)
}

/** What a request needs to know of an account; the same for a session and for a key. */
export const callerColumns = {
  id: account.id,
  username: account.username,
  name: account.name,
  role: account.role,
  also: account.also,
  agencyId: account.agencyId,
  disabled: account.disabled,
  mustChange: account.mustChange,
  secondFactor: account.totpRecovery,
}

/** The session with its account; the hot path of every request. */
export async function sessionWithAccount(db: Db, tokenHash: string) {
  const run = prepared(db, 'session_with_account', d =>
    d
      .select({
        ...callerColumns,
        createdAt: session.createdAt,
        lastSeen: session.lastSeen,
        sessionId: session.id,
        method: session.method,
      })
      .from(session)
      .innerJoin(account, eq(account.id, session.accountId))
      .where(eq(session.tokenHash, sql.placeholder('token'))),
  )
  const [row] = await run({ token: tokenHash })
  return row
}

export async function touchSession(db: Db, tokenHash: string, now: number) {
  await db.update(session).set({ lastSeen: now }).where(eq(session.tokenHash, tokenHash))
}

export async function deleteSession(db: Db, tokenHash: string) {
  await db.delete(session).where(eq(session.tokenHash, tokenHash))
}

/** An account's sessions as its owner sees them, the newest first; the token's hash is not among it. */
export async function sessionsOf(db: Db, accountId: number) {
  const { id, createdAt, lastSeen, address, agent, method } = session
  return await db
    .select({ id, createdAt, lastSeen, address, agent, method })
    .from(session)
    .where(eq(session.accountId, accountId))
    .orderBy(desc(session.lastSeen), asc(session.id))
}

export async function deleteSessionById(db: Db, accountId: number, id: string): Promise<boolean> {
  const rows = await db
    .delete(session)
    .where(and(eq(session.accountId, accountId), eq(session.id, id)))
    .returning({ id: session.id })
  return rows.length > 0
}

/** Ends all sessions of an account but one; answers how many. */
export async function deleteSessionsOf(db: Db, accountId: number, exceptId = ''): Promise<number> {
  const others = or(sql`${session.id} is null`, ne(session.id, exceptId))
  const rows = await db
    .delete(session)
    .where(and(eq(session.accountId, accountId), others))
    .returning({ id: session.id })
  return rows.length
}

/** How many sessions each account has open, and when it was last seen. */
export async function sessionCounts(db: Db, accountIds: number[], seenAfter: number) {
  if (!accountIds.length) return []
  return await db
    .select({ accountId: session.accountId, sessions: count(), lastSeen: max(session.lastSeen).mapWith(Number) })
    .from(session)
    .where(and(inArray(session.accountId, accountIds), sql`${session.lastSeen} >= ${seenAfter}`))
    .groupBy(session.accountId)
}

/** Removes sessions that were idle too long or are too old, and single sign-ons that never came back. */
export async function sweepSessions(db: Db, seenBefore: number, openedBefore: number, now: number) {
  await db.delete(session).where(or(lt(session.lastSeen, seenBefore), lt(session.createdAt, openedBefore)))
  await db.delete(oidcLogin).where(lt(oidcLogin.expiresAt, now))
}

export type OidcLogin = typeof oidcLogin.$inferSelect

export async function insertOidcLogin(db: Db, row: OidcLogin) {
  await db.insert(oidcLogin).values(row)
}

/** Takes a begun single sign-on away: it can be answered once. */
export async function takeOidcLogin(db: Db, stateHash: string): Promise<OidcLogin | undefined> {
  const [row] = await db.delete(oidcLogin).where(eq(oidcLogin.stateHash, stateHash)).returning()
  return row
}
