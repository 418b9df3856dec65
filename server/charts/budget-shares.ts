import { numberOf } from '#domain/month'
import type { Overview } from '#domain/overview'
import type { BurnUpView } from './burn-up-view.ts'

/** The portfolio's burn-up as shares of the full-year budget, and what its card says beside it. */
export type BudgetShares = Pick<BurnUpView, 'asOf' | 'actual' | 'budget' | 'expected' | 'signal' | 'milestones' | 'later'>

export function budgetShares({ asOf, months, totals, timeProgress, ruleSet, later }: Overview): BudgetShares {
  const share = (fen: number | null) => (fen === null || !totals.budget ? null : fen / totals.budget)
  return {
    asOf: numberOf(asOf),
    actual: months.map(({ toDate }) => share(toDate)),
    budget: months.map(({ budgetInForce }) => share(budgetInForce)),
    ...(later ? { later: later.months.map(({ toDate }) => share(toDate)) } : {}),
    expected: timeProgress,
    signal: totals.executionRate !== null && totals.executionRate < timeProgress ? 'warning' : 'normal',
    milestones: ruleSet.executionMilestones.filter(({ month }) => month < 12),
  }
}
