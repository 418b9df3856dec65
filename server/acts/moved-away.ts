import { unitsOf, type LifeEvent } from '#domain/project-life'
import type { ProjectHead } from '../../db/queries/projects.ts'
import { sees, type Scope } from '../../db/scope.ts'

/** Whether the caller sees a project only because it once belonged to one of the caller's units. */
export const movedAway = (scope: Scope, { agencyId, originId }: ProjectHead, life: readonly LifeEvent[]): boolean =>
  !sees(scope, agencyId) && originId !== null && unitsOf(life, originId).some(unit => sees(scope, unit))
