import { and, asc, desc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'

const { observation } = table
export type ObservationInsert = typeof observation.$inferInsert

/** What is on record under some keys. */
export async function observationsByKey(db: Db, keys: string[]) {
  if (!keys.length) return []
  return await db
    .select({
      key: observation.key,
      indicatorId: observation.indicatorId,
      agencyId: observation.agencyId,
      day: observation.day,
      value: observation.value,
    })
    .from(observation)
    .where(inArray(observation.key, keys))
}

export const insertObservations = (db: Db, rows: ObservationInsert[]) => insertRows(db, 'observation_insert', observation, rows)

/** The months in which each unit counted something, in their order. */
export async function observedMonths(db: Db, indicatorId: number) {
  const month = sql<string>`substr(${observation.day}, 1, 7)`
  return await db
    .selectDistinct({ agencyId: observation.agencyId, month })
    .from(observation)
    .where(eq(observation.indicatorId, indicatorId))
    .orderBy(asc(observation.agencyId), asc(month))
}

const of = (indicatorId: number, agencyId: number) =>
  and(eq(observation.indicatorId, indicatorId), eq(observation.agencyId, agencyId))

/** One unit's readings of a month, in the order they were taken. */
export async function readingsOf(db: Db, indicatorId: number, agencyId: number, month: string) {
  return await db
    .select({ day: observation.day, value: observation.value })
    .from(observation)
    .where(and(of(indicatorId, agencyId), gte(observation.day, `${month}-01`), lte(observation.day, `${month}-31`)))
    .orderBy(asc(observation.at), asc(observation.key))
}

/** The last reading before a day: where a meter stood. */
export async function readingBefore(db: Db, indicatorId: number, agencyId: number, day: string): Promise<number | null> {
  const [row] = await db
    .select({ value: observation.value })
    .from(observation)
    .where(and(of(indicatorId, agencyId), lt(observation.day, day)))
    .orderBy(desc(observation.day), desc(observation.at), desc(observation.key))
    .limit(1)
  return row?.value ?? null
}

/** The last month in which any of these indicators counted something, up to one. */
export async function lastObservedMonth(db: Db, indicatorIds: number[], until: string): Promise<string | null> {
  let last: string | null = null
  for (const id of indicatorIds)
    for (const { month } of await observedMonths(db, id)) if (month <= until && (last === null || month > last)) last = month
  return last
}
