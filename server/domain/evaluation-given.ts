import { Decimal, shareOfPoints } from './decimal.ts'
import { levelPoints } from './evaluation-criteria.ts'
import type { ProcessCriterion, RuleSet } from './ruleset.ts'

/** A score a person gave is a part of the points it was given on. Where another rule set or another hand changed those, it is not
 * carried over: it is asked for anew, and what it would be in proportion stands beside it (§7 Scores: a person scores in the band). */

export type Was = {
  score: number
  /** Null where the row had no points then. */
  of: number | null
  /** The same part of the points of now, or the points of the level of the same name; null where there is none. */
  proposed: number | null
}

/** The same part of other points, never more than all of them. */
export const inProportion = (score: number, of: number, weight: number, decimals: number): number =>
  of > 0 ? shareOfPoints(new Decimal(score), new Decimal(of), weight, decimals) : Math.min(score, weight)

/** Null where the score stands as it was given. */
export function changedPoints(score: number, of: number | null, weight: number | null, decimals: number): Was | null {
  if (of === weight) return null
  return { score, of, proposed: of === null || weight === null ? null : inProportion(score, of, weight, decimals) }
}

const earnedOf = (criterion: ProcessCriterion, { rounding }: RuleSet) => levelPoints(criterion, rounding.decimals)

/** A criterion's score stands for a level of its rubric; its number stays its own in every version of a rule set. */
export function changedCriterion(
  score: number,
  before: { criterion: ProcessCriterion | undefined; ruleSet: RuleSet },
  now: { criterion: ProcessCriterion; ruleSet: RuleSet },
): Was | null {
  const { criterion } = before
  if (!criterion) return null
  const earned = earnedOf(now.criterion, now.ruleSet)
  const level = criterion.levels[earnedOf(criterion, before.ruleSet).indexOf(score)]
  const at = level === undefined ? -1 : now.criterion.levels.findIndex(one => one.name === level.name)
  const samePoints = criterion.points === now.criterion.points
  if (samePoints && (level === undefined || earned[at] === score)) return null
  return { score, of: criterion.points, proposed: earned[at] ?? null }
}

/** What a rule set that is only tried counts of a kept criterion: the level of the same name. */
export function triedCriterion(
  kept: { score: number | null; level: string | null; of: number | null },
  criterion: ProcessCriterion,
  { rounding }: RuleSet,
): number | null {
  const { score, level, of } = kept
  if (score === null || of === null || of === criterion.points) return score
  const at = criterion.levels.findIndex(one => one.name === level)
  return levelPoints(criterion, rounding.decimals)[at] ?? inProportion(score, of, criterion.points, rounding.decimals)
}
