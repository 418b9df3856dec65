import { queryOptions } from '@tanstack/react-query'
import type { Shape } from '#domain/vocabulary-shape'
import { api, bodyOf } from './client.ts'

const shapes = api.projects[':id'].indicators[':indicatorId'].shapes
const paramOf = (projectId: number, indicatorId: number) => ({ id: String(projectId), indicatorId: String(indicatorId) })

export const shapesQuery = (projectId: number, indicatorId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'shapes', indicatorId],
    queryFn: ({ signal }) => bodyOf(shapes.$get({ param: paramOf(projectId, indicatorId) }, { init: { signal } })),
  })
export type Shapes = Awaited<ReturnType<NonNullable<ReturnType<typeof shapesQuery>['queryFn']>>>

export const chooseShape = (
  projectId: number,
  indicatorId: number,
  json: { shape: Shape; documentNo?: string; reason?: string },
) => bodyOf(shapes.$put({ param: paramOf(projectId, indicatorId), json }))

export const confirmTwin = (projectId: number, indicatorId: number, json: { twinId: number | null; version: number }) =>
  bodyOf(shapes.twin.$put({ param: paramOf(projectId, indicatorId), json }))
