import { finalAsks, finalRows, finalTotal, scorablesOf, type FinalScores } from '#domain/evaluation-review'
import type { Problem } from '#domain/problem'
import type { Db } from '../../db/open.ts'
import { expertsOf, finalHand, reviewRows } from '../../db/queries/evaluation-reviews.ts'
import { givenBy, handedIn, nameOf } from '../answers/handed-in-evaluation.ts'
import type { EvaluationTable } from '../answers/evaluation-table.ts'
import { Refusal } from '../refusal.ts'
import { rulesAt } from '../rules.ts'

/** The table with its final scores: of experts who are done and of the bureau; an expert not waited for is passed over with a reason. */
export async function withFinal(db: Db, projectId: number, opinion: string): Promise<EvaluationTable> {
  const handed = (await handedIn(db, projectId))!
  const { round, table } = handed
  const experts = await expertsOf(db, projectId, round)
  const done = experts.filter(one => one.done)
  const open = experts.length - done.length
  if (open > 0 && opinion === '') throw new Refusal(422, 'experts-open', { count: open })
  const rows = await reviewRows(db, projectId, round)
  const scores = done.map(one => givenBy(rows, one.id))
  const rules = await rulesAt(db, table.ruleSet)
  const final = finalRows(scorablesOf(table), scores, givenBy(rows, finalHand), rules)
  const missing = finalAsks(final).map(({ id }): Problem => {
    return { path: `rows.${id}.reason`, code: 'final-reason', params: { name: nameOf(table, id) } }
  })
  if (missing.length) throw new Refusal(422, 'final-incomplete', { count: missing.length }, missing)
  const kept: FinalScores = {
    ...finalTotal(final, rules),
    experts: done.length,
    rows: final.map(({ id, self, proposed, basis, score, reason }) => ({ id, self, proposed, basis, score, reason })),
  }
  return { ...table, final: kept }
}
