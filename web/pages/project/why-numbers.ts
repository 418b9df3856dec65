import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress, MonthCell } from '#domain/progress'
import type { Format } from '#wording/format'
import { monthValue } from '../../ui/measure.ts'
import type { Figures } from './indicator-words.ts'

export type WhyLine = { name: string; cells: string[]; strong: boolean }
type Names = { month: string; toDate: string; expected: string; ratio: string }

/** The arithmetic behind a verdict up to the as-of month; what a measure does not have is left out, what was not reported is —. */
export function whyNumbers(
  indicator: IndicatorProgress,
  asOf: Month,
  figures: Pick<Figures, 'isLevel' | 'level' | 'number' | 'ratio'>,
  format: Pick<Format, 'percent'>,
  names: Names,
): WhyLine[] {
  const shown = indicator.months.slice(0, numberOf(asOf))
  const line = (name: string, text: (cell: MonthCell) => string | null, strong = false): WhyLine => ({
    name,
    cells: shown.map(cell => text(cell) ?? '—'),
    strong,
  })
  const number = (value: number | null) => (value === null ? null : figures.number(value))
  if (figures.isLevel) {
    const level = (text: string | null) => (text === null ? null : figures.level(text))
    return [line(names.month, cell => level(cell.level)), line(names.toDate, cell => level(cell.toDateLevel), true)]
  }
  const own = line(names.month, cell => number(monthValue(cell)))
  const toDate = line(names.toDate, cell => number(cell.toDate))
  if (shown.every(cell => cell.expected === null)) return [own, { ...toDate, strong: true }]
  const ratio = (cell: MonthCell) => {
    const value = figures.ratio(cell)
    return value === null ? null : format.percent(value, 0)
  }
  return [own, toDate, line(names.expected, cell => number(cell.expected)), line(names.ratio, ratio, true)]
}
