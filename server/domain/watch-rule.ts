import { z } from 'zod'
import { monthOf, numberOf, yearOf, type Month } from './month.ts'
import { divide } from './number.ts'
import type { RuleSet } from './ruleset.ts'
import { reportStates, signals, type Signal } from './vocabulary.ts'

/** Rules of key monitoring lists 重点监控名单: conditions over a project's derived figures, joined by all or any.
 * Money in fen, ratios as 0.6. */
const fen = z.int().min(0).max(Number.MAX_SAFE_INTEGER)
const sides = ['atLeast', 'below'] as const
const lights = z.array(z.enum(signals)).min(1).max(signals.length)
const conditionSchema = z
  .discriminatedUnion('field', [
    z.object({ field: z.literal('budget'), side: z.enum(sides), fen }),
    /** By the end of a month of the year; null = the month looked at. */
    z.object({
      field: z.literal('rate'),
      side: z.enum(sides),
      ratio: z.number().min(0).max(10),
      month: z.int().min(1).max(12).nullable(),
    }),
    z.object({ field: z.literal('goal'), signals: lights }),
    z.object({ field: z.literal('money'), signals: lights }),
    z.object({ field: z.literal('weight'), ratio: z.number().gt(0).max(1) }),
    z.object({ field: z.literal('amount'), fen: fen.min(1) }),
    z.object({ field: z.literal('missing') }),
    z.object({ field: z.literal('behind'), months: z.int().min(2).max(12) }),
    z.object({ field: z.literal('agency'), agencyId: z.int().min(1).max(2_147_483_647) }),
    z.object({ field: z.literal('name'), text: z.string().trim().min(1).max(50) }),
  ])
  .meta({ id: 'WatchCondition' })
export type WatchCondition = z.infer<typeof conditionSchema>
export type WatchField = WatchCondition['field']
export const watchFields = [
  'budget',
  'rate',
  'goal',
  'money',
  'weight',
  'amount',
  'missing',
  'behind',
  'agency',
  'name',
] as const satisfies readonly WatchField[]

export const watchRuleSchema = z
  .object({ match: z.enum(['all', 'any']), conditions: z.array(conditionSchema).min(1).max(12) })
  .meta({ id: 'WatchRule' })
export type WatchRule = z.infer<typeof watchRuleSchema>

/** A rule as it is kept: a department's list names its owner, and first, for queries look for it there; the bureau's has none. */
const keptSchema = watchRuleSchema.extend({ owner: z.int().min(1).optional() })
export type KeptRule = { rule: WatchRule; owner: number | null }
export const keptRule = ({ rule: { match, conditions }, owner }: KeptRule): string =>
  JSON.stringify(owner === null ? { match, conditions } : { owner, match, conditions })
export function readKeptRule(text: string): KeptRule {
  const { owner = null, ...rule } = keptSchema.parse(JSON.parse(text))
  return { rule, owner }
}

export const watchNameSchema = z.string().trim().min(1).max(50)

/** Where key monitoring begins by a rule set (domain rules §5): what a bureau's first list and every new one starts from. */
export const startRule = ({ keyMonitoring }: Pick<RuleSet, 'keyMonitoring'>): WatchRule => ({
  match: 'all',
  conditions: [
    { field: 'budget', side: 'atLeast', fen: keyMonitoring.budgetFrom },
    { field: 'rate', side: 'below', ratio: keyMonitoring.executionBelow, month: keyMonitoring.month },
  ],
})
export const isStart = (rule: WatchRule, rules: Pick<RuleSet, 'keyMonitoring'>): boolean =>
  JSON.stringify(rule) === JSON.stringify(startRule(rules))

/** What a rule looks at in one project, as its derived rows have it. */
export type WatchFacts = {
  name: string
  agencyId: number
  weightAtRisk: number | null
  weightTotal: number | null
  atRiskAmount: number | null
  due: boolean
  reportState: string
  /** The rows of its year by month, to the month looked at and beyond. */
  months: ReadonlyMap<Month, { budget: number | null; spentToDate: number | null; goal: Signal; money: Signal }>
}
export type WatchFrame = {
  asOf: Month
  /** The month's report is past its due day: only then it can be missing. */
  pastDue: boolean
  /** An agency and all below it. */
  below: (agencyId: number) => readonly number[]
}

/** The months whose target light all have to be behind; none where the year is too young to have as many. */
export function behindWindow(asOf: Month, months: number): Month[] {
  const last = numberOf(asOf)
  return last < months ? [] : Array.from({ length: months }, (_, i) => monthOf(yearOf(asOf), last - i))
}

/** The month a rate is read in; null where it still lies ahead of the month looked at. */
export function rateMonth(asOf: Month, month: number | null): Month | null {
  if (month === null) return asOf
  return month > numberOf(asOf) ? null : monthOf(yearOf(asOf), month)
}

const handedIn: readonly string[] = reportStates.filter(state => state === 'submitted' || state === 'approved')

/** Whether a project is on the list; null = cannot be said, for a figure is missing. Follows the database's own logic: unknown
 * and no is no, unknown or yes is yes. */
export function watches(rule: WatchRule, facts: WatchFacts, frame: WatchFrame): boolean | null {
  const said = rule.conditions.map(one => holds(one, facts, frame))
  const deciding = rule.match === 'any'
  if (said.includes(deciding)) return deciding
  return said.includes(null) ? null : !deciding
}

function holds(one: WatchCondition, facts: WatchFacts, { asOf, pastDue, below }: WatchFrame): boolean | null {
  const now = facts.months.get(asOf)
  switch (one.field) {
    case 'budget':
      return compared(now?.budget ?? null, one.side, one.fen)
    case 'rate': {
      const month = rateMonth(asOf, one.month)
      const row = month === null ? undefined : facts.months.get(month)
      return compared(row ? divide(row.spentToDate, row.budget) : null, one.side, one.ratio)
    }
    case 'goal':
      return now ? one.signals.includes(now.goal) : null
    case 'money':
      return now ? one.signals.includes(now.money) : null
    case 'weight':
      return compared(divide(facts.weightAtRisk, facts.weightTotal), 'atLeast', one.ratio)
    case 'amount':
      return compared(facts.atRiskAmount, 'atLeast', one.fen)
    case 'missing':
      return pastDue && facts.due && !handedIn.includes(facts.reportState)
    case 'behind': {
      const window = behindWindow(asOf, one.months)
      return window.length > 0 && window.every(month => facts.months.get(month)?.goal === 'behind')
    }
    case 'agency':
      return below(one.agencyId).includes(facts.agencyId)
    case 'name':
      return facts.name.toLowerCase().includes(one.text.toLowerCase())
  }
}

const compared = (value: number | null, side: (typeof sides)[number], limit: number): boolean | null =>
  value === null ? null : side === 'atLeast' ? value >= limit : value < limit
