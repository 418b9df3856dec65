import { and, asc, eq } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'

const { copiesAside, account } = table
export type AsideRow = typeof copiesAside.$inferSelect

/** What was put aside in a year and not taken back, the newest first, each with who did. */
export async function asidesOf(db: Db, year: number, view: string) {
  const rows = await db
    .select({ row: copiesAside, by: account.name })
    .from(copiesAside)
    .leftJoin(account, eq(account.id, copiesAside.recordedBy))
    .where(and(eq(copiesAside.year, year), eq(copiesAside.view, view)))
    .orderBy(asc(copiesAside.id), asc(copiesAside.version))
  return newest(rows, ({ row }) => row.id)
    .filter(({ row }) => row.state === 'aside')
    .map(({ row, by }) => ({ ...row, by: by ?? '' }))
    .toReversed()
}

export async function asideOf(db: Db, id: number): Promise<AsideRow | null> {
  const rows = await db.select().from(copiesAside).where(eq(copiesAside.id, id)).orderBy(asc(copiesAside.version))
  return rows.at(-1) ?? null
}

export async function insertAside(db: Db, row: AsideRow): Promise<void> {
  await db.insert(copiesAside).values(row)
}
