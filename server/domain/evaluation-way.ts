import type { Params } from './problem.ts'

/** The way of a year-end evaluation 绩效自评: 提交 by the unit, 审核 by its department, 定稿 by the bureau; 退回 with an opinion, 重新打开 once final. */
export const evaluationStates = ['draft', 'submitted', 'returned', 'reviewed', 'final'] as const
export type EvaluationState = (typeof evaluationStates)[number]
export const evaluationActs = ['submit', 'return', 'approve', 'reopen'] as const
export type EvaluationAct = (typeof evaluationActs)[number]
/** Its steps: the acts, and 复评完成, when the last of its experts is done. */
export const evaluationEvents = [...evaluationActs, 'experts'] as const

export type EvaluationStand = { state: EvaluationState; version: number }
export type EvaluationContext = {
  opinion: string
  /** Whether the one who acts wrote on it or handed it in. */
  own: boolean
  /** Whether the one who acts is the finance bureau: it alone makes final, and opens what is final. */
  bureau: boolean
  /** The year is over, or the project ended before. */
  over: boolean
  /** The version the one who acts had on the screen, where it is told. */
  seen?: number
}
export type EvaluationStep = { ok: true; value: EvaluationStand } | { ok: false; code: string; params: Params }

const from: Record<EvaluationAct, readonly EvaluationState[]> = {
  submit: ['draft', 'returned'],
  return: ['submitted', 'reviewed'],
  approve: ['submitted', 'reviewed'],
  reopen: ['final'],
}
const becomes = (act: EvaluationAct, state: EvaluationState): EvaluationState => {
  if (act === 'submit') return 'submitted'
  if (act === 'approve') return state === 'submitted' ? 'reviewed' : 'final'
  return 'returned'
}
const refused = (code: string, params: Params = {}): EvaluationStep => ({ ok: false, code, params })

/** What people may still write on. */
export const isOpen = (state: EvaluationState): boolean => state === 'draft' || state === 'returned'

export function nextEvaluation(stand: EvaluationStand, act: EvaluationAct, context: EvaluationContext): EvaluationStep {
  const { state, version } = stand
  const { opinion, own, bureau, over, seen } = context
  if (seen !== undefined && seen !== version) return refused('evaluation-moved', { state })
  if (!from[act].includes(state)) return refused('evaluation-state', { state })
  if (act === 'submit' && !over) return refused('evaluation-year-running')
  if (act === 'approve' && own) return refused('own-evaluation')
  if ((act === 'reopen' || (act === 'approve' && state === 'reviewed')) && !bureau) return refused('evaluation-bureau')
  if ((act === 'return' || act === 'reopen') && opinion.trim() === '') return refused('opinion-missing')
  return { ok: true, value: { state: becomes(act, state), version: version + 1 } }
}
