import { monthsOf, type Month } from '#domain/month'
import { divide } from '#domain/number'
import type { OverviewItem } from '#domain/overview'
import type { Likelihood, Signal } from '#domain/vocabulary'
import type { LifeState } from '#domain/vocabulary-life'
import type { Db } from '../../db/open.ts'
import { portfolioRows } from '../../db/queries/overview.ts'

type Rows = Awaited<ReturnType<typeof portfolioRows>>
type Head = Rows['heads'][number]
type Now = Rows['now'][number]
type Ribbon = Rows['months']

/** The rows of a page of projects, in the order of their ids. */
export async function itemsOf(db: Db, ids: number[], asOf: Month, ahead: boolean): Promise<OverviewItem[]> {
  const rows = await portfolioRows(db, ids, asOf)
  const heads = new Map(rows.heads.map(row => [row.id, row]))
  const nows = new Map(rows.now.map(row => [row.projectId, row]))
  const ribbons = new Map<number, Ribbon>(ids.map(id => [id, []]))
  for (const row of rows.months) ribbons.get(row.projectId)?.push(row)
  return ids.flatMap(id => {
    const [head, now] = [heads.get(id), nows.get(id)]
    return head && now ? [itemOf(head, now, ribbons.get(id) ?? [], asOf, ahead)] : []
  })
}

function itemOf(head: Head, now: Now, rows: Ribbon, asOf: Month, ahead: boolean): OverviewItem {
  const { ahead: above, normal, warning, behind, notDue, missing } = now
  const counts = { ahead: above, normal, warning, behind, notDue, missing }
  return {
    id: head.id,
    name: head.name,
    agency: { id: head.agencyId, name: head.agencyName },
    budget: now.budget,
    spent: now.spentToDate,
    executionRate: divide(now.spentToDate, now.budget),
    budgetSignal: (ahead && now.budgetSignal === 'missing' ? 'notDue' : now.budgetSignal) as Signal,
    goalSignal: (ahead ? now.goalSignalAhead : now.goalSignal) as Signal,
    counts: ahead ? { ...counts, notDue: notDue + missing, missing: 0 } : counts,
    progress: ahead ? now.progressAhead : now.progress,
    atRiskWeight: divide(now.weightAtRisk, now.weightTotal),
    atRiskAmount: now.atRiskAmount,
    likelihood: now.likelihood === 'none' ? null : (now.likelihood as Likelihood | null),
    scoreExpected: now.scoreExpected,
    surplusExpected: now.surplusExpected,
    sample: head.sample,
    life: (now.life ?? 'running') as LifeState,
    archived: now.archived === true,
    months: monthsOf(Number(asOf.slice(0, 4))).map(month => {
      const row = rows.find(candidate => candidate.month === month)
      const shown = row && month <= asOf && row.spentToDate !== null
      return {
        month,
        executionRate: shown ? divide(row.spentToDate, row.budget) : null,
        signal: (shown ? row.budgetSignal : 'notDue') as Signal,
      }
    }),
  }
}
