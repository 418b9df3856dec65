import { criterionRow, isCriterionRow, scoreCriterion } from './evaluation-criteria.ts'
import { differs } from './decimal.ts'
import { inProportion, triedCriterion } from './evaluation-given.ts'
import { finalTotal, type FinalScores } from './evaluation-review.ts'
import { rescoreRow, type Evaluation, type RowInput } from './evaluation-score.ts'
import { proposeWeights, type Weighed } from './evaluation-weights.ts'
import type { RuleSet } from './ruleset.ts'
import { scoreExecution } from './score.ts'
import { totalsOf, type Totals } from './trial.ts'
import { pointsRead, type RowPoints } from './trial-row.ts'

/** A kept evaluation worked out once more: by its own rule set, to prove it; by another, to see what that would change. */

/** The weights declared, and which points a person wrote. */
export type Weighing = { execution: boolean; rows: readonly (Weighed & { written: boolean })[] }
type Kept = Pick<Evaluation, 'rows' | 'execution' | 'claimed'> & { final?: FinalScores }
/** What any rule set makes a score of. */
export type ScoreInput = {
  rows: readonly RowInput[]
  execution: { fullYear: number | null; executed: number | null; weight: number }
  weighing?: Weighing
  final?: FinalScores
  /** By which the rows were written. */
  ruleSet?: { code: string }
}

export type Recomputed = {
  same: boolean
  /** Indicator 0 is the budget's execution. */
  rows: { indicatorId: number; kept: number | null; again: number | null; same: boolean }[]
  kept: Totals
  again: Totals
  /** Once it was made final: the sum of the final rows and its grade, as kept and once more. */
  final: { kept: Final; again: Final } | null
}
type Final = Pick<FinalScores, 'total' | 'grade'>

const equal = (one: number | null, other: number | null) =>
  one === null || other === null ? one === other : !differs(one, other, 0)

/** Every row and the total once more from the kept inputs, to the cent. */
export function recompute({ rows, execution, claimed, final }: Kept, ruleSet: RuleSet): Recomputed {
  const money = scoreExecution(execution, ruleSet)
  const scored = rows.map(row => rescoreRow(row, ruleSet))
  const again = totalsOf(money, scored, ruleSet)
  const line = (indicatorId: number, kept: number | null, found: number | null) => ({
    indicatorId,
    kept,
    again: found,
    same: equal(kept, found),
  })
  const lines = [
    line(0, execution.score, money.score),
    ...rows.map((row, i) => line(row.indicatorId, row.score, scored[i]!.score)),
  ]
  const summed = final ? finalTotal(final.rows, ruleSet) : null
  const settled = !final || !summed || (equal(final.total, summed.total) && final.grade === summed.grade)
  const whole =
    equal(claimed.total, again.total) &&
    equal(claimed.totalLow, again.totalLow) &&
    equal(claimed.totalHigh, again.totalHigh) &&
    claimed.grade === again.grade
  return {
    same: whole && settled && lines.every(one => one.same),
    rows: lines,
    kept: claimed,
    again,
    final: final && summed ? { kept: { total: final.total, grade: final.grade }, again: summed } : null,
  }
}

/** What stands: the final scores where there are any. */
export const standing = ({ claimed, final }: Pick<Kept, 'claimed' | 'final'>): Totals =>
  final && final.total !== null
    ? { total: final.total, totalLow: final.total, totalHigh: final.total, grade: final.grade }
    : claimed

/** What another rule set makes of the same inputs: points nobody wrote are proposed anew, and criteria are those it has; criteria
 * of a rule set of another code are others, whatever their numbers. What a person or a reviewer gave counts as the same part of
 * the points, a criterion's as the level of the same name. */
export function scoreUnder({ rows, execution, weighing, final, ruleSet: made }: ScoreInput, ruleSet: RuleSet): Totals {
  const { decimals } = ruleSet.rounding
  const known = made === undefined || made.code === ruleSet.code
  const proposed = weighing && proposeWeights(weighing.rows, ruleSet)
  const own = new Set(weighing?.rows.filter(row => row.written).map(row => row.id))
  const fixed = new Map(final?.rows.filter(row => row.basis !== 'self').map(row => [row.id, row.score]))
  const part = (score: number | null | undefined, of: number | null, weight: number | null) =>
    score == null || of === null || weight === null || of === weight ? (score ?? null) : inProportion(score, of, weight, decimals)
  const again = ({ indicatorId, form, target, actual }: RowInput): RowPoints => {
    const weight = (own.has(indicatorId) ? undefined : proposed?.weights.get(indicatorId)) ?? form.weight
    const row = { ...form, weight, score: part(form.score, form.weight, weight) }
    const scored = pointsRead({ row, target, actual }, ruleSet)
    return settledAt(scored, part(fixed.get(indicatorId), form.weight, weight))
  }
  const judged = rows.filter(row => !isCriterionRow(row.indicatorId)).map(again)
  const given = new Map(rows.filter(row => isCriterionRow(row.indicatorId)).map(row => [row.indicatorId, row.form]))
  const criteria = ruleSet.processCriteria.map((criterion): RowPoints => {
    const id = criterionRow(criterion)
    const form = known ? given.get(id) : undefined
    const kept = { score: form?.score ?? null, level: form?.actual ?? null, of: form?.weight ?? null }
    const score = triedCriterion(kept, criterion, ruleSet)
    const { scored } = scoreCriterion(criterion, { given: score, reason: form?.reason ?? '' }, ruleSet)
    return settledAt(scored, known ? part(fixed.get(id), kept.of, criterion.points) : undefined)
  })
  // Kept before its weights were: the rows keep their points, and so do the criteria they stood beside.
  const before = [...given].map(([id, form]): RowPoints => settledAt({ ...form, ...openPoints(form) }, fixed.get(id)))
  const weight = proposed && !weighing.execution ? proposed.execution : execution.weight
  const money = scoreExecution({ ...execution, weight }, ruleSet)
  const settled = part(fixed.get(0), execution.weight, weight)
  const score = settled === null ? money.score : Math.min(settled, weight)
  return totalsOf({ ...money, score }, [...(weighing ? criteria : before), ...judged], ruleSet)
}

/** A score a reviewer gave stands, up to the points of its row: the mean of experts need not be a level of the rubric. */
function settledAt(scored: RowPoints, score: number | null | undefined): RowPoints {
  if (score === undefined || score === null) return scored
  const most = Math.min(score, scored.weight ?? score)
  return { ...scored, score: most, least: most, most }
}
function openPoints({ score, weight }: Pick<RowPoints, 'score' | 'weight'>) {
  const own = score === null ? null : Math.min(score, weight ?? score)
  return { score: own, least: own ?? 0, most: own ?? weight ?? 0 }
}
