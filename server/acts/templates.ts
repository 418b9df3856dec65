import type { TemplateKind } from '#domain/vocabulary-template'
import type { Db } from '../../db/open.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { fileByHash, insertFile } from '../../db/queries/evidence.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { forAll, insertTemplate, retireTemplate, templateById, templatesOf } from '../../db/queries/templates.ts'
import { sees } from '../../db/scope.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import { absent, notAllowed, Refusal } from '../refusal.ts'

export type NewTemplate = { kind: TemplateKind; name: string; fileName: string; agencyId: number }
type Stored = { hash: string; size: number; type: 'xlsx' | 'docx' }

/** The bureau keeps templates for all and for anybody; a department for itself and what lies below it. */
export async function refuseElsewhere(db: Db, caller: Caller, agencyId: number): Promise<void> {
  if (agencyId === forAll) {
    if (!caller.scope.all) throw notAllowed()
    return
  }
  if (!sees(caller.scope, agencyId) || !(await agencyById(db, caller.scope, agencyId))) throw absent()
}

/** Keeps a checked template; one of the same form, name and unit is replaced by it and stays in the list. */
export async function addTemplate(
  db: Db,
  caller: Caller,
  given: NewTemplate,
  stored: Stored,
  when: When,
  tell: Tell,
): Promise<number> {
  const { kind, fileName, agencyId } = given
  const name = given.name.trim()
  if (name === '') throw new Refusal(422, 'template-name-missing')
  await refuseElsewhere(db, caller, agencyId)
  const { hash, size, type } = stored
  const now = when.now()
  if (!(await fileByHash(db, hash))) await insertFile(db, { hash, size, type, storedAt: now, figures: null })
  const same = (await templatesOf(db, [agencyId])).filter(row => row.kind === kind && row.name === name)
  for (const row of same) if (row.retiredAt === null) await retireTemplate(db, row.id, caller.id, now)
  const id = await reserveIds(db, 'form_template')
  await insertTemplate(db, { id, kind, name, fileName, hash, agencyId, addedAt: now, addedBy: caller.id })
  const version = same.length + 1
  tell({ entity: 'template', id, after: { kind, name, fileName, agencyId, hash, version, replaces: same.at(-1)?.id ?? null } })
  return id
}

export async function dropTemplate(db: Db, caller: Caller, id: number, when: When, tell: Tell): Promise<void> {
  const row = await templateById(db, id)
  if (!row) throw absent()
  await refuseElsewhere(db, caller, row.agencyId)
  if (!(await retireTemplate(db, id, caller.id, when.now()))) throw new Refusal(409, 'template-retired')
  tell({ entity: 'template', id, before: { name: row.name, retired: false }, after: { name: row.name, retired: true } })
}
