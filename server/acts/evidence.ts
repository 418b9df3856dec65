import type { EvidencePlace } from '#domain/evidence'
import type { FileType } from '#domain/vocabulary-evidence'
import type { Db } from '../../db/open.ts'
import {
  evidenceByHash,
  evidenceById,
  fileByHash,
  insertEvidence,
  insertFile,
  linkEvidence,
  markRemoved,
  unlinkEvidence,
  valuesOfEvidence,
  type EvidenceRow,
} from '../../db/queries/evidence.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import type { Tell } from '../access/act.ts'
import type { Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import { Refusal, absent, notAllowed } from '../refusal.ts'
import { evidencePlan, evidenceUnits, placeIn, refuseClosedEvidence } from './evidence-place.ts'

/** A file that lies in its place, and what was seen in it. */
export type Stored = { hash: string; size: number; type: FileType; name: string; note: string; figures: string | null }

const same = (a: Required<EvidencePlace>, b: Required<EvidencePlace>) =>
  a.indicatorId === b.indicatorId && a.month === b.month && a.agencyId === b.agencyId

/** Puts a file behind a value. The same content in the same project is one entry with several values; `known` says so. */
export async function addEvidence(
  db: Db,
  caller: Caller,
  projectId: number,
  given: EvidencePlace,
  { hash, size, type, name, note, figures }: Stored,
  when: When,
  tell: Tell,
): Promise<{ id: number; known: boolean }> {
  const place = placeIn(caller, await evidencePlan(db, caller, projectId), given)
  const now = when.now()
  if (!(await fileByHash(db, hash))) await insertFile(db, { hash, size, type, storedAt: now, figures })
  const before = await evidenceByHash(db, projectId, hash)
  const id = before?.id ?? (await reserveIds(db, 'evidence'))
  if (!before) {
    const none = { removedAt: null, removedBy: null, removedWhy: '' }
    await insertEvidence(db, { id, projectId, hash, name, note, uploadedAt: now, uploadedBy: caller.id, ...none })
  }
  const linked = before ? await valuesOfEvidence(db, id) : []
  if (!linked.some(row => same(row, place)))
    await linkEvidence(db, [{ projectId, ...place, evidenceId: id, linkedAt: now, linkedBy: caller.id }])
  tell({ entity: 'evidence', id, after: { projectId, ...place, name, hash, size, type, known: before !== undefined } })
  return { id, known: before !== undefined }
}

/** A file of a project the caller may enter for, not removed yet; `whole`: everything it stands behind is the caller's. */
async function standing(db: Db, caller: Caller, projectId: number, evidenceId: number, whole = false) {
  const plan = await evidencePlan(db, caller, projectId)
  const row = await evidenceById(db, evidenceId)
  if (!row || row.projectId !== projectId) throw absent()
  const values = await valuesOfEvidence(db, evidenceId)
  const units = evidenceUnits(caller, plan)
  if (whole && units !== null && !values.every(({ agencyId }) => units.includes(agencyId))) throw notAllowed()
  if (row.removedAt !== null) throw new Refusal(422, 'evidence-removed')
  return { plan, row, values }
}

/** Puts a stored file behind further values. */
export async function linkValues(
  db: Db,
  caller: Caller,
  projectId: number,
  evidenceId: number,
  given: EvidencePlace[],
  when: When,
  tell: Tell,
): Promise<void> {
  const { plan, values } = await standing(db, caller, projectId, evidenceId)
  const added: Required<EvidencePlace>[] = []
  for (const place of given.map(one => placeIn(caller, plan, one)))
    if (![...values, ...added].some(row => same(row, place))) added.push(place)
  await linkEvidence(
    db,
    added.map(place => ({ projectId, ...place, evidenceId, linkedAt: when.now(), linkedBy: caller.id })),
  )
  tell({ entity: 'evidence', id: evidenceId, after: { projectId, values: added } })
}

/** Takes a file from one of its values, with a reason; from its last one it is removed instead. */
export async function unlinkValue(
  db: Db,
  caller: Caller,
  projectId: number,
  evidenceId: number,
  given: EvidencePlace,
  reason: string,
  when: When,
  tell: Tell,
): Promise<void> {
  const { plan, values } = await standing(db, caller, projectId, evidenceId)
  const place = placeIn(caller, plan, given)
  const link = values.find(row => same(row, place))
  if (!link) throw new Refusal(422, 'evidence-not-there')
  if (values.length === 1) throw new Refusal(422, 'evidence-last-value')
  await refuseClosedEvidence(db, projectId, [place.month], when)
  await unlinkEvidence(db, link)
  tell({ entity: 'evidence', id: evidenceId, before: { projectId, ...place }, after: { reason } })
}

/** Removes a file from all its values; it stays listed with who, when and why, and so does its content. */
export async function removeEvidence(
  db: Db,
  caller: Caller,
  projectId: number,
  evidenceId: number,
  reason: string,
  when: When,
  tell: Tell,
): Promise<EvidenceRow> {
  const { row, values } = await standing(db, caller, projectId, evidenceId, true)
  await refuseClosedEvidence(
    db,
    projectId,
    values.map(({ month }) => month),
    when,
  )
  await markRemoved(db, evidenceId, caller.id, when.now(), reason)
  const places = values.map(({ indicatorId, month, agencyId }) => ({ indicatorId, month, agencyId }))
  tell({ entity: 'evidence', id: evidenceId, before: { projectId, name: row.name, values: places }, after: { reason } })
  return row
}
