import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { monthOf, numberOf } from '#domain/month'
import type { Overview, OverviewItem } from '#domain/overview'
import { overviewQuery } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'

export type Change = (change: Partial<OverviewSearch>) => void

/** The portfolio an address asks for, and the one way to change what it asks for. */
export function useOverview(search: OverviewSearch) {
  const navigate = useNavigate()
  const query = useInfiniteQuery(overviewQuery(search))
  const change: Change = useCallback(
    part => void navigate({ to: '.', search: before => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  )
  const data: Overview | undefined = query.data?.pages[0]
  const settled = query.isSuccess && !query.isPlaceholderData
  useNeighbours(search, settled ? data : undefined)
  const items: OverviewItem[] = query.data?.pages.flatMap(page => page.projects.items) ?? []
  return { query: { ...query, data }, data, items, settled, change }
}

/** Once a month is there the browser fetches the month before and after while nobody waits: the next step is at hand. */
function useNeighbours(search: OverviewSearch, data: Overview | undefined) {
  const client = useQueryClient()
  const { year, asOf, lastMonth } = data ?? {}
  const key = JSON.stringify(search)
  useEffect(() => {
    if (year === undefined || !asOf) return
    const here = numberOf(asOf)
    const last = Math.max(here, lastMonth ? numberOf(lastMonth) : 0)
    const timer = setTimeout(() => {
      const asked = JSON.parse(key) as OverviewSearch
      for (const month of [here - 1, here + 1].filter(at => at >= 1 && at <= last))
        void client.prefetchInfiniteQuery(overviewQuery({ ...asked, year: undefined, asOf: monthOf(year, month) }))
    }, restMs)
    return () => clearTimeout(timer)
  }, [client, key, year, asOf, lastMonth])
}
const restMs = 300

export const filtered = ({ agencyId, signal, budgetSignal, q }: OverviewSearch): boolean =>
  [agencyId, signal, budgetSignal, q].some(value => value !== undefined)
