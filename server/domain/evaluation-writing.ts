import { criterionOf, criterionRow } from './evaluation-criteria.ts'
import { changedCriterion, changedPoints, type Was } from './evaluation-given.ts'
import type { Weighing } from './evaluation-rescore.ts'
import { noWriting, type RowWriting } from './evaluation-score.ts'
import { proposeWeights, type Weighed, type WeightBasis } from './evaluation-weights.ts'
import type { IndicatorFacts } from './facts.ts'
import type { RuleSet } from './ruleset.ts'

/** What people wrote on an evaluation, with the points nobody wrote as a rule set proposes them. */

/** What held when a score was given: the points a person had written, and the rules in force. */
export type GivenOn = { weight: number | null; ruleSet: RuleSet }
export type Written = { execution: number | null; rows: ReadonlyMap<number, RowWriting & { givenOn?: GivenOn | null }> }
export type Writings = {
  /** Points of the budget's execution. */
  execution: number
  basis: WeightBasis
  /** Criteria first, as they stand on the form. */
  rows: Map<number, RowWriting>
  weighing: Weighing
}

/** `second`: second-level categories by indicator. */
export function writingsOf(
  indicators: readonly Pick<IndicatorFacts, 'id' | 'category' | 'weight'>[],
  second: ReadonlyMap<number, string>,
  written: Written,
  ruleSet: RuleSet,
): Writings {
  const weighed = indicators.map(({ id, category, weight }): Weighed => {
    return { id, category, subcategory: second.get(id) ?? '', weight }
  })
  const proposed = proposeWeights(weighed, ruleSet)
  const before = new Map<RuleSet, ReadonlyMap<number, number>>([[ruleSet, proposed.weights]])
  const wasOf = (id: number, given: number, weight: number | null): Was | null => {
    const on = written.rows.get(id)?.givenOn
    if (!on) return null
    const criterion = criterionOf(ruleSet, id)
    if (criterion) {
      const then = { criterion: criterionOf(on.ruleSet, id), ruleSet: on.ruleSet }
      return changedCriterion(given, then, { criterion, ruleSet })
    }
    const weights = before.get(on.ruleSet) ?? proposeWeights(weighed, on.ruleSet).weights
    before.set(on.ruleSet, weights)
    return changedPoints(given, on.weight ?? weights.get(id) ?? null, weight, ruleSet.rounding.decimals)
  }
  const ids = [...ruleSet.processCriteria.map(criterionRow), ...weighed.map(({ id }) => id)]
  const rows = ids.map((id): [number, RowWriting] => {
    const { weight: own, given, reason, measures } = written.rows.get(id) ?? noWriting
    const weight = own ?? proposed.weights.get(id) ?? null
    const was = given === null ? null : wasOf(id, given, weight)
    return [id, { given: was ? null : given, reason, measures, weight, ...(was ? { was } : {}) }]
  })
  return {
    execution: written.execution ?? proposed.execution,
    basis: proposed.basis,
    rows: new Map(rows),
    weighing: {
      execution: written.execution !== null,
      rows: weighed.map(row => ({ ...row, written: written.rows.get(row.id)?.weight != null })),
    },
  }
}
