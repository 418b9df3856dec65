import { and, eq, inArray } from 'drizzle-orm'
import type { Derivation } from '#domain/vocabulary'
import { table, type Db } from '../open.ts'
import { counted, within, type Scope } from '../scope.ts'

const { projectMonth, indicator } = table

/** The stored gaps of a month's projects with what their money at risk is made of; `text` is JSON, null where not derived yet. */
export async function monthRisks(db: Db, scope: Scope, cut: Scope | undefined, month: string) {
  return await db
    .select({
      projectId: projectMonth.projectId,
      agencyId: projectMonth.agencyId,
      text: projectMonth.gaps,
      budget: projectMonth.budget,
      weightTotal: projectMonth.weightTotal,
    })
    .from(projectMonth)
    .where(
      and(
        eq(projectMonth.month, month),
        counted(scope, projectMonth.agencyId, projectMonth.projectId),
        cut && within(cut, projectMonth.agencyId),
      ),
    )
}

const chunk = 1000

/** The weight of each of these indicators, and what it follows from. */
export async function weightsOf(db: Db, ids: readonly number[]) {
  const weights = new Map<number, { weight: number | null; derivation: Derivation | null }>()
  for (let first = 0; first < ids.length; first += chunk) {
    const rows = await db
      .select({ id: indicator.id, weight: indicator.weight, derivation: indicator.derivation })
      .from(indicator)
      .where(inArray(indicator.id, ids.slice(first, first + chunk)))
    for (const { id, weight, derivation } of rows) weights.set(id, { weight, derivation: derivation as Derivation | null })
  }
  return weights
}
