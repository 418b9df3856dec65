import { z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { shapes } from '#domain/vocabulary-shape'
import type { Db } from '../../db/open.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { insertTwin } from '../../db/queries/twins.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { shapeAnswer } from '../answers/shape-answer.ts'
import { Refusal, notAllowed, refuseProblems } from '../refusal.ts'
import { activeRules } from '../rules.ts'
import { proposeChange } from './change-target.ts'
import { rederiveStored } from './derive.ts'
import { applyPatch } from './project-patch.ts'

export const chooseInputSchema = z
  .object({
    shape: z.enum(shapes),
    /** The month it counts from; left out, the first that may still change. */
    effective: monthSchema.optional(),
    documentNo: z.string().trim().max(200).default(''),
    reason: z.string().trim().max(2000).default(''),
  })
  .openapi('ShapeChoice')
export const twinInputSchema = z
  .object({ twinId: z.int().positive().max(2_147_483_647).nullable(), version: z.int() })
  .openapi('TwinChoice')

type Place = { projectId: number; indicatorId: number }

/** A shape becomes a version of the target, at once or by request: the way every change of a plan goes. */
export async function chooseShape(
  db: Db,
  caller: Caller,
  { projectId, indicatorId }: Place,
  input: z.infer<typeof chooseInputSchema>,
  at: number,
) {
  await ownProject(db, caller, projectId)
  const seen = await shapeAnswer(db, caller, projectId, indicatorId, 'zh-CN')
  const { plan, code, basis } = seen.options.find(row => row.shape === input.shape)!
  const fault = code ?? (input.shape === 'lastYear' && !seen.twin.confirmed ? 'shape-twin-unconfirmed' : null)
  if (fault !== null || !plan) return refuseProblems([{ path: 'shape', code: fault ?? 'shape-empty', params: {} }])
  if (seen.change === 'no') throw notAllowed()
  const { documentNo, reason, effective = seen.from } = input
  const shaped = { shape: input.shape, basis: JSON.stringify(basis) }
  if (seen.change === 'now') {
    const row = { id: indicatorId, monthlyPlan: plan, effective, documentNo, reason }
    await applyPatch(db, caller, projectId, { indicators: [row] }, at, shaped)
    return { shape: input.shape, basis, effective, plan, requested: false }
  }
  if (documentNo === '' || reason === '')
    return refuseProblems([{ path: documentNo === '' ? 'documentNo' : 'reason', code: 'shape-needs-document', params: {} }])
  const { target } = (await readPlan(db, projectId))!.indicators.find(row => row.id === indicatorId)!.targets.at(-1)!
  await proposeChange(
    db,
    caller,
    projectId,
    { indicatorId, target, monthlyPlan: plan, effective, documentNo, reason },
    at,
    shaped,
  )
  return { shape: input.shape, basis, effective, plan, requested: true }
}

/** A person says which indicator of last year is the same, or that none is. */
export async function confirmTwin(
  db: Db,
  caller: Caller,
  { projectId, indicatorId }: Place,
  { twinId, version }: z.infer<typeof twinInputSchema>,
  at: number,
) {
  await ownProject(db, caller, projectId)
  const { twin } = await shapeAnswer(db, caller, projectId, indicatorId, 'zh-CN')
  if (version !== twin.version) throw new Refusal(409, 'conflict', {}, [], { version: twin.version })
  if (twinId !== null && !twin.choices.some(row => row.id === twinId))
    return refuseProblems([{ path: 'twinId', code: 'unknown-twin', params: {} }])
  await insertTwin(db, { projectId, indicatorId, version: version + 1, twinId, recordedAt: at, recordedBy: caller.id })
  // Last year's months are part of what is expected of this year.
  await rederiveStored(db, projectId, await activeRules(db))
  return { indicatorId, twinId }
}
