import type { Day } from './day.ts'
import { dueDate, type Month } from './month.ts'
import type { WayReport } from './report-way.ts'

/** What the bureau's calendar says about a month; without a row the rule set's due day holds and nothing locks by date. */
export type CalendarDates = { month: Month; dueOn: Day; lockOn: Day | null }
export type Exception = { until: Day; reason: string; grantedBy: number; grantedAt: number }

/** The last day on which a month's report is on time. */
export const dueOf = (month: Month, calendar: Pick<CalendarDates, 'dueOn'> | undefined, dueDay: number): Day =>
  calendar?.dueOn ?? dueDate(month, dueDay)

/** Why a month cannot be typed in. `approved`: until it is reopened; `submitted`, `reviewing`: until it is decided;
 * `date`: the bureau's lock date has come and no exception is in force. */
export type Lock = {
  why: 'approved' | 'submitted' | 'reviewing' | 'date'
  /** The bureau's date; null where a person's step closed the month. */
  since: Day | null
  /** When that step was taken, epoch milliseconds. */
  at: number | null
  by: number | null
}

/** The exception in force on a day: the one that reaches furthest. It expires by itself. */
export const exceptionInForce = <E extends Pick<Exception, 'until'>>(exceptions: readonly E[], today: Day): E | undefined =>
  exceptions.filter(one => one.until >= today).toSorted((a, b) => (a.until < b.until ? 1 : -1))[0]

/** The bureau's date has come, and nothing granted lifts it. */
export const lockedByDate = (
  calendar: Pick<CalendarDates, 'lockOn'> | undefined,
  exceptions: readonly Pick<Exception, 'until'>[],
  today: Day,
): boolean => !!calendar?.lockOn && today >= calendar.lockOn && !exceptionInForce(exceptions, today)

/** Whether a month is closed to typing, and why. An exception lifts the date; approval is lifted by reopening alone. */
export function lockOf(
  report:
    Pick<WayReport, 'state' | 'submittedAt' | 'submittedBy' | 'decidedAt' | 'reviewStartedAt' | 'reviewStartedBy'> | undefined,
  calendar: Pick<CalendarDates, 'lockOn'> | undefined,
  exceptions: readonly Pick<Exception, 'until'>[],
  today: Day,
): Lock | null {
  if (report?.state === 'approved') return { why: 'approved', since: null, at: report.decidedAt, by: null }
  if (lockedByDate(calendar, exceptions, today)) return { why: 'date', since: calendar!.lockOn, at: null, by: null }
  if (report?.state !== 'submitted') return null
  return report.reviewStartedAt === null
    ? { why: 'submitted', since: null, at: report.submittedAt, by: report.submittedBy }
    : { why: 'reviewing', since: null, at: report.reviewStartedAt, by: report.reviewStartedBy }
}
