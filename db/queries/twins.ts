import { asc, eq, sql } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { indicatorTwin } = table

/** What people confirmed last: own indicator → last year's; null = none of them is the same. */
export async function readTwins(db: Db, projectId: number) {
  const rows = await prepared(db, 'twins', d =>
    d
      .select()
      .from(indicatorTwin)
      .where(eq(indicatorTwin.projectId, sql.placeholder('id')))
      .orderBy(asc(indicatorTwin.indicatorId), asc(indicatorTwin.version)),
  )({ id: projectId })
  return new Map(newest(rows, row => row.indicatorId).map(row => [row.indicatorId, row]))
}

export const insertTwin = async (db: Db, row: typeof indicatorTwin.$inferInsert) =>
  void (await db.insert(indicatorTwin).values(row))
