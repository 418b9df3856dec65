import { z } from '@hono/zod-openapi'
import { monthSchema } from '#domain/month'
import { checkLifeAct, hasEnded, standingNow } from '#domain/project-life'
import type { Problem } from '#domain/problem'
import { lifeActs } from '#domain/vocabulary-life'
import type { Db } from '../../db/open.ts'
import { agencyById } from '../../db/queries/agencies.ts'
import { readPlan } from '../../db/queries/facts.ts'
import { insertLife, monthsInUse, readLife } from '../../db/queries/project-life.ts'
import { projectByName, projectHead, updateProject, type ProjectHead } from '../../db/queries/projects.ts'
import type { Caller } from '../access/caller.ts'
import { rederiveStored } from './derive.ts'
import { ownProject } from '../access/own-project.ts'
import { Refusal, refuseProblems } from '../refusal.ts'
import { activeRules } from '../rules.ts'

const id = z.int().positive().max(2_147_483_647)

export const lifeInputSchema = z
  .object({
    event: z.enum(lifeActs),
    /** The month it counts from; of a closing, the last month of the project. */
    effective: monthSchema,
    reason: z.string().trim().min(1).max(2000),
    documentNo: z.string().trim().max(200).default(''),
    /** The unit it is moved to. */
    agencyId: id.optional(),
    /** The project it is merged into. */
    projectId: id.optional(),
    /** The project's version seen; a stale one is refused with 409. */
    version: z.int().optional(),
  })
  .openapi('ProjectEventInput')
type LifeInput = z.infer<typeof lifeInputSchema>

/** Records what happens to a project, inside the caller's transaction; months before it stay as they were. */
export async function recordLife(db: Db, caller: Caller, projectId: number, input: LifeInput, at: number) {
  const head = await ownProject(db, caller, projectId)
  const plan = (await readPlan(db, projectId))!
  if (input.version !== undefined && input.version !== head.version)
    throw new Refusal(409, 'conflict', {}, [], { version: head.version })
  const life = await readLife(db, projectId)
  const { event: act, effective } = input
  const { otherId, problems } = await otherOf(db, caller, head, input)
  const mayReachBack = caller.roles.includes('bureau')
  const facts = { ...(await monthsInUse(db, projectId)), year: plan.year, startMonth: plan.startMonth, life, mayReachBack }
  refuseProblems([...checkLifeAct({ act, effective, otherId }, { ...facts, unitId: head.agencyId }), ...problems])
  const { reason, documentNo } = input
  const row = { projectId, event: act, effective, reason, documentNo, otherId, recordedAt: at, recordedBy: caller.id }
  await insertLife(db, { ...row, seq: life.length + 1 })
  await updateProject(db, projectId, {
    events: life.length + 1,
    ...(act === 'start' ? { startMonth: effective } : {}),
    ...(act === 'move' ? { agencyId: otherId!, originId: head.originId ?? head.agencyId } : {}),
    ...(act === 'archive' || act === 'restore' ? { archived: act === 'archive' } : {}),
  })
  await rederiveStored(db, projectId, await activeRules(db))
  const { state, archived } = standingNow([...life, { act, effective, otherId }])
  return {
    before: { unit: head.agencyId, startMonth: plan.startMonth, ...standingNow(life) },
    after: { ...input, state, archived },
  }
}

/** The unit or project an act leads to, as far as the caller may see it: a department moves only within its own. */
async function otherOf(db: Db, caller: Caller, head: ProjectHead, input: LifeInput) {
  const wrong = (path: string, code: string, params: Problem['params'] = {}) => ({
    otherId: null,
    problems: [{ path, code, params }],
  })
  if (input.event === 'move') {
    if (input.agencyId === undefined) return wrong('agencyId', 'unit-needed')
    const unit = await agencyById(db, caller.scope, input.agencyId)
    if (!unit) return wrong('agencyId', 'unknown-unit', { id: input.agencyId })
    const twin = await projectByName(db, unit.id, head.year, head.name)
    if (twin && twin.id !== head.id) return wrong('agencyId', 'unit-has-namesake', { name: twin.name })
    return { otherId: unit.id, problems: [] }
  }
  if (input.event !== 'merge') return { otherId: null, problems: [] }
  if (input.projectId === undefined) return wrong('projectId', 'project-needed')
  const other = await projectHead(db, caller.scope, input.projectId)
  if (!other) return wrong('projectId', 'unknown-project', { id: input.projectId })
  if (other.id === head.id || other.year !== head.year) return wrong('projectId', 'merge-other-year', { year: head.year })
  const standing = standingNow(await readLife(db, other.id))
  if (standing.archived || hasEnded(standing.state)) return wrong('projectId', 'merge-into-ended', { name: other.name })
  return { otherId: other.id, problems: [] }
}
