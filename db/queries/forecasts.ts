import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { forecast, forecastPrior, indicator, project } = table

/** The newest version of what like indicators teach; nothing before the first was built. */
export async function newestPrior(db: Db) {
  const [row] = await db.select().from(forecastPrior).orderBy(desc(forecastPrior.version)).limit(1)
  return row
}
export const insertPrior = async (db: Db, row: typeof forecastPrior.$inferInsert) =>
  void (await db.insert(forecastPrior).values(row))

export type ForecastRow = typeof forecast.$inferSelect

/** What was foreseen for a month already; the next record of it is a later version. */
export const forecastsOfMonth = (db: Db, projectId: number, month: string) =>
  db
    .select()
    .from(forecast)
    .where(and(eq(forecast.projectId, projectId), eq(forecast.month, month)))
    .orderBy(asc(forecast.indicatorId), asc(forecast.version))

export const insertForecasts = async (db: Db, rows: (typeof forecast.$inferInsert)[]) => {
  if (rows.length > 0) await db.insert(forecast).values(rows)
}

/** Everything foreseen in years before `year`, with what kind of measure it was. */
export const forecastsBefore = (db: Db, year: number) =>
  db
    .select({
      projectId: forecast.projectId,
      month: forecast.month,
      indicatorId: forecast.indicatorId,
      version: forecast.version,
      value: forecast.value,
      low: forecast.low,
      high: forecast.high,
      probability: forecast.probability,
      target: forecast.target,
      aggregation: indicator.aggregation,
    })
    .from(forecast)
    .innerJoin(project, eq(project.id, forecast.projectId))
    .innerJoin(indicator, eq(indicator.id, forecast.indicatorId))
    .where(lt(project.year, year))
    .orderBy(asc(forecast.projectId), asc(forecast.indicatorId), asc(forecast.month), asc(forecast.version))

/** Projects whose year is over, newest year first: what a prior is taught by. */
export const projectsBefore = (db: Db, year: number) =>
  db
    .select({ id: project.id, year: project.year, previousProjectId: project.previousProjectId })
    .from(project)
    .where(lt(project.year, year))
    .orderBy(desc(project.year), asc(project.id))

/** Which of these indicators exist: a deleted twin teaches nothing. */
export const known = (db: Db, ids: number[]) => db.select({ id: indicator.id }).from(indicator).where(inArray(indicator.id, ids))
