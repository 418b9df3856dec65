import type { Db } from '../../db/open.ts'
import { projectHead, type ProjectHead } from '../../db/queries/projects.ts'
import { sees } from '../../db/scope.ts'
import { absent, notAllowed } from '../refusal.ts'
import type { Caller } from './caller.ts'

/** The project an act is about: 404 where the caller may not see it, 403 where it is seen but belongs to other units. */
export async function ownProject(db: Db, caller: Caller, id: number): Promise<ProjectHead> {
  const head = await projectHead(db, caller.scope, id)
  if (!head) throw absent()
  if (!sees(caller.scope, head.agencyId)) throw notAllowed()
  return head
}
