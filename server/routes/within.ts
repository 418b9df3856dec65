import type { Db } from '../../db/open.ts'
import { agencyTree } from '../../db/queries/agencies.ts'
import { sees, type Scope } from '../../db/scope.ts'
import { subtree, type Caller } from '../access/caller.ts'
import { absent } from '../refusal.ts'

/** `?agencyId=`: that agency and everything below it, as far as the caller may see it. */
export async function withinAgency(db: Db, caller: Caller, agencyId: number | undefined): Promise<Scope | undefined> {
  if (agencyId === undefined) return undefined
  if (!sees(caller.scope, agencyId)) throw absent()
  return { all: false, agencyIds: subtree(agencyId, await agencyTree(db)) }
}
