import { monthOf, type Month } from '#domain/month'
import { reachesBack } from '#domain/target-change'
import type { Db } from '../../db/open.ts'
import type { Plan } from '../../db/queries/facts.ts'
import { monthsInUse } from '../../db/queries/project-life.ts'
import { may, type Caller } from '../access/caller.ts'
import { Refusal } from '../refusal.ts'
import type { IndicatorPatch, Patch } from './project-patch.ts'

/** A new target or plan counts from its month on. */
export const judgesAnew = (row: IndicatorPatch): boolean => row.target !== undefined || row.monthlyPlan !== undefined

/** How months are summed up and paced has no month of its own: changed, it counts for the whole year. */
const timeless = ['aggregation', 'pacing', 'dueMonth', 'stages'] as const
/** What only the score asks for. */
const scored = ['weight', 'category', 'subcategory'] as const

/**
 * Once a report was approved, what is judged changes by approval (403 for units); what would judge approved months anew,
 * by the bureau alone (423). Reasoned like 财预〔2015〕88号 第二十七条: an approved target is not adjusted without procedure.
 */
export async function refuseUndecided(
  db: Db,
  caller: Caller,
  plan: Plan,
  stored: Stored,
  patch: Patch,
  shared: ReadonlySet<number>,
): Promise<void> {
  if (caller.roles.includes('bureau')) return
  const from = countsFrom(plan, stored, patch, shared)
  if (!from) return
  const { lastApproved } = await monthsInUse(db, plan.id)
  if (lastApproved === null) return
  if (!may(caller, 'decideTargets')) throw new Refusal(403, 'target-change-required', { month: lastApproved })
  if (from.some(month => reachesBack(month, lastApproved)))
    throw new Refusal(423, 'target-month-approved', { month: lastApproved })
}

type Stored = { adjustedFrom: Month | null }

/** The months from which changed parts count; empty when only the score changes, null when nothing judged does. */
function countsFrom(plan: Plan, stored: Stored, patch: Patch, shared: ReadonlySet<number>): Month[] | null {
  const january = monthOf(plan.year, 1)
  const rows = patch.indicators ?? []
  const months = rows.filter(judgesAnew).map(row => row.effective ?? january)
  if (
    rows.some(row =>
      changes(
        row,
        plan.indicators.find(known => known.id === row.id),
        timeless,
      ),
    )
  )
    months.push(january)
  // Who answers for an indicator has no month of its own either.
  if (shared.size) months.push(january)
  if (patch.startMonth !== undefined && patch.startMonth !== plan.startMonth) months.push(january)
  const { budgetAdjusted = plan.budget.adjusted, adjustedFrom = stored.adjustedFrom } = patch
  if (budgetAdjusted !== plan.budget.adjusted || adjustedFrom !== stored.adjustedFrom)
    months.push(adjustedFrom ?? january, ...(plan.budget.adjusted === null ? [] : [stored.adjustedFrom ?? january]))
  return months.length > 0 || rows.some(row => scored.some(part => row[part] !== undefined)) ? months : null
}

/** Sending back what is stored changes nothing. */
const changes = <K extends string>(
  row: Partial<Record<K, unknown>>,
  known: Partial<Record<K, unknown>> | undefined,
  parts: readonly K[],
) => parts.some(part => row[part] !== undefined && JSON.stringify(row[part]) !== JSON.stringify(known?.[part]))
