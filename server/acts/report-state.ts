import { z } from '@hono/zod-openapi'
import { monthSchema, type Month } from '#domain/month'
import type { Lock } from '#domain/month-lock'
import { noReport } from '#domain/report-way'
import type { Db } from '../../db/open.ts'
import { insertReport, updateReport, type ReportRow } from '../../db/queries/reports.ts'
import { Refusal, refuseProblems } from '../refusal.ts'

/** State of a month's report 月报; `none` until somebody entered something. */
export const reportSchema = z
  .object({
    month: monthSchema,
    state: z.enum(['none', 'draft', 'submitted', 'approved', 'returned']),
    opinion: z.string(),
    /** Reopened after approval: every change needs a note. */
    correction: z.boolean(),
    submittedAt: z.int().nullable(),
    /** The first day it was handed in and not withdrawn: lateness is judged by it. */
    submittedOn: z.string().nullable(),
    /** Somebody began to review it: it can no longer be withdrawn. */
    reviewing: z.boolean(),
    version: z.int(),
  })
  .openapi('MonthReport')
export type ReportView = z.infer<typeof reportSchema>

export const reportView = (month: Month, row: ReportRow | undefined): ReportView => ({
  month,
  state: (row?.state ?? 'none') as ReportView['state'],
  opinion: row?.opinion ?? '',
  correction: row?.correction ?? false,
  submittedAt: row?.submittedAt ?? null,
  submittedOn: row?.submittedOn ?? null,
  reviewing: row?.state === 'submitted' && row.reviewStartedAt !== null,
  version: row?.version ?? 0,
})

/** Refuses typing in a closed month (423), with the reason. */
export function refuseClosed(lock: Lock | null, month: Month): void {
  if (!lock) return
  if (lock.why === 'date') throw new Refusal(423, 'month-locked-by-date', { month, lockOn: lock.since })
  throw new Refusal(423, lock.why === 'approved' ? 'month-locked' : 'month-submitted', { month })
}

/** A correction 更正 says why, value by value (domain rules §7: reopen with an opinion, save with a note, submit). */
export function refuseSilent(report: ReportRow | undefined, entries: { note?: string }[]): void {
  if (!report?.correction) return
  const silent = entries.flatMap((entry, i) => (entry.note?.trim() ? [] : [i]))
  refuseProblems(silent.map(i => ({ path: `entries.${i}.note`, code: 'correction-needs-note', params: {} })))
}

/** The row that the first saved value of a month opens. */
export const firstDraft = (projectId: number, month: Month): ReportRow => ({
  projectId,
  month,
  ...noReport,
  state: 'draft',
  version: 1,
})

/** Saving opens a draft where there is no report yet; a returned one stays returned until it is submitted again. */
export async function draftReport(db: Db, projectId: number, month: Month, report: ReportRow | undefined): Promise<ReportRow> {
  if (report && report.state !== 'none') return report
  const draft = firstDraft(projectId, month)
  if (!report) {
    await insertReport(db, draft)
    return draft
  }
  await updateReport(db, report, { state: 'draft' })
  return { ...report, state: 'draft', version: report.version + 1 }
}
