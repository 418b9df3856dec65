import { isCriterionRow } from '#domain/evaluation-criteria'
import { isOpen, nextEvaluation, type EvaluationAct, type EvaluationStand, type EvaluationState } from '#domain/evaluation-way'
import type { Problem } from '#domain/problem'
import type { Db } from '../../db/open.ts'
import {
  evaluationWriters,
  insertEvaluationEvent,
  insertEvaluationRows,
  lastSnapshot,
  readEvaluation,
  storeEvaluation,
  type EvaluationRow,
} from '../../db/queries/evaluations.ts'
import { recipientById, recipientsOf } from '../../db/queries/messages.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { missingIn } from '../answers/evaluation-answer.ts'
import { writingsUnder } from '../answers/evaluation-writings.ts'
import { liveEvaluation, type EvaluationTable } from '../answers/evaluation-table.ts'
import type { When } from '../clock.ts'
import { Refusal } from '../refusal.ts'
import { activeRules } from '../rules.ts'
import { withFinal } from './final-scores.ts'
import { tellPeople, upwards, type Telling } from './messages.ts'
import { tellExperts } from './tell-experts.ts'

type At = When & Telling

/** A field left out stays as it is; null takes it back (points: to what is proposed). */
export type RowInput = {
  indicatorId: number
  weight?: number | null
  score?: number | null
  reason?: string
  measures?: string
  version?: number
}
export type EvaluationInput = { executionWeight?: number | null; rows: RowInput[]; version?: number }

const begun = (projectId: number): EvaluationRow => ({
  projectId,
  state: 'draft',
  version: 0,
  executionWeight: null,
  opinion: '',
  submittedAt: null,
  submittedBy: null,
  decidedAt: null,
  decidedBy: null,
})

/** Saves what a person wrote on an evaluation, all of it or nothing. */
export async function writeEvaluation(db: Db, caller: Caller, projectId: number, input: EvaluationInput, at: At) {
  await ownProject(db, caller, projectId)
  const stand = (await readEvaluation(db, projectId)) ?? begun(projectId)
  const state = stand.state as EvaluationState
  if (!isOpen(state)) throw new Refusal(423, 'evaluation-closed', { state })
  if (input.version !== undefined && input.version !== stand.version) throw new Refusal(409, 'conflict')
  const { table } = await liveEvaluation(db, projectId, stand.executionWeight, at.today().slice(0, 7))
  const before = await writingsUnder(db, projectId, await activeRules(db))
  const problems = input.rows.flatMap((row, i): Problem[] => {
    const path = `rows.${i}`
    if (!table.names[row.indicatorId])
      return [{ path: `${path}.indicatorId`, code: 'unknown-indicator', params: { id: row.indicatorId } }]
    if (isCriterionRow(row.indicatorId) && row.weight != null)
      return [
        { path: `${path}.weight`, code: 'evaluation-criterion-weight', params: { name: table.names[row.indicatorId]!.name } },
      ]
    if (input.rows.findIndex(one => one.indicatorId === row.indicatorId) < i)
      return [{ path: `${path}.indicatorId`, code: 'evaluation-twice', params: { name: table.names[row.indicatorId]!.name } }]
    return []
  })
  if (problems.length) throw new Refusal(422, 'evaluation-rows', { count: problems.length }, problems)
  for (const row of input.rows)
    if (row.version !== undefined && row.version !== (before.get(row.indicatorId)?.version ?? 0))
      throw new Refusal(409, 'conflict')
  const asked = new Set(table.rows.filter(row => row.writing.was).map(row => row.indicatorId))
  await insertEvaluationRows(
    db,
    input.rows.flatMap(row => {
      const was = before.get(row.indicatorId)
      const next = {
        projectId,
        indicatorId: row.indicatorId,
        version: (was?.version ?? 0) + 1,
        weight: row.weight === undefined ? (was?.weight ?? null) : row.weight,
        given: row.score === undefined ? (was?.given ?? null) : row.score,
        reason: row.reason ?? was?.reason ?? '',
        measures: row.measures ?? was?.measures ?? '',
        recordedAt: at.now(),
        recordedBy: caller.id,
      }
      // The same score given anew, on other points or another criterion: the old one is taken back first, so that it is seen to be
      // given now.
      const old = asked.has(row.indicatorId) ? was?.given : was?.aside
      const anew = row.score != null && row.score === old
      return anew
        ? [
            { ...next, given: null },
            { ...next, version: next.version + 1 },
          ]
        : [next]
    }),
  )
  const executionWeight = input.executionWeight === undefined ? stand.executionWeight : input.executionWeight
  const after = { ...stand, executionWeight, version: stand.version + 1 }
  if (!(await storeEvaluation(db, after, stand.version))) throw new Refusal(409, 'conflict')
}

const statusOf: Record<string, 403 | 409> = { 'own-evaluation': 403, 'evaluation-bureau': 403, 'evaluation-moved': 409 }

/** Hands it in with the table as it is, decides on it, or opens it again; tells whom it concerns. */
export async function moveEvaluation(
  db: Db,
  caller: Caller,
  projectId: number,
  act: EvaluationAct,
  input: { opinion?: string; version?: number },
  at: At,
): Promise<{ before: EvaluationStand; after: EvaluationStand }> {
  const head = await ownProject(db, caller, projectId)
  const stand = (await readEvaluation(db, projectId)) ?? begun(projectId)
  const before = { state: stand.state as EvaluationState, version: stand.version }
  const opinion = input.opinion?.trim() ?? ''
  const live = isOpen(before.state) ? await liveEvaluation(db, projectId, stand.executionWeight, at.today().slice(0, 7)) : null
  const own = stand.submittedBy === caller.id || (await evaluationWriters(db, projectId)).includes(caller.id)
  const bureau = caller.roles.includes('bureau')
  const way = nextEvaluation(before, act, { opinion, own, bureau, over: live?.over ?? true, seen: input.version })
  if (!way.ok) throw new Refusal(statusOf[way.code] ?? 422, way.code, way.params)
  const missing = act === 'submit' ? missingIn(live!.table) : []
  if (missing.length) throw new Refusal(422, 'evaluation-incomplete', { count: missing.length }, missing)
  const decided = { decidedAt: at.now(), decidedBy: caller.id, opinion }
  const handed = { submittedAt: at.now(), submittedBy: caller.id, opinion: '' }
  const after = { ...stand, ...way.value, ...(act === 'submit' ? handed : decided) }
  if (!(await storeEvaluation(db, after, stand.version))) throw new Refusal(409, 'conflict')
  const table = await tableOf(db, projectId, act, way.value.state, live?.table, opinion)
  const step = { event: act, state: way.value.state, opinion, recordedAt: at.now(), recordedBy: caller.id }
  await insertEvaluationEvent(db, { projectId, ...step, snapshot: table ?? null })
  const kind = (
    {
      submit: 'evaluationSubmitted',
      return: 'evaluationReturned',
      approve: 'evaluationApproved',
      reopen: 'evaluationReturned',
    } as const
  )[act]
  const people = act === 'submit' ? await reviewers(db, head.agencyId) : await submitter(db, stand.submittedBy)
  const params = { project: head.name, projectId, year: head.year, opinion, by: caller.name, state: way.value.state }
  await tellPeople(
    db,
    at,
    { key: `evaluation.${projectId}.${way.value.version}`, kind, params },
    people.filter(one => one.id !== caller.id),
  )
  if (act === 'submit') await tellExperts(db, at, head)
  return { before, after: way.value }
}

/** What a step is taken on, as JSON: handed in as things stand, decided on as it was handed in, final with its final scores. */
async function tableOf(
  db: Db,
  projectId: number,
  act: EvaluationAct,
  state: EvaluationState,
  live: EvaluationTable | undefined,
  opinion: string,
) {
  if (act === 'submit') return JSON.stringify(live)
  if (act !== 'approve') return undefined
  return state === 'final' ? JSON.stringify(await withFinal(db, projectId, opinion)) : lastSnapshot(db, projectId)
}

async function reviewers(db: Db, agencyId: number) {
  const department = await recipientsOf(db, ['department'], await upwards(db, agencyId))
  return department.length ? department : recipientsOf(db, ['bureau'])
}
async function submitter(db: Db, id: number | null) {
  const one = id === null ? undefined : await recipientById(db, id)
  return one ? [one] : []
}
