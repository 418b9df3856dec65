import { desc, eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { ruleSet } = table

/** The active rule set's data as JSON, with code and version. */
export async function activeRuleSet(db: Db) {
  const [row] = await prepared(db, 'active_rule_set', d =>
    d.select().from(ruleSet).where(eq(ruleSet.active, true)).orderBy(desc(ruleSet.version)).limit(1),
  )()
  return row
}

export async function insertRuleSet(db: Db, row: typeof ruleSet.$inferInsert) {
  await db.insert(ruleSet).values(row)
}

export async function newestRuleSet(db: Db, code: string) {
  const [row] = await db.select().from(ruleSet).where(eq(ruleSet.code, code)).orderBy(desc(ruleSet.version)).limit(1)
  return row
}
