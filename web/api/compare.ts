import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CompareKind, CompareSearch } from '../search-compare.ts'
import { api, bodyOf } from './client.ts'

const text = (value: number | undefined) => (value === undefined ? undefined : String(value))

/** A project beside the one of the year before. */
export const yearsQuery = ({ projectId, asOf, on }: CompareSearch) =>
  queryOptions({
    queryKey: ['compare', 'years', projectId, asOf, on],
    queryFn: ({ signal }) =>
      bodyOf(api.compare.years.$get({ query: { projectId: text(projectId) ?? '', asOf, on } }, { init: { signal } })),
    placeholderData: previous => (previous?.now.projectId === projectId ? previous : undefined),
    enabled: projectId !== undefined,
  })

/** Two units month by month. */
export const unitsQuery = ({ a, b, year, asOf, on }: CompareSearch) =>
  queryOptions({
    queryKey: ['compare', 'units', a, b, year, asOf, on],
    queryFn: ({ signal }) =>
      bodyOf(
        api.compare.units.$get(
          { query: { a: text(a) ?? '', b: text(b) ?? '', year: text(year), asOf, on } },
          { init: { signal } },
        ),
      ),
    placeholderData: keepPreviousData,
    enabled: a !== undefined && b !== undefined,
  })

/** One indicator across projects. */
export const likeQuery = ({ name, unit, agencyId, year, asOf, on }: CompareSearch) =>
  queryOptions({
    queryKey: ['compare', 'indicator', name, unit, agencyId, year, asOf, on],
    queryFn: ({ signal }) =>
      bodyOf(
        api.compare.indicator.$get(
          { query: { name: name ?? '', unit, agencyId: text(agencyId), year: text(year), asOf, on } },
          { init: { signal } },
        ),
      ),
    placeholderData: previous => (previous?.name === name ? previous : undefined),
    enabled: name !== undefined,
  })

/** Names that more than one project uses. */
export const namesQuery = ({ year, asOf, agencyId, on }: CompareSearch) => {
  const query = { year: text(year ?? (asOf ? Number(asOf.slice(0, 4)) : undefined)), agencyId: text(agencyId), on }
  return queryOptions({
    queryKey: ['compare', 'names', query],
    queryFn: ({ signal }) => bodyOf(api.compare.indicators.$get({ query }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
}

/** Where the same comparison comes as a workbook. */
export function compareFile(kind: CompareKind, search: CompareSearch): string {
  const { projectId, a, b, name, unit, agencyId, year, asOf, on } = search
  const asked = {
    years: { projectId, asOf, on },
    units: { a, b, year, asOf, on },
    indicator: { name, unit, agencyId, year, asOf, on },
  }[kind]
  const given = Object.entries(asked).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return `/api/v1/compare/${kind}.xlsx?${new URLSearchParams(given).toString()}`
}
