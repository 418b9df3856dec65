import { z } from '@hono/zod-openapi'
import { planPointSchema } from '#domain/declaration'
import { monthSchema } from '#domain/month'
import { reachesBack } from '#domain/target-change'
import { targetSchema, type Target } from '#domain/target'
import { changeStates, type ChangeState } from '#domain/vocabulary-life'
import type { Db } from '../../db/open.ts'
import { monthsInUse } from '../../db/queries/project-life.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { accountNames, targetChanges, versionsTold, type TargetChangeRow } from '../../db/queries/target-changes.ts'
import type { Caller } from '../access/caller.ts'
import { readPlanText } from '../acts/shaped-plan.ts'
import { absent } from '../refusal.ts'

const plan = z.array(planPointSchema).nullable()
const documented = { effective: monthSchema, target: targetSchema, monthlyPlan: plan, documentNo: z.string(), reason: z.string() }

export const changeSchema = z
  .object({
    id: z.int(),
    indicatorId: z.int(),
    ...documented,
    state: z.enum(changeStates),
    opinion: z.string(),
    proposedAt: z.int(),
    proposedBy: z.string(),
    /** The caller asked for it: may withdraw, may not decide. */
    own: z.boolean(),
    decidedAt: z.int().nullable(),
    decidedBy: z.string().nullable(),
    /** It reaches into approved months: the bureau alone may approve it. */
    bureauOnly: z.boolean(),
    version: z.int(),
  })
  .openapi('TargetChange')

export const changesSchema = z
  .object({
    items: z.array(changeSchema),
    total: z.int(),
    /** Every version of every target, the declared one first. */
    versions: z.array(
      z.object({ indicatorId: z.int(), version: z.int(), ...documented, recordedAt: z.int(), recordedBy: z.string() }),
    ),
  })
  .openapi('TargetChanges')
export type ChangesAnswer = z.infer<typeof changesSchema>

type Plan = ChangesAnswer['versions'][number]['monthlyPlan']
const planOf = (text: string | null) => (text === null ? null : (JSON.parse(text) as Plan))

/** Requests and versions of a project's targets. */
export async function changesAnswer(db: Db, caller: Caller, projectId: number): Promise<ChangesAnswer> {
  if (!(await projectHead(db, caller.scope, projectId))) throw absent()
  const [rows, versions, names, { lastApproved }] = await Promise.all([
    targetChanges(db, projectId),
    versionsTold(db, projectId),
    accountNames(db),
    monthsInUse(db, projectId),
  ])
  const nameOf = (id: number) => names.get(id) ?? ''
  const view = (row: TargetChangeRow): ChangesAnswer['items'][number] => ({
    id: row.id,
    indicatorId: row.indicatorId,
    effective: row.effective,
    target: JSON.parse(row.target) as Target,
    monthlyPlan: readPlanText(row.plan).plan,
    documentNo: row.documentNo,
    reason: row.reason,
    state: row.state as ChangeState,
    opinion: row.opinion,
    proposedAt: row.proposedAt,
    proposedBy: nameOf(row.proposedBy),
    own: row.proposedBy === caller.id,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy === null ? null : nameOf(row.decidedBy),
    bureauOnly: reachesBack(row.effective, lastApproved),
    version: row.version,
  })
  return {
    items: rows.map(view),
    total: rows.length,
    versions: versions.map(({ plan: text, target, recordedBy, ...row }) => ({
      ...row,
      target: JSON.parse(target) as Target,
      monthlyPlan: planOf(text),
      recordedBy: recordedBy ?? '',
    })),
  }
}
