import { queryOptions } from '@tanstack/react-query'
import type { ReportSection } from '#domain/report'
import { api, bodyOf } from './client.ts'

const of = api.projects[':id'].report
const at = (id: number) => ({ param: { id: String(id) } })

export const reportQuery = (id: number) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: ({ signal }) => bodyOf(of.$get(at(id), { init: { signal } })),
  })
export type Report = Awaited<ReturnType<NonNullable<ReturnType<typeof reportQuery>['queryFn']>>>
export type Section = Report['sections'][number]
export type Block = Section['blocks'][number]

const sectionAt = (id: number, section: ReportSection) => ({ param: { id: String(id), section } })

export const versionsQuery = (id: number, section: ReportSection, version: number) =>
  queryOptions({
    queryKey: ['report', id, section, version],
    queryFn: ({ signal }) => bodyOf(of[':section'].versions.$get(sectionAt(id, section), { init: { signal } })),
  })

export const writePassage = (id: number, section: ReportSection, json: { text: string; version: number }) =>
  bodyOf(of[':section'].$put({ ...sectionAt(id, section), json }))
