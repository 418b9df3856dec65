import { infiniteQueryOptions } from '@tanstack/react-query'
import type { AuditSearch } from '../search-office.ts'
import { api, bodyOf } from './client.ts'

/** Days of the address as moments of this computer's time zone: from its beginning, until its end. */
const momentOf = (day: string, time: string) => new Date(`${day}T${time}`).toISOString()
const filterOf = ({ from, until, ...rest }: AuditSearch) => ({
  ...rest,
  ...(from === undefined ? {} : { from: momentOf(from, '00:00:00.000') }),
  ...(until === undefined ? {} : { until: momentOf(until, '23:59:59.999') }),
})

export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: ({ signal, pageParam }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      return bodyOf(api.audit.$get({ query: { ...filterOf(search), ...after } }, { init: { signal } }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  })
export type AuditRecord = Awaited<ReturnType<NonNullable<ReturnType<typeof auditQuery>['queryFn']>>>['items'][number]

export const exportPath = (search: AuditSearch) => {
  const given = Object.entries(filterOf(search)).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return `/api/v1/audit/export.csv?${new URLSearchParams(given).toString()}`
}
