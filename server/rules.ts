import { keptRuleSetSchema, national2020, type RuleSet } from '#domain/ruleset'
import type { Db } from '../db/open.ts'
import { activeRuleSet, newestRuleSet, ruleSetData, ruleSetsInForce, ruleSetVersions } from '../db/queries/rule-sets.ts'
import { Refusal } from './refusal.ts'

/** What was read lately, by its text: a version never changes, and another database may hold another under its name. */
const parsed = new Map<string, RuleSet>()
const most = 50

function read(text: string): RuleSet {
  const known = parsed.get(text)
  if (known) return known
  const rules = keptRuleSetSchema.parse(JSON.parse(text))
  parsed.set(text, rules)
  if (parsed.size > most) parsed.delete(parsed.keys().next().value!)
  return rules
}

/** The bureau's active rule set. */
export async function activeRules(db: Db): Promise<RuleSet> {
  const row = await activeRuleSet(db)
  return row ? read(row.data) : national2020
}

/** The rule set in force at a moment of the past. */
export async function rulesBy(db: Db, until: number): Promise<RuleSet> {
  // The newest first: the last of those after the moment says what it replaced.
  const next = (await ruleSetsInForce(db)).filter(one => one.at > until).at(-1)
  if (!next) return activeRules(db)
  return next.before ? rulesOf(db, next.before) : national2020
}

/** The rule set in force at any moment, asked for many times. */
export async function rulesInTime(db: Db): Promise<(at: number) => RuleSet> {
  const now = await activeRules(db)
  const steps = (await ruleSetsInForce(db)).toReversed()
  const before: RuleSet[] = []
  for (const step of steps) before.push(step.before ? await rulesOf(db, step.before) : national2020)
  return at => {
    const first = steps.findIndex(step => step.at > at)
    return first < 0 ? now : before[first]!
  }
}

/** One version, as a result names it. */
export async function rulesOf(db: Db, { code, version }: { code: string; version: number }): Promise<RuleSet> {
  const text = await ruleSetData(db, code, version)
  if (text === undefined) throw new Refusal(422, 'unknown-rule-set', { code: `${code} ${version}` })
  return read(text)
}

/** The process criteria of each version of a rule set, the oldest first. */
export const criteriaEver = async (db: Db, code: string) =>
  (await ruleSetVersions(db, code)).map(row => read(row.data).processCriteria)

/** The rule set a result names as the one that made it. */
export async function rulesAt(db: Db, made: { code: string; version: number }): Promise<RuleSet> {
  const text = await ruleSetData(db, made.code, made.version)
  return text === undefined ? national2020 : read(text)
}

/** The newest version of a named rule set; without a name the active one. */
export async function rulesNamed(db: Db, code: string | undefined): Promise<RuleSet> {
  if (code === undefined) return activeRules(db)
  const row = await newestRuleSet(db, code)
  if (!row) throw new Refusal(422, 'unknown-rule-set', { code })
  return read(row.data)
}
