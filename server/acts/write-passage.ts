import { isOpen, type EvaluationState } from '#domain/evaluation-way'
import type { Passage, ReportSection } from '#domain/report'
import type { Db } from '../../db/open.ts'
import { readEvaluation } from '../../db/queries/evaluations.ts'
import { insertPassage, readPassages } from '../../db/queries/report-passages.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import type { When } from '../clock.ts'
import { Refusal } from '../refusal.ts'

export type PassageInput = { text: string; version?: number }

/** Keeps a passage of the report as its next version; where somebody was faster both texts are answered. */
export async function writePassage(
  db: Db,
  caller: Caller,
  projectId: number,
  section: ReportSection,
  { text, version }: PassageInput,
  at: When,
): Promise<Passage> {
  await ownProject(db, caller, projectId)
  const state = ((await readEvaluation(db, projectId))?.state ?? 'draft') as EvaluationState
  if (!isOpen(state)) throw new Refusal(423, 'evaluation-closed', { state })
  const stored = (await readPassages(db, projectId)).find(row => row.section === section)
  if (version !== undefined && version !== (stored?.version ?? 0)) {
    const theirs = stored ? { version: stored.version, text: stored.text, at: stored.at, by: stored.by } : null
    throw new Refusal(409, 'conflict', {}, [], { conflicts: [{ path: '', yours: text, theirs }] })
  }
  const next = { version: (stored?.version ?? 0) + 1, text }
  await insertPassage(db, { projectId, section, ...next, recordedAt: at.now(), recordedBy: caller.id })
  return { ...next, at: at.now(), by: caller.name }
}
