import { z } from '@hono/zod-openapi'
import { keptRuleSetSchema, ruleSetSchema, type RuleSet } from '#domain/ruleset'
import { nextCriterion } from '#domain/ruleset-criteria'
import type { Language } from '#domain/vocabulary'
import { sayDifference, sayRuleSet } from '#wording/rule-set'
import type { Db } from '../../db/open.ts'
import { ruleSetsInForce, ruleSetVersions } from '../../db/queries/rule-sets.ts'
import { absent } from '../refusal.ts'

const version = z.object({
  version: z.int(),
  active: z.boolean(),
  createdAt: z.int().meta({ description: 'Epoch milliseconds' }),
  createdBy: z.string().nullable().meta({ description: 'null: it came with the system' }),
  reason: z.string().nullable(),
})
const named = { code: z.string(), version: z.int(), name: z.string() }
const inForce = z.object({
  ...named,
  since: z.int().nullable().meta({ description: 'null: from the beginning' }),
  by: z.string().nullable(),
  reason: z.string().nullable(),
})

export const ruleSetsSchema = z
  .object({
    active: inForce,
    items: z.array(z.object({ ...named, activeVersion: z.int().nullable(), versions: z.int(), newest: version })),
  })
  .openapi('RuleSets')

const said = z.object({
  key: z.string(),
  title: z.string(),
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
  origin: z.string().nullable(),
  note: z.string().nullable(),
})
export const ruleSetAnswerSchema = z
  .object({
    ...named,
    active: z.object({ code: z.string(), version: z.int() }),
    ruleSet: ruleSetSchema,
    nextCriterion: z.int().meta({ description: 'A number no process criterion of any version has had' }),
    rules: z.array(said).meta({ description: 'Every rule in words, with where it comes from' }),
    versions: z.array(version).meta({ description: 'The newest first' }),
    inForce: z
      .array(z.object({ version: z.int(), at: z.int(), by: z.string().nullable(), reason: z.string() }))
      .meta({ description: 'When a version of this rule set came into force, the newest first' }),
  })
  .openapi('RuleSetAnswer')

const changed = z.object({
  key: z.string(),
  title: z.string(),
  lines: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  origin: z.object({ before: z.string(), after: z.string() }).nullable(),
})
export const ruleSetDiffSchema = z
  .object({ from: z.object(named), to: z.object(named), changes: z.array(changed) })
  .openapi('RuleSetDiff')

type Row = Awaited<ReturnType<typeof ruleSetVersions>>[number]
const nameIn = (row: Row) => (JSON.parse(row.data) as RuleSet).name
const shown = ({ version: number, active, createdAt, createdBy, reason }: Row) => ({
  version: number,
  active,
  createdAt,
  createdBy,
  reason,
})

/** Every rule set with its newest version, and what is in force. */
export async function ruleSetsAnswer(db: Db): Promise<z.infer<typeof ruleSetsSchema>> {
  const rows = await ruleSetVersions(db)
  const now = rows.find(row => row.active)
  if (!now) throw absent()
  const since = (await ruleSetsInForce(db))[0]
  return {
    active: {
      code: now.code,
      version: now.version,
      name: nameIn(now),
      since: since?.at ?? null,
      by: since?.by ?? null,
      reason: since?.reason ?? null,
    },
    items: [...new Set(rows.map(row => row.code))]
      .map(code => {
        const own = rows.filter(row => row.code === code)
        const newest = own.at(-1)!
        const activeVersion = own.find(row => row.active)?.version ?? null
        return { code, version: newest.version, name: nameIn(newest), activeVersion, versions: own.length, newest: shown(newest) }
      })
      .toSorted(
        (a, b) => Number(b.activeVersion !== null) - Number(a.activeVersion !== null) || b.newest.createdAt - a.newest.createdAt,
      ),
  }
}

/** One version in words, beside all the others; without a number the active one, else the newest. */
export async function ruleSetAnswer(
  db: Db,
  code: string,
  asked: number | undefined,
  lang: Language,
): Promise<z.infer<typeof ruleSetAnswerSchema>> {
  const all = await ruleSetVersions(db)
  const rows = all.filter(row => row.code === code)
  const row = asked === undefined ? (rows.find(one => one.active) ?? rows.at(-1)) : rows.find(one => one.version === asked)
  const now = all.find(one => one.active)
  if (!row || !now) throw absent()
  const ruleSet = keptRuleSetSchema.parse(JSON.parse(row.data))
  return {
    code,
    version: row.version,
    name: ruleSet.name,
    active: { code: now.code, version: now.version },
    ruleSet,
    nextCriterion: nextCriterion(rows.flatMap(one => (JSON.parse(one.data) as RuleSet).processCriteria ?? [])),
    rules: sayRuleSet(lang, ruleSet),
    versions: rows.map(shown).toReversed(),
    inForce: (await ruleSetsInForce(db))
      .filter(one => one.code === code)
      .map(({ version: number, at, by, reason }) => ({ version: number, at, by, reason })),
  }
}

/** Rule by rule what differs between two versions, in words. */
export const ruleSetDiff = (lang: Language, from: RuleSet, to: RuleSet): z.infer<typeof ruleSetDiffSchema> => ({
  from: { code: from.code, version: from.version, name: from.name },
  to: { code: to.code, version: to.version, name: to.name },
  changes: sayDifference(lang, from, to),
})
