import type { Month } from '#domain/month'
import { api, bodyOf, request } from './client.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** `mine` and `theirs`: rows in conflict and whose value is kept. */
export type Kept = { mine: readonly string[]; theirs: readonly string[] }

/** What a filled workbook would change; saved only when it is asked for. */
export const sendEntryBook = (projectId: number, month: Month, file: Blob, save: boolean, { mine, theirs }: Kept) =>
  bodyOf(
    api.projects[':id'].imports.entry.$post(
      {
        param: { id: String(projectId) },
        query: { dryRun: save ? '0' : '1', month, mine: mine.join(','), theirs: theirs.join(',') },
      },
      { init: { body: file, headers: { 'Content-Type': xlsx } } },
    ),
  )
export type Imported = Awaited<ReturnType<typeof sendEntryBook>>

/** Saved as a file in the reader's language: a plain link would ask in the browser's. */
export async function downloadEntryBook(projectId: number, month: Month): Promise<void> {
  const answer = await request(`/api/v1/projects/${projectId}/exports/entry.xlsx?month=${month}`)
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = named ? decodeURIComponent(named) : `entry-${month}.xlsx`
  link.click()
  URL.revokeObjectURL(url)
}
