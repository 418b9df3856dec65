import { eq, inArray } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { counter } = table
/** Minutes since the epoch, for a counter holds no more: when the last scheduled backup was begun, and until when none is to be begun. */
const rows = { done: 'backup.done', lease: 'backup.lease' } as const
export type BackupTurns = { done: number | null; lease: number }

/** The turns of all processes on this database. */
export async function backupTurns(db: Db): Promise<BackupTurns> {
  const found = await db
    .select()
    .from(counter)
    .where(inArray(counter.name, Object.values(rows)))
  const of = (name: string) => found.find(row => row.name === name)?.next
  return { done: of(rows.done) ?? null, lease: of(rows.lease) ?? 0 }
}

export async function noteBackupTurn(db: Db, which: keyof typeof rows, minute: number): Promise<void> {
  const name = rows[which]
  const moved = await db.update(counter).set({ next: minute }).where(eq(counter.name, name)).returning({ name: counter.name })
  if (!moved.length) await db.insert(counter).values({ name, next: minute })
}
