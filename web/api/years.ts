import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

/** A project through its years. */
export const projectYearsQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'years'],
    queryFn: ({ signal }) => bodyOf(api.projects[':id'].years.$get({ param: { id: String(projectId) } }, { init: { signal } })),
  })
export type ProjectYears = Awaited<ReturnType<NonNullable<ReturnType<typeof projectYearsQuery>['queryFn']>>>

export const yearsFile = (projectId: number) => `/api/v1/projects/${projectId}/exports/years.xlsx`
