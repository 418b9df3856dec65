import type { Day } from './day.ts'
import type { Params } from './problem.ts'
import type { ReportState } from './vocabulary.ts'

/** Steps of a monthly report 月报: 提交, 撤回, 开始审核, 退回, 审核通过, 重新打开 (更正), 申请更正或延期. */
export const reportActs = ['submit', 'withdraw', 'begin', 'return', 'approve', 'reopen', 'ask'] as const
export type ReportAct = (typeof reportActs)[number]

/** A report as the rule sees it; `none`: nobody entered anything yet. */
export type WayReport = {
  state: 'none' | ReportState
  submittedAt: number | null
  /** The first day it was handed in and not withdrawn: lateness is judged by it. */
  submittedOn: Day | null
  submittedBy: number | null
  decidedAt: number | null
  opinion: string
  /** Reopened after approval: every change says why. */
  correction: boolean
  reviewStartedAt: number | null
  reviewStartedBy: number | null
  version: number
}

export type WayContext = {
  /** Who acts, when, on which day. */
  by: number
  at: number
  today: Day
  opinion: string
  /** Whether the one who acts entered or handed in anything of this month. */
  own: boolean
  /** The bureau's lock date has come and no exception is in force. */
  lockedByDate: boolean
  /** The version the one who acts had on the screen, where it is told. */
  seen?: number
}

export type Way = { ok: true; value: WayReport } | { ok: false; code: string; params: Params }

const from: Record<ReportAct, readonly WayReport['state'][]> = {
  submit: ['draft', 'returned'],
  withdraw: ['submitted'],
  begin: ['submitted'],
  return: ['submitted'],
  approve: ['submitted'],
  reopen: ['approved'],
  ask: ['none', 'draft', 'returned', 'approved'],
}
const wantsOpinion: readonly ReportAct[] = ['return', 'reopen', 'ask']
/** Steps that lead to typing: behind a lock date they would lead nowhere. */
const needsOpenDate: readonly ReportAct[] = ['submit', 'withdraw', 'reopen']
const refused = (code: string, params: Params = {}): Way => ({ ok: false, code, params })

function refusalOf(report: WayReport, act: ReportAct, context: WayContext): Way | null {
  const { state } = report
  if (context.seen !== undefined && context.seen !== report.version) return refused('report-moved', { state })
  if (state === 'none' && act === 'submit') return refused('nothing-to-submit')
  if (!from[act].includes(state)) return refused('wrong-state', { state })
  if (context.lockedByDate && needsOpenDate.includes(act)) return refused('month-locked-by-date')
  if (act === 'withdraw' && report.reviewStartedAt !== null) return refused('review-began', { by: report.reviewStartedBy })
  if (act === 'begin' && report.reviewStartedAt !== null) return refused('review-begun-before', { by: report.reviewStartedBy })
  if ((act === 'approve' || act === 'begin') && context.own) return refused('own-report')
  if (act === 'ask' && state !== 'approved' && !context.lockedByDate) return refused('nothing-to-ask')
  if (wantsOpinion.includes(act) && context.opinion.trim() === '') return refused('opinion-missing')
  return null
}

/** A month's report before anybody did anything. */
export const noReport: WayReport = {
  state: 'none',
  submittedAt: null,
  submittedOn: null,
  submittedBy: null,
  decidedAt: null,
  opinion: '',
  correction: false,
  reviewStartedAt: null,
  reviewStartedBy: null,
  version: 0,
}
const noReview = { reviewStartedAt: null, reviewStartedBy: null }

/** One step of a report's way: what it becomes, or why not. draft → submitted → (review begun) → approved, or returned with
 * an opinion; withdrawn by the unit until the review begins; reopened for a correction, which keeps every old value. */
export function nextReport(report: WayReport, act: ReportAct, context: WayContext): Way {
  const no = refusalOf(report, act, context)
  if (no) return no
  return { ok: true, value: { ...report, ...changeBy(report, act, context), version: report.version + 1 } }
}

/** One recorded step, as the replay needs it. */
export type TakenStep = { event: ReportAct; recordedAt: number; day: Day }

/** A report as its recorded steps left it: what a past day shows. Without steps it is whatever was entered. */
export function reportAfter(steps: readonly TakenStep[], entered: boolean): Pick<WayReport, 'state' | 'submittedOn'> {
  let report: WayReport = { ...noReport, state: entered ? 'draft' : 'none' }
  for (const { event, recordedAt, day } of steps)
    report = { ...report, ...changeBy(report, event, { ...nobody, at: recordedAt, today: day }) }
  return { state: report.state, submittedOn: report.submittedOn }
}
const nobody: WayContext = { by: 0, at: 0, today: '', opinion: '', own: false, lockedByDate: false }

function changeBy(report: WayReport, act: ReportAct, { by, at, today, opinion }: WayContext): Partial<WayReport> {
  switch (act) {
    case 'submit':
      // Returned or reopened, it had been handed in before: its first day stands.
      return {
        state: 'submitted',
        opinion,
        submittedAt: at,
        submittedBy: by,
        submittedOn: report.submittedOn ?? today,
        ...noReview,
      }
    case 'withdraw':
      // Never decided: as if it had not been handed in. Decided before: that first day was real.
      return {
        state: 'draft',
        opinion,
        submittedAt: null,
        submittedBy: null,
        submittedOn: report.decidedAt === null ? null : report.submittedOn,
      }
    case 'begin':
      return { reviewStartedAt: at, reviewStartedBy: by }
    case 'return':
      return { state: 'returned', opinion, decidedAt: at, ...noReview }
    case 'approve':
      return { state: 'approved', opinion, decidedAt: at, correction: false, ...noReview }
    case 'reopen':
      return { state: 'returned', opinion, decidedAt: at, correction: true, ...noReview }
    case 'ask':
      return {}
  }
}
