import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CopiesSearch } from '../search-copies.ts'
import { api, bodyOf } from './client.ts'

const text = (value: number | undefined) => (value === undefined ? undefined : String(value))
const asked = ({ year, agencyId, page, aside }: CopiesSearch) => ({
  year: text(year),
  agencyId: text(agencyId),
  page: text(page),
  aside: aside ? ('1' as const) : undefined,
})

/** While the search is at work it is asked how far it is. */
const again = (query: { state: { data?: { working: object | null } } }) => (query.state.data?.working ? 2000 : false)

/** Groups of texts alike; a search over thousands of projects takes its seconds. */
export const copiedTextQuery = (search: CopiesSearch) =>
  queryOptions({
    queryKey: ['copies', 'text', search.year, search.agencyId, search.page, search.aside],
    queryFn: ({ signal }) => bodyOf(api.copies.text.$get({ query: asked(search) }, { init: { signal } })),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchInterval: again,
  })
export type CopiedText = Awaited<ReturnType<NonNullable<ReturnType<typeof copiedTextQuery>['queryFn']>>>
export type TextGroup = CopiedText['items'][number]
export type CopiedReport = TextGroup['reports'][number]
export type CopiesAside = NonNullable<TextGroup['aside']>

export const copiedNumbersQuery = (search: CopiesSearch) =>
  queryOptions({
    queryKey: ['copies', 'numbers', search.year, search.agencyId, search.page, search.aside],
    queryFn: ({ signal }) => bodyOf(api.copies.numbers.$get({ query: asked(search) }, { init: { signal } })),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchInterval: again,
  })
export type CopiedNumbers = Awaited<ReturnType<NonNullable<ReturnType<typeof copiedNumbersQuery>['queryFn']>>>

/** Looks anew, where what was found before would still stand. */
export const lookAnew = (search: CopiesSearch) =>
  bodyOf(api.copies.text.$get({ query: { ...asked(search), fresh: '1' as const } }))

/** Puts a group aside as it stands; the list is asked for again. */
export const putAside = (json: { year: number; view: 'text' | 'numbers'; key: string; reason: string }) =>
  bodyOf(api.copies.asides.$post({ json }))
export const takeBack = (id: number) => api.copies.asides[':id'].$delete({ param: { id: String(id) } })

export function copiesFile({ year, agencyId }: CopiesSearch): string {
  const given = Object.entries({ year, agencyId }).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return `/api/v1/copies.xlsx?${new URLSearchParams(given).toString()}`
}
