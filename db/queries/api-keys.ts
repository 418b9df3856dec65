import { count, desc, eq, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'
import { callerColumns } from './sessions.ts'

const { account, apiKey } = table

export async function insertApiKey(db: Db, row: typeof apiKey.$inferInsert) {
  await db.insert(apiKey).values(row)
}

/** The key with the account it acts for: the hot path of a machine's requests. */
export async function keyWithAccount(db: Db, keyHash: string) {
  const { id: keyId, scopes, expiresAt, revokedAt, lastUsed } = apiKey
  const run = prepared(db, 'key_with_account', d =>
    d
      .select({ ...callerColumns, keyId, scopes, expiresAt, revokedAt, lastUsed })
      .from(apiKey)
      .innerJoin(account, eq(account.id, apiKey.accountId))
      .where(eq(apiKey.keyHash, sql.placeholder('key'))),
  )
  const [row] = await run({ key: keyHash })
  return row
}

export async function touchApiKey(db: Db, id: number, now: number) {
  await db.update(apiKey).set({ lastUsed: now }).where(eq(apiKey.id, id))
}

/** Keys as lists show them: never the key, nor its hash. */
const shown = {
  id: apiKey.id,
  name: apiKey.name,
  account: { id: account.id, username: account.username, name: account.name, disabled: account.disabled },
  shown: apiKey.shown,
  scopes: apiKey.scopes,
  createdAt: apiKey.createdAt,
  expiresAt: apiKey.expiresAt,
  revokedAt: apiKey.revokedAt,
  lastUsed: apiKey.lastUsed,
}
export type ShownKey = NonNullable<Awaited<ReturnType<typeof shownApiKey>>>

export async function listApiKeys(db: Db, page: number, pageSize: number) {
  const items = await db
    .select(shown)
    .from(apiKey)
    .innerJoin(account, eq(account.id, apiKey.accountId))
    .orderBy(desc(apiKey.createdAt), desc(apiKey.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db.select({ total: count() }).from(apiKey)
  return { items, total: row?.total ?? 0 }
}

export async function shownApiKey(db: Db, id: number) {
  const [row] = await db.select(shown).from(apiKey).innerJoin(account, eq(account.id, apiKey.accountId)).where(eq(apiKey.id, id))
  return row
}

export async function revokeApiKey(db: Db, id: number, now: number, by: number) {
  await db.update(apiKey).set({ revokedAt: now, revokedBy: by }).where(eq(apiKey.id, id))
}
