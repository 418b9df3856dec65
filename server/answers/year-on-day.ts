import type { Day } from '#domain/day'
import type { ProjectFacts } from '#domain/facts'
import { monthsOf } from '#domain/month'
import type { Correction } from '#domain/progress'
import type { ProjectYear } from '#domain/project-year'
import { reportAfter } from '#domain/report-way'
import { gapNotesBy, planBy, recordedSince, stepsBy } from '../../db/queries/day-facts.ts'
import { readActuals, readExpenditures, type Plan } from '../../db/queries/facts.ts'
import type { Db } from '../../db/open.ts'
import type { Surroundings } from '../context.ts'
import { lastMoment } from '../last-moment.ts'
import { Refusal } from '../refusal.ts'

/** A day of the past, and the last moment of it in the configured time zone. */
export type OnDay = { day: Day; until: number }

/** What a plan held, and how far its reports had come, by the end of a day. */
export async function factsOnDay(db: Db, plan: Plan, { until }: Pick<OnDay, 'until'>, dayOf: (at: number) => Day) {
  const then = await planBy(db, plan, until)
  const actuals = await readActuals(db, plan.id, until)
  const expenditures = await readExpenditures(db, plan.id, until)
  const steps = await stepsBy(db, plan.id, until)
  const entered = new Set([...actuals, ...expenditures].map(row => row.month))
  const reports = monthsOf(plan.year).map(month => {
    const taken = steps.filter(row => row.month === month).map(row => ({ ...row, day: dayOf(row.recordedAt) }))
    return { month, ...reportAfter(taken, entered.has(month)) }
  })
  return { plan: then, facts: { ...then, actuals, expenditures } satisfies ProjectFacts, reports }
}

/** A past day of a project's records; nothing where none is asked for, or one that is not over. */
export async function pastDay(at: Surroundings, projectId: number, on: Day | undefined): Promise<{ on?: Day; until?: number }> {
  if (on === undefined || on >= at.today()) return {}
  const until = lastMoment(on, at)
  await refuseBefore(at.store.db, projectId, { day: on, until }, at.dayOf)
  return { on, until }
}

async function refuseBefore(db: Db, projectId: number, { day, until }: OnDay, dayOf: (at: number) => Day) {
  const since = (await recordedSince(db, projectId)) ?? 0
  if (since > until) throw new Refusal(422, 'before-first-record', { day, first: dayOf(since) })
}

/** Everything of a project's year that had been recorded by the end of a day. */
export async function yearOnDay(db: Db, plan: Plan, on: OnDay, dayOf: (at: number) => Day) {
  await refuseBefore(db, plan.id, on, dayOf)
  const { facts, reports } = await factsOnDay(db, plan, on, dayOf)
  return { facts, reports, notes: await gapNotesBy(db, plan.id, on.until) }
}

/** Where a year reads otherwise today than it did then: months filled or corrected since, by indicator. */
export function correctionsSince(then: ProjectYear, now: ProjectYear): Map<number, Correction[]> {
  const found = new Map<number, Correction[]>()
  for (const row of then.indicators) {
    const today = now.indicators.find(one => one.facts.id === row.facts.id)
    if (!today) continue
    const months = row.values.flatMap((was, i) => {
      const is = today.values[i]!
      const same =
        was.value === is.value && was.numerator === is.numerator && was.denominator === is.denominator && was.level === is.level
      if (same) return []
      const { value, toDate, level, toDateLevel } = is
      return [{ month: then.months[i]!, value, toDate, level, toDateLevel, corrected: was.given && is.given }]
    })
    if (months.length) found.set(row.facts.id, months)
  }
  return found
}
