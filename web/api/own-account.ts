import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: ({ signal }) => bodyOf(api.session['second-factor'].$get({}, { init: { signal } })),
})
export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => bodyOf(api.session.sessions.$get({}, { init: { signal } })),
})

export const changePassword = (current: string, password: string) =>
  bodyOf(api.session.password.$put({ json: { current, password } }))
export const beginSecondFactor = (password: string) => bodyOf(api.session['second-factor'].$post({ json: { password } }))
export const confirmSecondFactor = (code: string) => bodyOf(api.session['second-factor'].confirm.$post({ json: { code } }))
export const disableSecondFactor = (password: string, code: string) =>
  api.session['second-factor'].disable.$post({ json: { password, code } })
export const endSession = (id: string) => api.session.sessions[':id'].$delete({ param: { id } })

/** Signs out everywhere and leaves nothing of it in this page. */
export async function signOutEverywhere(): Promise<void> {
  await api.session.sessions.$delete()
  location.assign('/signin.html')
}
