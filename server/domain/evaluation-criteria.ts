import { Decimal, roundPoints } from './decimal.ts'
import type { Target } from './target.ts'
import type { ProcessCriterion, RuleSet } from './ruleset.ts'
import type { RowScore } from './trial-row.ts'
import type { TrialRow } from './trial.ts'
import { processHeading } from './vocabulary-ruleset.ts'

/** Process criteria 过程指标 of an evaluation: no year's figure scores them, a person picks the level of the rubric that holds. */

/** Criteria stand among the rows of an evaluation under numbers below 0; 0 is the budget's execution. */
export const criterionRow = ({ id }: Pick<ProcessCriterion, 'id'>): number => -id
export const isCriterionRow = (indicatorId: number): boolean => indicatorId < 0
export const criterionOf = ({ processCriteria }: RuleSet, indicatorId: number): ProcessCriterion | undefined =>
  processCriteria.find(one => criterionRow(one) === indicatorId)

/** What each level of a rubric earns, the best first. */
export const levelPoints = ({ points, levels }: ProcessCriterion, decimals: number): number[] =>
  levels.map(({ share }) => (share === 1 ? points : Number(roundPoints(new Decimal(points).times(share), decimals))))

const digits = (value: number) => String(value)

/** The row as it would stand on the form: the rubric for its target, the level found for its actual. */
function formOf(criterion: ProcessCriterion, earned: readonly number[], given: number | null, reason: string): TrialRow {
  const at = given === null ? -1 : earned.indexOf(given)
  return {
    category: processHeading,
    subcategory: null,
    name: criterion.name,
    target: criterion.levels.map(({ name }, i) => `${name} ${digits(earned[i]!)}`).join(' / '),
    actual: criterion.levels[at]?.name ?? null,
    weight: criterion.points,
    score: given,
    reason,
  }
}

/** The given points where a level earns just these; others count as the best level that earns no more, and are objected to. */
export function scoreCriterion(
  criterion: ProcessCriterion,
  { given, reason }: { given: number | null; reason: string },
  ruleSet: RuleSet,
): { form: TrialRow; scored: RowScore } {
  const { decimals } = ruleSet.rounding
  const earned = levelPoints(criterion, decimals)
  const form = formOf(criterion, earned, given, reason)
  const least = earned.at(-1)!
  const score = given === null ? null : (earned.find(points => points <= given) ?? least)
  const target: Target = {
    raw: form.target!,
    kind: 'qualitative',
    comparator: null,
    value: null,
    low: null,
    high: null,
    unit: '',
    scale: 1,
    direction: null,
    directionFrom: null,
    certain: true,
    from: null,
    until: null,
  }
  const level = score === null ? null : criterion.levels[earned.indexOf(score)]!
  const rubric = criterion.levels.map(({ name, description }, i) => `${name} ${digits(earned[i]!)}：${description}`).join('；')
  const params = { rubric, level: level?.name ?? null, score, weight: criterion.points, low: least, high: criterion.points }
  return {
    form,
    scored: {
      kind: 'qualitative',
      target,
      actual: { kind: 'none', value: null, level: null, until: null, certain: true },
      weight: criterion.points,
      score,
      low: least,
      high: criterion.points,
      rule: { code: score === null ? 'rubric-open' : 'rubric', params },
      met: score === null ? null : score === criterion.points,
      overshoot: false,
      excess: null,
      outside: given !== null && !earned.includes(given),
      trouble: null,
      least: score ?? least,
      most: score ?? criterion.points,
    },
  }
}
