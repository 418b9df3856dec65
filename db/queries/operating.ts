import { and, count, eq, gte, max, min, sql, sum } from 'drizzle-orm'
import { isPostgres, table, type Db } from '../open.ts'

const { session, outbox, file, account } = table

/** Sessions neither idle too long nor too old. */
export async function openSessions(db: Db, seenAfter: number, openedAfter: number): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(session)
    .where(and(gte(session.lastSeen, seenAfter), gte(session.createdAt, openedAfter)))
  return row?.total ?? 0
}

/** Letters by what became of them, the oldest that waits, the last that went. */
export async function outboxFigures(db: Db) {
  const rows = await db
    .select({
      state: outbox.state,
      letters: count(),
      oldest: min(outbox.createdAt).mapWith(Number),
      sentAt: max(outbox.sentAt).mapWith(Number),
    })
    .from(outbox)
    .groupBy(outbox.state)
  const of = (state: string) => rows.find(row => row.state === state)
  return {
    waiting: of('waiting')?.letters ?? 0,
    failed: of('failed')?.letters ?? 0,
    sent: of('sent')?.letters ?? 0,
    oldestWaiting: of('waiting')?.oldest ?? null,
    lastSent: of('sent')?.sentAt ?? null,
  }
}

/** Files behind values: how many, and their bytes. */
export async function keptFiles(db: Db) {
  const [row] = await db.select({ files: count(), bytes: sum(file.size).mapWith(Number) }).from(file)
  return { files: row?.files ?? 0, bytes: row?.bytes ?? 0 }
}

export async function enabledAccounts(db: Db): Promise<number> {
  const [row] = await db.select({ total: count() }).from(account).where(eq(account.disabled, false))
  return row?.total ?? 0
}

/** Moments of the migrations the database has had, in order; the migrator's own table. */
export async function migrationsHad(db: Db): Promise<number[]> {
  const from = isPostgres(db) ? sql`drizzle.__drizzle_migrations` : sql`__drizzle_migrations`
  const rows = await db.select({ at: sql`created_at`.mapWith(Number) }).from(from)
  return rows.map(({ at }) => at).sort((a, b) => a - b)
}

/** Bytes of the database itself. */
export async function databaseBytes(db: Db): Promise<number> {
  const bytes = isPostgres(db) ? sql`pg_database_size(current_database())` : sql`page_count * page_size`
  const from = isPostgres(db) ? sql`(select 1) as one` : sql`pragma_page_count(), pragma_page_size()`
  const [row] = await db.select({ bytes: bytes.mapWith(Number) }).from(from)
  return row?.bytes ?? 0
}
