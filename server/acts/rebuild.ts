import { monthOf, yearOf, type Month } from '#domain/month'
import type { RuleSet } from '#domain/ruleset'
import type { Db, Store } from '../../db/open.ts'
import { rollUpAgency, underivedProjects } from '../../db/queries/derived.ts'
import { projectIds } from '../../db/queries/projects.ts'
import { breathe } from '../breathe.ts'
import { activeRules } from '../rules.ts'
import { deriveAgain, waitingIn } from './derive.ts'

/** Hears how many projects are done. */
export type Progress = (done: number, total: number) => void

/** Projects a transaction recomputes: a save waits for no more, and their unit is summed once for all of them. */
const each = 10

/** Recreates every derived row from the values, while the server answers; `tell` hears how far it is. */
export async function rebuild(tx: Store['tx'], db: Db, ruleSet: RuleSet, tell?: Progress): Promise<number> {
  const ids = (await projectIds(db)).map(row => row.id)
  return recompute(tx, ids, () => Promise.resolve(ruleSet), tell)
}

/** What was never found, or waited when the server stopped; a workspace from before a derived column existed. While the server answers. */
export async function fillDerived(store: Store, tell?: Progress): Promise<number> {
  const ids = await underivedProjects(store.db)
  return recompute(store.tx, ids, activeRules, tell)
}

/** What waits since the last saves: year ends as foreseen from months before the last one with data. */
export async function fillWaiting(store: Store): Promise<number> {
  const ids = await store.tx(db => {
    const found = [...waitingIn(db)]
    waitingIn(db).clear()
    return Promise.resolve(found)
  })
  try {
    return ids.length ? await recompute(store.tx, ids, activeRules) : 0
  } catch (error) {
    await store.tx(db => Promise.resolve(ids.forEach(id => waitingIn(db).add(id))))
    throw error
  }
}

/** Some projects at a time, each group whole or not at all; between two projects pages are read, between two groups values saved.
 * Each group asks for the rules anew: others may have come into force meanwhile. */
async function recompute(
  tx: Store['tx'],
  ids: readonly number[],
  rulesIn: (db: Db) => Promise<RuleSet>,
  tell: Progress = () => {},
): Promise<number> {
  if (ids.length) tell(0, ids.length)
  for (let first = 0; first < ids.length; first += each) {
    const group = ids.slice(first, first + each)
    await tx(async db => {
      const ruleSet = await rulesIn(db)
      const units = new Map<string, { agencyId: number; from: Month }>()
      const note = (_: Db, agencyId: number, from: Month) => {
        units.set(`${agencyId} ${yearOf(from)}`, { agencyId, from: monthOf(yearOf(from), 1) })
        return Promise.resolve()
      }
      for (const id of group) {
        await deriveAgain(db, id, ruleSet, note)
        await breathe()
      }
      for (const { agencyId, from } of units.values()) await rollUpAgency(db, agencyId, from)
    })
    tell(first + group.length, ids.length)
  }
  return ids.length
}
