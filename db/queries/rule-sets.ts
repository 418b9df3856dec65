import { and, asc, desc, eq, ne } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { ruleSet, account } = table

/** Which version came into force, when, by whom and why is kept as rows of this code: no rule set can have it. */
const inForce = '@active'
export type InForce = { code: string; version: number; before: { code: string; version: number } | null }

/** The active rule set as JSON. */
export async function activeRuleSet(db: Db) {
  const [row] = await prepared(db, 'active_rule_set', d =>
    d
      .select({ code: ruleSet.code, version: ruleSet.version, data: ruleSet.data })
      .from(ruleSet)
      .where(eq(ruleSet.active, true))
      .orderBy(desc(ruleSet.version))
      .limit(1),
  )()
  return row
}

/** A version as JSON. */
export async function ruleSetData(db: Db, code: string, version: number): Promise<string | undefined> {
  const [row] = await db
    .select({ data: ruleSet.data })
    .from(ruleSet)
    .where(and(eq(ruleSet.code, code), eq(ruleSet.version, version)))
  return row?.data
}

export async function insertRuleSet(db: Db, row: typeof ruleSet.$inferInsert) {
  await db.insert(ruleSet).values(row)
}

export async function newestRuleSet(db: Db, code: string) {
  const [row] = await db
    .select({ code: ruleSet.code, version: ruleSet.version, data: ruleSet.data })
    .from(ruleSet)
    .where(and(eq(ruleSet.code, code), ne(ruleSet.code, inForce)))
    .orderBy(desc(ruleSet.version))
    .limit(1)
  return row
}

const { code, version, data, active, createdAt, reason } = ruleSet

/** Every version, or those of one rule set, the oldest first, with who made it. */
export async function ruleSetVersions(db: Db, only?: string) {
  return await db
    .select({ code, version, data, active, createdAt, reason, createdBy: account.name })
    .from(ruleSet)
    .leftJoin(account, eq(account.id, ruleSet.createdBy))
    .where(and(ne(code, inForce), only === undefined ? undefined : eq(code, only)))
    .orderBy(asc(code), asc(version))
}

/** What came into force, the newest first. */
export async function ruleSetsInForce(db: Db) {
  const rows = await db
    .select({ data, at: createdAt, reason, by: account.name })
    .from(ruleSet)
    .leftJoin(account, eq(account.id, ruleSet.createdBy))
    .where(eq(code, inForce))
    .orderBy(desc(version))
  return rows.map(row => ({ ...row, reason: row.reason ?? '', ...(JSON.parse(row.data) as InForce) }))
}

/** Puts one version in the place of the other and keeps that it was done. */
export async function putInForce(
  db: Db,
  chosen: { code: string; version: number },
  by: { id: number; at: number; reason: string },
): Promise<void> {
  const before = await activeRuleSet(db)
  const steps = await db.select({ version }).from(ruleSet).where(eq(code, inForce)).orderBy(desc(version)).limit(1)
  await db.update(ruleSet).set({ active: false }).where(eq(active, true))
  await db
    .update(ruleSet)
    .set({ active: true })
    .where(and(eq(code, chosen.code), eq(version, chosen.version)))
  const kept: InForce = { ...chosen, before: before ? { code: before.code, version: before.version } : null }
  await db.insert(ruleSet).values({
    code: inForce,
    version: (steps[0]?.version ?? 0) + 1,
    data: JSON.stringify(kept),
    active: false,
    createdAt: by.at,
    createdBy: by.id,
    reason: by.reason,
  })
}
