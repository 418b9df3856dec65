import { roundsOf, type Given, type Round, type Viewer } from '#domain/evaluation-review'
import type { Db } from '../../db/open.ts'
import { expertsOf, keptAt, type ReviewRow } from '../../db/queries/evaluation-reviews.ts'
import { evaluationSteps } from '../../db/queries/evaluations.ts'
import type { Caller } from '../access/caller.ts'
import type { EvaluationTable } from './evaluation-table.ts'

/** One hand-in, with the table as it was handed in. */
export type HandedIn = Round & { table: EvaluationTable }

/** The present round, or an older one by its number; undefined where nothing was handed in. */
export async function handedIn(db: Db, projectId: number, wanted?: number): Promise<HandedIn | undefined> {
  const rounds = roundsOf(await evaluationSteps(db, projectId))
  const round = wanted === undefined ? rounds.at(-1) : rounds.find(one => one.round === wanted)
  const kept = round && (await keptAt(db, projectId, round.round))
  return kept && { ...round, table: JSON.parse(kept.snapshot) as EvaluationTable }
}

/** Whether the caller's own scoring of the present round is open: then nobody else's scores of any round are shown. */
export async function expertIn(db: Db, caller: Pick<Caller, 'id'>, projectId: number, last: Round): Promise<Viewer['expert']> {
  const own = (await expertsOf(db, projectId, last.round)).find(one => one.id === caller.id)
  return own ? (own.assigned && !own.done && !last.over ? 'open' : 'done') : null
}

/** The same for what was made final in an earlier round: an expert who scores anew does not read what others came to. */
export async function isBlind(db: Db, caller: Pick<Caller, 'id'>, projectId: number): Promise<boolean> {
  const last = roundsOf(await evaluationSteps(db, projectId)).at(-1)
  return last !== undefined && (await expertIn(db, caller, projectId, last)) === 'open'
}

/** One hand's scores, by row. */
export const givenBy = (rows: readonly ReviewRow[], accountId: number): Map<number, Given> =>
  new Map(
    rows
      .filter(row => row.accountId === accountId)
      .map(({ indicatorId, given, reason }) => [indicatorId, { score: given, reason }]),
  )

/** Of an indicator; the budget's execution has none: the wording names it. */
export const nameOf = (table: EvaluationTable, id: number): string => table.names[id]?.name ?? ''
