import { refusedScore, reviewAsks, scorablesOf, seesScores } from '#domain/evaluation-review'
import type { EvaluationState } from '#domain/evaluation-way'
import type { Problem } from '#domain/problem'
import type { Db } from '../../db/open.ts'
import {
  expertsOf,
  finalHand,
  insertReviewRows,
  reviewRows,
  storeReview,
  takeBackDone,
  type ReviewRow,
} from '../../db/queries/evaluation-reviews.ts'
import { evaluationWriters, insertEvaluationEvent, readEvaluation } from '../../db/queries/evaluations.ts'
import { recipientById, recipientsOf } from '../../db/queries/messages.ts'
import { projectHead, type ProjectHead } from '../../db/queries/projects.ts'
import type { Caller } from '../access/caller.ts'
import { ownProject } from '../access/own-project.ts'
import { expertIn, givenBy, handedIn, nameOf, type HandedIn } from '../answers/handed-in-evaluation.ts'
import type { When } from '../clock.ts'
import { absent, notAllowed, Refusal } from '../refusal.ts'
import { rulesAt } from '../rules.ts'
import { tellPeople, type Telling } from './messages.ts'

type At = When & Telling

/** Indicator 0: the budget's execution. A field left out stays as it is; a score of null takes it back. */
export type ScoreInput = { indicatorId: number; score?: number | null; reason?: string; version?: number }
export type ReviewInput = { round: number; rows: ScoreInput[] }
/** What the audit trail keeps: which rows, not the scores; those are kept row by row, and read by nobody before all are done. */
export type Reviewed = { round: number; rows: { indicatorId: number; version: number }[] }

/** The present round, while it is the one on the screen and may still be scored. */
async function openRound(db: Db, projectId: number, seen: number, states: readonly EvaluationState[]): Promise<HandedIn> {
  const stand = await readEvaluation(db, projectId)
  const state = (stand?.state ?? 'draft') as EvaluationState
  if (!states.includes(state)) throw new Refusal(423, 'review-closed', { state })
  const handed = await handedIn(db, projectId)
  if (!handed) throw new Refusal(423, 'review-closed', { state })
  if (handed.round !== seen) throw new Refusal(409, 'review-round')
  return handed
}

/** 404 where the caller does not see the project, 403 where it is seen but was not given to review. */
async function givenProject(db: Db, caller: Caller, projectId: number): Promise<ProjectHead> {
  const head = await projectHead(db, caller.scope, projectId)
  if (!head) throw absent()
  if (!(await expertsOf(db, projectId, 0)).some(one => one.id === caller.id)) throw notAllowed()
  if ((await evaluationWriters(db, projectId)).includes(caller.id)) throw new Refusal(403, 'own-evaluation')
  return head
}

const scored = ['submitted', 'reviewed'] as const

/** An expert's own scores, all of them or none. */
export async function writeReview(db: Db, caller: Caller, projectId: number, input: ReviewInput, at: At): Promise<Reviewed> {
  await givenProject(db, caller, projectId)
  const handed = await openRound(db, projectId, input.round, scored)
  const { round } = handed
  const stored = { projectId, round, accountId: caller.id, state: 'draft', opinion: '', doneAt: null }
  if (!(await storeReview(db, stored))) throw new Refusal(423, 'review-done')
  return writeScores(db, projectId, handed, caller.id, input.rows, at)
}

/** The bureau's final scores, where they shall differ from what is proposed: only once the proposal is seen. */
export async function fixScores(db: Db, caller: Caller, projectId: number, input: ReviewInput, at: At): Promise<Reviewed> {
  await ownProject(db, caller, projectId)
  const handed = await openRound(db, projectId, input.round, ['reviewed'])
  const experts = await expertsOf(db, projectId, handed.round)
  const sees = seesScores({ decides: true, expert: await expertIn(db, caller, projectId, handed) }, handed)
  if (experts.length && !sees) throw new Refusal(423, 'experts-open', { count: experts.filter(one => !one.done).length })
  return writeScores(db, projectId, handed, finalHand, input.rows, at)
}

async function writeScores(
  db: Db,
  projectId: number,
  { round, table }: HandedIn,
  accountId: number,
  given: ScoreInput[],
  at: At,
): Promise<Reviewed> {
  const rules = await rulesAt(db, table.ruleSet)
  const rows = new Map(scorablesOf(table).map(row => [row.id, row]))
  const problems = given.flatMap(({ indicatorId, score }, i): Problem[] => {
    const path = `rows.${i}`
    const row = rows.get(indicatorId)
    if (!row) return [{ path: `${path}.indicatorId`, code: 'unknown-indicator', params: { id: indicatorId } }]
    const params = { name: nameOf(table, indicatorId) }
    if (given.findIndex(one => one.indicatorId === indicatorId) < i)
      return [{ path: `${path}.indicatorId`, code: 'evaluation-twice', params }]
    const wrong = score == null ? null : refusedScore(row, score, rules)
    return wrong ? [{ path: `${path}.score`, code: wrong.code, params: { ...wrong.params, ...params } }] : []
  })
  if (problems.length) throw new Refusal(422, 'evaluation-rows', { count: problems.length }, problems)
  const before = new Map(
    (await reviewRows(db, projectId, round)).filter(row => row.accountId === accountId).map(row => [row.indicatorId, row]),
  )
  const next = given.map(({ indicatorId, score, reason, version }): ReviewRow => {
    const was = before.get(indicatorId)
    if (version !== undefined && version !== (was?.version ?? 0)) throw new Refusal(409, 'conflict')
    return {
      projectId,
      round,
      accountId,
      indicatorId,
      version: (was?.version ?? 0) + 1,
      given: score === undefined ? (was?.given ?? null) : score,
      reason: reason?.trim() ?? was?.reason ?? '',
      recordedAt: at.now(),
    }
  })
  await insertReviewRows(db, next)
  return { round, rows: next.map(({ indicatorId, version }) => ({ indicatorId, version })) }
}

/** An expert is done: nothing is changed any more, and the last one opens the scores to those who decide and to the experts. */
export async function finishReview(
  db: Db,
  caller: Caller,
  projectId: number,
  input: { round: number; opinion?: string },
  at: At,
): Promise<{ round: number }> {
  const head = await givenProject(db, caller, projectId)
  const { round, table } = await openRound(db, projectId, input.round, scored)
  const asks = reviewAsks(scorablesOf(table), givenBy(await reviewRows(db, projectId, round), caller.id))
  const missing = asks.map(({ id, ask }): Problem => {
    return { path: `rows.${id}.${ask}`, code: `review-${ask}`, params: { name: nameOf(table, id) } }
  })
  if (missing.length) throw new Refusal(422, 'review-incomplete', { count: missing.length }, missing)
  const done = { projectId, round, accountId: caller.id, state: 'done', doneAt: at.now() }
  if (!(await storeReview(db, { ...done, opinion: input.opinion?.trim() ?? '' }))) throw new Refusal(423, 'review-done')
  await openWhenDone(db, caller, head, at)
  return { round }
}

/** The bureau opens one expert's finished sheet again while others are still at work, and tells that expert why: nobody has seen what
 * was given, and once all are done it stands. `number`: as the bureau reads it; `doneAt`: when that expert was done. */
export async function reopenReview(
  db: Db,
  caller: Caller,
  projectId: number,
  { round: seen, number, doneAt, reason }: { round: number; number: number; doneAt: number; reason: string },
  at: At,
): Promise<{ round: number; expert: string }> {
  const head = await ownProject(db, caller, projectId)
  const { round, opened } = await openRound(db, projectId, seen, scored)
  if (opened) throw new Refusal(423, 'review-opened')
  const expert = (await expertsOf(db, projectId, round))[number - 1]
  if (!expert) throw new Refusal(409, 'conflict')
  if (!expert.assigned) throw new Refusal(422, 'review-unassigned')
  if (!(await takeBackDone(db, { projectId, round, accountId: expert.id, doneAt }))) throw new Refusal(409, 'conflict')
  const told = await recipientById(db, expert.id)
  const params = { project: head.name, projectId, year: head.year, reason }
  const key = `evaluation.${projectId}.round.${round}.again.${expert.id}.${doneAt}`
  await tellPeople(db, at, { key, kind: 'reviewAgain', params }, told ? [told] : [])
  return { round, expert: expert.name }
}

/** Lays the scores side by side once every expert of the present round is done, and tells the bureau. */
export async function openWhenDone(db: Db, caller: Caller, head: ProjectHead, at: At): Promise<void> {
  const stand = await readEvaluation(db, head.id)
  const handed = await handedIn(db, head.id)
  if (!stand || !handed || handed.opened || handed.over) return
  const experts = await expertsOf(db, head.id, handed.round)
  if (!experts.length || experts.some(one => !one.done)) return
  const step = { event: 'experts', state: stand.state, opinion: '', snapshot: null, recordedAt: at.now(), recordedBy: caller.id }
  await insertEvaluationEvent(db, { projectId: head.id, ...step })
  const params = { project: head.name, projectId: head.id, year: head.year, count: experts.length }
  const key = `evaluation.${head.id}.round.${handed.round}.experts`
  await tellPeople(db, at, { key, kind: 'reviewsDone', params }, await recipientsOf(db, ['bureau']))
}
