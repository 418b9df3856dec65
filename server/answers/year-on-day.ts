import type { Day } from '#domain/day'
import type { ProjectFacts } from '#domain/facts'
import { monthsOf, type Month } from '#domain/month'
import type { Correction, Progress } from '#domain/progress'
import type { ProjectYear } from '#domain/project-year'
import { actualsBy, expendituresBy, gapNotesBy, lastStepsBy, planBy, recordedSince } from '../../db/queries/day-facts.ts'
import type { Plan } from '../../db/queries/facts.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../refusal.ts'

/** A day of the past, and the last moment of it in the configured time zone. */
export type OnDay = { day: Day; until: number }

type ReportState = Progress['reports'][number]['state']
const after: Readonly<Record<string, ReportState>> = {
  submit: 'submitted',
  begin: 'submitted',
  withdraw: 'draft',
  return: 'returned',
  approve: 'approved',
  reopen: 'returned',
}

/** Everything of a project's year that had been recorded by the end of a day. */
export async function yearOnDay(db: Db, plan: Plan, { day, until }: OnDay, dayOf: (at: number) => Day) {
  const since = (await recordedSince(db, plan.id)) ?? 0
  if (since > until) throw new Refusal(422, 'before-first-record', { day, first: dayOf(since) })
  const [then, actuals, expenditures, steps, notes] = await Promise.all([
    planBy(db, plan, until),
    actualsBy(db, plan.id, until),
    expendituresBy(db, plan.id, until),
    lastStepsBy(db, plan.id, until),
    gapNotesBy(db, plan.id, until),
  ])
  const states = new Map(steps.map(row => [row.month, after[row.event] ?? 'draft']))
  const entered = new Set([...actuals, ...expenditures].map(row => row.month))
  const reports: { month: Month; state: ReportState }[] = monthsOf(plan.year).map(month => ({
    month,
    state: states.get(month) ?? (entered.has(month) ? 'draft' : 'none'),
  }))
  return { facts: { ...then, actuals, expenditures } satisfies ProjectFacts, reports, notes }
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
