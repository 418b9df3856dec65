import type { BurnUpView } from '#charts/burn-up-view'
import { numberOf } from '#domain/month'
import type { Progress } from '#domain/progress'
import { divide } from '#domain/number'

/** Budget figures as shares of the full-year budget: the burn-up's view, without its words. */
export function budgetView({ budget, asOf, timeProgress }: Progress): Omit<BurnUpView, 'words'> {
  const total = budget.adjusted ?? budget.initial
  return {
    asOf: numberOf(asOf),
    actual: budget.months.map(({ spent, toDate }, at) =>
      spent === null && !laterKnown(budget.months, at) ? null : divide(toDate, total),
    ),
    budget: budget.months.map(() => (total === null ? null : 1)),
    lastYear: budget.lastYear?.months.map(({ rate }) => rate),
    expected: timeProgress,
    signal: budget.signal,
    bars: budget.months.map(({ month, spent }) => (month > asOf ? null : divide(spent, total))),
  }
}

/** A month nobody filled between filled ones keeps the line; after the last filled month it ends. */
const laterKnown = (months: Progress['budget']['months'], at: number): boolean =>
  months.slice(at + 1).some(({ spent }) => spent !== null)
