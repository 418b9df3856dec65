import { priorSchema, type Prior } from '#domain/forecast-prior'
import { standardPrior } from '#domain/forecast-standard'
import type { Db } from '../db/open.ts'
import { newestPrior, priorBody } from '../db/queries/forecasts.ts'

/** By connection: the version read last. */
const latest = new WeakMap<Db, Prior>()

/** What like indicators teach: the newest version kept here, else what published series taught. */
export async function activePrior(db: Db): Promise<Prior> {
  const version = await newestPrior(db)
  if (version === undefined) return standardPrior
  const known = latest.get(db)
  if (known?.version === version) return known
  const prior = priorSchema.parse(JSON.parse((await priorBody(db, version)) ?? 'null'))
  latest.set(db, prior)
  return prior
}
