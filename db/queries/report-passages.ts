import { and, asc, desc, eq, lte } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'

const { reportPassage, account } = table
const { projectId, section, version } = reportPassage
const columns = { section, version, text: reportPassage.text, at: reportPassage.recordedAt, by: account.name }

/** The newest passage of every section somebody wrote on; `until` a moment: as it was then. */
export async function readPassages(db: Db, project: number, until?: number) {
  const rows = await db
    .select(columns)
    .from(reportPassage)
    .innerJoin(account, eq(account.id, reportPassage.recordedBy))
    .where(and(eq(projectId, project), until === undefined ? undefined : lte(reportPassage.recordedAt, until)))
    .orderBy(asc(section), asc(version))
  return newest(rows, row => row.section)
}

/** Every version of one passage, the newest first. */
export async function passageVersions(db: Db, project: number, of: string) {
  return await db
    .select(columns)
    .from(reportPassage)
    .innerJoin(account, eq(account.id, reportPassage.recordedBy))
    .where(and(eq(projectId, project), eq(section, of)))
    .orderBy(desc(version))
}

export async function insertPassage(db: Db, row: typeof reportPassage.$inferInsert) {
  await db.insert(reportPassage).values(row)
}
