import { asc, desc, eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { newest } from '../newest.ts'

const { watchList, account } = table
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

/** Every list as it stands, in the order they were made. */
export async function watchLists(db: Db) {
  return newest(await read(db).orderBy(asc(watchList.id), asc(watchList.version)), row => row.id)
}

/** A list's versions, the newest first. */
export async function watchListVersions(db: Db, id: number) {
  return await read(db).where(eq(watchList.id, id)).orderBy(desc(watchList.version))
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
