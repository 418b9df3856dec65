import { api, bodyOf, request, sendRaw } from './client.ts'

const route = api.evaluations.check
const typed = () => bodyOf(route.$post({ query: {} }))
export type CheckAnswer = Awaited<ReturnType<typeof typed>>
export type CheckedTable = Omit<CheckAnswer, 'others'>
export type Objection = CheckedTable['findings'][number]
export type ReadRow = CheckedTable['read']['rows'][number]

/** Has a finished table checked; nothing is kept. */
export const checkTable = (body: Blob | string, type: string): Promise<CheckAnswer> =>
  sendRaw<CheckAnswer>('POST', '/evaluations/check', body, type)

export type Brought = { body: Blob | string; type: string; name: string }

/** The same file with its notes, and the name it should have. */
export async function checkCopy({ body, type, name }: Brought): Promise<{ file: Blob; name: string }> {
  const headers = { 'Content-Type': type, 'X-File-Name': encodeURIComponent(name) }
  const answer = await request('/api/v1/evaluations/check/copy', { method: 'POST', body, headers })
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
  return { file: await answer.blob(), name: decodeURIComponent(named ?? '') }
}
