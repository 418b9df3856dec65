import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Overview, OverviewItem } from '#domain/overview'
import { overviewQuery } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'

export type Change = (change: Partial<OverviewSearch>) => void

/** The portfolio an address asks for, and the one way to change what it asks for. */
export function useOverview(search: OverviewSearch) {
  const navigate = useNavigate()
  const query = useInfiniteQuery(overviewQuery(search))
  const change: Change = part =>
    void navigate({ to: '.', search: before => ({ ...before, ...part }), replace: true, resetScroll: false })
  const data: Overview | undefined = query.data?.pages[0]
  const items: OverviewItem[] = query.data?.pages.flatMap(page => page.projects.items) ?? []
  return { query: { ...query, data }, data, items, change }
}

export const filtered = ({ agencyId, signal, budgetSignal, q }: OverviewSearch): boolean =>
  [agencyId, signal, budgetSignal, q].some(value => value !== undefined)
