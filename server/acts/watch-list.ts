import { z } from '@hono/zod-openapi'
import { watchNameSchema, watchRuleSchema, practiceRule } from '#domain/watch-rule'
import { practiceListName } from '#domain/vocabulary-watch'
import type { Db, Store } from '../../db/open.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { anyWatchList, insertWatchList, watchLists, watchListVersions } from '../../db/queries/watch-lists.ts'
import { Refusal, absent } from '../refusal.ts'

export const watchInput = z.object({ name: watchNameSchema, rule: watchRuleSchema })
export const watchChange = watchInput.extend({ state: z.enum(['active', 'archived']), version: z.int().min(1) })
type Who = { id: number; now: number }

/** Two active lists of one name could not be told apart. */
async function refuseTaken(db: Db, name: string, id: number) {
  const taken = (await watchLists(db)).some(row => row.name === name && row.state === 'active' && row.id !== id)
  if (taken) throw new Refusal(422, 'watch-name-taken', { name })
}

export async function makeWatchList(db: Db, by: Who, { name, rule }: z.infer<typeof watchInput>) {
  await refuseTaken(db, name, 0)
  const id = await reserveIds(db, 'watchList')
  const row = { id, version: 1, name, rule: JSON.stringify(rule), state: 'active' }
  await insertWatchList(db, { ...row, recordedAt: by.now, recordedBy: by.id })
  return row
}

/** Adds a version of a list: another rule, another name, archived or taken back. */
export async function changeWatchList(db: Db, by: Who, id: number, { version, ...input }: z.infer<typeof watchChange>) {
  const [before] = await watchListVersions(db, id)
  if (!before) throw absent()
  if (before.version !== version) throw new Refusal(409, 'conflict', {}, [], { theirs: before })
  if (input.state === 'active') await refuseTaken(db, input.name, id)
  const row = { id, version: version + 1, name: input.name, rule: JSON.stringify(input.rule), state: input.state }
  if (!(await insertWatchList(db, { ...row, recordedAt: by.now, recordedBy: by.id }))) throw new Refusal(409, 'conflict')
  return { before, after: row }
}

/** A bureau begins with the list of practice; one it archived does not come back. */
export async function firstWatchList(store: Store, now: number): Promise<void> {
  if (await anyWatchList(store.db)) return
  await store.tx(db => makeWatchList(db, { id: 0, now }, { name: practiceListName, rule: practiceRule }))
}
