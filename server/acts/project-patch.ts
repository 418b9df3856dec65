import { isDeepStrictEqual } from 'node:util'
import { z } from '@hono/zod-openapi'
import { fenSchema, planPointSchema } from '#domain/declaration'
import type { OpenQuestion } from '#domain/declaration-questions'
import { rankOf } from '#domain/level'
import { monthOf, monthSchema, yearOf } from '#domain/month'
import { maskName, maskPhone, unmasked, type Personal } from '#domain/personal'
import type { Problem } from '#domain/problem'
import { reshaped } from '#domain/shape'
import { readTarget } from '#domain/target-reader'
import { isOfTarget } from '#domain/target-quality-again'
import { targetSchema, type Target } from '#domain/target'
import { aggregations, pacings } from '#domain/vocabulary'
import type { Db } from '../../db/open.ts'
import { readActuals, readPlan, type Plan } from '../../db/queries/facts.ts'
import { projectPersonal, setProjectPersonal } from '../../db/queries/personal.ts'
import {
  insertTargetVersion,
  projectHead,
  projectQuestions,
  setProjectQuestions,
  targetVersions,
  updateIndicator,
  updateProject,
} from '../../db/queries/projects.ts'
import type { Scope } from '../../db/scope.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { rederiveStored } from './derive.ts'
import { askAgain } from './project-questions.ts'
import { readSharing, saveSharing } from './share-target.ts'
import { judgesAnew, refuseUndecided } from './refuse-undecided.ts'
import { Refusal, refuseProblems } from '../refusal.ts'
import { keptShape, paceOfPlan, shapeColumns, type Shaped } from './shaped-plan.ts'
import { activeRules } from '../rules.ts'

/** A unit by its number or code; `share` is its part, in the target's own unit. */
const sharedBySchema = z.strictObject({
  agencyId: z.int().positive().max(2_147_483_647).optional(),
  agencyCode: z.string().trim().min(1).max(60).optional(),
  share: z.number().min(0).nullable().default(null),
})
export type SharedBy = z.infer<typeof sharedBySchema>

const indicatorPatch = z.object({
  id: z.int(),
  category: z.string().max(60).optional(),
  subcategory: z.string().max(60).optional(),
  name: z.string().trim().min(1).max(500).optional(),
  explanation: z.string().max(5000).optional(),
  evidenceSource: z.string().max(2000).optional(),
  aggregation: z.enum(aggregations).optional(),
  pacing: z.enum(pacings).optional(),
  dueMonth: monthSchema.nullable().optional(),
  stages: z.array(z.string().min(1).max(60)).min(2).max(12).nullable().optional(),
  weight: z.number().min(0).max(1000).nullable().optional(),
  /** The units that share the target; empty = the project's own alone. */
  contributors: z.array(sharedBySchema).max(2000).optional(),
  /** Replaces the cumulative plan. */
  monthlyPlan: z.array(planPointSchema).max(12).nullable().optional(),
  /** A new target: its writing, or a target object as the reader answered it. */
  target: z.union([z.string().min(1).max(500), targetSchema]).optional(),
  /** The month a changed target or plan counts from; default January. */
  effective: monthSchema.optional(),
  documentNo: z.string().max(200).optional(),
  reason: z.string().max(2000).optional(),
})

export const patchSchema = z
  .strictObject({
    /** The version seen; a stale one is refused with 409. */
    version: z.int().optional(),
    budgetAdjusted: fenSchema.min(0).nullable().optional(),
    /** The first month the adjusted budget was in force. */
    adjustedFrom: monthSchema.nullable().optional(),
    startMonth: monthSchema.optional(),
    /** Names and telephone of the declaration; a masked text sent back changes nothing. */
    leader: z.string().max(200).optional(),
    contact: z.string().max(200).optional(),
    phone: z.string().max(200).optional(),
    /** The project of the year before that this one continues; null for none. */
    previousProjectId: z.int().positive().max(2_147_483_647).nullable().optional(),
    indicators: z.array(indicatorPatch).max(500).optional(),
    /** Monthly plans alone: the short form of `indicators: [{id, monthlyPlan}]`. */
    plans: z
      .array(z.strictObject({ indicatorId: z.int(), monthlyPlan: z.array(planPointSchema).max(12).nullable() }))
      .max(500)
      .optional(),
  })
  .openapi('ProjectPatch')
export type PatchInput = z.infer<typeof patchSchema>
export type Patch = Omit<PatchInput, 'plans'>
export type IndicatorPatch = z.infer<typeof indicatorPatch>

/** Saves a change of a project inside the caller's transaction; targets and plans get a new version, the old one stays. */
export async function applyPatch(
  db: Db,
  caller: Caller,
  id: number,
  input: PatchInput,
  at: number,
  shaped: Shaped | null = null,
): Promise<void> {
  const patch = withPlans(input)
  const head = await ownProject(db, caller, id)
  const plan = (await readPlan(db, id))!
  if (patch.version !== undefined && patch.version !== head.version)
    throw new Refusal(409, 'conflict', {}, [], { version: head.version })
  const sharing = await readSharing(db, plan, patch)
  await refuseUndecided(db, caller, plan, head, patch, sharing.changed)
  const personal = await personalChange(db, id, patch)
  refuseProblems([
    ...personal.problems,
    ...sharing.problems,
    ...problemsIn(patch, plan),
    ...(await notBefore(db, caller.scope, head.year, patch.previousProjectId)),
    ...(await stagesInUse(db, plan, patch)),
  ])
  const { budgetAdjusted, adjustedFrom, startMonth, previousProjectId } = patch
  await updateProject(db, id, {
    ...(budgetAdjusted === undefined ? {} : { budgetAdjusted }),
    ...(adjustedFrom === undefined ? {} : { adjustedFrom }),
    ...(startMonth === undefined ? {} : { startMonth }),
    ...(previousProjectId === undefined ? {} : { previousProjectId }),
  })
  for (const change of patch.indicators ?? []) await changeIndicator(db, caller, plan, change, at, shaped)
  await saveSharing(db, id, sharing)
  await setProjectPersonal(db, id, personal.change)
  await settleQuestions(db, plan, patch)
  const anew = (patch.indicators ?? []).filter(judgesAnew)
  const targets = new Set(anew.filter(row => isOtherTarget(row, plan)).map(row => row.id))
  await askAgain(db, id, new Set([...anew.map(row => row.id), ...sharing.changed]), targets)
  await rederiveStored(db, id, await activeRules(db))
}

const masks = { leader: maskName, contact: maskName, phone: maskPhone }
const personalFields = ['leader', 'contact', 'phone'] as const

/** What of the names and telephone really changes: a masked text never overwrites what it stands for. */
async function personalChange(db: Db, id: number, patch: Patch) {
  const given = personalFields.filter(field => patch[field] !== undefined)
  const stored = given.length ? await projectPersonal(db, id) : { leader: '', contact: '', phone: '' }
  const change: Partial<Personal> = {}
  const problems: Problem[] = []
  for (const field of given) {
    const sent = patch[field]!
    const meant = unmasked(sent, stored[field], masks[field])
    if (meant === 'change') change[field] = sent
    if (meant === 'masked') problems.push({ path: field, code: 'masked-text', params: {} })
  }
  return { change, problems }
}

/** What the trail keeps of a patch: that names and telephone changed, not what they are. */
export function withoutPersonal(patch: PatchInput): PatchInput {
  const shown = { ...patch }
  for (const field of personalFields) if (shown[field] !== undefined) shown[field] = masks[field](shown[field])
  return shown
}

function withPlans({ plans, ...patch }: PatchInput): Patch {
  if (!plans) return patch
  const changes = plans.map(({ indicatorId, monthlyPlan }) => ({ id: indicatorId, monthlyPlan }))
  return { ...patch, indicators: [...(patch.indicators ?? []), ...changes] }
}

/** A target sent as it stands is none: what was asked of it, and the reason it was left, stay. */
function isOtherTarget({ id, target }: IndicatorPatch, { indicators }: Plan): boolean {
  const { name, targets } = indicators.find(row => row.id === id)!
  return target !== undefined && !isDeepStrictEqual(targetOf(target, name), targets.at(-1)!.target)
}
const targetOf = (given: string | Target, name: string): Target => (typeof given === 'string' ? readTarget(given, name) : given)

async function changeIndicator(db: Db, caller: Caller, plan: Plan, change: IndicatorPatch, at: number, shaped: Shaped | null) {
  const { id, monthlyPlan, target, effective, documentNo, reason, stages, contributors: _, ...rest } = change
  const columns = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const indicator = plan.indicators.find(row => row.id === id)!
  const pacing = monthlyPlan?.length && rest.pacing === undefined ? paceOfPlan(indicator.pacing) : {}
  await updateIndicator(db, plan.id, id, {
    ...columns,
    ...pacing,
    ...(stages === undefined ? {} : { stages: stages && JSON.stringify(stages) }),
  })
  if (target === undefined && monthlyPlan === undefined) return
  const current = indicator.targets.at(-1)!
  const next = target === undefined ? current.target : targetOf(target, indicator.name)
  const kept = monthlyPlan === undefined ? keptShape(current) : shaped
  const nextPlan = monthlyPlan === undefined ? reshaped(current, next.value, plan.year) : monthlyPlan
  const versions = (await targetVersions(db, plan.id)).filter(row => row.indicatorId === id)
  await insertTargetVersion(db, {
    projectId: plan.id,
    indicatorId: id,
    version: (versions.at(-1)?.version ?? 0) + 1,
    effective: effective ?? monthOf(plan.year, 1),
    target: JSON.stringify(next),
    plan: nextPlan?.length ? JSON.stringify(nextPlan) : null,
    ...shapeColumns(kept),
    documentNo: documentNo ?? '',
    reason: reason ?? '',
    recordedAt: at,
    recordedBy: caller.id,
  })
}

function problemsIn(patch: Patch, plan: Plan): Problem[] {
  const problems: Problem[] = []
  const outside = (path: string, month: string | null | undefined) => {
    if (month && yearOf(month) !== plan.year)
      problems.push({ path, code: 'month-outside-year', params: { month, year: plan.year } })
  }
  outside('startMonth', patch.startMonth)
  outside('adjustedFrom', patch.adjustedFrom)
  patch.indicators?.forEach((row, i) => {
    const at = `indicators.${i}`
    if (!plan.indicators.some(known => known.id === row.id))
      problems.push({ path: `${at}.id`, code: 'unknown-indicator', params: { id: row.id, indicator: null } })
    outside(`${at}.dueMonth`, row.dueMonth)
    outside(`${at}.effective`, row.effective)
    row.monthlyPlan?.forEach((point, k) => outside(`${at}.monthlyPlan.${k}.month`, point.month))
  })
  return problems
}

/** Only a project of the year before that the caller may see can be continued. */
async function notBefore(db: Db, scope: Scope, year: number, id: number | null | undefined): Promise<Problem[]> {
  if (id === null || id === undefined) return []
  const path = 'previousProjectId'
  const before = await projectHead(db, scope, id)
  if (!before) return [{ path, code: 'unknown-previous-project', params: { id } }]
  if (before.year === year - 1) return []
  return [{ path, code: 'previous-project-year', params: { name: before.name, year: before.year, expected: year - 1 } }]
}

/** A stage somebody reported stays among the stages, else the achievement would vanish. */
async function stagesInUse(db: Db, plan: Plan, patch: Patch): Promise<Problem[]> {
  if (!patch.indicators?.some(row => row.stages)) return []
  const actuals = await readActuals(db, plan.id)
  return patch.indicators.flatMap((row, i) => {
    const known = plan.indicators.find(indicator => indicator.id === row.id)
    if (!row.stages || !known) return []
    const changed = { ...known, stages: row.stages }
    const lost = actuals.find(at => at.indicatorId === row.id && at.level !== null && rankOf(at.level, changed) === null)
    return lost ? [{ path: `indicators.${i}.stages`, code: 'stages-in-use', params: { level: lost.level } }] : []
  })
}

/** A question is settled by the change that answers it. */
async function settleQuestions(db: Db, plan: Plan, patch: Patch) {
  const open = JSON.parse(await projectQuestions(db, plan.id)) as OpenQuestion[]
  const settled = (question: OpenQuestion) =>
    patch.indicators?.some(row => {
      const i = plan.indicators.findIndex(known => known.id === row.id)
      if (!question.path.startsWith(`indicators.${i}.`)) return false
      if (question.code === 'category-inferred') return row.category !== undefined
      if (question.code === 'cut-off') return row.name !== undefined
      if (question.code === 'plan-missing') return row.monthlyPlan !== undefined || row.pacing !== undefined
      if (question.code === 'evidence-missing') return row.evidenceSource !== undefined
      if (question.code === 'weight-zero') return row.weight !== undefined
      if (question.code === 'indicator-doubled') return row.name !== undefined || row.category !== undefined
      return row.target !== undefined && !isOfTarget(question)
    })
  const left = open.filter(question => !settled(question))
  if (left.length < open.length) await setProjectQuestions(db, plan.id, JSON.stringify(left))
}
