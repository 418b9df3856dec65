import { inArray, or, sql, type Column, type SQL } from 'drizzle-orm'
import { table } from './open.ts'

/** What a caller may see: everything; or the projects of these agencies, those their units contribute to, and those the
 * caller was given to review. Every query that returns rows takes one. */
export type Scope = { all: true } | { all: false; agencyIds: number[]; reviewer?: number }
export const everything: Scope = { all: true }
type Part = Exclude<Scope, { all: true }>

const { reviewerAssignment, contributor, project, projectEvent } = table
const none = sql`1 = 0`

/** Agencies and accounts of the caller's own units; undefined where nothing needs to be cut. */
export function within(scope: Scope, agencyId: Column): SQL | undefined {
  if (scope.all) return undefined
  return scope.agencyIds.length ? inArray(agencyId, scope.agencyIds) : none
}

const assigned = (scope: Part, projectId: Column) =>
  scope.reviewer === undefined
    ? undefined
    : sql`${projectId} in (select ${reviewerAssignment.projectId} from ${reviewerAssignment} where ${reviewerAssignment.accountId} = ${scope.reviewer})`

const shared = (scope: Part, projectId: Column) =>
  scope.agencyIds.length
    ? sql`${projectId} in (select ${contributor.projectId} from ${contributor} where ${inArray(contributor.agencyId, scope.agencyIds)})`
    : undefined

/** Projects that belonged to the units before they were moved away. */
const former = (scope: Part, projectId: Column) =>
  scope.agencyIds.length
    ? sql`(${projectId} in (select ${project.id} from ${project} where ${inArray(project.originId, scope.agencyIds)})
      or ${projectId} in (select ${projectEvent.projectId} from ${projectEvent} where ${projectEvent.event} = 'move' and ${inArray(projectEvent.otherId, scope.agencyIds)}))`
    : undefined

/** Projects that count as the caller's in totals: of the own units, or given to review. */
export function counted(scope: Scope, agencyId: Column, projectId: Column): SQL | undefined {
  if (scope.all) return undefined
  return or(within(scope, agencyId), assigned(scope, projectId))
}

/** Projects the caller may look at: those that count, those the own units contribute values to, and those moved away from them. */
export function visible(scope: Scope, agencyId: Column, projectId: Column): SQL | undefined {
  if (scope.all) return undefined
  return or(within(scope, agencyId), assigned(scope, projectId), shared(scope, projectId), former(scope, projectId))
}

/** Agencies to choose from: the own ones, and those whose projects were given to review. */
export function shownAgencies(scope: Scope, agencyId: Column): SQL | undefined {
  if (scope.all || scope.reviewer === undefined) return within(scope, agencyId)
  return or(
    within(scope, agencyId),
    sql`${agencyId} in (select ${project.agencyId} from ${project} where ${assigned(scope, project.id)})`,
  )
}

/** Whether an agency is one of the caller's own: what belongs to it may be changed, rights permitting. */
export const sees = (scope: Scope, agencyId: number): boolean => scope.all || scope.agencyIds.includes(agencyId)
