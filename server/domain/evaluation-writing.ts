import { criterionRow } from './evaluation-criteria.ts'
import type { Weighing } from './evaluation-rescore.ts'
import { noWriting, type RowWriting } from './evaluation-score.ts'
import { proposeWeights, type Weighed, type WeightBasis } from './evaluation-weights.ts'
import type { IndicatorFacts } from './facts.ts'
import type { RuleSet } from './ruleset.ts'

/** What people wrote on an evaluation, with the points nobody wrote as a rule set proposes them. */

export type Written = { execution: number | null; rows: ReadonlyMap<number, RowWriting> }
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
  const ids = [...ruleSet.processCriteria.map(criterionRow), ...weighed.map(({ id }) => id)]
  const rows = ids.map((id): [number, RowWriting] => {
    const { weight, given, reason, measures } = written.rows.get(id) ?? noWriting
    return [id, { given, reason, measures, weight: weight ?? proposed.weights.get(id) ?? null }]
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
