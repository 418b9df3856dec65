import type { Role } from '#domain/vocabulary'
import type { Scope } from '../../db/scope.ts'
import { Refusal, notAllowed } from '../refusal.ts'

/** Who asks, with what roles, and what part of the agency tree is visible. */
export type Caller = {
  id: number
  username: string
  name: string
  role: Role
  /** `role` and whatever else the account holds. */
  roles: Role[]
  agencyId: number | null
  mustChangePassword: boolean
  scope: Scope
  /** The API key that asks in the account's name. */
  keyId?: number
}

/** What may be done; finer rules (own report, locked months) are checked where they apply. */
export const rights = {
  see: ['clerk', 'unitHead', 'department', 'bureau', 'reviewer', 'auditor'],
  declare: ['clerk', 'unitHead', 'department', 'bureau'],
  enter: ['clerk', 'unitHead', 'bureau'],
  approve: ['unitHead', 'department', 'bureau'],
  assignReviewers: ['department', 'bureau'],
  grantException: ['department', 'bureau'],
  editCalendar: ['bureau'],
  manageAgencies: ['bureau'],
  manageAccounts: ['administrator', 'securityAdministrator'],
} as const satisfies Record<string, readonly Role[]>
export type Right = keyof typeof rights

export const may = (caller: Caller, right: Right): boolean =>
  caller.roles.some(role => (rights[right] as readonly Role[]).includes(role))

export const rightsOf = (caller: Caller): Right[] => (Object.keys(rights) as Right[]).filter(right => may(caller, right))

/** Refuses with 401 or 403 unless the caller holds the right. */
export function demand(caller: Caller | null, right: Right): Caller {
  if (!caller) throw new Refusal(401, 'not-signed-in')
  if (caller.mustChangePassword) throw new Refusal(403, 'password-change-required')
  if (!may(caller, right)) throw notAllowed()
  return caller
}

/** Roles that see their agency and what lies below it. */
const ofUnits: readonly Role[] = ['clerk', 'unitHead', 'department']

/** The bureau sees everything; units and departments their agency and what lies below it; a reviewer the projects given to
 * review, wherever they are; a plain administrator no data at all. */
export function scopeOf(
  roles: Role[],
  agencyId: number | null,
  tree: { id: number; parentId: number | null }[],
  accountId: number,
): Scope {
  if (roles.includes('bureau') || roles.includes('auditor')) return { all: true }
  const reviewer = roles.includes('reviewer') ? { reviewer: accountId } : {}
  const own = agencyId !== null && roles.some(role => ofUnits.includes(role))
  return { all: false, agencyIds: own ? subtree(agencyId, tree) : [], ...reviewer }
}

/** An agency and everything below it. */
export function subtree(root: number, tree: { id: number; parentId: number | null }[]): number[] {
  const children = new Map<number, number[]>()
  for (const node of tree)
    if (node.parentId !== null) {
      const list = children.get(node.parentId)
      if (list) list.push(node.id)
      else children.set(node.parentId, [node.id])
    }
  // A set grows while it is walked, and a tree that bites its own tail ends the walk.
  const found = new Set([root])
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child)
  return [...found]
}
