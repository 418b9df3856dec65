import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress, MonthCell } from '#domain/progress'
import type { Format } from '#wording/format'
import { monthValue } from '../../ui/measure.ts'
import type { Figures } from '../project/indicator-words.ts'

export type MonthLine = {
  key: 'own' | 'numerator' | 'denominator' | 'toDate' | 'expected' | 'ratio' | 'reported'
  cells: (string | null)[]
}

/** The rows of an indicator's months up to as-of: what the measure does not know is no row; what nobody reported is null. */
export function monthLines(
  indicator: IndicatorProgress,
  asOf: Month,
  figures: Pick<Figures, 'isLevel' | 'level' | 'number' | 'ratio'>,
  format: Pick<Format, 'percent' | 'number'>,
): MonthLine[] {
  const shown = indicator.months.slice(0, numberOf(asOf))
  const number = (value: number | null) => (value === null ? null : figures.number(value))
  const level = (text: string | null) => (text === null ? null : figures.level(text))
  const line = (key: MonthLine['key'], text: (cell: MonthCell) => string | null): MonthLine => ({ key, cells: shown.map(text) })
  const units = shown.some(cell => cell.contributors > 1)
  const reported = units ? [line('reported', cell => `${cell.reported}/${cell.contributors}`)] : []
  if (figures.isLevel) {
    return [line('own', cell => level(cell.level)), line('toDate', cell => level(cell.toDateLevel)), ...reported]
  }
  const fractions = !indicator.derived && shown.some(cell => cell.numerator !== null)
  const expected = shown.some(cell => cell.expected !== null)
  const ratio = (cell: MonthCell) => {
    const value = figures.ratio(cell)
    return value === null ? null : format.percent(value, 0)
  }
  return [
    line('own', cell => number(monthValue(cell))),
    ...(fractions
      ? [
          line('numerator', cell => (cell.numerator === null ? null : format.number(cell.numerator))),
          line('denominator', cell => (cell.denominator === null ? null : format.number(cell.denominator))),
        ]
      : []),
    line('toDate', cell => number(cell.toDate)),
    ...(expected ? [line('expected', cell => number(cell.expected)), line('ratio', ratio)] : []),
    ...reported,
  ]
}

/** A word that only repeats the one before becomes a ditto mark: stages are wider than a month. */
export const ditto = (cells: readonly (string | null)[]): (string | null)[] =>
  cells.map((cell, index) => (cell !== null && cell === cells[index - 1] ? '〃' : cell))
