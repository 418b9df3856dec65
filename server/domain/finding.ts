import { Decimal, differs, sum } from './decimal.ts'
import type { Params } from './problem.ts'
import type { RuleSet } from './ruleset.ts'
import type { Totals, TrialInput, TrialRow } from './trial.ts'
import type { RowScore, Trouble } from './trial-row.ts'
import { noReason } from './vocabulary-score.ts'

/** What a reviewer objects to in a finished table (domain rules §6, checks). */

export const severities = ['error', 'warning', 'info'] as const
export type Severity = (typeof severities)[number]

/** `indicator` is the row's index; `params.variant` picks the sentence where one code has several causes. */
export type Finding = { code: string; severity: Severity; indicator?: number; params: Params }

export type Scored = {
  input: TrialInput
  rows: readonly RowScore[]
  execution: { rate: number | null; unspent: number | null; score: number | null; weight: number }
  totals: Totals
  ruleSet: RuleSet
}

const find = (code: string, severity: Severity, params: Params = {}): Finding => ({ code, severity, params })

export function findingsOf(scored: Scored): Finding[] {
  const { input, rows, ruleSet } = scored
  const ofRows = rows.flatMap((row, indicator) =>
    findingsOfRow(input.indicators[indicator]!, row, ruleSet).map(finding => ({ ...finding, indicator })),
  )
  return [...budgetFindings(scored), ...ofRows, ...weightFindings(scored), ...inflation(scored), ...totalFindings(scored)]
}

const troubles: Record<Trouble, { code: string; severity: Severity }> = {
  'target-missing': { code: 'target-missing', severity: 'warning' },
  'target-unreadable': { code: 'unreadable', severity: 'error' },
  'actual-missing': { code: 'actual-missing', severity: 'warning' },
  'actual-unreadable': { code: 'unreadable', severity: 'error' },
  'actual-uncertain': { code: 'actual-uncertain', severity: 'warning' },
  'no-ratio': { code: 'no-ratio', severity: 'warning' },
}

/** Why a row could not be read or measured, then what its printed score and its reason say. */
function findingsOfRow(row: TrialRow, scored: RowScore, ruleSet: RuleSet): Finding[] {
  const found: Finding[] = []
  if (scored.trouble) {
    const { code, severity } = troubles[scored.trouble]
    found.push(find(code, severity, { variant: scored.trouble, target: row.target, actual: row.actual }))
  }
  found.push(...printedScore(row, scored, ruleSet))
  if (scored.overshoot) found.push(find('overshoot', 'warning', { excess: scored.excess, limit: ruleSet.overshootLimit }))
  const counted = row.score ?? scored.score
  const lost = counted !== null && row.weight !== null && counted < row.weight
  if ((scored.met === false || lost) && noReason.test((row.reason ?? '').trim()))
    found.push(
      find('reason-missing', 'warning', {
        variant: scored.met === false ? 'missed' : 'lost',
        score: counted,
        weight: row.weight,
      }),
    )
  return found
}

function printedScore(row: TrialRow, scored: RowScore, ruleSet: RuleSet): Finding[] {
  const { score: printed, weight } = row
  if (printed === null) return []
  if (weight === null) return [find('weight-missing', 'warning', { printed })]
  const found: Finding[] = []
  const banded = scored.kind === 'qualitative' || scored.kind === 'date'
  if (printed > weight) found.push(find('score-above-weight', 'error', { printed, weight }))
  if (scored.outside && scored.rule.code === 'rubric')
    found.push(find('band', 'error', { variant: 'rubric', printed, score: scored.score, rubric: row.target }))
  else if (scored.outside)
    found.push(find('band', 'error', { printed, low: scored.low, high: scored.high, level: scored.actual.level }))
  if (!banded && scored.score !== null && differs(printed, scored.score, ruleSet.checks.mismatch)) {
    // §6: an overshoot may be reduced by hand with a reason.
    const reduced = scored.overshoot && printed < scored.score && !noReason.test((row.reason ?? '').trim())
    const variant = reduced ? 'reduced' : 'differs'
    found.push(find('score-mismatch', reduced ? 'info' : 'error', { variant, printed, score: scored.score }))
  }
  if (printed >= weight && weight > 0 && scored.met === false) found.push(find('full-marks-unmet', 'error', { printed }))
  return found
}

function budgetFindings({ input, execution, ruleSet }: Scored): Finding[] {
  const { rate, unspent, score } = execution
  if (rate === null || unspent === null || score === null)
    return [find(input.budget.fullYear === 0 ? 'budget-zero' : 'budget-missing', 'warning')]
  const found: Finding[] = []
  const { mismatch, executionBelow, unspentAbove } = ruleSet.checks
  const printed = input.budget.score
  if (printed !== null && printed > execution.weight)
    found.push(find('score-above-weight', 'error', { printed, weight: execution.weight }))
  if (printed !== null && differs(printed, score, mismatch))
    found.push(find('score-mismatch', 'error', { variant: 'execution', printed, score }))
  if (rate < executionBelow) found.push(find('execution-low', 'warning', { rate, limit: executionBelow }))
  if (unspent > unspentAbove) found.push(find('unspent', 'warning', { unspent, limit: unspentAbove }))
  return found
}

function weightFindings({ rows, execution }: Scored): Finding[] {
  const total = sum([execution.weight, ...rows.map(row => row.weight ?? 0)])
  return total.eq(100) ? [] : [find('weights-not-100', 'error', { total: Number(total), execution: execution.weight })]
}

/** Indicator score ÷ the indicators' weight (90) above the execution rate by more than 5% of it. Rows nobody scored count 0. */
function inflation({ input, rows, execution, ruleSet }: Scored): Finding[] {
  const weighed = rows.map((row, i) => ({ weight: row.weight ?? 0, score: input.indicators[i]!.score ?? row.score ?? 0 }))
  const counted = weighed.filter(({ weight }) => weight > 0)
  const weight = sum(counted.map(row => row.weight))
  if (execution.rate === null || weight.eq(0)) return []
  const score = sum(counted.map(row => row.score))
  const limit = new Decimal(1).plus(ruleSet.checks.inflationAbove).times(execution.rate)
  if (score.lte(weight.times(limit))) return []
  return [
    find('inflated', 'warning', { share: Number(score.div(weight)), rate: execution.rate, limit: ruleSet.checks.inflationAbove }),
  ]
}

/** A printed total must add up from the printed scores and, where the rule gives a total, agree with it. */
function totalFindings({ input, rows, execution, totals, ruleSet }: Scored): Finding[] {
  const printed = input.total
  if (printed === null) return []
  const tolerance = ruleSet.checks.mismatch
  const budget = input.budget.score ?? execution.score
  const scores = input.indicators.filter(row => row.weight !== null).map(row => row.score)
  const complete = budget !== null && rows.length > 0 && scores.every(score => score !== null)
  const added = complete ? Number(sum([budget, ...scores])) : null
  if (added !== null && differs(printed, added, tolerance))
    return [find('total-mismatch', 'error', { variant: 'sum', printed, total: added })]
  const { total, totalLow, totalHigh } = totals
  if (total !== null && differs(printed, total, tolerance))
    return [find('total-mismatch', 'error', { variant: 'rule', printed, total })]
  const outside = printed < totalLow - tolerance || printed > totalHigh + tolerance
  return total === null && outside
    ? [find('total-mismatch', 'error', { variant: 'bounds', printed, low: totalLow, high: totalHigh })]
    : []
}
