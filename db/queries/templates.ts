import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { table, type Db } from '../open.ts'

const { account, agency, formTemplate } = table
export type TemplateRow = typeof formTemplate.$inferSelect
/** Templates of nobody in particular: they are for everybody. */
export const forAll = 0

const read = (db: Db) =>
  db
    .select({
      id: formTemplate.id,
      kind: formTemplate.kind,
      name: formTemplate.name,
      fileName: formTemplate.fileName,
      hash: formTemplate.hash,
      agencyId: formTemplate.agencyId,
      agencyName: agency.name,
      addedAt: formTemplate.addedAt,
      addedBy: account.name,
      retiredAt: formTemplate.retiredAt,
    })
    .from(formTemplate)
    .leftJoin(agency, eq(agency.id, formTemplate.agencyId))
    .leftJoin(account, eq(account.id, formTemplate.addedBy))

/** Templates of these units, or of all; retired ones too, the first first. */
export async function templatesOf(db: Db, agencyIds: number[] | 'all') {
  const where = agencyIds === 'all' ? undefined : inArray(formTemplate.agencyId, agencyIds)
  return await read(db).where(where).orderBy(asc(formTemplate.id))
}
export type TemplateListed = Awaited<ReturnType<typeof templatesOf>>[number]

export async function templateById(db: Db, id: number): Promise<TemplateListed | undefined> {
  const [row] = await read(db).where(eq(formTemplate.id, id))
  return row
}

export async function insertTemplate(db: Db, row: Omit<TemplateRow, 'retiredAt' | 'retiredBy'>) {
  await db.insert(formTemplate).values({ ...row, retiredAt: null, retiredBy: null })
}

/** Takes a template out of use; false where somebody did so before. */
export async function retireTemplate(db: Db, id: number, by: number, at: number): Promise<boolean> {
  const done = await db
    .update(formTemplate)
    .set({ retiredAt: at, retiredBy: by })
    .where(and(eq(formTemplate.id, id), isNull(formTemplate.retiredAt)))
    .returning({ id: formTemplate.id })
  return done.length > 0
}
