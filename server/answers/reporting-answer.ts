import { z } from '@hono/zod-openapi'
import { monthSchema, yearOf } from '#domain/month'
import { reportingOf, type ReportingCell } from '#domain/reporting'
import type { Db } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import type { Grouping } from '../../db/queries/overview.ts'
import { projectYears } from '../../db/queries/projects.ts'
import { reportingMonths } from '../../db/queries/todos.ts'
import type { Scope } from '../../db/scope.ts'
import { dueDaysIn } from '../month-dates.ts'
import { activeRules } from '../rules.ts'

const figures = {
  due: z.int(),
  handedIn: z.int(),
  onTime: z.int(),
  approved: z.int(),
}
const rowSchema = z.object({
  ...figures,
  /** Handed in ÷ due and on time ÷ due, over the months whose due day is past; null where none was due. */
  rate: z.number().nullable(),
  onTimeRate: z.number().nullable(),
  months: z.array(z.object({ month: monthSchema, past: z.boolean(), ...figures })),
})
export const reportingSchema = z
  .object({
    year: z.int(),
    years: z.array(z.int()),
    today: z.string(),
    /** Departments, or the units of the one asked for. */
    grouping: z.enum(['department', 'unit']),
    total: rowSchema,
    agencies: z.array(rowSchema.extend({ id: z.int(), name: z.string() })),
  })
  .openapi('Reporting')

/** Who hands in, and in time: per department, or per unit of the one `cut` to, as far as the caller may see them. */
export async function reportingAnswer(db: Db, scope: Scope, cut: Scope | undefined, asked: number | undefined, today: string) {
  const grouping: Grouping = cut ? 'unit' : 'department'
  const years = await projectYears(db, scope)
  const year = asked ?? years[0] ?? yearOf(today)
  const dueOn = await dueDaysIn(db, year, await activeRules(db))
  const isPast = (month: string) => today > dueOn(month)
  const names = new Map((await standingTree(db)).map(row => [row.id, row.name]))
  const rows = await reportingMonths(db, scope, cut, year, grouping)
  const groups = new Map<number, ReportingCell[]>()
  for (const row of rows) groups.set(row.agencyId, [...(groups.get(row.agencyId) ?? []), row])
  const agencies = [...groups].map(([id, months]) => ({ id, name: names.get(id) ?? '', ...reportingOf(months, year, isPast) }))
  return { year, years, today, grouping, total: reportingOf(summed(rows), year, isPast), agencies }
}

/** All units of a month as one. */
function summed(rows: readonly ReportingCell[]): ReportingCell[] {
  const months = new Map<string, ReportingCell>()
  for (const { month, due, handedIn, onTime, approved } of rows) {
    const known = months.get(month) ?? { month, due: 0, handedIn: 0, onTime: 0, approved: 0 }
    months.set(month, {
      month,
      due: known.due + due,
      handedIn: known.handedIn + handedIn,
      onTime: known.onTime + onTime,
      approved: known.approved + approved,
    })
  }
  return [...months.values()]
}
