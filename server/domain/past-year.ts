import { cellAt } from './compare-cell.ts'
import type { Declaration } from './declaration.ts'
import { atLeast } from './number.ts'
import type { IndicatorYear, ProjectYear } from './project-year.ts'
import type { PastYear } from './target-quality.ts'
import { pairIndicators } from './twin.ts'

/** What an indicator came to in a year that is over. A count or rate is met by its figure, the rest by its light. */
export function pastYearOf(year: ProjectYear, row: IndicatorYear): PastYear {
  const { target, toDate, attainment, signal } = cellAt(year, row, 12)
  const lit = signal === 'missing' || signal === 'notDue' ? null : signal === 'normal' || signal === 'ahead'
  const met = attainment === null ? lit : atLeast(attainment, 1)
  return { year: year.facts.year, raw: target.raw, target, actual: toDate, attainment, met }
}

/** Last year's indicators, each with the years it can be followed back through, newest first. */
export type PastIndicator = { id: number; name: string; category: string; years: PastYear[] }

/** Per indicator of a declaration: the one it was carried over from, else the one of the same category and name. */
export function historyFor(declaration: Declaration, past: readonly PastIndicator[]): PastYear[][] {
  const byId = new Map(past.map(row => [row.id, row]))
  const own = declaration.indicators.map(({ name, category }, id) => ({ id, name, category }))
  const pairs = pairIndicators(own, past, declaration.year)
  return declaration.indicators.map((row, i) => byId.get(row.source?.carriedFrom ?? pairs.get(i) ?? -1)?.years ?? [])
}
