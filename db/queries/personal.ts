import { eq } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { projectText } = table

/** Names and telephone of the declaration, in full: whoever shows them masks them first. */
export async function projectPersonal(db: Db, projectId: number) {
  const [row] = await db
    .select({ leader: projectText.leader, contact: projectText.contact, phone: projectText.phone })
    .from(projectText)
    .where(eq(projectText.projectId, projectId))
  return row ?? { leader: '', contact: '', phone: '' }
}

export async function setProjectPersonal(
  db: Db,
  projectId: number,
  change: { leader?: string; contact?: string; phone?: string },
) {
  if (Object.keys(change).length) await db.update(projectText).set(change).where(eq(projectText.projectId, projectId))
}
