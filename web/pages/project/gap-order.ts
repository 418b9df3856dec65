import type { Gap, IndicatorProgress } from '#domain/progress'

/** Behind before warning, then the heavier indicator, then the form's order. */
export function byWeight(gaps: readonly Gap[], indicators: readonly Pick<IndicatorProgress, 'id' | 'weight'>[]): Gap[] {
  const place = new Map(indicators.map(({ id }, index) => [id, index]))
  const weight = new Map(indicators.map(indicator => [indicator.id, indicator.weight ?? 0]))
  const rank = (gap: Gap) => (gap.signal === 'behind' ? 0 : gap.signal === 'warning' ? 1 : 2)
  return gaps.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (weight.get(b.indicatorId) ?? 0) - (weight.get(a.indicatorId) ?? 0) ||
      (place.get(a.indicatorId) ?? 0) - (place.get(b.indicatorId) ?? 0),
  )
}
