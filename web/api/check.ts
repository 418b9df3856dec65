import { api, bodyOf, sendRaw } from './client.ts'

const route = api.evaluations.check
const typed = () => bodyOf(route.$post({ query: {} }))
export type CheckAnswer = Awaited<ReturnType<typeof typed>>
export type CheckedTable = Omit<CheckAnswer, 'others'>
export type Objection = CheckedTable['findings'][number]
export type ReadRow = CheckedTable['read']['rows'][number]

/** Has a finished table checked; nothing is kept. */
export const checkTable = (body: Blob | string, type: string): Promise<CheckAnswer> =>
  sendRaw<CheckAnswer>('POST', '/evaluations/check', body, type)
