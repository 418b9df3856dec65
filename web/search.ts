import { overviewSorts } from '#domain/overview'
import { signals, type Signal } from '#domain/vocabulary'

/** What an address may ask for; anything unreadable in it is dropped, never an error. */
export type MonthSearch = { asOf?: string }

const oneOf = <V extends string>(values: readonly V[], given: unknown): V | undefined => values.find(value => value === given)

function wholeOf(given: unknown): number | undefined {
  const value = typeof given === 'string' && given !== '' ? Number(given) : given
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}

function textOf(given: unknown): string | undefined {
  const text = typeof given === 'string' || typeof given === 'number' ? String(given).trim().slice(0, 100) : ''
  return text || undefined
}

/** A month that exists; `2021-13` is dropped. */
export function monthOfSearch(given: unknown): string | undefined {
  return typeof given === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(given) ? given : undefined
}

export const monthSearch = (given: Record<string, unknown>): MonthSearch => ({ asOf: monthOfSearch(given.asOf) })

/** The history of one month, one indicator, or everything. */
export type HistorySearch = { month?: string; indicatorId?: number }
export const historySearch = (given: Record<string, unknown>): HistorySearch => ({
  month: monthOfSearch(given.month),
  indicatorId: wholeOf(given.indicatorId),
})

export type OverviewSearch = {
  year?: number
  asOf?: string
  agencyId?: number
  signal?: Signal
  budgetSignal?: Signal
  sort?: (typeof overviewSorts)[number]
  q?: string
}

/** A year and a month of another year cannot both hold: the year wins. */
export function overviewSearch(given: Record<string, unknown>): OverviewSearch {
  const year = wholeOf(given.year)
  const asOf = monthOfSearch(given.asOf)
  return {
    year,
    asOf: year !== undefined && asOf !== undefined && !asOf.startsWith(`${year}-`) ? undefined : asOf,
    agencyId: wholeOf(given.agencyId),
    signal: oneOf(signals, given.signal),
    budgetSignal: oneOf(signals, given.budgetSignal),
    sort: oneOf(overviewSorts, given.sort),
    q: textOf(given.q),
  }
}
