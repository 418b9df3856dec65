import { useQuery } from '@tanstack/react-query'
import type { Declared } from '../../api/declarations.ts'
import { monthQuery } from '../../api/months.ts'

export type Unit = { agencyId: number | undefined; name: string }
/** The project's own unit reports alone: nothing to choose, and the server knows it. */
const own: Unit[] = [{ agencyId: undefined, name: '' }]

/** The units of an indicator that the caller may enter for; empty until that is known. */
export function useUnits(projectId: number, month: string, indicator: Declared['indicators'][number] | undefined): Unit[] {
  const shared = indicator !== undefined && indicator.sharing.length > 0
  const { data } = useQuery({ ...monthQuery(projectId, month), enabled: shared })
  if (!shared) return own
  if (!data) return []
  return indicator.sharing.filter(({ agencyId }) => data.units === null || data.units.includes(agencyId))
}
