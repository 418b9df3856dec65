import { z } from '@hono/zod-openapi'
import { templateKinds, templateNames, type TemplateKind } from '#domain/vocabulary-template'
import type { Db } from '../../db/open.ts'
import { standingTree } from '../../db/queries/agencies.ts'
import { forAll, templateById, templatesOf, type TemplateListed } from '../../db/queries/templates.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { absent } from '../refusal.ts'

export const templateSchema = z
  .object({
    id: z.int(),
    kind: z.enum(templateKinds),
    name: z.string(),
    version: z.int().meta({ description: 'Counts the files kept under this name by this unit' }),
    fileName: z.string(),
    type: z.enum(['xlsx', 'docx']),
    agency: z.object({ id: z.int(), name: z.string() }).nullable().meta({ description: 'null: for every unit' }),
    addedAt: z.int(),
    addedBy: z.string(),
    retiredAt: z.int().nullable(),
    may: z.object({ retire: z.boolean() }),
  })
  .openapi('Template')
export type TemplateView = z.infer<typeof templateSchema>

const fieldSchema = z.object({ key: z.string(), zh: z.string(), en: z.string(), example: z.string() })
export const namesSchema = z.object({
  kinds: z.array(
    z.object({
      kind: z.enum(templateKinds),
      fields: z.array(fieldSchema),
      blocks: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), fields: z.array(fieldSchema) })),
    }),
  ),
})

/** Every name a template may ask for. */
export const namesAnswer = (): z.infer<typeof namesSchema> => ({
  kinds: templateKinds.map(kind => ({
    kind,
    fields: [...templateNames[kind].fields],
    blocks: templateNames[kind].blocks.map(block => ({ ...block, fields: [...block.fields] })),
  })),
})

function viewsOf(rows: readonly TemplateListed[], caller: Caller): TemplateView[] {
  const counts = new Map<string, number>()
  return rows.map(row => {
    const series = `${row.agencyId} ${row.kind} ${row.name}`
    counts.set(series, (counts.get(series) ?? 0) + 1)
    const { id, name, fileName, addedAt, retiredAt } = row
    const own = row.agencyId === forAll ? caller.scope.all : sees(caller.scope, row.agencyId)
    return {
      id,
      kind: row.kind as TemplateKind,
      name,
      version: counts.get(series)!,
      fileName,
      type: fileName.endsWith('.docx') ? 'docx' : 'xlsx',
      agency: row.agencyId === forAll ? null : { id: row.agencyId, name: row.agencyName ?? '' },
      addedAt,
      addedBy: row.addedBy ?? '',
      retiredAt,
      may: { retire: own && retiredAt === null && may(caller, 'keepTemplates') },
    }
  })
}

/** A unit with all above it, itself first, everybody's templates last. */
async function upFrom(db: Db, agencyId: number): Promise<number[]> {
  const parents = new Map((await standingTree(db)).map(row => [row.id, row.parentId]))
  const path = new Set<number>()
  for (let at: number | null | undefined = agencyId; at != null && !path.has(at); at = parents.get(at)) path.add(at)
  return [...path, forAll]
}

/** The templates that concern a caller: of the own units, of those above them, and everybody's; the newest first. */
export async function templatesAnswer(db: Db, caller: Caller): Promise<TemplateView[]> {
  const { scope, agencyId } = caller
  const seen = scope.all ? ('all' as const) : [...scope.agencyIds, ...(agencyId === null ? [forAll] : await upFrom(db, agencyId))]
  return viewsOf(await templatesOf(db, seen), caller).toReversed()
}

/** The templates a unit's forms are filled from: of each form those of the nearest unit upwards that keeps any. */
export async function templatesFor(db: Db, caller: Caller, agencyId: number): Promise<TemplateView[]> {
  const path = await upFrom(db, agencyId)
  const all = viewsOf(await templatesOf(db, path), caller).filter(one => one.retiredAt === null)
  return templateKinds.flatMap(kind => {
    const ofKind = all.filter(one => one.kind === kind)
    const nearest = path.find(id => ofKind.some(one => (one.agency?.id ?? forAll) === id))
    return ofKind.filter(one => (one.agency?.id ?? forAll) === nearest)
  })
}

/** A template the caller is concerned with, and the name of its file's content. */
export async function templateSeen(db: Db, caller: Caller, id: number): Promise<{ view: TemplateView; hash: string }> {
  const view = (await templatesAnswer(db, caller)).find(one => one.id === id)
  const row = view && (await templateById(db, id))
  if (!view || !row) throw absent()
  return { view, hash: row.hash }
}
