import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuditEvent, AuditResult } from '#domain/vocabulary-audit'
import type { Db, Store } from '../../db/open.ts'
import { appendAudit, auditHeadOf, auditHeads, type AuditHead, type AuditRow } from '../../db/queries/audit.ts'

/** The audit trail's pen: the process's own chain, and the key that signs it (kept outside the database). */
export type Trail = { chain: string; key: Buffer }

/** One act as it is told to the trail. */
export type Deed = {
  at: number
  actorId: number | null
  actor: string
  address: string
  event: AuditEvent
  entity: string
  entityId: string
  result: AuditResult
  detail: unknown
}

const sign = (key: Buffer, ...parts: unknown[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex')

/** Hash of a record: every field and the hash of the record before. */
export function hashOfRecord(key: Buffer, row: Omit<AuditRow, 'hash'>): string {
  const { chain, seq, at, actorId, actor, address, event, entity, entityId, result, detail, prev } = row
  return sign(key, chain, seq, at, actorId, actor, address, event, entity, entityId, result, detail, prev)
}

export const signatureOfHead = (key: Buffer, { chain, seq, hash, startedAt }: Omit<AuditHead, 'signature'>) =>
  sign(key, 'head', chain, seq, hash, startedAt)

export const sameHash = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** Appends acts to the process's chain, in the transaction of the acts themselves: both happen or neither does. */
export async function record(db: Db, { chain, key }: Trail, deeds: Deed[]): Promise<void> {
  if (!deeds.length) return
  const head = await auditHeadOf(db, chain)
  let seq = head?.seq ?? 0
  let prev = head?.hash ?? ''
  const rows = deeds.map(deed => {
    const row = { ...deed, chain, seq: ++seq, detail: JSON.stringify(deed.detail ?? {}), prev }
    prev = hashOfRecord(key, row)
    return { ...row, hash: prev }
  })
  const end = { chain, seq, hash: prev, startedAt: head?.startedAt ?? deeds[0]!.at }
  await appendAudit(db, rows, { ...end, signature: signatureOfHead(key, end) })
}

/** Begins the process's chain with the ends of all others, so that none can be cut or dropped unseen; the first after a backup was
 * restored says so, for what was done after that backup is in no chain. */
export async function beginChain(store: Store, trail: Trail, now: number, restored: object | null = null): Promise<void> {
  await store.tx(async db => {
    const others = await auditHeads(db)
    const ends = others.map(({ chain, seq, hash }) => ({ chain, seq, hash }))
    const by = { actorId: null, actor: '', address: '', result: 'done' as const }
    await record(db, trail, [
      {
        at: now,
        ...by,
        event: 'chain.start',
        entity: 'chain',
        entityId: trail.chain,
        detail: { after: ends, ...(restored && { restored }) },
      },
    ])
  })
}
