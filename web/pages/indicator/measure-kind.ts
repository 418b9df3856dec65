import { natureOf, type Nature } from '#domain/pace'
import type { IndicatorProgress } from '#domain/progress'

type Facts = Pick<IndicatorProgress, 'aggregation' | 'stages' | 'target'>

export const kindOf = ({ aggregation, stages, target }: Facts): Nature =>
  natureOf({ aggregation, stages, targets: [{ target }] }, target)

/** An upper limit: staying under it is what counts. */
export const isLimit = (indicator: Facts): boolean => kindOf(indicator) === 'limit'

/** How a line of the target is called: the number to reach, or an end of what is allowed. */
export function boundOf(indicator: Facts, value: number): 'target' | 'limit' | 'floor' {
  const { target } = indicator
  if (target.value === null) return value === target.high ? 'limit' : 'floor'
  return isLimit(indicator) ? 'limit' : 'target'
}

/** Months pile up: what each of them adds can be told apart from what they make. */
export const adds = ({ aggregation }: Pick<IndicatorProgress, 'aggregation'>): boolean => aggregation === 'sum'
