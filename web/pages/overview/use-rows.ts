import { useQueries } from '@tanstack/react-query'
import type { Overview, OverviewItem } from '#domain/overview'
import { rowsEach, rowsQuery } from '../../api/overview.ts'
import type { OverviewSearch } from '../../search.ts'

/** The projects of a long list by their place: the first came with the overview, the rest is asked for where it is seen, and
 * somewhat beyond, so that who scrolls on finds it there. `undefined`: on its way. */
export function useRows(search: OverviewSearch, { projects }: Overview, first: number, end: number) {
  const known = projects.items
  const missing = end > known.length && known.length < projects.total
  const from = Math.floor(Math.max(first - beyond, 0) / rowsEach)
  const until = Math.floor(Math.max(Math.min(end + beyond, projects.total) - 1, 0) / rowsEach)
  const parts = missing ? Array.from({ length: until - from + 1 }, (_, i) => from + i) : []
  const found = useQueries({ queries: parts.map(part => ({ ...rowsQuery(search, part), staleTime: 60_000 })) })
  return (at: number): OverviewItem | undefined => {
    const part = parts.indexOf(Math.floor(at / rowsEach))
    return known[at] ?? found[part]?.data?.items[at % rowsEach]
  }
}
const beyond = rowsEach
