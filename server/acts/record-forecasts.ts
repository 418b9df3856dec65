import { foreseeYear } from '#domain/forecast-project'
import { numberOf, type Month } from '#domain/month'
import { judgeYear } from '#domain/project-year'
import type { Db } from '../../db/open.ts'
import { forecastsOf, insertForecasts } from '../../db/queries/forecasts.ts'
import type { When } from '../clock.ts'
import { activePrior } from '../priors.ts'
import { activeRules } from '../rules.ts'
import { readBefore, readFacts } from './read-before.ts'
import { readProcurement } from './read-procurement.ts'

/** Keeps what is foreseen when a month is handed in, so that the year's end can tell how good it was. What arithmetic has decided is
 * no forecast. */
export async function recordForecasts(db: Db, projectId: number, month: Month, when: When): Promise<void> {
  const found = await readFacts(db, projectId)
  if (!found) return
  const facts = { ...found, procurement: await readProcurement(db, found) }
  const year = judgeYear(facts, await activeRules(db), when.today().slice(0, 7))
  const prior = await activePrior(db)
  const before = await readBefore(db, facts)
  const { indicators } = foreseeYear(year, month, before, prior)
  const versions = new Map<number, number>()
  for (const row of await forecastsOf(db, projectId, month)) versions.set(row.indicatorId, row.version)
  const rows = year.indicators.flatMap(({ facts: { id }, standards }) => {
    const found = indicators.get(id)
    if (!found || found.code !== 'like' || found.value === null || found.low === null || found.high === null) return []
    const { value, low, high, probability, likelihood, basis } = found
    return {
      projectId,
      month,
      indicatorId: id,
      version: (versions.get(id) ?? 0) + 1,
      value,
      low,
      high,
      probability,
      likelihood,
      target: JSON.stringify(standards[numberOf(month) - 1]!.version.target),
      basis: JSON.stringify(basis),
      priorVersion: prior.version,
      recordedAt: when.now(),
    }
  })
  await insertForecasts(db, rows)
}
