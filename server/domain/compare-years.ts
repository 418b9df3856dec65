import { cellAt, shareOf } from './compare-cell.ts'
import type { Cell, CompareYears, YearSide } from './compare.ts'
import { takes } from './level.ts'
import { monthOf } from './month.ts'
import type { ProjectYear } from './project-year.ts'
import { summarise } from './summary.ts'

/** Two years of one project at the end of the same month: money, counts, and each indicator beside its twin. */

export function yearSide(year: ProjectYear, name: string, month: number): YearSide {
  const asOf = monthOf(year.facts.year, month)
  const summary = summarise(year, asOf)
  const { ledger, budget } = year
  return {
    projectId: year.facts.id,
    name,
    year: year.facts.year,
    asOf,
    indicators: summary.indicators,
    execution: shareOf(summary.spentToDate, budget),
    progress: summary.progress,
    counts: summary.counts,
    atRiskAmount: summary.atRiskAmount,
    months: year.months.map((name, i) => ({
      month: name,
      spent: i < month ? ledger.spent[i]! : null,
      execution: shareOf(i < month ? ledger.spentToDate[i]! : null, budget),
    })),
  }
}

type Row = CompareYears['rows'][number]

/** Percentages differ by points, other numbers by a difference and its share of the earlier one. Nothing else is subtracted:
 * another unit, a level, or an empty year says so instead. */
export function compareCells(now: Cell | null, before: Cell | null): Row {
  const refused = (hindrance: NonNullable<Row['hindrance']>): Row => ({ now, before, change: null, hindrance })
  if (!before) return refused('onlyNow')
  if (!now) return refused('onlyBefore')
  if (isLevel(now) || isLevel(before)) return refused('level')
  if (now.target.unit !== before.target.unit) return refused('unit')
  if (now.toDate === null || before.toDate === null) return refused('empty')
  const difference = now.toDate - before.toDate
  const points = now.target.unit === '%'
  const share = points || before.toDate === 0 ? null : difference / Math.abs(before.toDate)
  return { now, before, change: { difference, share, points }, hindrance: null }
}

export const isLevel = ({ aggregation, stages, target }: Cell): boolean =>
  takes({ aggregation, stages, targets: [{ target }] }) === 'level'

/** This year's indicators in their order, each with its twin; then what only last year had. */
export function pairedRows(
  now: ProjectYear,
  before: ProjectYear | null,
  pairs: ReadonlyMap<number, number | null>,
  month: number,
): Row[] {
  const own = now.indicators.map(row => cellAt(now, row, month))
  const theirs = before ? before.indicators.map(row => cellAt(before, row, month)) : []
  const taken = new Set(pairs.values())
  return [
    ...own.map(cell => {
      const twin = pairs.get(cell.indicatorId) ?? null
      return compareCells(cell, theirs.find(one => one.indicatorId === twin) ?? null)
    }),
    ...theirs.filter(cell => !taken.has(cell.indicatorId)).map(cell => compareCells(null, cell)),
  ]
}
