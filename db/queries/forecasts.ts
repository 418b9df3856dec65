import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { account, forecast, forecastPrior, project } = table

/** The newest version of what like indicators teach; nothing before the first was built. Its body is read apart, since that is
 * needed once. */
export async function newestPrior(db: Db) {
  const [row] = await prepared(db, 'newest_prior', d =>
    d.select({ version: forecastPrior.version }).from(forecastPrior).orderBy(desc(forecastPrior.version)).limit(1),
  )()
  return row?.version
}
export async function newestPriorRow(db: Db) {
  const { version, indicators, builtAt, builtBy } = forecastPrior
  const rows = db.select({ version, indicators, builtAt, builtBy }).from(forecastPrior)
  return (await rows.orderBy(desc(version)).limit(1))[0]
}
export async function priorBody(db: Db, version: number) {
  const [row] = await db.select({ body: forecastPrior.body }).from(forecastPrior).where(eq(forecastPrior.version, version))
  return row?.body
}
/** Every version, the newest first, without its figures. */
export async function priorVersions(db: Db) {
  const { version, indicators, builtAt, builtBy } = forecastPrior
  return await db
    .select({ version, indicators, builtAt, builtBy: account.name })
    .from(forecastPrior)
    .leftJoin(account, eq(account.id, builtBy))
    .orderBy(desc(version))
}
export const insertPrior = async (db: Db, row: typeof forecastPrior.$inferInsert) =>
  void (await db.insert(forecastPrior).values(row))

/** Projects of years that are over; what was invented teaches nothing. */
export async function finishedYears(db: Db, year: number): Promise<number[]> {
  const rows = await db
    .select({ id: project.id })
    .from(project)
    .where(and(lt(project.year, year), eq(project.sample, false)))
    .orderBy(asc(project.id))
  return rows.map(row => row.id)
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
