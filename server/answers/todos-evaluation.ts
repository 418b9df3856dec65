import type { Db } from '../../db/open.ts'
import { countWaitingEvaluations, listWaitingEvaluations, type EvaluationWish } from '../../db/queries/evaluation-reviews.ts'
import type { Caller } from '../access/caller.ts'
import type { Part, TodoKind } from './todos-answer.ts'

/** What year-end evaluations ask of the caller: to mend one, to review it, to score it as an expert, to make it final. */
export function evaluationParts(db: Db, caller: Caller): Part[] {
  const { roles, id } = caller
  const enters = roles.includes('clerk') || roles.includes('unitHead')
  const scored = ['submitted', 'reviewed']
  return [
    ...(enters ? [waiting(db, caller, 'evaluationReturned', { states: ['returned'] })] : []),
    ...(roles.includes('department') ? [waiting(db, caller, 'evaluationApprove', { states: ['submitted'], notBy: id })] : []),
    ...(roles.includes('reviewer') ? [waiting(db, caller, 'evaluationScore', { states: scored, expert: id })] : []),
    ...(roles.includes('bureau') ? [waiting(db, caller, 'evaluationSettle', { states: ['reviewed'], settled: true })] : []),
  ]
}

/** No rule gives these a due day. */
const waiting = (db: Db, { scope }: Caller, kind: TodoKind, wish: EvaluationWish): Part => ({
  kind,
  count: () => countWaitingEvaluations(db, scope, wish),
  list: async window =>
    (await listWaitingEvaluations(db, scope, wish, window)).map(row => ({
      kind,
      projectId: row.projectId,
      projectName: row.projectName,
      month: `${row.year}-12`,
      agency: { id: row.agencyId, name: row.agencyName },
      due: null,
      late: false,
      count: 1,
      missing: [],
      opinion: row.opinion,
    })),
})
