import { z } from '@hono/zod-openapi'
import type { Month } from '#domain/month'
import { deleteDraft, readDraft, writeDraft } from '../../db/queries/drafts.ts'
import type { Db } from '../../db/open.ts'
import { projectHead } from '../../db/queries/projects.ts'
import type { Caller } from '../access/caller.ts'
import type { Surroundings } from '../context.ts'
import { Refusal, absent } from '../refusal.ts'

/** What a person types and has not saved: kept under the own account, read by nobody else, and no part of any figure. */

const text = z.string().max(2000)
const row = z.object({ first: text, second: text, third: text, level: text, absent: z.boolean(), note: text })
const key = z.string().max(40)
const rows = 5000

export const draftSchema = z
  .object({
    /** Rows as typed, and the saved version each was typed upon. */
    typed: z.record(key, row),
    base: z.record(key, z.int()),
  })
  .refine(({ typed }) => Object.keys(typed).length <= rows)
export type Draft = z.infer<typeof draftSchema>
export type KeptDraft = Draft & { savedAt: number; version: number }

type Place = { projectId: number; month: Month }

async function seen(db: Db, caller: Caller, projectId: number) {
  if (!(await projectHead(db, caller.scope, projectId))) throw absent()
}

export async function draftOf(db: Db, caller: Caller, { projectId, month }: Place): Promise<KeptDraft | null> {
  await seen(db, caller, projectId)
  const kept = await readDraft(db, { projectId, month, accountId: caller.id })
  return kept ? { ...(JSON.parse(kept.content) as Draft), savedAt: kept.savedAt, version: kept.version } : null
}

/** Kept every few keystrokes and by its writer alone: no act upon the project, hence none of the audit trail. */
export function keepDraft(at: Surroundings, caller: Caller, { projectId, month }: Place, draft: Draft, version: number) {
  return at.store.tx(async db => {
    await seen(db, caller, projectId)
    const place = { projectId, month, accountId: caller.id }
    const before = (await readDraft(db, place))?.version ?? 0
    if (before !== version) throw new Refusal(409, 'conflict')
    const savedAt = at.now()
    await writeDraft(db, place, before, JSON.stringify({ typed: draft.typed, base: draft.base }), savedAt)
    return { savedAt, version: before + 1 }
  })
}

/** A draft that went on elsewhere is left alone. */
export function dropDraft(at: Surroundings, caller: Caller, { projectId, month }: Place, version: number) {
  return at.store.tx(async db => {
    await seen(db, caller, projectId)
    const place = { projectId, month, accountId: caller.id }
    if ((await readDraft(db, place))?.version === version) await deleteDraft(db, place)
  })
}
