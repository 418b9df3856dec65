import { and, asc, desc, eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { forecast, forecastPrior } = table

/** The newest version of what like indicators teach; nothing before the first was built. Its body is read apart, since that is
 * needed once. */
export async function newestPrior(db: Db) {
  const [row] = await prepared(db, 'newest_prior', d =>
    d.select({ version: forecastPrior.version }).from(forecastPrior).orderBy(desc(forecastPrior.version)).limit(1),
  )()
  return row?.version
}
export async function priorBody(db: Db, version: number) {
  const [row] = await db.select({ body: forecastPrior.body }).from(forecastPrior).where(eq(forecastPrior.version, version))
  return row?.body
}
export const priorVersions = (db: Db) => db.select().from(forecastPrior).orderBy(desc(forecastPrior.version))
export const insertPrior = async (db: Db, row: typeof forecastPrior.$inferInsert) =>
  void (await db.insert(forecastPrior).values(row))

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
