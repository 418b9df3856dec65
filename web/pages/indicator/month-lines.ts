import { numberOf, type Month } from '#domain/month'
import type { IndicatorProgress, MonthCell } from '#domain/progress'
import type { Format } from '#wording/format'
import { cellScale, cellText, monthValue } from '../../ui/measure.ts'
import type { Figures } from '../project/indicator-words.ts'

export type MonthLine = {
  key: 'own' | 'numerator' | 'denominator' | 'toDate' | 'expected' | 'ratio' | 'reported'
  cells: (string | null)[]
  /** 万 where the whole row is written in it. */
  scale?: string
}

const plainCount = { unit: '', scale: 1 }

/** The rows of an indicator's months up to as-of: what the measure does not know is no row; what nobody reported is null. */
export function monthLines(
  indicator: IndicatorProgress,
  asOf: Month,
  figures: Pick<Figures, 'isLevel' | 'level' | 'number' | 'ratio' | 'scale'>,
  format: Pick<Format, 'percent' | 'number' | 'lang'>,
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
  // Numbers of cases or yuan: one scale for the row, so that seven digits fit a month.
  const counts = (key: MonthLine['key'], of: (cell: MonthCell) => number | null): MonthLine => {
    const values = shown.map(of)
    const scale = cellScale({ target: plainCount }, values, format.lang)
    return { key, scale: scale.word, cells: values.map(value => (value === null ? null : cellText(value, scale, format.lang))) }
  }
  const expected = shown.some(cell => cell.expected !== null)
  // Half a case is owed at times: the row keeps its decimals where rounding would say another number.
  const expectations = indicator.months.map(cell => cell.expected)
  const own = cellScale(indicator, expectations, format.lang)
  const exact = own.divide === figures.scale.divide && own.digits > figures.scale.digits ? own : figures.scale
  const expectedLine = line('expected', ({ expected: value }) => (value === null ? null : cellText(value, exact, format.lang)))
  const ratio = (cell: MonthCell) => {
    const value = figures.ratio(cell)
    return value === null ? null : format.percent(value, 0)
  }
  return [
    line('own', cell => number(monthValue(cell))),
    ...(fractions ? [counts('numerator', cell => cell.numerator), counts('denominator', cell => cell.denominator)] : []),
    line('toDate', cell => number(cell.toDate)),
    ...(expected ? [expectedLine, line('ratio', ratio)] : []),
    ...reported,
  ]
}

/** A word that only repeats the one before becomes a ditto mark: stages are wider than a month. */
export const ditto = (cells: readonly (string | null)[]): (string | null)[] =>
  cells.map((cell, index) => (cell !== null && cell === cells[index - 1] ? '〃' : cell))
