import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Role } from '#domain/vocabulary'
import type { KeyScope } from '#domain/vocabulary-access'
import type { AccountsSearch } from '../search-office.ts'
import { api, bodyOf } from './client.ts'

export const accountsPageSize = 50

export const accountsQuery = (search: AccountsSearch) =>
  queryOptions({
    queryKey: ['accounts', search],
    queryFn: ({ signal }) => {
      const { q, role, disabled, page = 1 } = search
      const query = { q, role, disabled, page, pageSize: accountsPageSize }
      return bodyOf(api.users.$get({ query }, { init: { signal } }))
    },
    placeholderData: keepPreviousData,
  })
export type User = Awaited<ReturnType<NonNullable<ReturnType<typeof accountsQuery>['queryFn']>>>['items'][number]

export type NewUser = {
  username: string
  name: string
  email: string | null
  password: string
  role?: Role
  agencyId?: number | null
}
export const createUser = (json: NewUser) => bodyOf(api.users.$post({ json }))

export type UserChange = {
  name?: string
  email?: string | null
  disabled?: boolean
  password?: string
  role?: Role
  also?: Exclude<Role, 'none'>[]
  agencyId?: number | null
  version?: number
}
export const changeUser = (id: number, json: UserChange) => bodyOf(api.users[':id'].$patch({ param: { id: String(id) }, json }))

const param = (id: number) => ({ param: { id: String(id) } })
export const unlockUser = (id: number) => api.users[':id'].lock.$delete(param(id))
export const endSessionsOf = (id: number) => api.users[':id'].sessions.$delete(param(id))
export const removeSecondFactor = (id: number) => api.users[':id']['second-factor'].$delete(param(id))

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => bodyOf(api['api-keys'].$get({ query: { pageSize: 200 } }, { init: { signal } })),
})
export type ApiKey = Awaited<ReturnType<NonNullable<typeof keysQuery.queryFn>>>['items'][number]
export const createKey = (json: { name: string; accountId: number; scopes: KeyScope[]; days: number }) =>
  bodyOf(api['api-keys'].$post({ json }))
export const revokeKey = (id: number) => api['api-keys'][':id'].$delete(param(id))
