import { partStates, type PartState } from '#domain/monitoring-run'
import { ledgerFilters, type LedgerFilter } from './api/follow.ts'

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
