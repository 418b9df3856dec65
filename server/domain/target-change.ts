import type { Month } from './month.ts'
import type { ChangeState } from './vocabulary-life.ts'

/** A target change 指标值变更 asked for and decided (财预〔2015〕88号 第二十七、二十八条). */

export const changeSteps = ['approve', 'refuse', 'withdraw'] as const
export type ChangeStep = (typeof changeSteps)[number]
const ends: Record<ChangeStep, ChangeState> = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' }

export type ChangeQuestion = {
  state: ChangeState
  /** The one who decides also asked for it. */
  own: boolean
  mayDecide: boolean
  /** The bureau may reach back into approved months. */
  mayReachBack: boolean
  effective: Month
  lastApproved: Month | null
  opinion: string
}

type Decision = { ok: true; state: ChangeState } | { ok: false; code: ChangeRefusal }
export type ChangeRefusal = 'not-allowed' | 'change-decided' | 'own-change' | 'change-opinion-missing' | 'target-month-approved'

/** Only proposed changes move; who asked may withdraw, somebody else decides; an approved month is the bureau's to reopen. */
export function decideChange(step: ChangeStep, q: ChangeQuestion): Decision {
  const no = (code: ChangeRefusal): Decision => ({ ok: false, code })
  if (step === 'withdraw' ? !q.own : !q.mayDecide) return no('not-allowed')
  if (q.state !== 'proposed') return no('change-decided')
  if (step !== 'withdraw' && q.own) return no('own-change')
  if (step === 'refuse' && q.opinion.trim() === '') return no('change-opinion-missing')
  if (step === 'approve' && reachesBack(q.effective, q.lastApproved) && !q.mayReachBack) return no('target-month-approved')
  return { ok: true, state: ends[step] }
}

/** Whether a change from that month on would judge an approved month anew. */
export const reachesBack = (effective: Month, lastApproved: Month | null): boolean =>
  lastApproved !== null && effective <= lastApproved
