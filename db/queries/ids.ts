import { eq, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

/** Reserves `count` consecutive ids of a kind, inside the caller's transaction; answers the first. */
export async function reserveIds(db: Db, name: string, count = 1): Promise<number> {
  const [row] = await db
    .update(table.counter)
    .set({ next: sql`${table.counter.next} + ${count}` })
    .where(eq(table.counter.name, name))
    .returning({ next: table.counter.next })
  if (row) return row.next - count
  await db.insert(table.counter).values({ name, next: 1 + count })
  return 1
}
