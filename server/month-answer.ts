import { z } from '@hono/zod-openapi'
import { dueDate, yearOf, type Month } from '#domain/month'
import type { Db } from '../db/open.ts'
import { actualHistory, expenditureHistory } from '../db/queries/actuals.ts'
import { readPlan } from '../db/queries/facts.ts'
import { projectHead, type ProjectHead } from '../db/queries/projects.ts'
import { readReport } from '../db/queries/reports.ts'
import { sees } from '../db/scope.ts'
import { may, type Caller } from './access/caller.ts'
import { Refusal, absent } from './refusal.ts'
import { reportSchema, reportView } from './report-state.ts'
import { activeRules } from './rules.ts'

const number = z.number().nullable()
const kept = { version: z.int(), note: z.string().nullable(), recordedAt: z.int(), recordedBy: z.string().nullable() }

export const monthAnswerSchema = z
  .object({
    report: reportSchema,
    /** The day the report is due, YYYY-MM-DD. */
    dueOn: z.string(),
    /** Whether the caller may type here now, and if not, why. */
    editable: z.boolean(),
    closed: z.enum(['locked', 'submitted', 'not-allowed']).nullable(),
    /** Units the caller may enter for; null = every unit that reports, and the money. */
    units: z.array(z.int()).nullable(),
    entries: z.array(
      z.object({
        indicatorId: z.int(),
        agencyId: z.int(),
        state: z.enum(['reported', 'cleared', 'notApplicable']),
        value: number,
        numerator: number,
        denominator: number,
        level: z.string().nullable(),
        ...kept,
      }),
    ),
    expenditures: z.array(z.object({ subprojectId: z.int(), spent: number, allocated: number, offPurpose: number, ...kept })),
  })
  .openapi('MonthEntries')
export type MonthAnswer = z.infer<typeof monthAnswerSchema>

/** The last of each run of equal keys: rows come ordered by key and version. */
const newest = <T>(rows: T[], key: (row: T) => string) => rows.filter((row, i) => !rows[i + 1] || key(rows[i + 1]!) !== key(row))

/** For a unit that contributes to another's project: which of its units report there. */
async function unitsOf(db: Db, caller: Caller, head: ProjectHead): Promise<number[] | null> {
  if (sees(caller.scope, head.agencyId)) return null
  const reporting = (await readPlan(db, head.id))?.indicators.flatMap(row => row.contributors) ?? []
  return [...new Set(reporting)].filter(unit => sees(caller.scope, unit))
}

/** A month as entered, for the entry page. */
export async function monthAnswer(db: Db, caller: Caller, projectId: number, month: Month): Promise<MonthAnswer> {
  const head = await projectHead(db, caller.scope, projectId)
  if (!head) throw absent()
  if (yearOf(month) !== head.year) throw new Refusal(422, 'month-outside', { month, year: head.year })
  const report = await readReport(db, projectId, month)
  const entries = newest(await actualHistory(db, projectId, { month }), row => `${row.indicatorId}.${row.agencyId}`)
  const money = newest(await expenditureHistory(db, projectId, month), row => String(row.subprojectId))
  const units = await unitsOf(db, caller, head)
  const closed =
    !may(caller, 'enter') || units?.length === 0
      ? 'not-allowed'
      : report?.state === 'approved'
        ? 'locked'
        : report?.state === 'submitted'
          ? 'submitted'
          : null
  return {
    report: reportView(month, report),
    dueOn: dueDate(month, (await activeRules(db)).reportDueDay),
    editable: closed === null,
    closed,
    units,
    entries: entries.map(({ month: _, ...row }) => ({ ...row, state: row.state as 'reported' | 'cleared' | 'notApplicable' })),
    expenditures: money.map(({ month: _, ...row }) => row),
  }
}
