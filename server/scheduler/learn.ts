import type { Store } from '../../db/open.ts'
import { newestPriorRow } from '../../db/queries/forecasts.ts'
import { keepPrior, learnFromYears } from '../acts/learn-prior.ts'
import { fillDerived } from '../acts/rebuild.ts'

type Clock = { now: () => number; today: () => string; dayOf: (at: number) => string }

/** The day each workspace was last looked at by this process. */
const looked = new WeakMap<Store, string>()

/** Once a month, and after a start that missed it, the years that are over teach a new version of what like indicators teach. Where
 * nothing new was learned, or too little, no version is made: then it is tried again the next day. */
export async function learnMonthly(store: Store, at: Clock): Promise<boolean> {
  const today = at.today()
  if (looked.get(store) === today) return false
  looked.set(store, today)
  const newest = await newestPriorRow(store.db)
  if (newest && at.dayOf(newest.builtAt).slice(0, 7) === today.slice(0, 7)) return false
  const learned = await learnFromYears(store, today)
  if (learned.outcome !== 'new') return false
  const kept = await store.tx(db => keepPrior(db, learned, at.now(), null))
  if (kept) await fillDerived(store)
  return kept
}
