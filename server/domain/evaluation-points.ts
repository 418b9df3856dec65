import { criterionOf, criterionRow, scoreCriterion } from './evaluation-criteria.ts'
import type { ScoreInput } from './evaluation-rescore.ts'
import { noWriting, readRow, type RowInput } from './evaluation-score.ts'
import type { Writings } from './evaluation-writing.ts'
import type { RuleSet } from './ruleset.ts'
import { scoreExecution } from './score.ts'
import { totalsOf, type Totals } from './trial.ts'
import { pointsRead } from './trial-row.ts'
import type { YearEnd } from './year-end.ts'

/** The totals of thousands of evaluations: scored as one is, without the words, findings and proof nobody reads of so many. */

/** What a year's end is scored from, by any rule set. `ruleSet`: the one whose criteria were written on. */
export function inputOf({ money, indicators }: YearEnd, { execution, rows, weighing }: Writings, ruleSet: RuleSet): ScoreInput {
  const judged = indicators.map((end): RowInput => {
    const { row, target, actual } = readRow(end, rows.get(end.facts.id) ?? noWriting)
    return { indicatorId: end.facts.id, form: row, target, actual }
  })
  const criteria = ruleSet.processCriteria.map((criterion): RowInput => {
    const indicatorId = criterionRow(criterion)
    const { form, scored } = scoreCriterion(criterion, rows.get(indicatorId) ?? noWriting, ruleSet)
    return { indicatorId, form, target: scored.target, actual: scored.actual }
  })
  return { rows: [...criteria, ...judged], execution: { ...money, weight: execution }, weighing, ruleSet }
}

/** As claimed: what `evaluateYear` adds up. */
export function pointsOf({ rows, execution }: ScoreInput, ruleSet: RuleSet): Totals {
  const scored = rows.map(({ indicatorId, form, target, actual }) => {
    const criterion = criterionOf(ruleSet, indicatorId)
    if (!criterion) return pointsRead({ row: form, target, actual }, ruleSet)
    return scoreCriterion(criterion, { given: form.score, reason: form.reason ?? '' }, ruleSet).scored
  })
  return totalsOf(scoreExecution(execution, ruleSet), scored, ruleSet)
}
