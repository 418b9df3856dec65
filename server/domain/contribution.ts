import { z } from 'zod'
import type { IndicatorFacts, ProjectFacts, TargetVersion } from './facts.ts'
import { numberOf, monthSchema, type Month } from './month.ts'
import { natureOf } from './pace.ts'
import { tidy } from './number.ts'
import { judgeYear } from './project-year.ts'
import type { RuleSet } from './ruleset.ts'
import { signals, type Signal } from './vocabulary.ts'

/** A target shared among units 分解到单位: each unit's part judged like a target of its own (domain rules §4, §7 Values). */

export const unitPartSchema = z
  .object({
    agencyId: z.int(),
    /** Its part of the target, in the target's own unit; null = none was set, or the target is not one that can be divided. */
    share: z.number().nullable(),
    /** The unit answered in the as-of month. */
    reported: z.boolean(),
    notApplicable: z.boolean(),
    lastReported: monthSchema.nullable(),
    toDate: z.number().nullable(),
    toDateLevel: z.string().nullable(),
    expected: z.number().nullable(),
    ratio: z.number().nullable(),
    /** null: without a part of its own there is nothing to be judged by. */
    signal: z.enum(signals).nullable(),
  })
  .meta({ id: 'UnitPart' })
export type UnitPart = z.infer<typeof unitPartSchema>

/** Only what adds up over the units can be divided among them. */
export const isDivisible = (indicator: Pick<IndicatorFacts, 'aggregation' | 'stages' | 'targets'>): boolean =>
  natureOf(indicator, indicator.targets.at(-1)!.target) === 'count'

/** Whether units other than one's own alone answer for an indicator. */
export const isShared = (indicator: Pick<IndicatorFacts, 'contributors' | 'shares'>, own: number): boolean =>
  indicator.contributors.length > 1 || indicator.contributors[0] !== own || indicator.shares !== undefined

/** A version of the target as one unit's part of it: the same shape, scaled. Without a part there is no number to be judged by. */
function partOf(version: TargetVersion, factor: number | null): TargetVersion {
  const scaled = (value: number | null) => (factor === null || value === null ? null : tidy(value * factor))
  const plan =
    factor === null ? null : (version.plan?.map(point => ({ ...point, cumulative: tidy(point.cumulative * factor) })) ?? null)
  return { ...version, target: { ...version.target, value: scaled(version.target.value) }, plan }
}

const severity: Record<Signal, number> = { behind: 0, missing: 1, warning: 2, notDue: 4, normal: 5, ahead: 6 }
const rank = ({ signal }: UnitPart) => (signal === null ? 3 : severity[signal])

/** Each unit's part of a shared indicator as of a month, the one that is furthest behind first. */
export function unitParts(
  facts: ProjectFacts,
  indicator: IndicatorFacts,
  ruleSet: RuleSet,
  today: Month | null,
  asOf: Month,
): UnitPart[] {
  const divisible = isDivisible(indicator)
  const whole = indicator.targets.at(-1)!.target.value
  const units = indicator.contributors.map(agencyId => {
    const share = divisible ? (indicator.shares?.[agencyId] ?? null) : null
    const factor = share === null || !whole ? null : share / whole
    const targets = divisible ? indicator.targets.map(version => partOf(version, factor)) : indicator.targets
    return { agencyId, share, facts: { ...indicator, contributors: [agencyId], targets } }
  })
  const actuals = facts.actuals.filter(row => row.indicatorId === indicator.id)
  const judged = judgeYear({ ...facts, actuals, expenditures: [], indicators: units.map(unit => unit.facts) }, ruleSet, today)
  const month = numberOf(asOf)
  const pacedWhole = indicator.pacing === 'even' || indicator.pacing === 'plan'
  const parts = judged.indicators.map((row, i): UnitPart => {
    const { agencyId, share } = units[i]!
    const value = row.values[month - 1]!
    const verdict = row.verdicts[month - 1]!
    const last = row.values.slice(0, month).findLastIndex(one => one.reported > 0)
    const unmeasured = divisible && share === null
    const silent = pacedWhole && judged.owed[month - 1]! && value.reported === 0
    return {
      agencyId,
      share,
      reported: value.reported > 0,
      notApplicable: value.notApplicable,
      lastReported: last < 0 ? null : judged.months[last]!,
      toDate: value.toDate,
      toDateLevel: value.toDateLevel,
      expected: unmeasured ? null : verdict.expected,
      ratio: unmeasured ? null : verdict.ratio,
      signal: unmeasured ? (silent ? 'missing' : null) : verdict.signal,
    }
  })
  return parts.sort((a, b) => rank(a) - rank(b) || (a.ratio ?? 9) - (b.ratio ?? 9) || a.agencyId - b.agencyId)
}

/** What the parts add up to, where all are set; null otherwise. */
export function sumOfShares(shares: readonly (number | null)[]): number | null {
  let sum = 0
  for (const share of shares) {
    if (share === null) return null
    sum = tidy(sum + share)
  }
  return shares.length ? sum : null
}
