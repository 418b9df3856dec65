import type { Day } from '#domain/day'
import type { Month } from '#domain/month'
import { dueOf, exceptionInForce, lockedByDate, type CalendarDates } from '#domain/month-lock'
import type { RuleSet } from '#domain/ruleset'
import type { Db } from '../db/open.ts'
import { calendarOf, calendarRow, exceptionsFor } from '../db/queries/calendar.ts'
import { lockDay, type When } from './clock.ts'

/** A month's dates as they hold for one project today. A month without a lock date costs one look. */
export async function monthDates(db: Db, projectId: number, month: Month, when: When) {
  const calendar = await calendarRow(db, month)
  if (!calendar?.lockOn) return { calendar, exceptions: [], exception: undefined, today: when.today(), locked: false }
  const exceptions = await exceptionsFor(db, projectId, month)
  const today = await lockDay(db, when)
  const exception = exceptionInForce(exceptions, today)
  return { calendar, exceptions, exception, today, locked: lockedByDate(calendar, exceptions, today) }
}

/** The due days of months, by the bureau's calendar and else the rule set. */
export type DueDays = (month: Month) => Day
export const dueDaysOf =
  (calendar: readonly CalendarDates[], rules: Pick<RuleSet, 'reportDueDay'>): DueDays =>
  month =>
    dueOf(
      month,
      calendar.find(row => row.month === month),
      rules.reportDueDay,
    )

export const dueDaysIn = async (db: Db, year: number, rules: Pick<RuleSet, 'reportDueDay'>): Promise<DueDays> =>
  dueDaysOf(await calendarOf(db, year), rules)
