import { monthOf, numberOf, yearOf, type Month } from '#domain/month'
import type { IndicatorProgress } from '#domain/progress'
import { noReturn } from '#domain/recoverability'
import { monthValue } from '../../ui/measure.ts'
import { adds, kindOf } from './measure-kind.ts'
import { bestMonth, lastYearOf, type Best } from './last-year.ts'

/** What an adding measure still needs; null for everything that does not add up, or without a report. */
export type Need = {
  rest: number
  remaining: number
  required: number | null
  /** This year's best month so far. */
  best: Best | null
  /** The best month on record, of this year or the one before. */
  record: Best | null
  /** The last month after which the need exceeds the record, were nothing more added; null while none does. */
  noReturn: Month | null
  /** The same, when it lies behind us. */
  lostSince: Month | null
  /** What each month after either would have to bring. */
  afterwards: number | null
  /** What is needed now already exceeds the record. */
  beyondBest: boolean
  /** The year's end if every remaining month were at last year's value or the best of this year; null without last year. */
  atBest: number | null
  /** Something is wrong: only then is the month of no return a warning. */
  alarm: boolean
}

type Facts = Pick<
  IndicatorProgress,
  'aggregation' | 'target' | 'months' | 'toDate' | 'required' | 'signal' | 'stages' | 'lastYear'
>

/** Only months that add up towards a number to reach can be asked for a need per month. */
export const takesNeed = ({ aggregation, stages, target }: Pick<Facts, 'aggregation' | 'stages' | 'target'>): boolean =>
  adds({ aggregation }) && kindOf({ aggregation, stages, target }) === 'count'

export function needOf(indicator: Facts, asOf: Month): Need | null {
  const { target, months, toDate, required, signal } = indicator
  if (!takesNeed(indicator) || target.value === null || toDate === null) return null
  const now = numberOf(asOf)
  const rest = Math.max(target.value - toDate, 0)
  const remaining = 12 - now
  const before = lastYearOf(indicator)?.months ?? []
  const best = bestMonth(months.slice(0, now).map(cell => ({ month: cell.month, value: monthValue(cell) })))
  const record = bestMonth([...before, ...(best ? [best] : [])])
  const open = rest > 0 && remaining > 0 && record !== null && record.value > 0
  const bests = months.map((_, i) => before[i]?.value ?? best?.value ?? null)
  const found = open ? noReturn(target.value, flatAfter(months, now), now, record.value, bests) : null
  const last = found?.month ?? null
  const beyondBest = open && rest / remaining > record.value
  return {
    rest,
    remaining,
    required: rest > 0 && remaining > 0 ? (required ?? rest / remaining) : null,
    best,
    record,
    noReturn: last !== null && last > now ? monthOf(yearOf(asOf), last) : null,
    lostSince: last !== null && last <= now ? monthOf(yearOf(asOf), last) : null,
    afterwards: found?.need ?? null,
    beyondBest,
    atBest: open && before.length > 0 ? bests.slice(now).reduce<number>((sum, value) => sum + (value ?? 0), toDate) : null,
    alarm: beyondBest || signal === 'behind' || signal === 'warning',
  }
}

/** The year to date up to now, and the same value for what has not come: no forecast is assumed. */
export function flatAfter(months: Facts['months'], now: number): number[] {
  let last = 0
  return months.map((cell, i) => {
    if (i < now) last = cell.toDate ?? last
    return last
  })
}

/** What is computed by dividing a year is written with two decimals at most; percentages keep theirs. */
export const roundedNeed = ({ target }: { target: { unit: string } }, value: number): number =>
  target.unit === '%' ? value : Math.round(value * 100) / 100

/** One figure has one name: the best month on record is this year's, or it is last year's. */
export const recordName = ({ best, record }: Pick<Need, 'best' | 'record'>, t: { best: string; historical: string }): string =>
  record?.month === best?.month ? t.best : t.historical
