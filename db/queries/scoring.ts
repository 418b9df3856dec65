import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { project, agency, evaluation } = table

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
