import { and, asc, desc, eq, gte, like, lt, lte, or, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared, insertRows } from '../prepared.ts'

const { audit, auditHead } = table
export type AuditRow = typeof audit.$inferSelect
export type AuditHead = typeof auditHead.$inferSelect

export async function auditHeadOf(db: Db, chain: string): Promise<AuditHead | undefined> {
  const [row] = await prepared(db, 'audit_head', d =>
    d
      .select()
      .from(auditHead)
      .where(eq(auditHead.chain, sql.placeholder('chain'))),
  )({ chain })
  return row
}

export async function auditHeads(db: Db): Promise<AuditHead[]> {
  return await db.select().from(auditHead).orderBy(asc(auditHead.startedAt), asc(auditHead.chain))
}

export async function appendAudit(db: Db, rows: AuditRow[], head: AuditHead) {
  await insertRows(db, 'append_audit', audit, rows)
  const [kept] = await prepared(db, 'move_audit_head', d =>
    d
      .update(auditHead)
      .set({
        seq: sql`${sql.placeholder('seq')}`,
        hash: sql`${sql.placeholder('hash')}`,
        signature: sql`${sql.placeholder('signature')}`,
      })
      .where(eq(auditHead.chain, sql.placeholder('chain')))
      .returning({ chain: auditHead.chain }),
  )({ ...head })
  if (!kept) await db.insert(auditHead).values(head)
}

/** A stretch of one chain, in order: what verifying walks through. */
export async function auditStretch(db: Db, chain: string, after: number, count: number): Promise<AuditRow[]> {
  return await db
    .select()
    .from(audit)
    .where(and(eq(audit.chain, chain), sql`${audit.seq} > ${after}`))
    .orderBy(asc(audit.seq))
    .limit(count)
}

/** First records of the processes' chains: they note the ends of all others. */
export async function chainStarts(db: Db): Promise<AuditRow[]> {
  return await db.select().from(audit).where(eq(audit.event, 'chain.start')).orderBy(asc(audit.at), asc(audit.chain))
}

/** Every chain that has records, whether or not it still has a head. */
export async function auditChains(db: Db): Promise<string[]> {
  const rows = await db.selectDistinct({ chain: audit.chain }).from(audit).orderBy(asc(audit.chain))
  return rows.map(row => row.chain)
}

export type AuditFilter = {
  actor?: string
  entity?: string
  entityId?: string
  event?: string
  result?: string
  address?: string
  from?: number
  until?: number
  /** Records older than this one, as `at.chain.seq`. */
  after?: { at: number; chain: string; seq: number }
}

/** The newest records first. */
export async function searchAudit(db: Db, filter: AuditFilter, count: number): Promise<AuditRow[]> {
  const { after } = filter
  const where = and(
    filter.actor ? eq(audit.actor, filter.actor) : undefined,
    filter.entity ? eq(audit.entity, filter.entity) : undefined,
    filter.entityId ? eq(audit.entityId, filter.entityId) : undefined,
    filter.event ? like(audit.event, `${filter.event.replaceAll(/[%_]/g, '')}%`) : undefined,
    filter.result ? eq(audit.result, filter.result) : undefined,
    filter.address ? eq(audit.address, filter.address) : undefined,
    filter.from === undefined ? undefined : gte(audit.at, filter.from),
    filter.until === undefined ? undefined : lte(audit.at, filter.until),
    after &&
      or(
        lt(audit.at, after.at),
        and(eq(audit.at, after.at), lt(audit.chain, after.chain)),
        and(eq(audit.at, after.at), eq(audit.chain, after.chain), lt(audit.seq, after.seq)),
      ),
  )
  return await db.select().from(audit).where(where).orderBy(desc(audit.at), desc(audit.chain), desc(audit.seq)).limit(count)
}
