import type { Month } from '#domain/month'
import { yearOf } from '#domain/month'
import { nextReport, type ReportAct, type WayContext, type WayReport } from '#domain/report-way'
import type { Db } from '../../db/open.ts'
import { accountById } from '../../db/queries/accounts.ts'
import { recordersOf } from '../../db/queries/actuals.ts'
import {
  insertReport,
  insertReportEvent,
  lastReportEvent,
  readReport,
  submittersOf,
  updateReport,
  type ReportRow,
} from '../../db/queries/reports.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import type { When } from '../clock.ts'
import { rederiveStored } from './derive.ts'
import { monthDates } from '../month-dates.ts'
import { Refusal } from '../refusal.ts'
import { recordForecasts } from './record-forecasts.ts'
import { stateRegister } from './state-register.ts'
import { tellOfStep } from './report-messages.ts'
import { firstDraft, reportView } from './report-state.ts'
import { activeRules } from '../rules.ts'

/** The opinion that goes with a step, and the version its taker had on the screen. */
export type StepInput = { opinion?: string; version?: number }

/** The row a step leads to; a refusal of the rule becomes the request's. */
export function stepped(report: ReportRow, act: ReportAct, context: WayContext, month: Month): ReportRow {
  const way = nextReport(report as WayReport & ReportRow, act, context)
  if (!way.ok) throw new Refusal(statusOf[way.code] ?? 422, way.code, { month, ...way.params })
  return { ...report, ...way.value }
}
const statusOf: Record<string, 403 | 409 | 423> = { 'own-report': 403, 'report-moved': 409, 'month-locked-by-date': 423 }

/** Moves a month's report one step inside the caller's transaction, tells whom it concerns, and records the step. */
export async function moveReport(
  db: Db,
  caller: Caller,
  projectId: number,
  month: Month,
  act: ReportAct,
  input: StepInput,
  when: When,
) {
  const head = await ownProject(db, caller, projectId)
  if (yearOf(month) !== head.year) throw new Refusal(422, 'month-outside', { month, year: head.year })
  const untouched = act === 'submit' && !(await readReport(db, projectId, month))
  // What the register says must reach as far as the month that is handed in.
  if (act === 'submit') await stateRegister(db, projectId, caller.id, when, { through: month })
  const report = await readReport(db, projectId, month)
  const last = await lastReportEvent(db, projectId, month)
  const dates = await monthDates(db, projectId, month, when)
  // Steps stand in the order they were taken, whatever the clock says meanwhile.
  const at = Math.max(when.now(), last?.recordedAt ?? 0)
  const context = {
    by: caller.id,
    at,
    today: when.today(),
    opinion: input.opinion?.trim() ?? '',
    // A draft that only the register has opened is what the caller saw as empty.
    seen: untouched && report ? undefined : input.version,
    own: await isOwn(db, caller, projectId, month),
    lockedByDate: dates.locked,
  }
  const before = report ?? { ...firstDraft(projectId, month), state: 'none', version: 0 }
  const after = await steppedOrNamed(db, before, act, context, month, dates.calendar?.lockOn ?? null)
  if (!report) await insertReport(db, after)
  else if (!(await updateReport(db, report, after))) throw new Refusal(409, 'conflict')
  const step = { projectId, month, version: after.version, event: act, opinion: context.opinion }
  await insertReportEvent(db, { ...step, recordedAt: at, recordedBy: caller.id })
  await rederiveStored(db, projectId, await activeRules(db), month)
  if (act === 'submit') await recordForecasts(db, projectId, month, when)
  await tellOfStep(db, when, caller, head, before, after, act, context.opinion)
  return reportView(month, after)
}

/** Who entered or ever handed in a month may not approve it. */
async function isOwn(db: Db, caller: Caller, projectId: number, month: Month): Promise<boolean> {
  const people = [...(await recordersOf(db, projectId, month)), ...(await submittersOf(db, projectId, month))]
  return people.includes(caller.id)
}

/** A refusal names the person, and the lock date, that stand in the way. */
async function steppedOrNamed(db: Db, row: ReportRow, act: ReportAct, context: WayContext, month: Month, lockOn: string | null) {
  try {
    return stepped(row, act, context, month)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const by = error.params.by
    const name = typeof by === 'number' ? ((await accountById(db, by))?.name ?? '') : ''
    throw new Refusal(error.status, error.code, { ...error.params, name, lockOn })
  }
}
