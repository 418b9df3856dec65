import { and, asc, desc, eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { forecast, forecastPrior } = table

/** The newest version of what like indicators teach; nothing before the first was built. */
export async function newestPrior(db: Db) {
  const [row] = await db.select().from(forecastPrior).orderBy(desc(forecastPrior.version)).limit(1)
  return row
}
/** What was foreseen for a project, oldest version first; of one month where given. */
export const forecastsOf = (db: Db, projectId: number, month?: string) =>
  db
    .select()
    .from(forecast)
    .where(and(eq(forecast.projectId, projectId), month === undefined ? undefined : eq(forecast.month, month)))
    .orderBy(asc(forecast.month), asc(forecast.indicatorId), asc(forecast.version))

export const insertForecasts = async (db: Db, rows: (typeof forecast.$inferInsert)[]) => {
  if (rows.length > 0) await db.insert(forecast).values(rows)
}
