import { and, asc, count, desc, eq, exists, inArray, isNotNull, notExists, sql, type SQL } from 'drizzle-orm'
import { newest } from '../newest.ts'
import { table, type Db } from '../open.ts'
import { insertRows } from '../prepared.ts'
import { visible, within, type Scope } from '../scope.ts'

const { evaluation, evaluationEvent, evaluationReview, evaluationReviewRow, reviewerAssignment, account, agency, project } = table
export type Review = typeof evaluationReview.$inferSelect
export type ReviewRow = typeof evaluationReviewRow.$inferSelect

/** The bureau's final scores of a round lie beside the experts', under no account: the audit trail says whose hand it was. */
export const finalHand = 0

/** Experts of a round: those given the project now, and those who were done in it; in the order of their accounts. */
export async function expertsOf(db: Db, projectId: number, round: number) {
  const assigned = await db
    .select({ id: account.id, name: account.name })
    .from(reviewerAssignment)
    .innerJoin(account, eq(account.id, reviewerAssignment.accountId))
    .where(eq(reviewerAssignment.projectId, projectId))
  const begun = await db
    .select({
      id: account.id,
      name: account.name,
      state: evaluationReview.state,
      opinion: evaluationReview.opinion,
      doneAt: evaluationReview.doneAt,
    })
    .from(evaluationReview)
    .innerJoin(account, eq(account.id, evaluationReview.accountId))
    .where(and(eq(evaluationReview.projectId, projectId), eq(evaluationReview.round, round)))
  const here = new Set(assigned.map(one => one.id))
  const ofRound = begun.map(one => ({ ...one, assigned: here.has(one.id), done: one.state === 'done' }))
  const known = new Set(begun.map(one => one.id))
  const waiting = assigned
    .filter(one => !known.has(one.id))
    .map(one => ({ ...one, opinion: '', doneAt: null, assigned: true, done: false }))
  return [...ofRound.filter(one => one.assigned || one.done), ...waiting].toSorted((a, b) => a.id - b.id)
}
export type Expert = Awaited<ReturnType<typeof expertsOf>>[number]

/** The newest score of every hand on every row of a round. */
export async function reviewRows(db: Db, projectId: number, round: number): Promise<ReviewRow[]> {
  const { accountId, indicatorId, version } = evaluationReviewRow
  const rows = await db
    .select()
    .from(evaluationReviewRow)
    .where(and(eq(evaluationReviewRow.projectId, projectId), eq(evaluationReviewRow.round, round)))
    .orderBy(asc(accountId), asc(indicatorId), asc(version))
  return newest(rows, row => `${row.accountId}.${row.indicatorId}`)
}

/** Rounds of a project an account wrote scores in. */
export async function roundsWrittenBy(db: Db, projectId: number, accountId: number): Promise<number[]> {
  const rows = await db
    .select({ round: evaluationReview.round })
    .from(evaluationReview)
    .where(and(eq(evaluationReview.projectId, projectId), eq(evaluationReview.accountId, accountId)))
  return rows.map(row => row.round)
}

export async function insertReviewRows(db: Db, rows: ReviewRow[]) {
  await insertRows(db, 'evaluation_review_row_insert', evaluationReviewRow, rows)
}

/** Stores where an expert's scoring stands; what is done stays done: false. */
export async function storeReview(db: Db, row: Review): Promise<boolean> {
  const key = and(
    eq(evaluationReview.projectId, row.projectId),
    eq(evaluationReview.round, row.round),
    eq(evaluationReview.accountId, row.accountId),
  )
  const [there] = await db.select({ state: evaluationReview.state }).from(evaluationReview).where(key)
  if (there?.state === 'done') return false
  if (there) await db.update(evaluationReview).set(row).where(key)
  else await db.insert(evaluationReview).values(row)
  return true
}

/** An expert's scoring that was done at that moment is open again; false where it is not done, or not so any more. */
export async function takeBackDone(
  db: Db,
  { projectId, round, accountId, doneAt }: Pick<Review, 'projectId' | 'round' | 'accountId' | 'doneAt'>,
) {
  const there = and(
    eq(evaluationReview.projectId, projectId),
    eq(evaluationReview.round, round),
    eq(evaluationReview.accountId, accountId),
    eq(evaluationReview.state, 'done'),
    eq(evaluationReview.doneAt, doneAt!),
  )
  const back = await db
    .update(evaluationReview)
    .set({ state: 'draft', doneAt: null })
    .where(there)
    .returning({ round: evaluationReview.round })
  return back.length > 0
}

/** The table one step was taken on, with what that step was. */
export async function keptAt(db: Db, projectId: number, seq: number) {
  const [row] = await db
    .select({ snapshot: evaluationEvent.snapshot, state: evaluationEvent.state, at: evaluationEvent.recordedAt })
    .from(evaluationEvent)
    .where(and(eq(evaluationEvent.projectId, projectId), eq(evaluationEvent.seq, seq), isNotNull(evaluationEvent.snapshot)))
  return row as { snapshot: string; state: string; at: number } | undefined
}

/** The table last made final, whatever happened since. */
export async function lastFinal(db: Db, projectId: number) {
  const { snapshot, state, recordedAt, seq } = evaluationEvent
  const [row] = await db
    .select({ snapshot, at: recordedAt, seq })
    .from(evaluationEvent)
    .where(and(eq(evaluationEvent.projectId, projectId), eq(state, 'final'), isNotNull(snapshot)))
    .orderBy(desc(seq))
    .limit(1)
  return row as { snapshot: string; at: number; seq: number } | undefined
}

/** Evaluations that wait: to be scored by an expert, reviewed by a department, made final by the bureau, mended by the unit. */
export type EvaluationWish =
  | { states: string[]; expert: number }
  | { states: string[]; notBy?: number }
  /** Only where no expert is still at work. */
  | { states: string[]; settled: true }

const round = sql<number>`(select max(${evaluationEvent.seq}) from ${evaluationEvent} where ${evaluationEvent.projectId} = ${evaluation.projectId} and ${evaluationEvent.event} = 'submit')`

/** Reviews of the present round that are done, by an account or by whom an assignment is for. */
const doneBy = (db: Db, who: SQL) =>
  db
    .select({ one: sql`1` })
    .from(evaluationReview)
    .where(
      and(
        eq(evaluationReview.projectId, evaluation.projectId),
        sql`${evaluationReview.round} = ${round}`,
        who,
        eq(evaluationReview.state, 'done'),
      ),
    )

function waiting(db: Db, scope: Scope, wish: EvaluationWish): SQL | undefined {
  const states = inArray(evaluation.state, wish.states)
  if ('expert' in wish) {
    const mine = and(eq(reviewerAssignment.projectId, evaluation.projectId), eq(reviewerAssignment.accountId, wish.expert))
    const assigned = db
      .select({ one: sql`1` })
      .from(reviewerAssignment)
      .where(mine)
    const done = doneBy(db, eq(evaluationReview.accountId, wish.expert))
    return and(states, visible(scope, project.agencyId, project.id), exists(assigned), notExists(done))
  }
  const own = within(scope, project.agencyId)
  if ('settled' in wish) {
    const done = doneBy(db, eq(evaluationReview.accountId, reviewerAssignment.accountId))
    const open = db
      .select({ one: sql`1` })
      .from(reviewerAssignment)
      .where(and(eq(reviewerAssignment.projectId, evaluation.projectId), notExists(done)))
    return and(states, own, notExists(open))
  }
  const { notBy } = wish
  return and(states, own, notBy === undefined ? undefined : sql`coalesce(${evaluation.submittedBy}, 0) <> ${notBy}`)
}

export async function countWaitingEvaluations(db: Db, scope: Scope, wish: EvaluationWish): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(evaluation)
    .innerJoin(project, eq(project.id, evaluation.projectId))
    .where(waiting(db, scope, wish))
  return row?.total ?? 0
}

export async function listWaitingEvaluations(
  db: Db,
  scope: Scope,
  wish: EvaluationWish,
  window: { limit: number; offset: number },
) {
  return await db
    .select({
      projectId: project.id,
      projectName: project.name,
      year: project.year,
      agencyId: agency.id,
      agencyName: agency.name,
      opinion: evaluation.opinion,
      submittedAt: evaluation.submittedAt,
    })
    .from(evaluation)
    .innerJoin(project, eq(project.id, evaluation.projectId))
    .innerJoin(agency, eq(agency.id, project.agencyId))
    .where(waiting(db, scope, wish))
    .orderBy(asc(evaluation.submittedAt), asc(project.id))
    .limit(window.limit)
    .offset(window.offset)
}
