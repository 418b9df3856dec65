import { largestStep } from '#charts/burn-up-view'
import { monthOf, numberOf } from '#domain/month'
import type { Overview } from '#domain/overview'
import type { Format } from '#wording/format'

/** The largest change of the budget in force: its month and by how much, in fen; null where it never changed. */
export function budgetStep({ year, months }: Pick<Overview, 'year' | 'months'>): { month: string; change: number } | null {
  const inForce = months.map(({ budgetInForce }) => budgetInForce)
  const at = largestStep(inForce)
  if (at < 1) return null
  return { month: monthOf(year, at + 1), change: (inForce[at] ?? 0) - (inForce[at - 1] ?? 0) }
}

/** The next execution milestone after the month shown: what it still takes in all and per month; fen, 0 when reached. */
export function nextMilestone({ year, asOf, totals, ruleSet }: Overview) {
  const now = numberOf(asOf)
  const next = ruleSet.executionMilestones.filter(({ month }) => month > now).sort((a, b) => a.month - b.month)[0]
  if (!next || !totals.budget) return null
  const needed = Math.max(0, Math.round(totals.budget * next.rate) - (totals.spent ?? 0))
  return { month: monthOf(year, next.month), rate: next.rate, needed, each: Math.round(needed / (next.month - now)) }
}

/** A signed amount with a true minus sign, for reading; tables and CSV keep the plain one. */
export const signed = (fen: number | null, format: Format, plus = false): string =>
  `${plus && (fen ?? 0) > 0 ? '+' : ''}${format.money(fen).replace('-', '−')}`
