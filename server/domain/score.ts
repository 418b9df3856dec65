import { Decimal, shareOfPoints, zero } from './decimal.ts'
import { atLeast as notBelow } from './number.ts'
import { executionPoints, type RuleSet } from './ruleset.ts'
import type { Target } from './target.ts'
import type { Grade } from './vocabulary-ruleset.ts'

/** Year-end scores 得分 of one figure (财预〔2020〕10号; domain rules §6 and §7). */

export const scoreKinds = ['at-least', 'at-most', 'equal', 'range', 'qualitative', 'date', 'none', 'unreadable'] as const
export type ScoreKind = (typeof scoreKinds)[number]

/** How a row is scored. A numeric target that is not certain, or has no figure, is never scored by guessing. */
export function kindOf(target: Target): ScoreKind {
  if (target.kind === 'none') return 'none'
  if (!target.certain) return 'unreadable'
  if (target.kind !== 'numeric') return target.kind
  if (target.comparator === 'range' || target.direction === 'within')
    return target.low === null && target.high === null ? 'unreadable' : 'range'
  if (target.value === null) return 'unreadable'
  if (target.comparator === '=') return 'equal'
  return target.direction === 'down' ? 'at-most' : 'at-least'
}

/** Earned share of the weight as part ÷ of, kept apart so that the weight is multiplied before the one division. */
type Share = { met: boolean; part: Decimal; of: Decimal; rule: string }
const one = new Decimal(1)
const full = (rule = 'met'): Share => ({ met: true, part: one, of: one, rule })
const nothing = (rule: string): Share => ({ met: false, part: zero, of: one, rule })

/** ≥ and >: W × A ÷ T. Without a positive target there is no ratio (§7): 0 and a finding. */
function atLeast(target: Decimal, actual: Decimal, strict: boolean): Share {
  if (strict ? actual.gt(target) : actual.gte(target)) return full()
  return target.lte(0) ? nothing('no-ratio') : { met: false, part: actual, of: target, rule: 'below' }
}

/** ≤ and <, variant A: W × (1 − (A − T) ÷ T), 0 from twice the limit; variant B: W × T ÷ A. */
function atMost(target: Decimal, actual: Decimal, strict: boolean, variant: 'A' | 'B'): Share {
  if (strict ? actual.lt(target) : actual.lte(target)) return full()
  if (target.lt(0)) return nothing('no-ratio')
  if (target.eq(0)) return nothing('above-zero')
  if (variant === 'B') return { met: false, part: target, of: actual, rule: 'above-b' }
  if (actual.gte(target.times(2))) return nothing('above-double')
  return { met: false, part: target.times(2).minus(actual), of: target, rule: 'above-a' }
}

function shareOf(kind: ScoreKind, target: Target, actual: Decimal, ruleSet: RuleSet): Share {
  const variant = ruleSet.upperLimitVariant
  if (kind === 'range') {
    if (target.low !== null && actual.lt(target.low)) return atLeast(new Decimal(target.low), actual, false)
    if (target.high !== null && actual.gt(target.high)) return atMost(new Decimal(target.high), actual, false, variant)
    return full('inside')
  }
  const value = new Decimal(target.value ?? 0)
  if (kind === 'at-most') return atMost(value, actual, target.comparator === '<', variant)
  if (kind === 'equal' && value.eq(0)) return actual.lte(0) ? full() : nothing('above-zero')
  return atLeast(value, actual, target.comparator === '>')
}

export type FigureScore = {
  /** Null without a weight. */
  score: number | null
  met: boolean
  /** A ÷ T − 1 where more is better and the target is exceeded: 0.25 is shown as "+25%". */
  excess: number | null
  /** Beyond the rule set's overshoot limit. */
  overshoot: boolean
  rule: string
}

/** One numeric row. `satisfaction` rows take the rule set's satisfaction bands where it has them. */
export function scoreFigure(
  target: Target,
  actual: number,
  weight: number | null,
  ruleSet: RuleSet,
  satisfaction = false,
): FigureScore {
  const kind = kindOf(target)
  const figure = new Decimal(actual)
  const share = banded(shareOf(kind, target, figure, ruleSet), target, figure, ruleSet, satisfaction)
  const upward = (kind === 'at-least' || kind === 'equal') && target.value !== null && target.value > 0
  // Most figures fall short: only an excess is worth a division.
  const ratio = upward && figure.gt(target.value!) ? figure.div(target.value!) : null
  return {
    score: weight === null ? null : shareOfPoints(share.part, share.of, weight, ruleSet.rounding.decimals),
    met: share.met,
    excess: ratio ? Number(ratio.minus(1).round(6)) : null,
    overshoot: ratio?.gt(ruleSet.overshootLimit) ?? false,
    rule: share.rule,
  }
}

/** The points of one numeric row alone. */
export function pointsOfFigure(target: Target, actual: number, weight: number | null, ruleSet: RuleSet, satisfaction: boolean) {
  if (weight === null) return null
  const figure = new Decimal(actual)
  const share = banded(shareOf(kindOf(target), target, figure, ruleSet), target, figure, ruleSet, satisfaction)
  return shareOfPoints(share.part, share.of, weight, ruleSet.rounding.decimals)
}

/** The earned share of the weight, 0–1, of a figure that is only expected: the same rules in plain numbers, since a mean of such is no
 * printed score (a test holds the two together). Null where the row cannot be scored by its figure. */
export function expectedShare(target: Target, actual: number, ruleSet: RuleSet): number | null {
  const kind = kindOf(target)
  if (kind === 'none' || kind === 'unreadable' || kind === 'qualitative' || kind === 'date') return null
  const share = plainShare(kind, target, actual, ruleSet.upperLimitVariant)
  return ruleSet.passThreshold !== null && !notBelow(share, ruleSet.passThreshold) ? 0 : share
}

function plainShare(kind: ScoreKind, target: Target, actual: number, variant: 'A' | 'B'): number {
  const least = (bound: number, strict: boolean) =>
    (strict ? actual > bound : actual >= bound) ? 1 : bound <= 0 ? 0 : Math.max(actual / bound, 0)
  const at = (bound: number, strict: boolean) => {
    if (strict ? actual < bound : actual <= bound) return 1
    if (bound <= 0) return 0
    return variant === 'B' ? bound / actual : Math.max(2 - actual / bound, 0)
  }
  if (kind === 'range') {
    if (target.low !== null && actual < target.low) return least(target.low, false)
    return target.high !== null && actual > target.high ? at(target.high, false) : 1
  }
  const value = target.value ?? 0
  if (kind === 'at-most') return at(value, target.comparator === '<')
  if (kind === 'equal' && value === 0) return actual <= 0 ? 1 : 0
  return Math.min(least(value, target.comparator === '>'), 1)
}

/** Satisfaction bands and the pass threshold, both off by default: they change the points, not whether the target was met. */
function banded(share: Share, target: Target, actual: Decimal, ruleSet: RuleSet, satisfaction: boolean): Share {
  if (satisfaction && ruleSet.satisfactionBands && target.unit === '%' && target.direction === 'up') {
    const band = ruleSet.satisfactionBands.find(({ from }) => actual.gte(from))
    return { met: share.met, part: new Decimal(band?.share ?? 0), of: one, rule: 'satisfaction-band' }
  }
  const threshold = ruleSet.passThreshold
  if (threshold === null || share.met || share.part.gte(share.of.times(threshold))) return share
  return nothing(share.rule === 'no-ratio' ? share.rule : 'below-pass')
}

export type Budget = { fullYear: number | null; executed: number | null; weight?: number | null }

/** Budget execution 预算执行: W × executed ÷ full-year budget, capped; null where there is no denominator (§5, §7). */
export function scoreExecution(budget: Budget, ruleSet: RuleSet): { rate: number | null; score: number | null; weight: number } {
  const weight = budget.weight ?? executionPoints(ruleSet)
  if (budget.fullYear === null || budget.executed === null || budget.fullYear <= 0) return { rate: null, score: null, weight }
  const { executed, fullYear } = budget
  const score = shareOfPoints(new Decimal(executed), new Decimal(fullYear), weight, ruleSet.rounding.decimals)
  // A quotient of whole numbers is rounded once by itself.
  const whole = Number.isSafeInteger(executed) && Number.isSafeInteger(fullYear)
  return { rate: whole ? executed / fullYear : Number(new Decimal(executed).div(fullYear)), score, weight }
}

/** The edge belongs to the upper grade: exactly 90 is the best one of the national set. */
export function gradeOf(total: number, ruleSet: RuleSet): Grade {
  return (ruleSet.grades.find(({ from }) => total >= from) ?? ruleSet.grades.at(-1)!).grade
}
