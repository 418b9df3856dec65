import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { TemplateKind } from '#domain/vocabulary-template'
import { api, bodyOf, request } from './client.ts'

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => bodyOf(api.templates.$get({}, { init: { signal } })),
})
export type Template = Awaited<ReturnType<NonNullable<(typeof templatesQuery)['queryFn']>>>['items'][number]

export const templateNamesQuery = queryOptions({
  queryKey: ['templates', 'names'],
  queryFn: ({ signal }) => bodyOf(api.templates.names.$get({}, { init: { signal } })),
  staleTime: Infinity,
})

/** Projects to preview with, the first by name. */
export const pickProjectsQuery = (q: string) =>
  queryOptions({
    queryKey: ['templates', 'pick', q],
    queryFn: ({ signal }) =>
      bodyOf(api.projects.$get({ query: { ...(q ? { q } : {}), page: 1, pageSize: 50, sort: 'name' } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

/** Of each form the templates a project's unit is filled from. */
export const projectTemplatesQuery = (id: number) =>
  queryOptions({
    queryKey: ['templates', 'of', id],
    queryFn: ({ signal }) => bodyOf(api.projects[':id'].templates.$get({ param: { id: String(id) } }, { init: { signal } })),
  })

export const templateExportUrl = (
  projectId: number,
  templateId: number,
  more: { asOf?: string; runId?: number } = {},
): string => {
  const query = new URLSearchParams({ templateId: String(templateId) })
  if (more.asOf) query.set('asOf', more.asOf)
  if (more.runId !== undefined) query.set('runId', String(more.runId))
  return `/api/v1/projects/${projectId}/exports/template?${query.toString()}`
}

export const retireTemplate = (id: number) => bodyOf(api.templates[':id'].retire.$post({ param: { id: String(id) } }))

export type TemplatePreview = Awaited<ReturnType<typeof typedPreview>>
const typedPreview = () => bodyOf(api.templates.preview.$post({ query: { kind: 'report' } }))

async function send<T>(path: string, query: Record<string, string>, file: File): Promise<T> {
  const body = new FormData()
  body.set('file', file)
  const answer = await request(`/api/v1${path}?${new URLSearchParams(query).toString()}`, { method: 'POST', body })
  return (await answer.json()) as T
}
export const previewTemplate = (kind: TemplateKind, projectId: number | null, file: File) =>
  send<TemplatePreview>('/templates/preview', { kind, ...(projectId === null ? {} : { projectId: String(projectId) }) }, file)
export const addTemplate = (kind: TemplateKind, name: string, agencyId: number, file: File) =>
  send<Template>('/templates', { kind, name, agencyId: String(agencyId) }, file)
