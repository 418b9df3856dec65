import { z } from '@hono/zod-openapi'
import { planPointSchema } from '#domain/declaration'
import { monthSchema, yearOf } from '#domain/month'
import type { Problem } from '#domain/problem'
import { decideChange, type ChangeStep } from '#domain/target-change'
import { targetSchema, type Target } from '#domain/target'
import { reshaped } from '#domain/shape'
import { readTarget } from '#domain/target-reader'
import type { Db } from '../../db/open.ts'
import { readPlan, type Plan } from '../../db/queries/facts.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { recipientById } from '../../db/queries/messages.ts'
import { monthsInUse } from '../../db/queries/project-life.ts'
import {
  insertTargetVersion,
  targetVersions,
  updateIndicator,
  updateProject,
  type ProjectHead,
} from '../../db/queries/projects.ts'
import {
  insertTargetChange,
  targetChangeById,
  updateTargetChange,
  type TargetChangeRow,
} from '../../db/queries/target-changes.ts'
import { may, type Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { Refusal, absent, refuseProblems } from '../refusal.ts'
import { activeRules } from '../rules.ts'
import { rederiveStored } from './derive.ts'
import { tellPeople, type Telling } from './messages.ts'
import { askAgain } from './project-questions.ts'
import { keptShape, paceOfPlan, readPlanText, shapeColumns, writePlan, type Shaped } from './shaped-plan.ts'

export const changeInputSchema = z
  .object({
    indicatorId: z.int(),
    /** The new target: its writing, or a target object as the reader answered it. */
    target: z.union([z.string().trim().min(1).max(500), targetSchema]),
    /** The cumulative plan that goes with it; left out, the one in force stays. */
    monthlyPlan: z.array(planPointSchema).max(12).nullable().optional(),
    effective: monthSchema,
    documentNo: z.string().trim().min(1).max(200),
    reason: z.string().trim().min(1).max(2000),
  })
  .openapi('TargetChangeInput')
type ChangeInput = z.infer<typeof changeInputSchema>

/** Asks for a target change; nothing is judged anew until somebody else approves it. */
export async function proposeChange(
  db: Db,
  caller: Caller,
  projectId: number,
  input: ChangeInput,
  at: number,
  shaped: Shaped | null = null,
) {
  await ownProject(db, caller, projectId)
  const plan = (await readPlan(db, projectId))!
  const indicator = plan.indicators.find(row => row.id === input.indicatorId)
  const target = typeof input.target === 'string' ? readTarget(input.target, indicator?.name ?? '') : input.target
  refuseProblems(problemsOf(input, plan, target))
  const current = indicator!.targets.at(-1)!
  const kept = input.monthlyPlan === undefined ? keptShape(current) : shaped
  const monthlyPlan = input.monthlyPlan === undefined ? reshaped(current, target.value, plan.year) : input.monthlyPlan
  const row: TargetChangeRow = {
    id: await reserveIds(db, 'targetChange'),
    projectId,
    indicatorId: input.indicatorId,
    target: JSON.stringify(target),
    plan: writePlan(monthlyPlan, kept),
    effective: input.effective,
    documentNo: input.documentNo,
    reason: input.reason,
    state: 'proposed',
    opinion: '',
    proposedAt: at,
    proposedBy: caller.id,
    decidedAt: null,
    decidedBy: null,
    version: 1,
  }
  await insertTargetChange(db, row)
  return row
}

function problemsOf(input: ChangeInput, plan: Plan, target: Target): Problem[] {
  const { year, indicators } = plan
  const problems: Problem[] = []
  const indicator = indicators.find(row => row.id === input.indicatorId)
  if (!indicator) return [{ path: 'indicatorId', code: 'unknown-indicator', params: { id: input.indicatorId, indicator: null } }]
  if (!target.certain)
    problems.push({ path: 'target', code: 'target-uncertain', params: { name: indicator.name, raw: target.raw } })
  const outside = (path: string, month: string) => {
    if (yearOf(month) !== year) problems.push({ path, code: 'month-outside-year', params: { month, year } })
  }
  outside('effective', input.effective)
  input.monthlyPlan?.forEach((point, i) => outside(`monthlyPlan.${i}.month`, point.month))
  return problems
}

/** Approves, refuses or withdraws a change; approved, it is a version of the target from its month on. */
export async function decide(
  db: Db,
  caller: Caller,
  place: { id: number; changeId: number },
  step: ChangeStep,
  { opinion = '', version }: { opinion?: string; version?: number },
  telling: Telling,
) {
  const at = telling.now()
  const head = await ownProject(db, caller, place.id)
  const change = await targetChangeById(db, place.id, place.changeId)
  if (!change) throw absent()
  if (version !== undefined && version !== change.version) throw new Refusal(409, 'conflict', {}, [], { version: change.version })
  const { lastApproved } = await monthsInUse(db, place.id)
  const decision = decideChange(step, {
    state: change.state as 'proposed',
    own: change.proposedBy === caller.id,
    mayDecide: may(caller, 'decideTargets'),
    mayReachBack: caller.roles.includes('bureau'),
    effective: change.effective,
    lastApproved,
    opinion,
  })
  if (!decision.ok) {
    const status = { 'not-allowed': 403, 'own-change': 403, 'target-month-approved': 423 } as const
    const known = decision.code as keyof typeof status
    throw new Refusal(status[known] ?? 422, decision.code, { month: lastApproved, state: change.state })
  }
  const decided = { state: decision.state, opinion: opinion.trim(), decidedAt: at, decidedBy: caller.id }
  if (!(await updateTargetChange(db, change, decided))) throw new Refusal(409, 'conflict')
  if (step === 'approve') await putInForce(db, change, caller, at)
  if (step !== 'withdraw') await tellProposer(db, telling, caller, head, change, step === 'approve', opinion.trim())
  return { before: change, after: { ...change, ...decided, version: change.version + 1 } }
}

/** Who asked for a change hears what became of it. */
async function tellProposer(
  db: Db,
  telling: Telling,
  caller: Caller,
  head: ProjectHead,
  change: TargetChangeRow,
  approved: boolean,
  opinion: string,
) {
  const proposer = await recipientById(db, change.proposedBy)
  if (!proposer) return
  const indicator = (await readPlan(db, head.id))?.indicators.find(row => row.id === change.indicatorId)?.name ?? ''
  const params = { project: head.name, indicator, approved, opinion, by: caller.name }
  const key = `target.${change.id}.${change.version + 1}`
  await tellPeople(db, telling, { key, kind: 'targetDecided', params, projectId: head.id, month: change.effective }, [proposer])
}

async function putInForce(db: Db, change: TargetChangeRow, caller: Caller, at: number) {
  const { projectId, indicatorId, effective, target, documentNo, reason } = change
  const { plan: points, shaped } = readPlanText(change.plan)
  const plan = points && JSON.stringify(points)
  const versions = (await targetVersions(db, projectId)).filter(row => row.indicatorId === indicatorId)
  const row = {
    projectId,
    indicatorId,
    effective,
    target,
    plan,
    documentNo,
    reason,
    recordedAt: at,
    recordedBy: caller.id,
    ...shapeColumns(shaped),
  }
  await insertTargetVersion(db, { ...row, version: (versions.at(-1)?.version ?? 0) + 1 })
  const { pacing } = (await readPlan(db, projectId))!.indicators.find(row => row.id === indicatorId)!
  if (plan !== null) await updateIndicator(db, projectId, indicatorId, paceOfPlan(pacing))
  await updateProject(db, projectId, {})
  const changed = new Set([indicatorId])
  await askAgain(db, projectId, changed, changed)
  await rederiveStored(db, projectId, await activeRules(db))
}
