import { queryOptions } from '@tanstack/react-query'
import type { Declaration, Question } from '#domain/declaration'
import type { QualityCode } from '#domain/target-quality'
import { api, bodyOf, sendRaw } from './client.ts'

/** A project as declared, with ids: what the month entry needs beside the values. */
export const declaredQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'declared'],
    queryFn: ({ signal }) => bodyOf(api.projects[':id'].$get({ param: { id: String(projectId) } }, { init: { signal } })),
    staleTime: 60_000,
  })
export type Declared = Awaited<ReturnType<NonNullable<ReturnType<typeof declaredQuery>['queryFn']>>>

export type SourceLine = {
  number: number
  cells: string[]
  paths: string[]
  role: 'blank' | 'heading' | 'field' | 'unused'
  unused: boolean
  leftover: string[]
}
export type Parsed = { declaration: Declaration; questions: Question[]; lines: SourceLine[] }

/** Reads a form without saving anything. */
export const parseDeclaration = (body: Blob | string, contentType: string) =>
  sendRaw<Parsed>('POST', '/declarations/parse', body, contentType)

type Created = {
  carriedFrom?: { projectId: number; contracts: number[] }
  overruled: { code: QualityCode; path: string; reason: string }[]
}
export const createProject = (declaration: Declaration, more: Created) =>
  bodyOf(api.projects.$post({ json: { declaration, ...more } }))
