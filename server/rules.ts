import { national2020, ruleSetSchema, type RuleSet } from '#domain/ruleset'
import type { Db } from '../db/open.ts'
import { activeRuleSet, newestRuleSet, ruleSetData } from '../db/queries/rule-sets.ts'
import { Refusal } from './refusal.ts'

const parsed = new Map<string, RuleSet>()

/** A code and version never change their content, so each is read once. */
async function read(db: Db, { code, version }: { code: string; version: number }): Promise<RuleSet> {
  const key = `${code}@${version}`
  const known = parsed.get(key)
  if (known) return known
  const rules = ruleSetSchema.parse(JSON.parse((await ruleSetData(db, code, version)) ?? 'null'))
  parsed.set(key, rules)
  return rules
}

/** The bureau's active rule set. */
export async function activeRules(db: Db): Promise<RuleSet> {
  const row = await activeRuleSet(db)
  return row ? await read(db, row) : national2020
}

/** The rule set a result names as the one that made it. */
export async function rulesAt(db: Db, made: { code: string; version: number }): Promise<RuleSet> {
  const known = (await ruleSetData(db, made.code, made.version)) !== undefined
  return known ? await read(db, made) : national2020
}

/** The newest version of a named rule set; without a name the active one. */
export async function rulesNamed(db: Db, code: string | undefined): Promise<RuleSet> {
  if (code === undefined) return activeRules(db)
  const row = await newestRuleSet(db, code)
  if (!row) throw new Refusal(422, 'unknown-rule-set', { code })
  return await read(db, row)
}
