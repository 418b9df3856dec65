import type { Role } from '#domain/vocabulary'
import { enabledHolders, type ShownAccount } from '../../db/queries/accounts.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../refusal.ts'
import { demand, may, type Caller } from './caller.ts'

/** Who may change what of an account. Making accounts and giving them power are two offices:
 * the administrator does the one, the security administrator the other. */
export type AccountChange = {
  name?: string
  email?: string | null
  disabled?: boolean
  password?: string
  role?: Role
  also?: Role[]
  agencyId?: number | null
}

const power = ['role', 'also', 'agencyId'] as const
const upkeep = ['name', 'email', 'disabled', 'password'] as const
const touches = (change: AccountChange, fields: readonly (keyof AccountChange)[]) =>
  fields.some(field => change[field] !== undefined)

export const rolesOf = (row: Pick<ShownAccount, 'role' | 'also'>) => [row.role, ...(JSON.parse(row.also) as string[])] as Role[]

/** Accounts that guard the others: their passwords are not in the administrator's hand. */
const guards = new Set<Role>(['securityAdministrator', 'auditor'])
/** Offices one person must not hold together 三员分立. */
const apart: Role[] = ['administrator', 'securityAdministrator', 'auditor']

/** 403 where the caller's office does not include the change. */
export function refuseBeyondOffice(caller: Caller, before: ShownAccount, change: AccountChange): void {
  demand(caller, 'seeAccounts')
  if (touches(change, power) && !may(caller, 'giveRoles')) throw new Refusal(403, 'roles-by-security')
  if (!touches(change, upkeep) || may(caller, 'giveRoles') === may(caller, 'manageAccounts')) return
  const guarded = rolesOf(before).some(role => guards.has(role))
  if (guarded && !may(caller, 'giveRoles')) throw new Refusal(403, 'guarded-account')
  if (!guarded && !may(caller, 'manageAccounts')) throw new Refusal(403, 'accounts-by-administrator')
}

/** 422 where the change would shut somebody out, or join what must stay apart. */
export async function refuseUnwise(db: Db, caller: Caller, before: ShownAccount, change: AccountChange): Promise<void> {
  const had = rolesOf(before)
  const has = [change.role ?? (before.role as Role), ...(change.also ?? (JSON.parse(before.also) as Role[]))]
  if (caller.id === before.id) refuseOnSelf(had, before, change)
  const offices = apart.filter(role => has.includes(role))
  if (offices.length > 1 && offices.some(role => !had.includes(role))) throw new Refusal(422, 'roles-apart')
  const lost = change.disabled && !before.disabled ? had : had.filter(role => !has.includes(role))
  for (const role of ['administrator', 'securityAdministrator'] as const)
    if (lost.includes(role) && !before.disabled && (await enabledHolders(db, role)) <= 1)
      throw new Refusal(422, role === 'administrator' ? 'last-administrator' : 'last-security-administrator')
}

/** Of one's own account only further roles may be given up; the password has its own way, with the old one. */
function refuseOnSelf(had: Role[], before: ShownAccount, { role, agencyId, disabled, password, also }: AccountChange) {
  const moved = agencyId !== undefined && agencyId !== before.agencyId
  const raised = also?.some(one => !had.includes(one)) ?? false
  const other = (role !== undefined && role !== before.role) || moved || raised
  if (other || disabled === true || password !== undefined) throw new Refusal(422, 'own-account')
}
