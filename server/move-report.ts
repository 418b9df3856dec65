import { yearOf, type Month } from '#domain/month'
import type { Db } from '../db/open.ts'
import { recordersOf } from '../db/queries/actuals.ts'
import { insertReportEvent, readReport, updateReport, type ReportRow } from '../db/queries/reports.ts'
import type { Caller } from './access/caller.ts'
import { ownProject } from './access/own-project.ts'
import { rederiveStored } from './derive.ts'
import { Refusal } from './refusal.ts'
import { reportView } from './report-state.ts'
import { activeRules } from './rules.ts'

export type Step = 'submit' | 'return' | 'approve' | 'reopen'

/** From which states a step leads, and where to: draft → submitted → approved, or returned (domain rules §1). */
const ways: Record<Step, { from: string[]; to: string }> = {
  submit: { from: ['draft', 'returned'], to: 'submitted' },
  return: { from: ['submitted'], to: 'returned' },
  approve: { from: ['submitted'], to: 'approved' },
  reopen: { from: ['approved'], to: 'returned' },
}

/** What a step changes in a report's row; `by` submits or decides at that moment, on that day. */
export const changeOf = (
  report: ReportRow,
  step: Step,
  opinion: string,
  by: { id: number; at: number; today: string },
): Partial<ReportRow> => ({
  state: ways[step].to,
  opinion,
  correction: step === 'reopen' || (step !== 'approve' && report.correction),
  ...(step === 'submit' ? { submittedAt: by.at, submittedOn: by.today, submittedBy: by.id } : { decidedAt: by.at }),
})

/** Moves a month's report one step inside the caller's transaction; who entered or submitted may not decide. */
export async function moveReport(
  db: Db,
  caller: Caller,
  projectId: number,
  month: Month,
  step: Step,
  opinion: string,
  at: number,
  today: string,
) {
  const head = await ownProject(db, caller, projectId)
  if (yearOf(month) !== head.year) throw new Refusal(422, 'month-outside', { month, year: head.year })
  const report = await readReport(db, projectId, month)
  if (!report) throw new Refusal(422, step === 'submit' ? 'nothing-to-submit' : 'wrong-state', { month, state: 'none' })
  const way = ways[step]
  if (!way.from.includes(report.state)) throw new Refusal(422, 'wrong-state', { month, state: report.state })
  if (step === 'approve') await refuseOwn(db, caller, report)
  const change = changeOf(report, step, opinion, { id: caller.id, at, today })
  if (!(await updateReport(db, report, change))) throw new Refusal(409, 'conflict')
  await insertReportEvent(db, {
    projectId,
    month,
    version: report.version + 1,
    event: step,
    opinion,
    recordedAt: at,
    recordedBy: caller.id,
  })
  await rederiveStored(db, projectId, await activeRules(db), month)
  return reportView(month, { ...report, ...change, version: report.version + 1 })
}

async function refuseOwn(db: Db, caller: Caller, report: ReportRow) {
  const own = report.submittedBy === caller.id || (await recordersOf(db, report.projectId, report.month)).includes(caller.id)
  if (own) throw new Refusal(403, 'own-report')
}
