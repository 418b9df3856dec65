import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { counted, type Scope } from '../scope.ts'

const { agency, evaluation, evaluationEvent, project } = table

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

/** The table each was last decided on, as JSON. */
export async function lastSnapshots(db: Db, ids: number[]) {
  if (ids.length === 0) return []
  const rows = await db
    .select({ projectId: evaluationEvent.projectId, snapshot: evaluationEvent.snapshot })
    .from(evaluationEvent)
    .where(and(inArray(evaluationEvent.projectId, ids), isNotNull(evaluationEvent.snapshot)))
    .orderBy(asc(evaluationEvent.projectId), desc(evaluationEvent.seq))
  return newest(rows.toReversed(), row => row.projectId).map(row => ({ projectId: row.projectId, snapshot: row.snapshot! }))
}
