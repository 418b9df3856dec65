import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Db } from '../../db/open.ts'
import { auditHeads } from '../../db/queries/audit.ts'
import type { Anchor } from './verify-trail.ts'

const fileOf = (dataDir: string) => join(dataDir, 'audit-anchors.jsonl')

/** Notes the ends of all chains in a file beside the database: whoever replaces the database also has to answer to it.
 * A copy of this file in other hands is worth more than the one here. */
export async function noteAnchors(db: Db, dataDir: string, now: number): Promise<void> {
  const ends = (await auditHeads(db)).map(({ chain, seq, hash }) => ({ chain, seq, hash }))
  appendFileSync(fileOf(dataDir), `${JSON.stringify({ at: now, ends })}\n`, { mode: 0o600 })
}

export function readAnchors(dataDir: string): Anchor[] {
  if (!existsSync(fileOf(dataDir))) return []
  const lines = readFileSync(fileOf(dataDir), 'utf8').split('\n').filter(Boolean)
  return lines.flatMap(line => (JSON.parse(line) as { ends: Anchor[] }).ends)
}
