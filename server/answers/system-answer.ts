import { z } from '@hono/zod-openapi'
import { enabledAccounts } from '../../db/queries/operating.ts'
import { backupState } from '../backup/state.ts'
import type { Surroundings } from '../context.ts'
import { attentionCodes, attentionOf } from '../operating/attention.ts'
import { figuresOf } from '../operating/figures.ts'

const moment = z.number().nullable().meta({ description: 'Epoch milliseconds; null: never' })
const bytes = z.number().nullable().meta({ description: 'Null: cannot be told here' })
export const systemSchema = z
  .object({
    now: z.number(),
    attention: z.array(
      z.object({
        code: z.enum(attentionCodes),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      }),
    ),
    program: z.object({ version: z.string(), node: z.string(), startedAt: z.number() }),
    database: z.object({
      kind: z.enum(['sqlite', 'postgres']),
      bytes: z.number(),
      migration: z.string().nullable(),
      current: z.boolean(),
    }),
    storage: z.object({ files: z.int(), evidence: z.number(), free: bytes, total: bytes }),
    backup: z.object({
      folder: z.string().nullable(),
      at: z.string().nullable().meta({ description: 'The time of day one is made at; null: none by itself' }),
      last: z.object({ at: z.number(), bytes: z.number(), files: z.int(), lost: z.int() }).nullable(),
      kept: z.int(),
      failed: z.object({ at: z.number() }).nullable(),
    }),
    letters: z.object({
      mail: z.boolean(),
      webhook: z.boolean(),
      waiting: z.int(),
      failed: z.int(),
      sent: z.int(),
      oldestWaiting: moment,
      lastSent: moment,
    }),
    use: z.object({
      accounts: z.int(),
      sessions: z.int(),
      pages: z.int(),
      reports: z.object({ due: z.int(), handedIn: z.int(), late: z.int(), approved: z.int() }),
    }),
    jobs: z.array(
      z.object({
        name: z.string(),
        every: z.number().nullable().meta({ description: 'Milliseconds; null: once' }),
        runs: z.int(),
        failures: z.int(),
        lastAt: moment,
        lastDone: moment,
        lastFailed: moment,
        tookMs: z.number().nullable(),
        nextAt: moment,
      }),
    ),
  })
  .openapi('System')
export type System = z.infer<typeof systemSchema>

/** How the system is doing, as one who runs it asks: nothing of anybody's data but how much there is. */
export async function systemAnswer(at: Surroundings): Promise<System> {
  const { operating, store, channels } = at
  const { now, sessions, letters, files, database, reports, storage, current, streams } = await figuresOf(at)
  const { backups } = operating
  const kept = backups ? await backupState(backups.folder, store.db) : { backups: [], failed: null }
  const [newest] = kept.backups
  const last = newest ? { at: Date.parse(newest.momentAt), bytes: newest.bytes, files: newest.files, lost: newest.lost } : null
  const failed = kept.failed ? { at: kept.failed.at } : null
  const backup = { folder: backups?.folder ?? null, at: backups?.at ?? null, last, kept: kept.backups.length, failed }
  const jobs = operating.jobs.list()
  return {
    now,
    attention: attentionOf({ now, current, storage, backup, jobs, letters }),
    program: { version: operating.version, node: process.versions.node, startedAt: operating.startedAt },
    database: { kind: store.dialect, bytes: database, migration: operating.migrations.at(-1)?.tag ?? null, current },
    storage: { files: files.files, evidence: files.bytes, free: storage.free, total: storage.total },
    backup,
    letters: { mail: channels.mail, webhook: channels.webhook, ...letters },
    use: { accounts: await enabledAccounts(store.db), sessions, pages: streams, reports },
    jobs,
  }
}
