import { yearOf } from '#domain/month'
import type { Db } from '../../db/open.ts'
import { agencyTree } from '../../db/queries/agencies.ts'
import { sees, type Scope } from '../../db/scope.ts'
import { subtree, type Caller } from '../access/caller.ts'
import { Refusal, absent } from '../refusal.ts'

/** `?agencyId=`: that agency and everything below it, as far as the caller may see it. */
export async function withinAgency(db: Db, caller: Caller, agencyId: number | undefined): Promise<Scope | undefined> {
  if (agencyId === undefined) return undefined
  // What an expert was given may lie anywhere; the cut leaves of it what lies below this agency.
  const expert = !caller.scope.all && caller.scope.reviewer !== undefined
  if (!expert && !sees(caller.scope, agencyId)) throw absent()
  return { all: false, agencyIds: subtree(agencyId, await agencyTree(db)) }
}

/** A month in the URL that lies outside the year asked for is a mistake worth saying. */
export function refuseOtherYear({ year, asOf }: { year?: number; asOf?: string }) {
  if (year !== undefined && asOf !== undefined && yearOf(asOf) !== year)
    throw new Refusal(422, 'month-outside', { month: asOf, year })
}
