import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { table, type Db } from '../open.ts'
import { prepared } from '../prepared.ts'

const { account, evidence, evidenceValue, file } = table
export type FileRow = typeof file.$inferSelect
export type EvidenceRow = typeof evidence.$inferSelect
export type EvidenceValueRow = typeof evidenceValue.$inferSelect

export async function fileByHash(db: Db, hash: string): Promise<FileRow | undefined> {
  const [row] = await db.select().from(file).where(eq(file.hash, hash))
  return row
}

export async function insertFile(db: Db, row: FileRow) {
  await db.insert(file).values(row)
}

/** Which of these files anything knows: what is stored beside them may go. */
export async function knownFiles(db: Db, hashes: string[]): Promise<Set<string>> {
  const known = new Set<string>()
  for (let at = 0; at < hashes.length; at += 500) {
    const part = hashes.slice(at, at + 500)
    for (const { hash } of await db.select({ hash: file.hash }).from(file).where(inArray(file.hash, part))) known.add(hash)
  }
  return known
}

/** What was read in these files, as stored. */
export async function storedFigures(db: Db, hashes: string[]) {
  return await db.select({ hash: file.hash, figures: file.figures }).from(file).where(inArray(file.hash, hashes))
}

export async function insertEvidence(db: Db, row: EvidenceRow) {
  await db.insert(evidence).values(row)
}

export async function linkEvidence(db: Db, rows: EvidenceValueRow[]) {
  if (rows.length) await db.insert(evidenceValue).values(rows)
}

export async function unlinkEvidence(db: Db, row: EvidenceValueRow) {
  await db
    .delete(evidenceValue)
    .where(
      and(
        eq(evidenceValue.projectId, row.projectId),
        eq(evidenceValue.month, row.month),
        eq(evidenceValue.indicatorId, row.indicatorId),
        eq(evidenceValue.agencyId, row.agencyId),
        eq(evidenceValue.evidenceId, row.evidenceId),
      ),
    )
}

export async function markRemoved(db: Db, id: number, by: number, at: number, why: string) {
  await db.update(evidence).set({ removedAt: at, removedBy: by, removedWhy: why }).where(eq(evidence.id, id))
}

export async function evidenceById(db: Db, id: number): Promise<EvidenceRow | undefined> {
  const [row] = await db.select().from(evidence).where(eq(evidence.id, id))
  return row
}

/** The same content, already with this project and not removed. */
export async function evidenceByHash(db: Db, projectId: number, hash: string): Promise<EvidenceRow | undefined> {
  const [row] = await db
    .select()
    .from(evidence)
    .where(and(eq(evidence.projectId, projectId), eq(evidence.hash, hash), isNull(evidence.removedAt)))
    .orderBy(asc(evidence.id))
  return row
}

export async function valuesOfEvidence(db: Db, evidenceId: number): Promise<EvidenceValueRow[]> {
  return await db.select().from(evidenceValue).where(eq(evidenceValue.evidenceId, evidenceId))
}

/** A project's files, newest first, removed ones too, with who added and who removed them. */
export async function evidenceOf(db: Db, projectId: number) {
  return await db
    .select({
      id: evidence.id,
      hash: evidence.hash,
      name: evidence.name,
      note: evidence.note,
      size: file.size,
      type: file.type,
      /** null = not read, 0 = read without a number, 1 = with numbers; the numbers themselves are not fetched. */
      numbers: sql<
        number | null
      >`case when ${file.figures} is null then null when ${file.figures} like '{"numbers":[]%' then 0 else 1 end`,
      uploadedAt: evidence.uploadedAt,
      uploadedBy: account.name,
      removedAt: evidence.removedAt,
      removedBy: sql<string | null>`(select remover.name from ${account} remover where remover.id = ${evidence.removedBy})`,
      removedWhy: evidence.removedWhy,
    })
    .from(evidence)
    .innerJoin(file, eq(file.hash, evidence.hash))
    .leftJoin(account, eq(account.id, evidence.uploadedBy))
    .where(eq(evidence.projectId, projectId))
    .orderBy(desc(evidence.uploadedAt), desc(evidence.id))
}

/** The values a project's files stand behind, with who linked them. */
export async function evidenceValuesOf(db: Db, projectId: number) {
  return await db
    .select({
      evidenceId: evidenceValue.evidenceId,
      indicatorId: evidenceValue.indicatorId,
      month: evidenceValue.month,
      agencyId: evidenceValue.agencyId,
      linkedAt: evidenceValue.linkedAt,
      linkedBy: account.name,
    })
    .from(evidenceValue)
    .leftJoin(account, eq(account.id, evidenceValue.linkedBy))
    .where(eq(evidenceValue.projectId, projectId))
    .orderBy(asc(evidenceValue.month), asc(evidenceValue.indicatorId), asc(evidenceValue.agencyId), asc(evidenceValue.evidenceId))
}

/** The one narrow query grades cost a project page: which content stands behind which value. */
export async function evidenceLinks(db: Db, projectId: number) {
  return await prepared(db, 'evidence_links', d =>
    d
      .select({
        month: evidenceValue.month,
        indicatorId: evidenceValue.indicatorId,
        agencyId: evidenceValue.agencyId,
        evidenceId: evidenceValue.evidenceId,
        hash: evidence.hash,
      })
      .from(evidenceValue)
      .innerJoin(evidence, eq(evidence.id, evidenceValue.evidenceId))
      .where(and(eq(evidenceValue.projectId, sql.placeholder('id')), isNull(evidence.removedAt))),
  )({ id: projectId })
}
