import type { AuditEvent } from '#domain/vocabulary-audit'
import type { Db } from '../../db/open.ts'
import type { Ctx } from '../context.ts'
import { record, type Deed } from './trail.ts'

/** What an act changed; several are several records. */
export type Note = { entity: string; id: number | string; before?: unknown; after?: unknown; event?: AuditEvent; actor?: string }
export type Tell = (note: Note) => void

/** The only way a route writes: one transaction that holds the act and its record in the audit trail.
 * An act that tells nothing is a mistake of ours and is rolled back. */
export async function act<T>(c: Ctx, event: AuditEvent, work: (db: Db, tell: Tell) => Promise<T>): Promise<T> {
  const at = c.get('at')
  const notes: Note[] = []
  return at.store.tx(async db => {
    const result = await work(db, note => void notes.push(note))
    if (!notes.length) throw new Error(`${event}: nothing was told to the audit trail`)
    await record(
      db,
      at.trail,
      notes.map(note => deedOf(c, note.event ?? event, note)),
    )
    return result
  })
}

function deedOf(c: Ctx, event: AuditEvent, { entity, id, before, after, actor }: Note): Deed {
  const caller = c.get('caller')
  const by = { actorId: caller?.id ?? null, actor: actor ?? caller?.username ?? '', address: c.get('address') }
  const key = caller?.keyId === undefined ? {} : { key: caller.keyId }
  return {
    at: c.get('at').now(),
    ...by,
    event,
    entity,
    entityId: String(id),
    result: 'done',
    detail: { ...key, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
  }
}
