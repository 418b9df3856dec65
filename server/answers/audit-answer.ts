import { z } from '@hono/zod-openapi'
import { auditResults } from '#domain/vocabulary-audit'
import type { AuditFilter, AuditRow } from '../../db/queries/audit.ts'
import { searchAudit } from '../../db/queries/audit.ts'
import type { Db } from '../../db/open.ts'
import { cell } from '../csv.ts'

const instant = z.iso.datetime({ offset: true }).transform(text => Date.parse(text))
const cursor = z
  .string()
  .regex(/^\d{1,15}\.[\w-]{1,60}\.\d{1,10}$/)
  .transform(text => {
    const [at, chain, seq] = text.split('.')
    return { at: Number(at), chain: chain!, seq: Number(seq) }
  })

export const filterQuery = z.object({
  actor: z.string().max(100).optional(),
  entity: z.string().max(60).optional(),
  entityId: z.string().max(200).optional(),
  /** A whole event, or its beginning: `session`. */
  event: z.string().max(60).optional(),
  result: z.enum(auditResults).optional(),
  address: z.string().max(64).optional(),
  from: instant.optional(),
  until: instant.optional(),
})
export const auditQuery = filterQuery.extend({
  after: cursor.optional(),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
})

export const recordSchema = z
  .object({
    chain: z.string(),
    seq: z.int(),
    at: z.int(),
    actorId: z.int().nullable(),
    actor: z.string(),
    address: z.string(),
    event: z.string(),
    entity: z.string(),
    entityId: z.string(),
    result: z.enum(auditResults),
    detail: z.record(z.string(), z.unknown()),
    /** Hash of the record before in its chain, and its own. */
    prev: z.string(),
    hash: z.string(),
  })
  .openapi('AuditRecord')

export const recordView = ({ result, detail, ...row }: AuditRow) => ({
  ...row,
  result: auditResults.find(known => known === result) ?? ('failed' as const),
  detail: JSON.parse(detail) as Record<string, unknown>,
})

export const cursorOf = ({ at, chain, seq }: AuditRow) => `${at}.${chain}.${seq}`

const columns = [
  'time', 'actor', 'address', 'event', 'entity', 'entityId', 'result', 'detail', 'chain', 'seq', 'prev', 'hash',
] as const // prettier-ignore
const batch = 500

/** The trail as lines of CSV, the newest first, read piece by piece: the table may be larger than the memory. */
export async function* auditLines(db: Db, filter: AuditFilter): AsyncGenerator<string> {
  yield `\ufeff${columns.join(',')}\r\n`
  let after: AuditFilter['after']
  for (;;) {
    const rows = await searchAudit(db, { ...filter, ...(after ? { after } : {}) }, batch)
    if (rows.length) yield rows.map(lineOf).join('')
    if (rows.length < batch) return
    after = rows.at(-1)!
  }
}

const lineOf = (row: AuditRow) =>
  `${columns.map(name => cell(name === 'time' ? new Date(row.at).toISOString() : row[name])).join(',')}\r\n`
