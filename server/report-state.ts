import { z } from '@hono/zod-openapi'
import { monthSchema, type Month } from '#domain/month'
import type { Db } from '../db/open.ts'
import { insertReport, updateReport, type ReportRow } from '../db/queries/reports.ts'
import { Refusal, refuseProblems } from './refusal.ts'

/** State of a month's report 月报; `none` until somebody entered something. */
export const reportSchema = z
  .object({
    month: monthSchema,
    state: z.enum(['none', 'draft', 'submitted', 'approved', 'returned']),
    opinion: z.string(),
    /** Reopened after approval: every change needs a note. */
    correction: z.boolean(),
    submittedAt: z.int().nullable(),
    version: z.int(),
  })
  .openapi('Report')
export type ReportView = z.infer<typeof reportSchema>

export const reportView = (month: Month, row: ReportRow | undefined): ReportView => ({
  month,
  state: (row?.state ?? 'none') as ReportView['state'],
  opinion: row?.opinion ?? '',
  correction: row?.correction ?? false,
  submittedAt: row?.submittedAt ?? null,
  version: row?.version ?? 0,
})

/** After approval a month is locked (423); while it awaits approval it is closed as well. */
export function refuseClosed(report: ReportRow | undefined, month: Month): void {
  if (report?.state === 'approved') throw new Refusal(423, 'month-locked', { month })
  if (report?.state === 'submitted') throw new Refusal(423, 'month-submitted', { month })
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
  state: 'draft',
  submittedAt: null,
  submittedOn: null,
  submittedBy: null,
  decidedAt: null,
  opinion: '',
  correction: false,
  reviewStartedAt: null,
  reviewStartedBy: null,
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
