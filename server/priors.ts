import { priorSchema, type Prior } from '#domain/forecast-prior'
import { standardPrior } from '#domain/forecast-standard'
import type { Db } from '../db/open.ts'
import { newestPrior } from '../db/queries/forecasts.ts'

let latest: { body: string; prior: Prior } | null = null

/** What like indicators teach: the newest version kept here, else what published series taught. */
export async function activePrior(db: Db): Promise<Prior> {
  const row = await newestPrior(db)
  if (!row) return standardPrior
  if (latest?.body !== row.body) latest = { body: row.body, prior: priorSchema.parse(JSON.parse(row.body)) }
  return latest.prior
}
