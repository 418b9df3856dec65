import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

const ofProject = api.projects[':id'].reviewers
const paramOf = (projectId: number) => ({ id: String(projectId) })

/** Who was given the project to review; asked only by who may assign. */
export const reviewersQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'reviewers'],
    queryFn: ({ signal }) => bodyOf(ofProject.$get({ param: paramOf(projectId) }, { init: { signal } })),
  })
export type Assigned = Awaited<ReturnType<NonNullable<ReturnType<typeof reviewersQuery>['queryFn']>>>['items']

/** Reviewers by a part of their name. */
export const foundReviewersQuery = (q: string) =>
  queryOptions({
    queryKey: ['reviewers', q],
    queryFn: ({ signal }) => bodyOf(api.reviewers.$get({ query: { q } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

export const assignReviewers = (projectId: number, accountIds: number[]) =>
  bodyOf(ofProject.$put({ param: paramOf(projectId), json: { accountIds } }))
