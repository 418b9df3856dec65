import { useQuery } from '@tanstack/react-query'
import { unitsQuery } from '../../api/compare.ts'
import { dayQuery } from '../../api/overview.ts'
import type { CompareSearch } from '../../search-compare.ts'

/** Two units' sums; those of a past day are made again first, and say how far that is. */
export function useUnits(search: CompareSearch) {
  const both = search.a !== undefined && search.b !== undefined
  const past = both && search.on !== undefined
  const day = useQuery({ ...dayQuery(search), enabled: past })
  const waiting = past && day.data?.ready !== true
  const asked = useQuery({ ...unitsQuery(search), enabled: both && !waiting })
  const query = waiting && (day.error || !asked.data) ? { ...day, data: undefined } : asked
  return { query, both, made: waiting ? (day.data ?? null) : null }
}
