import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Roll } from '#domain/counter'
import type { Month } from '#domain/month'
import type { PullSourceInput } from '#domain/pull'
import { api, bodyOf } from './client.ts'

const project = api.projects[':id']
const param = (id: number) => ({ id: String(id) })

export const countersQuery = (projectId: number, month: Month | undefined) =>
  queryOptions({
    queryKey: ['projects', projectId, 'counters', month ?? null],
    queryFn: ({ signal }) => bodyOf(project.counters.$get({ param: param(projectId), query: { month } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })
export type Counters = Awaited<ReturnType<NonNullable<ReturnType<typeof countersQuery>['queryFn']>>>
export type CounterIndicator = Counters['indicators'][number]
export type CounterUnit = CounterIndicator['units'][number]
export type PullSource = Counters['sources'][number]

export const setRoll = (projectId: number, indicatorId: number, roll: Roll | null) =>
  bodyOf(
    project.counters[':indicatorId'].$put({ param: { ...param(projectId), indicatorId: String(indicatorId) }, json: { roll } }),
  )

const sources = project['pull-sources']
export const addSource = (projectId: number, json: PullSourceInput) => bodyOf(sources.$post({ param: param(projectId), json }))
export const trySource = (projectId: number, json: PullSourceInput & { sourceId?: number }) =>
  bodyOf(project['pull-trials'].$post({ param: param(projectId), json }))

const one = (projectId: number, sourceId: number) => ({ ...param(projectId), sourceId: String(sourceId) })
export const changeSource = (projectId: number, sourceId: number, json: PullSourceInput & { version: number }) =>
  bodyOf(sources[':sourceId'].$patch({ param: one(projectId, sourceId), json }))
export const removeSource = (projectId: number, sourceId: number) =>
  bodyOf(sources[':sourceId'].$delete({ param: one(projectId, sourceId) }))
export const runSource = (projectId: number, sourceId: number) =>
  bodyOf(sources[':sourceId'].run.$post({ param: one(projectId, sourceId) }))
