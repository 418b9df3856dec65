import { daySchema } from '#domain/day'
import { overviewSorts } from '#domain/overview'
import { signals, type Signal } from '#domain/vocabulary'
import { withoutMarks } from './ui/without-marks.ts'

/** What an address may ask for; anything unreadable in it is dropped, never an error. */
export type MonthSearch = { asOf?: string; on?: string }

const oneOf = <V extends string>(values: readonly V[], given: unknown): V | undefined => values.find(value => value === given)

function wholeOf(given: unknown): number | undefined {
  const value = typeof given === 'string' && given !== '' ? Number(given) : given
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined
}

function textOf(given: unknown): string | undefined {
  const text = typeof given === 'string' || typeof given === 'number' ? withoutMarks(String(given)).trim().slice(0, 100) : ''
  return text || undefined
}

/** A year the system can know of, as the server has it. */
function yearOfSearch(given: unknown): number | undefined {
  const year = wholeOf(given)
  return year !== undefined && year >= 2000 && year <= 2100 ? year : undefined
}

/** A month that exists; `2021-13` is dropped, and so is one of 1800. */
export function monthOfSearch(given: unknown): string | undefined {
  const fits = typeof given === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(given)
  return fits && yearOfSearch(given.slice(0, 4)) !== undefined ? given : undefined
}

/** A day that exists, after the first year the system can know of. */
export function dayOfSearch(given: unknown): string | undefined {
  const day = daySchema.safeParse(given)
  return day.success && monthOfSearch(day.data.slice(0, 7)) !== undefined ? day.data : undefined
}

/** Named only where one is asked for: an address that says nothing of a day keeps the one looked at. */
const daySearch = (given: Record<string, unknown>): { on?: string } => {
  const on = dayOfSearch(given.on)
  return on === undefined ? {} : { on }
}

/** As written: the page names a month that does not exist, and falls back. */
export const monthSearch = (given: Record<string, unknown>): MonthSearch => ({
  asOf: textOf(given.asOf),
  ...daySearch(given),
})

/** The history of one month, one indicator, or everything. */
export type HistorySearch = { month?: string; indicatorId?: number; on?: string }
export const historySearch = (given: Record<string, unknown>): HistorySearch => ({
  month: monthOfSearch(given.month),
  indicatorId: wholeOf(given.indicatorId),
  ...daySearch(given),
})

/** Where a sheet goes: its indicator, month and unit. */
export const sheetSearch = (given: Record<string, unknown>): HistorySearch & { agencyId?: number } => ({
  ...historySearch(given),
  agencyId: wholeOf(given.agencyId),
})

/** One value's files, and the month the page stands at. */
export const evidenceSearch = (given: Record<string, unknown>): MonthSearch & HistorySearch => ({
  ...monthSearch(given),
  ...historySearch(given),
})

/** A new declaration, or one carried over from a project. */
export const declarationSearch = (given: Record<string, unknown>): { from?: number } => ({ from: wholeOf(given.from) })

export type VersionSearch = { version?: number }
export const versionSearch = (given: Record<string, unknown>): VersionSearch => ({ version: wholeOf(given.version) })

export type YearSearch = { year?: number }
export const yearSearch = (given: Record<string, unknown>): YearSearch => ({ year: yearOfSearch(given.year) })
export const reportingSearch = (given: Record<string, unknown>): YearSearch & { agencyId?: number } => ({
  ...yearSearch(given),
  agencyId: wholeOf(given.agencyId),
})

export type OverviewSearch = {
  year?: number
  asOf?: string
  agencyId?: number
  signal?: Signal
  budgetSignal?: Signal
  sort?: (typeof overviewSorts)[number]
  q?: string
  /** What the departments' months show; the execution rate unless said. */
  heat?: 'budget' | 'goals'
  /** Lists the archived projects too. */
  archived?: 1
  /** The whole list instead of its beginning, and the row it stands at. */
  rows?: 'all'
  row?: number
  /** Which pictures stand as tables of numbers. */
  tables?: 'budget' | 'quadrant' | 'both'
  /** A past day: the portfolio as it had been recorded by then. */
  on?: string
  /** What the list says of each project: where it stands unless said, or how its year will end. */
  columns?: 'yearEnd'
}

/** A year and a month of another year cannot both hold: the year wins. */
export function overviewSearch(given: Record<string, unknown>): OverviewSearch {
  const year = yearOfSearch(given.year)
  const asOf = monthOfSearch(given.asOf)
  return {
    year,
    asOf: year !== undefined && asOf !== undefined && !asOf.startsWith(`${year}-`) ? undefined : asOf,
    agencyId: wholeOf(given.agencyId),
    signal: oneOf(signals, given.signal),
    budgetSignal: oneOf(signals, given.budgetSignal),
    sort: oneOf(overviewSorts, given.sort),
    q: textOf(given.q),
    heat: oneOf(['budget', 'goals'] as const, given.heat),
    archived: wholeOf(given.archived) === 1 ? 1 : undefined,
    rows: oneOf(['all'] as const, given.rows),
    row: wholeOf(given.row),
    tables: oneOf(['budget', 'quadrant', 'both'] as const, given.tables),
    ...daySearch(given),
    columns: oneOf(['yearEnd'] as const, given.columns),
  }
}

/** Whose wall, and which month it stands at: none asked for is the newest, whichever that becomes. */
export type WallSearch = Pick<OverviewSearch, 'year' | 'asOf' | 'agencyId'>
export function wallSearch(given: Record<string, unknown>): WallSearch {
  const { year, asOf, agencyId } = overviewSearch(given)
  return { year, asOf, agencyId }
}

/** The names an address gave and no page could read, in their order: `?asOf=2021-13` → `asOf`. */
export function droppedOf(asked: string, read: object): string[] {
  const kept = new Set(Object.entries(read).flatMap(([name, value]) => (value === undefined ? [] : [name])))
  const given = [...new URLSearchParams(asked)].filter(([, value]) => value.trim() !== '').map(([name]) => name)
  return [...new Set(given)].filter(name => known.has(name) && !kept.has(name))
}
const known = new Set([
  'year',
  'asOf',
  'month',
  'agencyId',
  'indicatorId',
  'signal',
  'budgetSignal',
  'sort',
  'heat',
  'archived',
  'rows',
  'row',
  'tables',
  'on',
  'columns',
])
