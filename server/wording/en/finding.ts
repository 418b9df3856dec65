import { excessOf, points, rate, weightOf } from '../figures.ts'
import type { Same } from '../say.ts'
import type { finding as zh } from '../zh/finding.ts'

const categories: Record<string, string> = {
  cost: 'Cost',
  outputs: 'Outputs',
  benefits: 'Benefits',
  satisfaction: 'Satisfaction',
}
const category = (code: unknown) => categories[String(code)] ?? ''

export const finding: Same<typeof zh> = {
  'score-mismatch.differs': p => `The table prints ${points(p.printed)}; by the rule it is ${points(p.score)}`,
  'score-mismatch.reduced': p =>
    `The printed ${points(p.printed)} is below the rule's ${points(p.score)}: target exceeded, reduced by hand with a reason`,
  'score-mismatch.execution': p =>
    `The table prints ${points(p.printed)} for budget execution; by the rule it is ${points(p.score)}`,
  'score-above-weight': p => `The score ${points(p.printed)} is above the weight ${weightOf(p.weight)}`,
  'full-marks-unmet': p => `Full marks (${points(p.printed)}) although the target was not met`,
  'weights-not-100': p =>
    `The weights add up to ${weightOf(p.total)} (budget execution ${weightOf(p.execution)} included), not 100`,
  'weight-open': p => `${String(p.count)} indicators have no points yet`,
  'category-points': p => `${category(p.category)}: ${weightOf(p.points)} points, the rule has ${weightOf(p.rule)}`,
  'block-points': p => `Indicators: ${weightOf(p.points)} points, the rule has ${weightOf(p.rule)}`,
  'weight-missing': p => `A score of ${points(p.printed)} without a weight`,
  'reason-missing.missed': 'The target was missed and no reason is given',
  'reason-missing.lost': p => `The score ${points(p.score)} is below the weight ${weightOf(p.weight)} and no reason is given`,
  overshoot: (p, f) => `The actual is far above the target (${excessOf(p, f)}): the target may have been set too low`,
  'execution-low': (p, f) => `The execution rate ${rate(p.rate, f)} is below ${rate(p.limit, f)}: please explain`,
  unspent: (p, f) => `${rate(p.unspent, f)} of the budget is unspent, more than ${rate(p.limit, f)}: please explain`,
  inflated: (p, f) =>
    `The indicators earn ${rate(p.share, f)} of their weight, more than ${rate(p.limit, f)} above the execution rate ${rate(p.rate, f)}: the scores look inflated`,
  'unreadable.target-unreadable': p => `The meaning of the target "${p.target ?? ''}" is not certain: please confirm it`,
  'unreadable.actual-unreadable': p =>
    `The actual "${p.actual ?? ''}" cannot be compared with the target "${p.target ?? ''}": please confirm it`,
  'actual-missing': 'No actual value is given',
  'actual-uncertain': p => `The meaning of the actual "${p.actual ?? ''}" is not fully certain: please check it`,
  'target-missing': 'The row has a weight but no target',
  'no-ratio': 'The target is not above zero and not met: there is no ratio, so 0 points',
  band: p =>
    `The score ${points(p.printed)} lies outside the band ${points(p.low)}–${points(p.high)}${p.level === null ? '' : ` of "${p.level}"`}`,
  'band.rubric': p => `No level of the rubric (${p.rubric}) earns ${points(p.printed)}; counted as ${points(p.score)}`,
  'total-mismatch.sum': p => `The table prints a total of ${points(p.printed)}; its rows add up to ${points(p.total)}`,
  'total-mismatch.rule': p => `The table prints a total of ${points(p.printed)}; by the rule it is ${points(p.total)}`,
  'total-mismatch.bounds': p =>
    `The printed total ${points(p.printed)} lies outside what is possible, ${points(p.low)}–${points(p.high)}`,
  'budget-zero': 'The full-year budget is 0: there is no execution rate',
  'budget-missing': 'The full-year budget or the amount executed is missing: there is no execution rate',
}
