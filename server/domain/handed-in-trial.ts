import { moneyTotal, type HandedIn, type HandedRow } from './handed-in.ts'
import { runTrial, type TrialInput, type TrialResult } from './trial.ts'
import type { RuleSet } from './ruleset.ts'

/** A read table as the trial scores it. A row whose cells are in doubt keeps its points, but nothing is computed from its writings. */
export function trialOf(table: HandedIn, ruleSet: RuleSet): TrialResult {
  return runTrial(inputOf(table), ruleSet)
}

export function inputOf(table: HandedIn): TrialInput {
  const total = moneyTotal(table)
  const ratio = total && total.fullYear === null && total.rate !== null
  return {
    budget: {
      initial: total?.initial ?? null,
      // Where only the rate was printed it is all the score needs.
      fullYear: ratio ? 1 : (total?.fullYear ?? null),
      executed: ratio ? total.rate : (total?.executed ?? null),
      weight: total?.weight ?? null,
      score: total?.score ?? null,
    },
    indicators: table.rows.map(row => ({
      category: row.l1,
      subcategory: row.l2,
      name: row.name,
      target: sure(row) ? row.target : null,
      actual: sure(row) ? row.actual : null,
      weight: row.weight,
      score: row.score,
      reason: row.reason,
    })),
    total: table.total,
  }
}

export const sure = (row: HandedRow): boolean => row.doubt === null

const lost = new Set(['cut-row', 'out-of-order', 'glued'])
/** From its beginning to its end, with every row read: only then its sums may be judged. */
export const readWholly = ({ complete, rows, unread }: HandedIn): boolean =>
  complete && rows.length > 0 && rows.every(sure) && !unread.some(({ code }) => lost.has(code))
