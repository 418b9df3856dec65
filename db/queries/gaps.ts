import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { placed } from '../prepared.ts'
import { counted, within, type Scope } from '../scope.ts'

const { projectMonth } = table

/** The stored gaps of a month's projects, the largest amount at risk first; `text` is JSON, null where not derived yet.
 * `length`: only the beginning of each text, which counts them. */
export async function monthGaps(db: Db, scope: Scope, cut: Scope | undefined, month: string, length: number | null) {
  const text =
    length === null ? projectMonth.gaps : sql<string | null>`substr(${projectMonth.gaps}, 1, ${sql.raw(String(length))})`
  const build = (d: Db) =>
    d
      .select({ projectId: projectMonth.projectId, text })
      .from(projectMonth)
      .where(
        and(
          eq(projectMonth.month, sql.placeholder('month')),
          counted(scope, projectMonth.agencyId, projectMonth.projectId),
          cut && within(cut, projectMonth.agencyId),
        ),
      )
      .orderBy(desc(sql`coalesce(${projectMonth.atRiskAmount}, 0)`), asc(projectMonth.projectId))
  return await placed(db, scope.all && cut === undefined ? `month_gaps_${length}` : null, build)({ month })
}
