import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { newest } from '../newest.ts'
import type { Scope } from '../scope.ts'

const { watchList, account, agency } = table
export type WatchListRow = typeof watchList.$inferSelect

const read = (db: Db) =>
  db
    .select({
      id: watchList.id,
      version: watchList.version,
      name: watchList.name,
      rule: watchList.rule,
      state: watchList.state,
      recordedAt: watchList.recordedAt,
      recordedBy: account.name,
    })
    .from(watchList)
    .leftJoin(account, eq(account.id, watchList.recordedBy))

/** Everybody sees the bureau's lists; a department's are seen by who sees the department. Its rule names it, and first. */
function seen(scope: Scope) {
  if (scope.all) return undefined
  const named = sql`${watchList.rule} like '{"owner":' || ${agency.id} || ',%'`
  const own = scope.agencyIds.length
    ? sql`exists (select 1 from ${agency} where ${inArray(agency.id, scope.agencyIds)} and ${named})`
    : sql`1 = 0`
  return sql`(${watchList.rule} not like '{"owner":%' or ${own})`
}

/** Every list as it stands, in the order they were made. */
export async function watchLists(db: Db, scope: Scope) {
  return newest(await read(db).where(seen(scope)).orderBy(asc(watchList.id), asc(watchList.version)), row => row.id)
}

/** A list's versions, the newest first. */
export async function watchListVersions(db: Db, scope: Scope, id: number) {
  return await read(db)
    .where(and(eq(watchList.id, id), seen(scope)))
    .orderBy(desc(watchList.version))
}

export async function anyWatchList(db: Db): Promise<boolean> {
  return (await db.select({ id: watchList.id }).from(watchList).limit(1)).length > 0
}

/** Adds a version, only after the one its writer saw; answers whether it did. */
export async function insertWatchList(db: Db, row: WatchListRow): Promise<boolean> {
  if (row.version > 1) {
    const [last] = await db
      .select({ version: watchList.version })
      .from(watchList)
      .where(eq(watchList.id, row.id))
      .orderBy(desc(watchList.version))
      .limit(1)
    if (last?.version !== row.version - 1) return false
  }
  await db.insert(watchList).values(row)
  return true
}
