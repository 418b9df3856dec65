import { queryOptions } from '@tanstack/react-query'
import type { SheetChoices } from '#domain/sheet'
import { api, bodyOf, sendRaw } from './client.ts'

const one = api.projects[':id'].sheets[':sheetId']
const paramOf = (projectId: number, sheetId: number) => ({ id: String(projectId), sheetId: String(sheetId) })

/** The sheets a project's values were made from, newest first. */
export const sheetsQuery = (projectId: number) =>
  queryOptions({
    queryKey: ['projects', projectId, 'sheets'],
    queryFn: ({ signal }) => bodyOf(api.projects[':id'].sheets.$get({ param: { id: String(projectId) } }, { init: { signal } })),
  })
export type Sheets = Awaited<ReturnType<NonNullable<ReturnType<typeof sheetsQuery>['queryFn']>>>
export type SheetItem = Sheets['items'][number]

export const rowsPerPage = 100

/** One sheet with a page of its rows. */
export const sheetQuery = (projectId: number, sheetId: number, page: number, leftOutOnly: boolean) =>
  queryOptions({
    queryKey: ['projects', projectId, 'sheets', sheetId, page, leftOutOnly],
    queryFn: ({ signal }) =>
      bodyOf(
        one.$get(
          {
            param: paramOf(projectId, sheetId),
            query: { page, pageSize: rowsPerPage, ...(leftOutOnly ? { only: 'leftOut' as const } : {}) },
          },
          { init: { signal } },
        ),
      ),
  })
export type SheetDetail = Awaited<ReturnType<NonNullable<ReturnType<typeof sheetQuery>['queryFn']>>>
export type SheetRow = SheetDetail['items'][number]

export const removeSheet = (projectId: number, sheetId: number, reason: string) =>
  bodyOf(one.remove.$post({ param: paramOf(projectId, sheetId), json: { reason } }))

export type Source = { body: Blob | string; type: string; name: string }
export type SheetPlace = { projectId: number; indicatorId: number; month: string; agencyId?: number | undefined }

const importRoute = api.projects[':id'].imports.sheet
export type Preview = Awaited<ReturnType<typeof typed>>
const typed = () => bodyOf(importRoute.$post({ param: { id: '' }, query: { indicatorId: 0, month: '' } }))

/** Reads a sheet, and keeps it unless it is a trial. */
export function sendSheet(place: SheetPlace, source: Source, choices: SheetChoices, dryRun: boolean): Promise<Preview> {
  const query = new URLSearchParams({ indicatorId: String(place.indicatorId), month: place.month, name: source.name })
  if (place.agencyId !== undefined) query.set('agencyId', String(place.agencyId))
  if (dryRun) query.set('dryRun', '1')
  query.set('choices', JSON.stringify(choices))
  return sendRaw<Preview>('POST', `/projects/${place.projectId}/imports/sheet?${query}`, source.body, source.type)
}
