import { and, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { counted, within, type Scope } from '../scope.ts'

const { projectMonth, project, agency, evaluation, evaluationEvent } = table

/** Every project of a year as it stood at a month: narrow rows, for a table of all of them. Archived ones only where asked for. */
export async function summaryProjects(db: Db, scope: Scope, cut: Scope | undefined, asOf: string, archived: boolean) {
  return await db
    .select({
      id: project.id,
      name: project.name,
      agencyId: projectMonth.agencyId,
      agency: agency.name,
      agencyCode: agency.code,
      parentId: agency.parentId,
      initial: projectMonth.budgetInitial,
      budget: projectMonth.budget,
      spent: projectMonth.spentToDate,
    })
    .from(projectMonth)
    .innerJoin(project, eq(project.id, projectMonth.projectId))
    .innerJoin(agency, eq(agency.id, projectMonth.agencyId))
    .where(
      and(
        eq(projectMonth.month, asOf),
        counted(scope, projectMonth.agencyId, projectMonth.projectId),
        cut && within(cut, projectMonth.agencyId),
        archived ? undefined : or(isNull(projectMonth.archived), ne(projectMonth.archived, true)),
      ),
    )
}

/** Where evaluations stand, and the table each was last handed in or decided on with, as JSON. */
export async function heldEvaluations(db: Db, ids: number[]) {
  if (!ids.length) return []
  const states = await db
    .select({ id: evaluation.projectId, state: evaluation.state })
    .from(evaluation)
    .where(inArray(evaluation.projectId, ids))
  const newest = db
    .select({ id: evaluationEvent.projectId, seq: sql<number>`max(${evaluationEvent.seq})`.as('newest_seq') })
    .from(evaluationEvent)
    .where(and(inArray(evaluationEvent.projectId, ids), isNotNull(evaluationEvent.snapshot)))
    .groupBy(evaluationEvent.projectId)
    .as('newest')
  const kept = await db
    .select({ id: evaluationEvent.projectId, snapshot: evaluationEvent.snapshot })
    .from(evaluationEvent)
    .innerJoin(newest, and(eq(newest.id, evaluationEvent.projectId), eq(newest.seq, evaluationEvent.seq)))
    .orderBy(desc(evaluationEvent.projectId))
  const tables = new Map(kept.map(row => [row.id, row.snapshot]))
  return states.map(({ id, state }) => ({ id, state, snapshot: tables.get(id) ?? null }))
}
