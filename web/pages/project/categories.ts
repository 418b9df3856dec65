import type { Counts, IndicatorProgress } from '#domain/progress'

export type Category = {
  name: string
  rows: { indicator: IndicatorProgress; index: number }[]
  /** Null while no indicator of the category carries a weight. */
  weight: number | null
  counts: Counts
}

/** Indicators by category in the form's order, each with its number on the form. */
export function categoriesOf(indicators: readonly IndicatorProgress[]): Category[] {
  const groups = new Map<string, Category>()
  indicators.forEach((indicator, at) => {
    const group: Category = groups.get(indicator.category) ?? {
      name: indicator.category,
      rows: [],
      weight: null,
      counts: { ahead: 0, normal: 0, warning: 0, behind: 0, notDue: 0, missing: 0 },
    }
    group.rows.push({ indicator, index: at + 1 })
    group.counts[indicator.signal]++
    if (indicator.weight !== null) group.weight = (group.weight ?? 0) + indicator.weight
    groups.set(indicator.category, group)
  })
  return [...groups.values()]
}
