import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { monthOf, numberOf } from '#domain/month'
import type { Overview } from '#domain/overview'
import { chosenQuery, dayQuery, isChosen, overviewQuery } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'

export type Change = (change: Partial<OverviewSearch>) => void

const reordering = ['signal', 'budgetSignal', 'agencyId', 'q', 'sort', 'archived', 'year'] as const

/** The portfolio an address asks for, and the one way to change what it asks for. */
export function useOverview(search: OverviewSearch) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  }, [search])
  // A past day is made again first: that may take a while, and says how far it is.
  const day = useQuery(dayQuery(search))
  const waiting = search.on !== undefined && day.data?.ready !== true
  const asked = useList(search, !waiting)
  const query = waiting && (day.error || !asked.data) ? { ...day, data: undefined } : asked
  const change: Change = useCallback(
    part => {
      // Another order has other rows: the list begins at its top. Going down into a department is a step one can go back.
      const place = reordering.some(key => key in part) ? { row: undefined } : {}
      const replace = part.agencyId === undefined
      askAtOnce(client, part, { ...latest.current, ...place, ...part })
      void navigate({ to: '.', search: before => ({ ...before, ...place, ...part }), replace, resetScroll: false })
    },
    [client, navigate],
  )
  const data: Overview | undefined = query.data
  const settled = asked.settled && !waiting
  useNeighbours(search, settled ? data : undefined)
  return { query, data, settled, change, made: waiting ? (day.data ?? null) : null }
}

/** The portfolio's sums and, beside them, the list chosen from it; until a new list is there the one before it stays. */
function useList(search: OverviewSearch, enabled: boolean) {
  const sums = useQuery({ ...overviewQuery(search), enabled })
  const chosen = isChosen(search)
  const list = useQuery({ ...chosenQuery(search), enabled: enabled && chosen })
  const [before, setBefore] = useState<Overview['projects']>()
  const now = chosen ? list.data : sums.data?.projects
  if (now && now !== before) setBefore(now)
  const shown = now ?? before
  const data = useMemo(() => sums.data && shown && { ...sums.data, projects: shown }, [sums.data, shown])
  const failed = !sums.error && chosen && list.error ? list : sums
  const { error, isFetching, dataUpdatedAt, refetch } = failed
  const settled = sums.isSuccess && !sums.isPlaceholderData && (!chosen || list.isSuccess)
  return { data, error, isFetching, dataUpdatedAt, refetch, settled }
}

/** Once a month is there the browser fetches the month before and after while nobody waits: the next step is at hand. */
function useNeighbours(search: OverviewSearch, data: Overview | undefined) {
  const client = useQueryClient()
  const { year, asOf, lastMonth } = data ?? {}
  const key = JSON.stringify({ ...search, row: undefined, rows: undefined, heat: undefined, tables: undefined })
  useEffect(() => {
    if (year === undefined || !asOf) return
    const here = numberOf(asOf)
    const last = Math.max(here, lastMonth ? numberOf(lastMonth) : 0)
    const timer = setTimeout(() => {
      const asked = JSON.parse(key) as OverviewSearch
      for (const month of [here - 1, here + 1].filter(at => at >= 1 && at <= last))
        prefetch(client, { ...asked, year: undefined, asOf: monthOf(year, month) })
    }, restMs)
    return () => clearTimeout(timer)
  }, [client, key, year, asOf, lastMonth])
}
const restMs = 300
const summed = ['year', 'asOf', 'agencyId'] as const

/** The server works while the page still follows the address. A past day is asked for in its own way. */
function askAtOnce(client: QueryClient, part: Partial<OverviewSearch>, next: OverviewSearch): void {
  if (next.on !== undefined) return
  if (summed.some(key => key in part)) prefetch(client, next)
  else if (reordering.some(key => key in part)) prefetchChosen(client, next)
}
function prefetch(client: QueryClient, search: OverviewSearch): void {
  void client.prefetchQuery(overviewQuery(search))
  prefetchChosen(client, search)
}
function prefetchChosen(client: QueryClient, search: OverviewSearch): void {
  if (isChosen(search)) void client.prefetchQuery(chosenQuery(search))
}

export const filtered = ({ agencyId, signal, budgetSignal, q }: OverviewSearch): boolean =>
  [agencyId, signal, budgetSignal, q].some(value => value !== undefined)
