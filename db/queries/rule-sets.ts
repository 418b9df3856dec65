import { and, desc, eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { ruleSet } = table

/** Code and version of the active rule set; its data is read apart, since that is needed once. */
export async function activeRuleSet(db: Db) {
  const [row] = await prepared(db, 'active_rule_set', d =>
    d
      .select({ code: ruleSet.code, version: ruleSet.version })
      .from(ruleSet)
      .where(eq(ruleSet.active, true))
      .orderBy(desc(ruleSet.version))
      .limit(1),
  )()
  return row
}

/** A rule set as JSON. */
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
    .select({ code: ruleSet.code, version: ruleSet.version })
    .from(ruleSet)
    .where(eq(ruleSet.code, code))
    .orderBy(desc(ruleSet.version))
    .limit(1)
  return row
}
