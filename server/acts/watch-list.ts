import { z } from '@hono/zod-openapi'
import { keptRule, readKeptRule, startRule, watchNameSchema, watchRuleSchema, type WatchRule } from '#domain/watch-rule'
import { practiceListName } from '#domain/vocabulary-watch'
import type { Db, Store } from '../../db/open.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { anyWatchList, insertWatchList, watchLists, watchListVersions } from '../../db/queries/watch-lists.ts'
import { everything, sees, type Scope } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { Refusal, absent, notAllowed } from '../refusal.ts'
import { activeRules } from '../rules.ts'

export const watchInput = z.object({ name: watchNameSchema, rule: watchRuleSchema })
export const watchChange = watchInput.extend({ state: z.enum(['active', 'archived']), version: z.int().min(1) })
type By = { id: number; scope: Scope; agencyId: number | null; now: number }

/** Whose list it would be: the bureau's, else the own department's. */
const ownerFor = ({ scope, agencyId }: Pick<By, 'scope' | 'agencyId'>): number | null => {
  if (scope.all) return null
  if (agencyId === null) throw notAllowed()
  return agencyId
}

/** The bureau changes every list, a department its own and those of departments below it. */
export const mayEdit = (caller: Pick<Caller, 'scope'>, owner: number | null): boolean =>
  owner === null ? caller.scope.all : sees(caller.scope, owner)
export const mayEditList = (caller: Caller, owner: number | null): boolean =>
  may(caller, 'editWatchLists') && mayEdit(caller, owner)

/** A rule may name agencies its writer sees, and no others: their names would be read out of it. */
export function refuseUnseen(scope: Scope, { conditions }: WatchRule): void {
  if (conditions.some(one => one.field === 'agency' && !sees(scope, one.agencyId))) throw absent()
}

/** Two active lists of one owner and name could not be told apart. */
async function refuseTaken(db: Db, name: string, owner: number | null, id: number) {
  const taken = (await watchLists(db, everything)).some(
    row => row.name === name && row.state === 'active' && row.id !== id && readKeptRule(row.rule).owner === owner,
  )
  if (taken) throw new Refusal(422, 'watch-name-taken', { name })
}

export async function makeWatchList(db: Db, by: By, { name, rule }: z.infer<typeof watchInput>) {
  const owner = ownerFor(by)
  refuseUnseen(by.scope, rule)
  await refuseTaken(db, name, owner, 0)
  const id = await reserveIds(db, 'watchList')
  const row = { id, version: 1, name, rule: keptRule({ rule, owner }), state: 'active' }
  await insertWatchList(db, { ...row, recordedAt: by.now, recordedBy: by.id })
  return row
}

/** Adds a version of a list: another rule, another name, archived or taken back. Its owner stays. */
export async function changeWatchList(db: Db, by: By, id: number, { version, ...input }: z.infer<typeof watchChange>) {
  const [before] = await watchListVersions(db, by.scope, id)
  if (!before) throw absent()
  const { owner } = readKeptRule(before.rule)
  if (!mayEdit(by, owner)) throw notAllowed()
  refuseUnseen(by.scope, input.rule)
  if (before.version !== version) throw new Refusal(409, 'conflict', {}, [], { theirs: before })
  if (input.state === 'active') await refuseTaken(db, input.name, owner, id)
  const row = { id, version: version + 1, name: input.name, rule: keptRule({ rule: input.rule, owner }), state: input.state }
  if (!(await insertWatchList(db, { ...row, recordedAt: by.now, recordedBy: by.id }))) throw new Refusal(409, 'conflict')
  return { before, after: row }
}

/** A bureau begins with the list its rules begin with; one it archived does not come back. */
export async function firstWatchList(store: Store, now: number): Promise<void> {
  if (await anyWatchList(store.db)) return
  const by = { id: 0, scope: everything, agencyId: null, now }
  await store.tx(async db => {
    if (!(await anyWatchList(db))) await makeWatchList(db, by, { name: practiceListName, rule: startRule(await activeRules(db)) })
  })
}
