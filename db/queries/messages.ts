import { and, count, desc, eq, inArray, isNull, like, or } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'

const { message, outbox, account } = table
export type MessageInsert = typeof message.$inferInsert
export type OutboxInsert = typeof outbox.$inferInsert
export type Recipient = { id: number; role: string; agencyId: number | null; email: string | null }

const recipient = { id: account.id, role: account.role, agencyId: account.agencyId, email: account.email }

/** Accounts in use that hold one of the roles, as their own or beside it; at these agencies, where some are named. */
export async function recipientsOf(db: Db, roles: string[], agencyIds?: number[]): Promise<Recipient[]> {
  if (agencyIds && !agencyIds.length) return []
  const holds = or(inArray(account.role, roles), ...roles.map(role => like(account.also, `%"${role}"%`)))
  return await db
    .select(recipient)
    .from(account)
    .where(and(eq(account.disabled, false), holds, agencyIds && inArray(account.agencyId, agencyIds)))
}

export async function recipientById(db: Db, id: number): Promise<Recipient | undefined> {
  const [row] = await db
    .select(recipient)
    .from(account)
    .where(and(eq(account.id, id), eq(account.disabled, false)))
  return row
}

/** Who of these people has already been told of an occasion. */
export async function toldOf(db: Db, key: string, people: number[]): Promise<Set<number>> {
  if (!people.length) return new Set()
  const rows = await db
    .select({ id: message.accountId })
    .from(message)
    .where(and(eq(message.key, key), inArray(message.accountId, people)))
  return new Set(rows.map(row => row.id))
}

/** Everybody who has been told of an occasion. */
export async function everToldOf(db: Db, key: string): Promise<Set<number>> {
  const rows = await db.select({ id: message.accountId }).from(message).where(eq(message.key, key))
  return new Set(rows.map(row => row.id))
}

/** The newest message of a kind, whoever it was written to. */
export async function newestOfKind(db: Db, kind: string) {
  const found = db.select().from(message).where(eq(message.kind, kind))
  const [row] = await found.orderBy(desc(message.createdAt), desc(message.id)).limit(1)
  return row
}

export async function insertMessages(db: Db, rows: MessageInsert[]) {
  await insertRows(db, 'message_insert', message, rows)
}

export async function inboxOf(db: Db, accountId: number, unreadOnly: boolean, page: number, pageSize: number) {
  const where = and(eq(message.accountId, accountId), unreadOnly ? isNull(message.readAt) : undefined)
  const items = await db
    .select()
    .from(message)
    .where(where)
    .orderBy(desc(message.createdAt), desc(message.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db.select({ total: count() }).from(message).where(where)
  return { items, total: row?.total ?? 0 }
}

export async function unreadOf(db: Db, accountId: number): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(message)
    .where(and(eq(message.accountId, accountId), isNull(message.readAt)))
  return row?.total ?? 0
}

/** Marks one message, or all, as read; answers how many were not yet. Another's message is never found. */
export async function markRead(db: Db, accountId: number, id: number | null, now: number): Promise<number> {
  const rows = await db
    .update(message)
    .set({ readAt: now })
    .where(and(eq(message.accountId, accountId), isNull(message.readAt), id === null ? undefined : eq(message.id, id)))
    .returning({ id: message.id })
  return rows.length
}

export async function ownsMessage(db: Db, accountId: number, id: number): Promise<boolean> {
  const rows = await db
    .select({ id: message.id })
    .from(message)
    .where(and(eq(message.accountId, accountId), eq(message.id, id)))
  return rows.length > 0
}

/** Letters of these keys that already stand in the outbox. */
export async function standingKeys(db: Db, keys: string[]): Promise<Set<string>> {
  const rows = await db.select({ key: outbox.key }).from(outbox).where(inArray(outbox.key, keys))
  return new Set(rows.map(row => row.key))
}

export async function insertOutbox(db: Db, rows: OutboxInsert[]) {
  await insertRows(db, 'outbox_insert', outbox, rows)
}

/** Failed or still waiting letters, for the administrator. */
export async function openOutbox(db: Db, page: number, pageSize: number) {
  const where = or(eq(outbox.state, 'failed'), eq(outbox.state, 'waiting'))
  const items = await db
    .select()
    .from(outbox)
    .where(where)
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [row] = await db.select({ total: count() }).from(outbox).where(where)
  return { items, total: row?.total ?? 0 }
}
