import { useQuery } from '@tanstack/react-query'
import { historyQuery, type Past } from '../../api/carry-over.ts'
import type { ReviewState } from './review-state.ts'

/** What the years before came to: with what was carried over, else found by the unit and name the form began with. */
export function usePast({ carried, declaration }: ReviewState): Past | null {
  const { agencyCode, projectName, year } = declaration
  const known = agencyCode.trim() !== '' && projectName.trim() !== '' && year >= 2000 && year <= 2100
  const { data } = useQuery({ ...historyQuery({ agencyCode, projectName, year }), enabled: carried === null && known })
  return carried?.past ?? data ?? null
}
