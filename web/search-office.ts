import { roles, type Role } from '#domain/vocabulary'
import { auditResults, type AuditResult } from '#domain/vocabulary-audit'
import { overviewSearch } from './search.ts'

/** What addresses of accounts and of the trail may ask for; anything unreadable is dropped. */
const oneOf = <V extends string>(values: readonly V[], given: unknown): V | undefined => values.find(value => value === given)
const textOf = (given: unknown) =>
  typeof given === 'string' || typeof given === 'number' ? String(given).trim().slice(0, 100) || undefined : undefined
const dayOf = (given: unknown) =>
  typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : undefined

export type AccountsSearch = { q?: string; role?: Role; disabled?: 'true' | 'false'; page?: number }
export const accountsSearch = (given: Record<string, unknown>): AccountsSearch => ({
  q: textOf(given.q),
  role: oneOf(roles, given.role),
  disabled: oneOf(['true', 'false'], String(given.disabled)),
  page: Number.isSafeInteger(given.page) && Number(given.page) > 1 ? Number(given.page) : undefined,
})

export type AuditSearch = { actor?: string; event?: string; result?: AuditResult; from?: string; until?: string }
export const auditSearch = (given: Record<string, unknown>): AuditSearch => ({
  actor: textOf(given.actor),
  event: textOf(given.event),
  result: oneOf(auditResults, given.result),
  from: dayOf(given.from),
  until: dayOf(given.until),
})

const placePattern = /^[a-z0-9-]{1,60}@[1-9]\d{0,5}$/
const placeOf = (given: unknown) => (typeof given === 'string' && placePattern.test(given) ? given : undefined)

/** A version of a rule set, and which one it is compared with: `national-2020@1`. */
export type RulesSearch = { version?: number; against?: string }
export const rulesSearch = (given: Record<string, unknown>): RulesSearch => ({
  version: Number.isSafeInteger(given.version) && Number(given.version) > 0 ? Number(given.version) : undefined,
  against: placeOf(given.against),
})

/** What a new rule set is made from. */
export const newRulesSearch = (given: Record<string, unknown>): { from?: string } => ({ from: placeOf(given.from) })

/** Key monitoring lists at a month; `show=unknown` lists the projects that cannot be judged. */
export type WatchSearch = { year?: number; asOf?: string; show?: 'unknown' }
export const watchSearch = (given: Record<string, unknown>): WatchSearch => {
  const { year, asOf } = overviewSearch(given)
  return { year, asOf, show: oneOf(['unknown'] as const, given.show) }
}
