import type { Month } from '#domain/month'
import {
  nextRectification,
  refusedOrder,
  type Rectification,
  type RectificationAct,
  type RectificationEvent,
} from '#domain/rectification'
import type { Db } from '../../db/open.ts'
import { evidenceById } from '../../db/queries/evidence.ts'
import { reserveIds } from '../../db/queries/ids.ts'
import { projectHead, type ProjectHead } from '../../db/queries/projects.ts'
import {
  insertRectification,
  insertRectificationEvent,
  possibleOwners,
  rectificationById,
  rectificationSteps,
  runningOn,
  updateRectification,
  type RectificationRow,
} from '../../db/queries/rectifications.ts'
import { reviewersOf } from '../../db/queries/reviewers.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import type { When } from '../clock.ts'
import { judgedProject, runAt } from '../answers/judged-project.ts'
import { absent, notAllowed, Refusal, refuseProblems } from '../refusal.ts'
import type { Telling } from './messages.ts'
import { tellOfRectification } from './rectification-messages.ts'

type At = When & Telling

/** Departments and the bureau of their own units, reviewers of what they were given: not who merely shares an indicator. */
export async function mayOversee(db: Db, caller: Caller, head: Pick<ProjectHead, 'id' | 'agencyId'>): Promise<boolean> {
  if (!may(caller, 'rectify')) return false
  if (caller.roles.some(role => role === 'bureau' || role === 'department') && sees(caller.scope, head.agencyId)) return true
  return caller.roles.includes('reviewer') && (await reviewersOf(db, head.id)).some(row => row.accountId === caller.id)
}

async function overseen(db: Db, caller: Caller, projectId: number): Promise<ProjectHead> {
  const head = await projectHead(db, caller.scope, projectId)
  if (!head) throw absent()
  if (!(await mayOversee(db, caller, head))) throw notAllowed()
  return head
}

async function refuseOwner(db: Db, head: ProjectHead, ownerId: number) {
  const known = (await possibleOwners(db, head.agencyId)).some(one => one.id === ownerId)
  refuseProblems(known ? [] : [{ path: 'ownerId', code: 'unknown-owner', params: {} }])
}

export type Order = { indicatorId: number | null; since: Month; demands: string; ownerId: number; dueOn: string }

/** Orders 整改 on a gap the rules find; answers its id. */
export async function orderRectification(db: Db, caller: Caller, projectId: number, order: Order, at: At): Promise<number> {
  const head = await overseen(db, caller, projectId)
  await refuseOwner(db, head, order.ownerId)
  const year = await judgedProject(db, projectId, at.today().slice(0, 7))
  const found = year !== null && runAt(year, order.indicatorId, order.since) !== null
  refuseProblems(found ? [] : [{ path: 'indicatorId', code: 'unknown-gap', params: { month: order.since } }])
  const no = refusedOrder(order, await runningOn(db, projectId, order.indicatorId, order.since), at.today())
  if (no) throw new Refusal(422, no.code, no.params)
  const id = await reserveIds(db, 'rectification')
  const demands = order.demands.trim()
  const by = { orderedAt: at.now(), orderedBy: caller.id }
  await insertRectification(db, { ...order, ...by, demands, id, projectId, state: 'open', version: 1 })
  const details = JSON.stringify({ dueOn: order.dueOn, ownerId: order.ownerId })
  const step = { rectificationId: id, seq: 1, event: 'order', text: demands, evidence: '[]', details }
  await insertRectificationEvent(db, { ...step, recordedAt: at.now(), recordedBy: caller.id })
  await tellOfRectification(db, at, caller, (await rectificationById(db, caller.scope, id))!, 'order', demands)
  return id
}

export type RectificationInput = {
  text?: string
  evidenceIds?: number[]
  dueOn?: string
  ownerId?: number
  version?: number
}

/** Takes one step of an order inside the caller's transaction, and tells whom it concerns. */
export async function moveRectification(
  db: Db,
  caller: Caller,
  id: number,
  act: RectificationAct,
  input: RectificationInput,
  at: At,
) {
  const row = await rectificationById(db, caller.scope, id)
  if (!row) throw absent()
  const head = (await projectHead(db, caller.scope, row.projectId))!
  if (act === 'answer') {
    if (!sees(caller.scope, head.agencyId)) throw notAllowed()
  } else if (!(await mayOversee(db, caller, head))) throw notAllowed()
  if (input.ownerId !== undefined) await refuseOwner(db, head, input.ownerId)
  const evidence = await checkedEvidence(db, row, input.evidenceIds ?? [])
  const steps = await rectificationSteps(db, [id])
  const text = input.text?.trim() ?? ''
  const own = steps.some(step => step.event === 'answer' && step.recordedBy === caller.id)
  const before = row as RectificationRow & Rectification
  const given = { dueOn: input.dueOn, ownerId: input.ownerId, seen: input.version }
  const way = nextRectification(before, act, { today: at.today(), text, own, ...given })
  if (!way.ok) throw new Refusal(statusOf[way.code] ?? 422, way.code, way.params)
  const { state, dueOn, ownerId, version } = way.value
  if (!(await updateRectification(db, id, row.version, { state, dueOn, ownerId, version }))) throw new Refusal(409, 'conflict')
  const details = {
    ...(dueOn === row.dueOn ? {} : { dueOn }),
    ...(ownerId === row.ownerId ? {} : { ownerId, from: row.ownerId }),
  }
  const last = steps.at(-1)
  await insertRectificationEvent(db, {
    rectificationId: id,
    seq: (last?.seq ?? 0) + 1,
    event: act satisfies RectificationEvent,
    text,
    evidence: JSON.stringify(evidence),
    details: JSON.stringify(details),
    // Steps stand in the order they were taken, whatever the clock says meanwhile.
    recordedAt: Math.max(at.now(), last?.recordedAt ?? 0),
    recordedBy: caller.id,
  })
  await tellOfRectification(db, at, caller, (await rectificationById(db, caller.scope, id))!, act, text)
  return { before: row, after: way.value }
}
const statusOf: Record<string, 403 | 409> = { 'own-rectification': 403, 'rectification-moved': 409 }

/** Files of this very project that still stand. */
async function checkedEvidence(db: Db, row: RectificationRow, ids: readonly number[]): Promise<number[]> {
  const wanted = [...new Set(ids)]
  const rows = await Promise.all(wanted.map(id => evidenceById(db, id)))
  const wrong = wanted.flatMap((_, i) => (rows[i]?.projectId === row.projectId && rows[i].removedAt === null ? [] : [i]))
  refuseProblems(wrong.map(i => ({ path: `evidenceIds.${i}`, code: 'unknown-evidence', params: {} })))
  return wanted
}
