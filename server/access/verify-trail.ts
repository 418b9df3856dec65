import type { Db } from '../../db/open.ts'
import { auditChains, auditHeads, auditStretch, chainStarts, type AuditHead, type AuditRow } from '../../db/queries/audit.ts'
import { hashOfRecord, sameHash, signatureOfHead } from './trail.ts'

/** The end of a chain as it was at some moment, noted where the database does not reach. */
export type Anchor = { chain: string; seq: number; hash: string }

/** What was found: a record that was changed, one that is gone, a link that does not fit, a chain cut short or whose
 * end was forged, or an end noted elsewhere that the chain no longer holds. */
export type Tampering = {
  code: 'changed' | 'removed' | 'broken-link' | 'head-missing' | 'head-forged' | 'cut-short' | 'added' | 'anchor-lost'
  chain: string
  seq: number
}
export type Verified = { records: number; chains: number; found: Tampering[] }

const stretch = 1000

/** Walks every chain from its first record to its signed end, and compares with every end noted elsewhere. */
export async function verifyTrail(db: Db, key: Buffer, noted: Anchor[] = []): Promise<Verified> {
  const heads = new Map((await auditHeads(db)).map(head => [head.chain, head]))
  const names = [...new Set([...(await auditChains(db)), ...heads.keys()])]
  const found: Tampering[] = []
  const anchors = new Map<string, Anchor[]>()
  const expect = (anchor: Anchor) => void anchors.set(anchor.chain, [...(anchors.get(anchor.chain) ?? []), anchor])
  noted.forEach(expect)
  for (const row of await chainStarts(db)) endsIn(row).forEach(expect)
  let records = 0
  for (const chain of names) {
    const open = new Map((anchors.get(chain) ?? []).map(anchor => [`${anchor.seq} ${anchor.hash}`, anchor.seq]))
    const see = (row: AuditRow) => void open.delete(`${row.seq} ${row.hash}`)
    records += await walk(db, key, chain, heads.get(chain), see, found)
    for (const seq of open.values()) found.push({ code: 'anchor-lost', chain, seq })
    anchors.delete(chain)
  }
  for (const [chain, list] of anchors) found.push({ code: 'anchor-lost', chain, seq: list.at(-1)!.seq })
  return { records, chains: names.length, found: unique(found) }
}

async function walk(
  db: Db,
  key: Buffer,
  chain: string,
  head: AuditHead | undefined,
  see: (row: AuditRow) => void,
  found: Tampering[],
): Promise<number> {
  let seq = 0
  let prev = ''
  let count = 0
  for (;;) {
    const rows = await auditStretch(db, chain, seq, stretch)
    for (const row of rows) {
      if (row.seq !== seq + 1) found.push({ code: 'removed', chain, seq: seq + 1 })
      else if (!sameHash(row.prev, prev)) found.push({ code: 'broken-link', chain, seq: row.seq })
      if (!sameHash(row.hash, hashOfRecord(key, row))) found.push({ code: 'changed', chain, seq: row.seq })
      see(row)
      seq = row.seq
      prev = row.hash
    }
    count += rows.length
    if (rows.length < stretch) break
  }
  if (!head) found.push({ code: 'head-missing', chain, seq })
  else if (!sameHash(head.signature, signatureOfHead(key, head))) found.push({ code: 'head-forged', chain, seq: head.seq })
  else if (head.seq > seq) found.push({ code: 'cut-short', chain, seq: seq + 1 })
  else if (head.seq < seq || !sameHash(head.hash, prev)) found.push({ code: 'added', chain, seq })
  return count
}

/** The ends of other chains that a process noted when it began its own. */
function endsIn(row: AuditRow): Anchor[] {
  try {
    const detail = JSON.parse(row.detail) as { after?: Anchor[] }
    return Array.isArray(detail.after) ? detail.after : []
  } catch {
    return []
  }
}

const unique = (found: Tampering[]) => [...new Map(found.map(one => [`${one.code} ${one.chain} ${one.seq}`, one])).values()]
