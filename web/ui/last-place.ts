import type { OverviewSearch } from '../search.ts'

/** The portfolio as each of its steps (all, a department, a unit) was last left: a step back up finds filters and row again. */
const places = new Map<number | undefined, OverviewSearch>()

/** Without its past day: that one stays in or leaves for all pages at once. */
export function rememberPlace({ on: _, ...search }: OverviewSearch): void {
  places.set(search.agencyId, search)
}

/** The step's last place, at the month looked at now; of another year only the step itself. */
export function lastPlace(asOf: string, agencyId: number | undefined): OverviewSearch {
  const known = places.get(agencyId)
  const sameYear =
    known &&
    (known.asOf === undefined
      ? known.year === undefined || String(known.year) === asOf.slice(0, 4)
      : known.asOf.slice(0, 4) === asOf.slice(0, 4))
  return sameYear ? { ...known, year: undefined, asOf } : { asOf, agencyId }
}
