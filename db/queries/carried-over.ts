import { and, asc, desc, eq, isNull, ne, or } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { within, type Scope } from '../scope.ts'

const { agency, carriedOver, project } = table

export const insertCarriedOver = async (db: Db, row: typeof carriedOver.$inferInsert) =>
  void (await db.insert(carriedOver).values(row))

/** The project that continues this one, however it came to: carried over, or declared and found by its name. */
export async function nextProject(db: Db, projectId: number) {
  const [row] = await db
    .select({ id: project.id, name: project.name })
    .from(project)
    .where(eq(project.previousProjectId, projectId))
    .orderBy(asc(project.id))
    .limit(1)
  return row
}

/** Projects of a year whose own units the caller's are: what may be carried over, units together. */
export async function carriable(db: Db, scope: Scope, cut: Scope | undefined, year: number) {
  return await db
    .select({
      id: project.id,
      name: project.name,
      agencyId: project.agencyId,
      agency: agency.name,
      budget: project.budgetInitial,
    })
    .from(project)
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(
      and(
        eq(project.year, year),
        or(isNull(project.archived), ne(project.archived, true)),
        within(scope, project.agencyId),
        cut && within(cut, project.agencyId),
      ),
    )
    .orderBy(asc(agency.code), asc(project.name), desc(project.id))
}
