import type { Role } from '#domain/vocabulary'
import type { User, UserChange } from '../../api/accounts.ts'

export type AccountForm = Pick<User, 'name' | 'role' | 'also' | 'agencyId' | 'disabled'> & { email: string; password: string }

/** Only what differs is sent: a field that was not touched belongs to another office perhaps. */
export function changeOf(user: User, form: AccountForm): UserChange {
  const also = form.also.filter((role): role is Exclude<Role, 'none'> => role !== 'none')
  const sameAlso = also.length === user.also.length && also.every(role => user.also.includes(role))
  return {
    ...(form.name === user.name ? {} : { name: form.name }),
    ...(form.email === (user.email ?? '') ? {} : { email: form.email || null }),
    ...(form.role === user.role ? {} : { role: form.role }),
    ...(form.agencyId === user.agencyId ? {} : { agencyId: form.agencyId }),
    ...(sameAlso ? {} : { also }),
    ...(form.disabled === user.disabled ? {} : { disabled: form.disabled }),
    ...(form.password ? { password: form.password } : {}),
  }
}
