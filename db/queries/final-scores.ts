import { and, asc, eq, isNull, ne, or } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { counted, type Scope } from '../scope.ts'

const { agency, evaluation, project } = table

/** Like projects of a year whose evaluation is final, as far as they count as the caller's: of one type, or of one department. */
export async function finalProjects(db: Db, scope: Scope, year: number, like: { type: string } | { departmentId: number }) {
  const alike =
    'type' in like ? eq(project.type, like.type) : or(eq(agency.parentId, like.departmentId), eq(agency.id, like.departmentId))
  return await db
    .select({ id: project.id })
    .from(project)
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .innerJoin(evaluation, eq(evaluation.projectId, project.id))
    .where(
      and(
        eq(project.year, year),
        eq(evaluation.state, 'final'),
        or(isNull(project.archived), ne(project.archived, true)),
        counted(scope, project.agencyId, project.id),
        alike,
      ),
    )
    .orderBy(asc(project.id))
}
