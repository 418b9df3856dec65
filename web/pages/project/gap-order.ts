import type { Gap, IndicatorProgress } from '#domain/progress'

export const gapOrders = ['risk', 'weight', 'duration', 'form'] as const
export type GapOrder = (typeof gapOrders)[number]

type Known = readonly Pick<IndicatorProgress, 'id' | 'weight'>[]

/** By risk: the largest own part of the money at risk first. By weight: behind before warning, then the heavier indicator. By duration: the longest run first. Ties keep the form's order. */
export function orderGaps(gaps: readonly Gap[], indicators: Known, order: GapOrder): Gap[] {
  const place = new Map(indicators.map(({ id }, index) => [id, index]))
  const weight = new Map(indicators.map(indicator => [indicator.id, indicator.weight ?? 0]))
  const rank = (gap: Gap) => (gap.signal === 'behind' ? 0 : gap.signal === 'warning' ? 1 : 2)
  const heavier = (a: Gap, b: Gap) => rank(a) - rank(b) || (weight.get(b.indicatorId) ?? 0) - (weight.get(a.indicatorId) ?? 0)
  const riskier = (a: Gap, b: Gap) => (b.atRiskAmount ?? 0) - (a.atRiskAmount ?? 0) || heavier(a, b)
  const by = { risk: riskier, weight: heavier, duration: (a: Gap, b: Gap) => b.months - a.months || heavier(a, b), form: () => 0 }
  return gaps.toSorted((a, b) => by[order](a, b) || (place.get(a.indicatorId) ?? 0) - (place.get(b.indicatorId) ?? 0))
}
