import { inArray, sql, type Column, type SQL } from 'drizzle-orm'

/** What a caller may see: everything, or the projects of these agencies. Every query that returns rows takes one. */
export type Scope = { all: true } | { all: false; agencyIds: number[] }
export const everything: Scope = { all: true }

/** The condition that keeps a query inside the caller's scope; undefined where nothing needs to be cut. */
export function within(scope: Scope, agencyId: Column): SQL | undefined {
  if (scope.all) return undefined
  return scope.agencyIds.length ? inArray(agencyId, scope.agencyIds) : sql`1 = 0`
}

export const sees = (scope: Scope, agencyId: number): boolean => scope.all || scope.agencyIds.includes(agencyId)
