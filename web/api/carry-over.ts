import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

/** The next year's declaration as a project proposes it. */
export const carryOverQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'carry-over'],
    queryFn: ({ signal }) =>
      bodyOf(api.projects[':id']['carry-over'].$get({ param: { id: String(projectId) } }, { init: { signal } })),
    // What was proposed another time is never begun with.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
export type CarryOver = Awaited<ReturnType<NonNullable<ReturnType<typeof carryOverQuery>['queryFn']>>>
export type Past = NonNullable<CarryOver['past']>

/** What came of the targets of the project that a declaration would continue. */
export const historyQuery = (asked: { agencyCode: string; projectName: string; year: number }) =>
  queryOptions({
    queryKey: ['declarations', 'history', asked],
    queryFn: async ({ signal }) => (await bodyOf(api.declarations.history.$post({ json: asked }, { init: { signal } }))).past,
    staleTime: 60_000,
  })

export type CarrySearch = { year?: number; agencyId?: number }
export const carryListQuery = ({ year, agencyId }: CarrySearch) =>
  queryOptions({
    queryKey: ['carry-overs', year, agencyId],
    queryFn: ({ signal }) =>
      bodyOf(
        api['carry-overs'].$get({ query: { year: year?.toString(), agencyId: agencyId?.toString() } }, { init: { signal } }),
      ),
  })
export type CarryList = Awaited<ReturnType<NonNullable<ReturnType<typeof carryListQuery>['queryFn']>>>

export const carryProjects = (projectIds: number[]) => bodyOf(api['carry-overs'].$post({ json: { projectIds } }))
export type Carried = Awaited<ReturnType<typeof carryProjects>>['items'][number]
