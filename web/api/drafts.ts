import type { Month } from '#domain/month'
import { api, bodyOf } from './client.ts'

const drafts = api.projects[':id'].drafts[':month']
const paramOf = (projectId: number, month: Month) => ({ id: String(projectId), month })

/** What the same account has typed into a month and not saved, here or on another machine. */
export const readServed = async (projectId: number, month: Month) =>
  (await bodyOf(drafts.$get({ param: paramOf(projectId, month) }))).draft
export type Served = NonNullable<Awaited<ReturnType<typeof readServed>>>
type Content = Pick<Served, 'typed' | 'base'>

/** `version` is the one seen last, 0 = none. */
export const keepServed = (projectId: number, month: Month, { typed, base }: Content, version: number, leaving: boolean) =>
  bodyOf(
    drafts.$put(
      { param: paramOf(projectId, month), query: { version }, json: { typed, base } },
      { init: { keepalive: leaving } },
    ),
  )

export async function dropServed(projectId: number, month: Month, version: number): Promise<void> {
  await drafts.$delete({ param: paramOf(projectId, month), query: { version } })
}
