import { runsOf, type Run } from '#domain/gap'
import type { Month } from '#domain/month'
import { numberOf } from '#domain/month'
import { judgeYear, lastMonthWithData, type ProjectYear } from '#domain/project-year'
import type { Signal } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { activeRules } from '../rules.ts'

/** A project's year under the rules in force; null where it has no plan. */
export async function judgedProject(db: Db, id: number, today: Month): Promise<ProjectYear | null> {
  const plan = await readPlan(db, id)
  if (!plan) return null
  const [actuals, expenditures, rules] = await Promise.all([readActuals(db, id), readExpenditures(db, id), activeRules(db)])
  return judgeYear({ ...plan, actuals, expenditures }, rules, today)
}

/** Twelve lights of an indicator, or with null of the project's spending; null where it has no such indicator. */
export function lightsOf(year: ProjectYear, indicatorId: number | null): Signal[] | null {
  if (indicatorId === null) return year.budgetVerdicts.map(verdict => verdict.signal)
  const found = year.indicators.find(({ facts }) => facts.id === indicatorId)
  return found ? found.verdicts.map(verdict => verdict.signal) : null
}

/** The gap that begins in a month, as far as there is data; null where the rules find none. */
export function runAt(year: ProjectYear, indicatorId: number | null, since: Month): Run | null {
  const lights = lightsOf(year, indicatorId)
  const until = lastMonthWithData(year)
  if (!lights || until === null) return null
  return runsOf(indicatorId ?? 0, lights, year.facts.year, numberOf(until)).find(run => run.since === since) ?? null
}
