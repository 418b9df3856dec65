import { queryOptions } from '@tanstack/react-query'
import { api, bodyOf } from './client.ts'

/** The project as declared: objectives, texts (sanitised by the server), funding, target versions. */
export const projectDetailQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'detail'],
    queryFn: ({ signal }) => bodyOf(api.projects[':id'].$get({ param: { id: String(projectId) } }, { init: { signal } })),
  })

export type ProjectDetail = Awaited<ReturnType<NonNullable<ReturnType<typeof projectDetailQuery>['queryFn']>>>

/** Every version of one indicator's values and targets, oldest first. */
export const indicatorHistoryQuery = (projectId: number, indicatorId: number, on?: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'history', { indicatorId, on }],
    queryFn: ({ signal }) =>
      bodyOf(
        api.projects[':id'].history.$get({ param: { id: String(projectId) }, query: { indicatorId, on } }, { init: { signal } }),
      ),
  })

export type IndicatorHistory = Awaited<ReturnType<NonNullable<ReturnType<typeof indicatorHistoryQuery>['queryFn']>>>
export type ActualVersion = IndicatorHistory['actuals'][number]
export type TargetHistory = IndicatorHistory['targets'][number]
