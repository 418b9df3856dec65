import type { Progress } from '#domain/progress'
import type { Rule } from '#domain/problem'
import type { Signal } from '#domain/vocabulary'

/** One part of the money: a sub-project, or the whole project where it has none. */
export type Share = {
  id: number
  name: string
  budget: number | null
  spent: number | null
  rate: number | null
  signal: Signal
}

/** A part's light by the project's own budget rule: the same month, bands and time, its own amounts. */
export function ruleOfShare(
  { budget: whole, spent, rate, signal }: Share,
  { rule, expectedRate }: Pick<Progress['budget'], 'rule' | 'expectedRate'>,
): Rule {
  const ratio = rate === null ? null : rate / expectedRate
  const code = !whole
    ? 'budget-none'
    : signal === 'missing'
      ? 'budget-missing'
      : signal === 'notDue' || ratio === null
        ? 'budget-not-due'
        : 'budget'
  return { code, params: { ...rule.params, signal, spent, budget: whole, rate, ratio } }
}
