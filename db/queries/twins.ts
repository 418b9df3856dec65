import { asc, eq } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'

const { indicatorTwin } = table

/** What people confirmed last: own indicator → last year's; null = none of them is the same. */
export async function readTwins(db: Db, projectId: number) {
  const rows = await db
    .select()
    .from(indicatorTwin)
    .where(eq(indicatorTwin.projectId, projectId))
    .orderBy(asc(indicatorTwin.indicatorId), asc(indicatorTwin.version))
  return new Map(newest(rows, row => row.indicatorId).map(row => [row.indicatorId, row]))
}

export const insertTwin = async (db: Db, row: typeof indicatorTwin.$inferInsert) =>
  void (await db.insert(indicatorTwin).values(row))
