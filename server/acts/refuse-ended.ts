import { hasEnded, stateIn } from '#domain/project-life'
import type { Month } from '#domain/month'
import type { Plan } from '../../db/queries/facts.ts'
import { Refusal } from '../refusal.ts'

/** After its end nothing is entered: its lights stay as they were. */
export function refuseEnded(plan: Plan, month: Month): void {
  const state = stateIn(plan.life ?? [], month)
  if (hasEnded(state)) throw new Refusal(423, 'project-ended', { month, state })
}
