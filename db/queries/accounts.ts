import { and, asc, count, eq, lt, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'
import { within, type Scope } from '../scope.ts'

const { account, session } = table

export async function accountByUsername(db: Db, username: string) {
  const [row] = await db.select().from(account).where(eq(account.username, username))
  return row
}

export async function accountById(db: Db, id: number) {
  const [row] = await db.select().from(account).where(eq(account.id, id))
  return row
}

/** Accounts as lists show them: without the password's hash. */
const shown = {
  id: account.id,
  username: account.username,
  name: account.name,
  role: account.role,
  agencyId: account.agencyId,
  disabled: account.disabled,
  mustChangePassword: account.mustChange,
  sample: account.sample,
  version: account.version,
}

export async function listAccounts(db: Db, scope: Scope, page: number, pageSize: number) {
  const where = within(scope, account.agencyId)
  const items = await db
    .select(shown)
    .from(account)
    .where(where)
    .orderBy(asc(account.username))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db.select({ total: count() }).from(account).where(where)
  return { items, total: row?.total ?? 0 }
}

export async function shownAccount(db: Db, id: number) {
  const [row] = await db.select(shown).from(account).where(eq(account.id, id))
  return row
}

export async function insertAccount(db: Db, row: typeof account.$inferInsert) {
  await db.insert(account).values(row)
}

export async function updateAccount(db: Db, id: number, change: Partial<typeof account.$inferInsert>) {
  await db
    .update(account)
    .set({ ...change, version: sql`${account.version} + 1` })
    .where(eq(account.id, id))
}

export async function anyAccount(db: Db): Promise<boolean> {
  const rows = await db.select({ id: account.id }).from(account).limit(1)
  return rows.length > 0
}

export async function insertSession(db: Db, row: typeof session.$inferInsert) {
  await db.insert(session).values(row)
}

/** The session with its account; the hot path of every request. */
export async function sessionWithAccount(db: Db, tokenHash: string) {
  const run = prepared(db, 'session_with_account', d =>
    d
      .select({
        createdAt: session.createdAt,
        lastSeen: session.lastSeen,
        id: account.id,
        username: account.username,
        name: account.name,
        role: account.role,
        also: account.also,
        agencyId: account.agencyId,
        disabled: account.disabled,
        mustChange: account.mustChange,
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

export async function deleteSessionsOf(db: Db, accountId: number, exceptHash = '') {
  await db.delete(session).where(and(eq(session.accountId, accountId), sql`${session.tokenHash} <> ${exceptHash}`))
}

export async function deleteIdleSessions(db: Db, before: number) {
  await db.delete(session).where(lt(session.lastSeen, before))
}
