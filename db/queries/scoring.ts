import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { newestWritings, type WrittenRow } from './evaluations.ts'

const { project, agency, evaluation, evaluationRow, evaluationEvent } = table

/** Projects of a year with how far their evaluation has come; those left out of lists are left out. */
export async function evaluatedProjects(db: Db, year: number) {
  return await db
    .select({
      id: project.id,
      name: project.name,
      agency: agency.name,
      state: evaluation.state,
      executionWeight: evaluation.executionWeight,
    })
    .from(project)
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .leftJoin(evaluation, eq(evaluation.projectId, project.id))
    .where(and(eq(project.year, year), or(isNull(project.archived), ne(project.archived, true))))
    .orderBy(asc(project.agencyId), asc(project.id))
}
export type EvaluatedProject = Awaited<ReturnType<typeof evaluatedProjects>>[number]

/** The newest writing on each row of several evaluations. */
export async function writtenRows(db: Db, projectIds: readonly number[]): Promise<WrittenRow[]> {
  const { projectId, indicatorId, version } = evaluationRow
  const rows = await db
    .select()
    .from(evaluationRow)
    .where(inArray(projectId, [...projectIds]))
    .orderBy(asc(projectId), asc(indicatorId), asc(version))
  return newestWritings(rows)
}

/** Of each the table as it was last handed in or decided on, as JSON. */
export async function keptTables(db: Db, projectIds: readonly number[]): Promise<Map<number, string>> {
  const last = sql`(select max(later.seq) from ${evaluationEvent} later where later.project_id = ${evaluationEvent.projectId} and later.snapshot is not null)`
  const rows = await db
    .select({ projectId: evaluationEvent.projectId, snapshot: evaluationEvent.snapshot })
    .from(evaluationEvent)
    .where(and(inArray(evaluationEvent.projectId, [...projectIds]), eq(evaluationEvent.seq, last)))
  return new Map(rows.map(row => [row.projectId, row.snapshot!]))
}
