import { api, bodyOf, request } from './client.ts'

const typed = () => bodyOf(api.projects[':id'].imports.evaluation.$post({ param: { id: '' }, query: {} }))
export type FormBack = Awaited<ReturnType<typeof typed>>
export type BackCell = FormBack['cells'][number]

/** The form that is brought back: a project's self-evaluation, or its table of a monitoring run. */
export type BackPlace = { projectId: number; runId?: number }
type Wish = { table?: number; save?: { version: number; accept: readonly string[] } }

/** Compared, or what was accepted of it written. */
export async function sendForm({ projectId, runId }: BackPlace, file: File, { table, save }: Wish): Promise<FormBack> {
  const query = new URLSearchParams(save ? { version: String(save.version) } : { dryRun: '1' })
  if (table !== undefined) query.set('table', String(table))
  const path =
    runId === undefined ? `/projects/${projectId}/imports/evaluation` : `/monitoring-runs/${runId}/projects/${projectId}/import`
  const body = new FormData()
  // As a field of the form: a long list does not fit an address.
  if (save) body.set('accept', save.accept.join(','))
  body.set('file', file)
  const answer = await request(`/api/v1${path}?${query.toString()}`, { method: 'POST', body })
  return (await answer.json()) as FormBack
}
