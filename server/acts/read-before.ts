import type { ProjectFacts } from '#domain/facts'
import { beforeOf, type Before } from '#domain/forecast-project'
import { lastYearOf } from '#domain/last-year'
import type { Db } from '../../db/open.ts'
import { readActuals, readExpenditures, readPlan, type Plan } from '../../db/queries/facts.ts'
import { readTwins } from '../../db/queries/twins.ts'

/** A project with its values as they are now. */
export async function readFacts(db: Db, id: number): Promise<(Plan & ProjectFacts) | null> {
  const plan = await readPlan(db, id)
  if (!plan) return null
  const [actuals, expenditures] = await Promise.all([readActuals(db, id), readExpenditures(db, id)])
  return { ...plan, actuals, expenditures }
}

/** Last year's months of the project it continues; null without one. */
export async function readBefore(db: Db, plan: Plan): Promise<Before | null> {
  const twin = plan.previousId ? await readFacts(db, plan.previousId) : null
  return twin && beforeOf(lastYearOf(plan, twin, await readTwins(db, plan.id)))
}
