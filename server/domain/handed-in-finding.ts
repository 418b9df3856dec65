import type { Finding, Severity } from './finding.ts'
import type { Where } from './handed-in.ts'
import type { Params } from './problem.ts'
import type { RuleSet } from './ruleset.ts'
import type { standings } from './vocabulary-ruleset.ts'

/** An objection to a handed-in table: what, where, with which numbers, and whose rule it is. */

export const fields = ['name', 'target', 'actual', 'weight', 'score', 'reason', 'budget', 'rate', 'total', 'text'] as const
export type Field = (typeof fields)[number]

export type TableFinding = Finding & {
  field: Field
  where: Where | null
  basis: { standing: (typeof standings)[number]; document: string | null; clause: string | null }
}

const fieldOf: Record<string, Field> = {
  'score-mismatch': 'score',
  'score-above-weight': 'score',
  'full-marks-unmet': 'score',
  band: 'score',
  'no-ratio': 'score',
  'scored-blank': 'score',
  'benefit-denied': 'score',
  'weights-not-100': 'weight',
  'weight-missing': 'weight',
  'single-row': 'weight',
  'reason-missing': 'reason',
  overshoot: 'target',
  'target-missing': 'target',
  'target-in-name': 'name',
  'name-is-target': 'name',
  'copied-target': 'actual',
  'actual-missing': 'actual',
  'actual-uncertain': 'actual',
  unreadable: 'actual',
  'points-as-values': 'target',
  'total-mismatch': 'total',
  'execution-low': 'budget',
  unspent: 'budget',
  'budget-zero': 'budget',
  'budget-missing': 'budget',
  'budget-changed': 'budget',
  'zero-total': 'budget',
  'sub-row-contradicts': 'budget',
  'zero-over-zero': 'rate',
  'rate-mismatch': 'rate',
  inflated: 'total',
}
/** Which rule of the set a finding rests on; what is not named rests on the common checks of practice. */
const originOf: Record<string, string> = { 'weights-not-100': 'weights', band: 'levelBands', overshoot: 'overshootLimit' }

export function located(finding: Finding, where: Where | null, ruleSet: RuleSet): TableFinding {
  const origin = ruleSet.origins[originOf[finding.code] ?? 'checks'] ?? {
    standing: 'practice' as const,
    document: null,
    clause: null,
  }
  const field = finding.params.variant === 'target-unreadable' ? 'target' : (fieldOf[finding.code] ?? 'text')
  return { ...finding, field: finding.params.variant === 'execution' ? 'budget' : field, where, basis: origin }
}

export const objection = (code: string, severity: Severity, params: Params = {}, indicator?: number): Finding =>
  indicator === undefined ? { code, severity, params } : { code, severity, params, indicator }
