import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { OverviewSearch } from '../search.ts'
import { api, bodyOf } from './client.ts'
import { ProblemError } from './problem.ts'

/** Few enough that another month is there at once; more rows follow where a list is scrolled. */
const firstRows = 25
/** Rows a scrolled list asks for at a time. */
export const rowsEach = 50

/** What of an address decides the numbers; the rest only says how they are shown. */
export const askedOf = ({ year, asOf, agencyId, signal, budgetSignal, q, archived, on }: OverviewSearch) => ({
  year,
  asOf,
  agencyId,
  signal,
  budgetSignal,
  q,
  archived: archived && ('1' as const),
  on,
})

/** Whether an address asks for some of the projects, or in another order: their list is asked for by itself then. */
export const isChosen = ({ signal, budgetSignal, q, sort, archived }: OverviewSearch): boolean =>
  [signal, budgetSignal, q, sort, archived].some(Boolean)

/** The sums of the portfolio with its first projects; a list that is chosen from it leaves them as they are. Changing the month keeps the old picture meanwhile. */
export function overviewQuery(search: OverviewSearch) {
  const { year, asOf, agencyId, on } = search
  const query = { year, asOf, agencyId, on, pageSize: firstRows }
  return queryOptions({
    queryKey: ['overview', query],
    queryFn: ({ signal }) => bodyOf(api.overview.$get({ query }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
}

/** The first projects of a chosen list, and how many there are. */
export function chosenQuery(search: OverviewSearch) {
  const query = { ...askedOf(search), sort: search.sort, pageSize: firstRows }
  return queryOptions({
    queryKey: ['overview', 'chosen', query],
    queryFn: ({ signal }) => bodyOf(api.overview.items.$get({ query }, { init: { signal } })),
  })
}

/** Some of its projects further down, by their place in the order. */
export function rowsQuery(search: OverviewSearch, part: number) {
  const query = { ...askedOf(search), sort: search.sort, page: part + 1, pageSize: rowsEach }
  return queryOptions({
    queryKey: ['overview', 'rows', part, query],
    queryFn: ({ signal }) => bodyOf(api.overview.items.$get({ query }, { init: { signal } })),
  })
}

/** Has a past day made again, and asks how far it is until it is there. */
export function dayQuery({ on, year, asOf }: OverviewSearch) {
  const query = { on: on ?? '', year, asOf: year === undefined ? asOf : undefined }
  return queryOptions({
    queryKey: ['overview', 'day', on, year ?? asOf?.slice(0, 4)],
    queryFn: ({ signal }) => bodyOf(api.overview.day.$get({ query }, { init: { signal } })),
    // Where it failed the error stands, and a person asks again.
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data && !state.data.ready ? 500 : false),
    retry: (count, error) => count < 2 && !(error instanceof ProblemError),
    enabled: on !== undefined,
  })
}

/** Every project in columns, for the quadrant. */
export function pointsQuery({ year, asOf, agencyId, on }: OverviewSearch) {
  const query = { year, asOf, agencyId, on }
  return queryOptions({
    queryKey: ['overview', 'points', query],
    queryFn: ({ signal }) => bodyOf(api.overview.points.$get({ query }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
}

/** Where the official summary of all self-evaluations comes from, of the same year and units. */
export function summaryFile(kind: 'xlsx' | 'docx', { year, asOf, agencyId }: OverviewSearch): string {
  const asked = Object.entries({ year: year ?? asOf?.slice(0, 4), agencyId }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `/api/v1/overview/summary.${kind}?${new URLSearchParams(asked).toString()}`
}

/** Where the portfolio comes filled into a template of one's own, of the same year, month and units. */
export function portfolioTemplateFile(templateId: number, { year, asOf, agencyId }: OverviewSearch): string {
  const asked = Object.entries({ templateId, year, asOf, agencyId }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `/api/v1/overview/exports/template?${new URLSearchParams(asked).toString()}`
}

/** Where a view of the portfolio comes as a workbook, with the same filters. */
export function overviewFile(view: 'projects' | 'quadrant' | 'departments' | 'months', search: OverviewSearch): string {
  const asked = Object.entries({ view, ...askedOf(search), sort: search.sort }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return `/api/v1/overview/export.xlsx?${new URLSearchParams(asked).toString()}`
}
