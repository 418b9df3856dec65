import { and, asc, eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { agency, contributor } = table
export type ContributorRow = typeof contributor.$inferInsert

/** The units that share a project's targets, with their parts. */
export const sharingOf = async (db: Db, projectId: number) =>
  await db
    .select({
      indicatorId: contributor.indicatorId,
      agencyId: contributor.agencyId,
      code: agency.code,
      name: agency.name,
      share: contributor.share,
    })
    .from(contributor)
    .innerJoin(agency, eq(agency.id, contributor.agencyId))
    .where(eq(contributor.projectId, projectId))
    .orderBy(asc(contributor.indicatorId), asc(agency.code))

/** Replaces who shares an indicator; the audit trail keeps what was. */
export async function replaceContributors(db: Db, projectId: number, indicatorId: number, rows: ContributorRow[]): Promise<void> {
  await db.delete(contributor).where(and(eq(contributor.projectId, projectId), eq(contributor.indicatorId, indicatorId)))
  for (let first = 0; first < rows.length; first += 500) await db.insert(contributor).values(rows.slice(first, first + 500))
}
