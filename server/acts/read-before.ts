import type { ProjectFacts } from '#domain/facts'
import { beforeOf, type Before } from '#domain/forecast-project'
import { lastYearOf } from '#domain/last-year'
import type { Db } from '../../db/open.ts'
import { markOf, readActuals, readExpenditures, readPlan, type Plan } from '../../db/queries/facts.ts'
import { readTwins } from '../../db/queries/twins.ts'

/** A project with its values as they are now. */
export async function readFacts(db: Db, id: number): Promise<(Plan & ProjectFacts) | null> {
  const plan = await readPlan(db, id)
  if (!plan) return null
  const [actuals, expenditures] = await Promise.all([readActuals(db, id), readExpenditures(db, id)])
  return { ...plan, actuals, expenditures }
}

/** By connection: last year of the projects saved lately. A year that is over seldom changes, and every save asks for it. */
const lately = new WeakMap<Db, Map<number, { mark: string; before: Before | null }>>()
const most = 64

/** Last year's months of the project it continues; null without one. */
export async function readBefore(db: Db, plan: Plan): Promise<Before | null> {
  if (!plan.previousId) return null
  const known = lately.get(db) ?? new Map<number, { mark: string; before: Before | null }>()
  lately.set(db, known)
  const mark = `${plan.previousId} ${await ownMark(db, plan)} ${await markOf(db, plan.previousId)}`
  const kept = known.get(plan.id)
  if (kept?.mark === mark) return kept.before
  const twin = await readFacts(db, plan.previousId)
  const before = twin && beforeOf(lastYearOf(plan, twin, await readTwins(db, plan.id)))
  known.delete(plan.id)
  known.set(plan.id, { mark, before })
  for (const oldest of known.keys()) if (known.size > most) known.delete(oldest)
  return before
}

/** What of the own project decides which indicator of last year is whose. */
const ownMark = async (db: Db, { id, indicators }: Plan) =>
  JSON.stringify([indicators.map(row => [row.id, row.category, row.name]), [...(await readTwins(db, id)).values()]])
