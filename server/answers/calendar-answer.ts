import { z } from '@hono/zod-openapi'
import { daySchema, type Day } from '#domain/day'
import { monthSchema, monthsOf, shiftMonth, type Month } from '#domain/month'
import { dueOf } from '#domain/month-lock'
import type { Db } from '../../db/open.ts'
import { calendarOf, calendarRow, judgeLateness, setCalendar } from '../../db/queries/calendar.ts'
import { Refusal } from '../refusal.ts'
import { activeRules } from '../rules.ts'

export const calendarMonthSchema = z
  .object({
    month: monthSchema,
    /** The last day a report is on time. */
    dueOn: daySchema,
    /** From this day on the month is locked; null = never by date. */
    lockOn: daySchema.nullable(),
    /** Set by the bureau; else the rule set's due day. */
    set: z.boolean(),
    version: z.int(),
  })
  .openapi('CalendarMonth')
export const calendarInput = z.object({ dueOn: daySchema, lockOn: daySchema.nullable(), version: z.int().min(0) })
export type CalendarInput = z.infer<typeof calendarInput>

/** The twelve months of a year with their dates. */
export async function calendarAnswer(db: Db, year: number) {
  const rows = await calendarOf(db, year)
  const { reportDueDay } = await activeRules(db)
  return monthsOf(year).map(month => {
    const row = rows.find(one => one.month === month)
    return { month, dueOn: dueOf(month, row, reportDueDay), lockOn: row?.lockOn ?? null, set: !!row, version: row?.version ?? 0 }
  })
}

/** A report is due when its month is over, within half a year; a month is not locked before its report is due. */
function refuseOdd(month: Month, dueOn: Day, lockOn: Day | null) {
  const [first, last] = [`${shiftMonth(month, 1)}-01`, `${shiftMonth(month, 7)}-01`]
  if (dueOn < first || dueOn >= last) throw new Refusal(422, 'due-outside', { month, dueOn, first, last })
  if (lockOn !== null && lockOn <= dueOn) throw new Refusal(422, 'lock-before-due', { month, dueOn, lockOn })
}

/** Sets a month's dates and judges the lateness of its reports anew; answers it before and after. */
export async function writeCalendar(db: Db, month: Month, { dueOn, lockOn, version }: CalendarInput) {
  refuseOdd(month, dueOn, lockOn)
  const before = await calendarRow(db, month)
  if ((before?.version ?? 0) !== version) throw new Refusal(409, 'conflict', {}, [], { theirs: before ?? null })
  const after = { month, dueOn, lockOn, version: version + 1 }
  if (!(await setCalendar(db, after, version))) throw new Refusal(409, 'conflict')
  await judgeLateness(db, month, dueOn)
  return { before: before ?? null, after }
}
