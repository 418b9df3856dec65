import { queryOptions } from '@tanstack/react-query'
import type { ChangeStep } from '#domain/target-change'
import type { LifeAct } from '#domain/vocabulary-life'
import { api, bodyOf } from './client.ts'

const project = api.projects[':id']
const changes = project['target-changes']
const paramOf = (projectId: number) => ({ id: String(projectId) })

export type LifeRecord = {
  event: LifeAct
  effective: string
  reason: string
  documentNo: string
  agencyId?: number
  projectId?: number
}
export const recordLife = (projectId: number, json: LifeRecord) =>
  bodyOf(project.events.$post({ param: paramOf(projectId), json }))

/** Requests and versions of a project's targets. */
export const changesQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'changes'],
    queryFn: ({ signal }) => bodyOf(changes.$get({ param: paramOf(projectId) }, { init: { signal } })),
  })
export type TargetChange = Awaited<ReturnType<NonNullable<ReturnType<typeof changesQuery>['queryFn']>>>['items'][number]

type Asked = { indicatorId: number; target: string; effective: string; documentNo: string; reason: string }
export const proposeChange = (projectId: number, json: Asked) => bodyOf(changes.$post({ param: paramOf(projectId), json }))

export const decideChange = (projectId: number, change: TargetChange, step: ChangeStep, opinion = '') =>
  bodyOf(
    changes[':changeId'][step].$post({
      param: { id: String(projectId), changeId: String(change.id) },
      json: { opinion, version: change.version },
    }),
  )

/** Names and telephone in full; the trail records it. */
export const revealPersonal = (projectId: number) => bodyOf(project.personal.$post({ param: paramOf(projectId) }))

/** Other projects of a year that one could be merged into. */
export const projectsOfYearQuery = (year: number) =>
  queryOptions({
    queryKey: ['projects', 'of-year', year],
    queryFn: ({ signal }) =>
      bodyOf(api.projects.$get({ query: { year, page: 1, pageSize: 200, sort: 'name' } }, { init: { signal } })),
  })
