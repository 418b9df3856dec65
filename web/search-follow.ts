import { partStates, type PartState } from '#domain/monitoring-run'
import { gapOrders, gapSorts, type GapOrder, type GapSort } from '#domain/gap-list'
import { ledgerFilters, type LedgerFilter } from './api/follow.ts'
import { overviewSearch } from './search.ts'

/** What addresses of the ledger may ask for; anything unreadable is dropped. */
const wholeOf = (given: unknown) => (Number.isSafeInteger(given) && Number(given) > 0 ? Number(given) : undefined)

export type LedgerSearch = { state?: LedgerFilter; mine?: boolean; year?: number; agencyId?: number }
export const ledgerSearch = (given: Record<string, unknown>): LedgerSearch => ({
  state: ledgerFilters.find(one => one === given.state),
  mine: given.mine === true || undefined,
  year: wholeOf(given.year),
  agencyId: wholeOf(given.agencyId),
})

export type RunSearch = { state?: PartState }
export const runSearch = (given: Record<string, unknown>): RunSearch => ({
  state: partStates.find(one => one === given.state),
})

/** The gaps over all projects, one month at a time. */
export const gapLights = ['behind', 'warning'] as const
export type GapsSearch = {
  year?: number
  asOf?: string
  agencyId?: number
  signal?: (typeof gapLights)[number]
  rectification?: GapOrder
  sort?: GapSort
}
export function gapsSearch(given: Record<string, unknown>): GapsSearch {
  const { year, asOf, agencyId } = overviewSearch(given)
  return {
    year,
    asOf,
    agencyId,
    signal: gapLights.find(one => one === given.signal),
    rectification: gapOrders.find(one => one === given.rectification),
    sort: gapSorts.find(one => one === given.sort),
  }
}
