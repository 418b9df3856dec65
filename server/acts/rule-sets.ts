import { z } from '@hono/zod-openapi'
import { keptRuleSetSchema, ruleSetSchema, type RuleKey, type RuleSet } from '#domain/ruleset'
import { reusedCriteria } from '#domain/ruleset-criteria'
import { expectAllAnew } from '../../db/queries/derived.ts'
import { activeRuleSet, insertRuleSet, newestRuleSet, putInForce } from '../../db/queries/rule-sets.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../refusal.ts'
import { activeRules, criteriaEver, rulesNamed, rulesOf } from '../rules.ts'

const reason = z.string().trim().min(1).max(500)

/** `base`: the version it was made from; null where the code is new. The version a file names is not kept: the next one is given. */
export const ruleSetInput = z.strictObject({
  ruleSet: ruleSetSchema,
  base: z.int().min(1).nullable(),
  reason: reason.meta({ description: 'Why it was made; kept with the version' }),
})
/** `instead`: what was active when the caller looked. */
export const activation = z.strictObject({
  version: z.int().min(1),
  reason,
  instead: z.strictObject({ code: z.string().max(60), version: z.int().min(1) }),
})
type By = { id: number; at: number }

/** Adds a version; the ones before it stay as they are. */
export async function keepRuleSet(db: Db, by: By, { ruleSet, base, reason: why }: z.infer<typeof ruleSetInput>) {
  const newest = await newestRuleSet(db, ruleSet.code)
  if ((newest?.version ?? null) !== base) {
    const theirs = newest ? await rulesNamed(db, ruleSet.code) : null
    throw new Refusal(409, 'conflict', {}, [], { theirs, yours: ruleSet })
  }
  const before = newest ? await rulesNamed(db, ruleSet.code) : null
  const after: RuleSet = { ...ruleSet, version: (base ?? 0) + 1 }
  const used = reusedCriteria(await criteriaEver(db, ruleSet.code), after)
  if (used.length) throw new Refusal(422, 'rules-criterion-used', { count: used.length }, used)
  if (before && same(before, after)) throw new Refusal(422, 'rules-unchanged', { version: before.version })
  const { code, version } = after
  const row = { code, version, data: JSON.stringify(after), active: false }
  await insertRuleSet(db, { ...row, createdAt: by.at, createdBy: by.id, reason: why })
  return { before, after }
}

const same = (one: RuleSet, other: RuleSet) =>
  JSON.stringify(keptRuleSetSchema.parse({ ...one, version: 1 })) ===
  JSON.stringify(keptRuleSetSchema.parse({ ...other, version: 1 }))

/** Rules the stored months follow from: where one of these changes they are found anew. */
const behindMonths: readonly RuleKey[] = [
  'signals',
  'budgetSignals',
  'likelihood',
  'upperLimitVariant',
  'passThreshold',
  'weights',
  'blocks',
  'reportDueDay',
]

export const changesMonths = (before: RuleSet, after: RuleSet): boolean =>
  behindMonths.some(key => JSON.stringify(before[key as keyof RuleSet]) !== JSON.stringify(after[key as keyof RuleSet]))

/** Puts a version in force. Evaluations that are handed in or final keep theirs; stored months are marked to be found anew. */
export async function activateRuleSet(
  db: Db,
  by: By,
  code: string,
  { version, reason: why, instead }: z.infer<typeof activation>,
) {
  const now = await activeRuleSet(db)
  if (now && (now.code !== instead.code || now.version !== instead.version))
    throw new Refusal(409, 'rules-activated', { code: now.code, version: now.version }, [], {
      theirs: { code: now.code, version: now.version },
      yours: { code, version },
    })
  if (now?.code === code && now.version === version) throw new Refusal(422, 'rules-already-active', { version })
  const [before, after] = [await activeRules(db), await rulesOf(db, { code, version })]
  await putInForce(db, { code, version }, { ...by, reason: why })
  const rebuild = changesMonths(before, after)
  if (rebuild) await expectAllAnew(db)
  return { before: { code: before.code, version: before.version }, rebuild }
}
