import { numberOf } from '#domain/month'
import type { MonthCell } from '#domain/progress'
import type { Signal } from '#domain/vocabulary'
import { measureOf, monthValue } from '../../ui/measure.ts'
import { cliffOf, isEmptyMonth, trendOf, type Box, type Mode, type Trend, type TrendFacts } from './year-trend.ts'

/** Twelve months of one indicator in a box of 576 × 36 under the ruler, without any drawing. */
export const heatBox = { width: 576, height: 36, top: 20, bottom: 33 } satisfies Box & { height: number }

export type HeatMode = Mode
export type HeatLabel = { month: number; text: string; signal: Signal; asOf: boolean; start: boolean }
export type Heat = Pick<Trend, 'actual' | 'expected' | 'bars' | 'end'> & {
  tints: { month: number; signal: Signal }[]
  /** Not due, or nothing measured this month. */
  marks: { month: number; mark: 'dash' | 'dot' }[]
  labels: HeatLabel[]
  /** A due month: its right edge, and the words while it lies ahead. */
  due: { month: number; words: boolean } | null
}

export type HeatWords = {
  number: (value: number) => string
  level: (level: string) => string
  missing: string
  notApplicable: string
}

const tinted: readonly Signal[] = ['behind', 'warning', 'ahead', 'missing']
export function heatOf(indicator: TrendFacts, asOf: string, mode: HeatMode, words: HeatWords): Heat {
  const last = numberOf(asOf)
  const shown = indicator.months.slice(0, last)
  const measure = measureOf(indicator)
  const { actual, expected, bars, end } = trendOf(indicator, asOf, mode, heatBox)
  return {
    tints: shown.flatMap(({ signal }, i) => (tinted.includes(signal) ? [{ month: i + 1, signal }] : [])),
    marks: shown.flatMap((cell, i) => markOf(cell, i + 1, measure)),
    labels: labelsOf(shown, mode, measure, words),
    actual,
    expected,
    bars,
    end,
    due: dueOf(indicator, measure, last),
  }
}

const nothing = (cell: MonthCell) => cell.toDate === null && cell.toDateLevel === null

function markOf(cell: MonthCell, month: number, measure: string): Heat['marks'] {
  if (cell.signal === 'missing' || cell.notApplicable) return []
  if (isEmptyMonth(cell) && nothing(cell)) return [{ month, mark: 'dash' }]
  return isEmptyMonth(cell) && measure === 'fraction' ? [{ month, mark: 'dot' }] : []
}

/** A value like the month before is not written again, unless its signal changed or it is the as-of month's number;
 * a level that only changed its signal gets the new shape alone. */
function labelsOf(shown: MonthCell[], mode: HeatMode, measure: string, words: HeatWords): HeatLabel[] {
  const labels: HeatLabel[] = []
  let before: { text: string; signal: Signal } | null = null
  shown.forEach((cell, index) => {
    const asOf = index === shown.length - 1
    const put = (text: string, start = false) => {
      const same = before?.text === text
      const again = same && before?.signal === cell.signal
      before = { text, signal: cell.signal }
      if (again && !(asOf && !start)) return
      labels.push({ month: index + 1, text: same && start ? '' : text, signal: cell.signal, asOf, start })
    }
    if (cell.signal === 'missing') return put(words.missing)
    if (cell.notApplicable) return put(words.notApplicable)
    if (measure === 'level') {
      const level = mode === 'month' ? cell.level : cell.toDateLevel
      if (level !== null) put(words.level(level), true)
      return
    }
    if (isEmptyMonth(cell) && (mode === 'month' || measure === 'fraction')) return
    const value = mode === 'month' ? monthValue(cell) : cell.toDate
    if (value !== null) put(words.number(value))
  })
  return labels
}

function dueOf(indicator: TrendFacts, measure: string, last: number): Heat['due'] {
  const { dueMonth, pacing, signal } = indicator
  const cliff = cliffOf(indicator)
  if (pacing !== 'due' && cliff === null) return null
  const month = cliff ?? (dueMonth === null ? 12 : numberOf(dueMonth))
  const done = measure === 'level' && signal === 'normal'
  return { month, words: month > last && !done }
}
