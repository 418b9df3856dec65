import { z } from '@hono/zod-openapi'
import { yearOf, type Month } from '#domain/month'
import { hasEnded, stateIn } from '#domain/project-life'
import { ruleSetSchema } from '#domain/ruleset'
import { sources } from '#domain/vocabulary-rows'
import { dueOf, lockOf } from '#domain/month-lock'
import type { WayReport } from '#domain/report-way'
import { newest } from '../../db/newest.ts'
import type { Db } from '../../db/open.ts'
import { actualHistory, expenditureHistory } from '../../db/queries/actuals.ts'
import { accountById } from '../../db/queries/accounts.ts'
import { readComputed, readComputedSpending } from '../../db/queries/computed.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { readLife } from '../../db/queries/project-life.ts'
import { projectHead, type ProjectHead } from '../../db/queries/projects.ts'
import { lastReportEvent, lastStep, readReport, type ReportRow } from '../../db/queries/reports.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import { monthDates } from '../month-dates.ts'
import { Refusal, absent } from '../refusal.ts'
import { reportSchema, reportView } from '../acts/report-state.ts'
import { activeRules } from '../rules.ts'

const number = z.number().nullable()
const kept = {
  version: z.int(),
  note: z.string().nullable(),
  /** register, sheet, counter, workbook; null = typed. */
  source: z.string().nullable(),
  recordedAt: z.int(),
  recordedBy: z.string().nullable(),
}
const figure = { value: number, numerator: number, denominator: number, level: z.string().nullable() }

export const monthAnswerSchema = z
  .object({
    report: reportSchema,
    /** The day the report is due, YYYY-MM-DD. */
    dueOn: z.string(),
    /** Whether the caller may type here now, and if not, why. */
    editable: z.boolean(),
    closed: z.enum(['locked', 'submitted', 'date', 'ended', 'not-allowed']).nullable(),
    /** Why nobody may type here now: since when, by whom; null while it is open. */
    lock: z
      .object({
        why: z.enum(['approved', 'submitted', 'reviewing', 'date']),
        since: z.string().nullable(),
        at: z.int().nullable(),
        by: z.string().nullable(),
      })
      .nullable(),
    /** The bureau's lock date, past or to come; and the exception that lifts it. */
    lockOn: z.string().nullable(),
    exception: z.object({ until: z.string(), reason: z.string(), by: z.string().nullable() }).nullable(),
    /** A correction or an exception was asked for, and nobody has answered yet. */
    asked: z.object({ by: z.string().nullable(), at: z.int(), opinion: z.string() }).nullable(),
    /** Units the caller may enter for; null = every unit that reports, and the money. */
    units: z.array(z.int()).nullable(),
    /** What the month is judged by, for previews. */
    ruleSet: ruleSetSchema,
    entries: z.array(
      z.object({
        indicatorId: z.int(),
        agencyId: z.int(),
        state: z.enum(['reported', 'cleared', 'notApplicable']),
        ...figure,
        ...kept,
      }),
    ),
    expenditures: z.array(z.object({ subprojectId: z.int(), spent: number, allocated: number, offPurpose: number, ...kept })),
    /** What kept rows say, whether or not a typed number stands beside them; `basis` = rows counted and more for the sentence. */
    computed: z.array(
      z.object({
        indicatorId: z.int(),
        agencyId: z.int(),
        source: z.enum(sources),
        ...figure,
        basis: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      }),
    ),
    /** What the register's payments say of the month's money. */
    paid: z.array(z.object({ subprojectId: z.int(), spent: number, offPurpose: number, rows: z.int() })),
  })
  .openapi('MonthEntries')
export type MonthAnswer = z.infer<typeof monthAnswerSchema>

/** For a unit that contributes to another's project: which of its units report there. */
async function unitsOf(db: Db, caller: Caller, head: ProjectHead): Promise<number[] | null> {
  if (sees(caller.scope, head.agencyId)) return null
  // A unit it was moved away from enters nothing any more.
  const reporting = (await readPlan(db, head.id))?.indicators.flatMap(row => row.contributors) ?? []
  return [...new Set(reporting)].filter(unit => unit !== head.originId && sees(caller.scope, unit))
}

/** Who closed a month: the last step's taker, of a report that awaits approval the one who handed it in. */
async function lockWithName(db: Db, dates: Awaited<ReturnType<typeof monthDates>>, report: ReportRow | undefined, last: Last) {
  const lock = lockOf(report as WayReport | undefined, dates.calendar, dates.exceptions, dates.today)
  if (!lock || lock.why === 'date') return lock && { ...lock, by: null }
  if (lock.why === 'approved') return { ...lock, by: last?.event === 'approve' ? last.name : null }
  return { ...lock, by: lock.by === null ? null : ((await accountById(db, lock.by))?.name ?? null) }
}
type Last = Awaited<ReturnType<typeof lastReportEvent>>

/** A month as entered, for the entry page. */
export async function monthAnswer(db: Db, caller: Caller, projectId: number, month: Month, when: When): Promise<MonthAnswer> {
  const head = await projectHead(db, caller.scope, projectId)
  if (!head) throw absent()
  if (yearOf(month) !== head.year) throw new Refusal(422, 'month-outside', { month, year: head.year })
  const report = await readReport(db, projectId, month)
  const last = await lastReportEvent(db, projectId, month)
  const approval = report?.state === 'approved' ? await lastStep(db, projectId, month, 'approve') : last
  const dates = await monthDates(db, projectId, month, when)
  const lock = await lockWithName(db, dates, report, approval)
  const entries = newest(await actualHistory(db, projectId, { month }), row => `${row.indicatorId}.${row.agencyId}`)
  const money = newest(await expenditureHistory(db, projectId, month), row => String(row.subprojectId))
  const units = await unitsOf(db, caller, head)
  const ended = hasEnded(stateIn(await readLife(db, projectId), month))
  const closed = !may(caller, 'enter') || units?.length === 0 ? 'not-allowed' : ended ? 'ended' : closedBy(lock)
  const { exception } = dates
  const ruleSet = await activeRules(db)
  const answered = exception && last && exception.grantedAt >= last.recordedAt
  return {
    report: reportView(month, report),
    dueOn: dueOf(month, dates.calendar, ruleSet.reportDueDay),
    editable: closed === null,
    closed,
    units,
    ruleSet,
    lock,
    lockOn: dates.calendar?.lockOn ?? null,
    exception: exception ? { until: exception.until, reason: exception.reason, by: exception.name } : null,
    asked: last?.event === 'ask' && !answered ? { by: last.name, at: last.recordedAt, opinion: last.opinion } : null,
    entries: entries.map(({ month: _, ...row }) => ({ ...row, state: row.state as 'reported' | 'cleared' | 'notApplicable' })),
    expenditures: money.map(({ month: _, ...row }) => row),
    computed: (await readComputed(db, projectId, month)).filter(row => row.state === 'reported').map(saidOf),
    paid: (await readComputedSpending(db, projectId, month))
      .filter(row => row.state === 'reported')
      .map(({ subprojectId, spent, offPurpose, rows }) => ({ subprojectId, spent, offPurpose, rows })),
  }
}

const saidOf = ({ indicatorId, agencyId, source, value, numerator, denominator, level, basis }: SaidRow) => ({
  indicatorId,
  agencyId,
  source,
  value,
  numerator,
  denominator,
  level,
  basis,
})
type SaidRow = Awaited<ReturnType<typeof readComputed>>[number]

function closedBy(lock: MonthAnswer['lock']): MonthAnswer['closed'] {
  if (!lock) return null
  return lock.why === 'approved' ? 'locked' : lock.why === 'date' ? 'date' : 'submitted'
}
