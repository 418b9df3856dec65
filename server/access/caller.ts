import type { Role } from '#domain/vocabulary'
import type { KeyScope } from '#domain/vocabulary-access'
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
  /** The account's role asks for a second factor it has not set up yet. */
  mustSetUpSecondFactor?: boolean
  /** The session that asks, as its owner sees it in the list. */
  sessionId?: string
  /** The API key that asks in the account's name, and what it may do of what the account may. */
  keyId?: number
  keyScopes?: readonly KeyScope[]
}

/** What may be done; finer rules (own report, locked months) are checked where they apply. */
export const rights = {
  see: ['clerk', 'unitHead', 'department', 'bureau', 'reviewer'],
  declare: ['clerk', 'unitHead', 'department', 'bureau'],
  enter: ['clerk', 'unitHead', 'bureau'],
  approve: ['unitHead', 'department', 'bureau'],
  /** Suspending, closing, moving … a project. */
  changeLife: ['department', 'bureau'],
  /** Approving target changes, and changing targets directly once a report was approved. */
  decideTargets: ['department', 'bureau'],
  seePersonal: ['unitHead', 'department', 'bureau'],
  assignReviewers: ['department', 'bureau'],
  /** Ordering and closing 整改; a reviewer only of what was given. */
  rectify: ['department', 'bureau', 'reviewer'],
  /** Monitoring runs 运行监控: opened by the bureau, their tables decided by departments too. */
  openRuns: ['bureau'],
  decideRuns: ['department', 'bureau'],
  /** Year-end evaluations 绩效自评: reviewed by departments, made final by the bureau. */
  decideEvaluations: ['department', 'bureau'],
  /** The final score of each row 定分. */
  fixScores: ['bureau'],
  /** Scoring a handed-in evaluation anew 复评, where the project was given. */
  scoreEvaluations: ['reviewer'],
  /** Text and numbers alike in two units' reports: a reviewer only of what was given. */
  seeCopies: ['department', 'bureau', 'reviewer'],
  grantException: ['department', 'bureau'],
  editCalendar: ['bureau'],
  /** Rule sets: read by everybody who sees, made and put in force by the bureau. */
  editRules: ['bureau'],
  /** The bureau's lists are the bureau's; a department keeps its own. */
  editWatchLists: ['department', 'bureau'],
  /** Forms of one's own: the bureau's for all, a department's for its units. */
  keepTemplates: ['department', 'bureau'],
  /** Letting a group's robot speak: everybody there hears it. */
  speakToGroup: ['bureau'],
  /** Learning anew what like indicators teach a forecast; it shows nobody's values. */
  learnPriors: ['bureau', 'administrator'],
  manageAgencies: ['bureau'],
  /** Counters' readings. */
  observe: ['clerk', 'unitHead', 'bureau'],
  seeAccounts: ['administrator', 'securityAdministrator'],
  /** Makes, disables and renames accounts, resets passwords; gives no power. */
  manageAccounts: ['administrator'],
  /** Gives roles and units, lifts locks, removes second factors, manages keys. */
  giveRoles: ['securityAdministrator'],
  /** How the system is doing: jobs, storage, backups. */
  seeSystem: ['administrator'],
  readTrail: ['auditor', 'securityAdministrator'],
} as const satisfies Record<string, readonly Role[]>
export type Right = keyof typeof rights

/** All a key can ever be used for; whatever is not named here needs a person. */
const ofKeys: Record<KeyScope, Right> = { read: 'see', declare: 'declare', enter: 'enter', observations: 'observe' }

export const may = (caller: Caller, right: Right): boolean =>
  caller.roles.some(role => (rights[right] as readonly Role[]).includes(role)) &&
  (caller.keyId === undefined || (caller.keyScopes ?? []).some(scope => ofKeys[scope] === right))

export const rightsOf = (caller: Caller): Right[] => (Object.keys(rights) as Right[]).filter(right => may(caller, right))

/** Refuses with 401 or 403 unless the caller holds the right. */
export function demand(caller: Caller | null, right: Right): Caller {
  if (!caller) throw new Refusal(401, 'not-signed-in')
  if (caller.mustChangePassword) throw new Refusal(403, 'password-change-required')
  if (caller.mustSetUpSecondFactor) throw new Refusal(403, 'second-factor-setup-required')
  if (!may(caller, right)) throw notAllowed()
  return caller
}

/** A person's own sign-in is no business of a machine's key. */
export function demandPerson(caller: Caller | null): Caller {
  if (!caller) throw new Refusal(401, 'not-signed-in')
  if (caller.keyId !== undefined) throw new Refusal(403, 'key-not-for-this')
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
  if (roles.includes('bureau')) return { all: true }
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
