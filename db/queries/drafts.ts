import { and, eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { entryDraft } = table

export type DraftPlace = { projectId: number; month: string; accountId: number }

const at = ({ projectId, month, accountId }: DraftPlace) =>
  and(eq(entryDraft.projectId, projectId), eq(entryDraft.month, month), eq(entryDraft.accountId, accountId))

/** What an account has typed into a month and not saved. */
export async function readDraft(db: Db, place: DraftPlace) {
  const [row] = await db.select().from(entryDraft).where(at(place))
  return row
}

/** Writes the draft over the one of `version`; 0 = there was none. */
export async function writeDraft(db: Db, place: DraftPlace, version: number, content: string, savedAt: number) {
  const next = { content, savedAt, version: version + 1 }
  if (version === 0) await db.insert(entryDraft).values({ ...place, ...next })
  else await db.update(entryDraft).set(next).where(at(place))
}

export async function deleteDraft(db: Db, place: DraftPlace) {
  await db.delete(entryDraft).where(at(place))
}
