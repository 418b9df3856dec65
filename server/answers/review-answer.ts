import { z } from '@hono/zod-openapi'
import {
  finalBases,
  finalRows,
  finalTotal,
  reviewAsks,
  roundsOf,
  scorablesOf,
  seesScores,
  type Scorable,
} from '#domain/evaluation-review'
import { evaluationStates, type EvaluationState } from '#domain/evaluation-way'
import { grades } from '#domain/vocabulary-ruleset'
import type { Db } from '../../db/open.ts'
import { expertsOf, finalHand, reviewRows, type Expert, type ReviewRow } from '../../db/queries/evaluation-reviews.ts'
import { evaluationSteps, readEvaluation } from '../../db/queries/evaluations.ts'
import { projectHead } from '../../db/queries/projects.ts'
import { sees } from '../../db/scope.ts'
import { may, type Caller } from '../access/caller.ts'
import { absent } from '../refusal.ts'
import { rulesAt } from '../rules.ts'
import { expertIn, givenBy, handedIn, nameOf } from './handed-in-evaluation.ts'

const points = z.number().nullable()
const written = z.object({ score: points, reason: z.string(), version: z.int() })

export const reviewSchema = z
  .object({
    projectId: z.int(),
    state: z.enum(evaluationStates),
    round: z.int().nullable().meta({ description: 'The step that handed it in; null: nothing was handed in yet' }),
    rounds: z.array(z.object({ round: z.int(), at: z.int(), opened: z.boolean(), over: z.boolean() })),
    opened: z.boolean().meta({ description: 'All experts are done' }),
    shown: z.boolean().meta({ description: 'The caller may see what each expert gave' }),
    decimals: z.int().meta({ description: 'To so many the rule set rounds every row, and the mean of the experts' }),
    experts: z.array(
      z.object({
        number: z.int().meta({ description: '1 for the first: names are told to who assigns them alone' }),
        name: z.string().nullable(),
        own: z.boolean(),
        state: z.enum(['waiting', 'draft', 'done']),
        doneAt: z.int().nullable(),
        opinion: z.string(),
      }),
    ),
    rows: z.array(
      z.object({
        indicatorId: z.int().meta({ description: '0: the budget’s execution' }),
        name: z.string(),
        weight: z.number(),
        self: points,
        low: points,
        high: points,
        own: written.nullable().meta({ description: 'What the caller gave as an expert' }),
        scores: z.array(z.object({ score: points, reason: z.string() })).meta({ description: 'By expert; empty until shown' }),
        spread: points,
        proposed: points,
        basis: z.enum(finalBases).nullable(),
        final: written.nullable().meta({ description: 'As the bureau fixed it so far' }),
      }),
    ),
    missing: z.array(z.object({ indicatorId: z.int(), ask: z.enum(['score', 'reason']) })).meta({
      description: 'What the caller still owes as an expert',
    }),
    finalTotal: points,
    finalGrade: z.enum(grades).nullable(),
    may: z.object({
      score: z.boolean(),
      fix: z.boolean(),
      reopen: z.boolean().meta({ description: 'An expert who is done may be asked to score again' }),
    }),
  })
  .openapi('EvaluationReview')
export type ReviewAnswer = z.infer<typeof reviewSchema>

/** Who scores a handed-in evaluation anew, and what they gave as far as the caller may see it. */
export async function reviewAnswer(db: Db, caller: Caller, projectId: number, wanted?: number): Promise<ReviewAnswer> {
  const head = await projectHead(db, caller.scope, projectId)
  if (!head) throw absent()
  const state = ((await readEvaluation(db, projectId))?.state ?? 'draft') as EvaluationState
  const rounds = roundsOf(await evaluationSteps(db, projectId))
  const handed = await handedIn(db, projectId, wanted)
  if (wanted !== undefined && !handed) throw absent()
  if (!handed) return { ...nothing, projectId, state }
  const { round, opened, over, table } = handed
  const [experts, rows] = [await expertsOf(db, projectId, round), await reviewRows(db, projectId, round)]
  const decides = may(caller, 'decideEvaluations') && sees(caller.scope, head.agencyId)
  const shown = seesScores({ decides, expert: await expertIn(db, caller, projectId, rounds.at(-1)!) }, { opened, over })
  const current = round === rounds.at(-1)!.round && !over
  const own = experts.find(one => one.id === caller.id)
  const done = shown ? experts.filter(one => one.done) : []
  const scorables = scorablesOf(table)
  // The bureau's own scores are a draft: read by who decides, until they are final.
  const settles = decides && (shown || experts.length === 0)
  const fixes = settles ? rows.filter(row => row.accountId === finalHand) : []
  const scores = done.map(one => givenBy(rows, one.id))
  const rules = await rulesAt(db, table.ruleSet)
  const final = finalRows(scorables, scores, givenBy(fixes, finalHand), rules)
  const total = settles ? finalTotal(final, rules) : { total: null, grade: null }
  const mine = own ? rows.filter(row => row.accountId === caller.id) : []
  const scoring = current && own?.assigned === true && !own.done && may(caller, 'scoreEvaluations')
  return {
    projectId,
    state,
    round,
    rounds,
    opened,
    shown,
    decimals: rules.rounding.decimals,
    experts: experts.map((one, i) => expertView(one, i, caller, shown, rows)),
    rows: scorables.map((row, i) => ({
      ...rowView(row, nameOf(table, row.id)),
      own: own ? writtenOf(mine, row.id) : null,
      scores: scores.map(given => given.get(row.id) ?? { score: null, reason: '' }),
      spread: final[i]!.spread,
      proposed: settles || shown ? final[i]!.proposed : null,
      basis: settles || shown ? final[i]!.basis : null,
      final: settles ? writtenOf(fixes, row.id) : null,
    })),
    missing: scoring ? reviewAsks(scorables, givenBy(mine, caller.id)).map(({ id, ask }) => ({ indicatorId: id, ask })) : [],
    finalTotal: total.total,
    finalGrade: total.grade,
    may: {
      score: scoring,
      fix: current && state === 'reviewed' && settles && may(caller, 'fixScores'),
      reopen: current && !opened && decides && may(caller, 'fixScores'),
    },
  }
}

const nothing = {
  round: null,
  rounds: [],
  opened: false,
  shown: false,
  decimals: 2,
  experts: [],
  rows: [],
  missing: [],
  finalTotal: null,
  finalGrade: null,
  may: { score: false, fix: false, reopen: false },
}

function expertView(one: Expert, i: number, caller: Caller, shown: boolean, rows: readonly ReviewRow[]) {
  const begun = rows.some(row => row.accountId === one.id)
  return {
    number: i + 1,
    name: may(caller, 'assignReviewers') ? one.name : null,
    own: one.id === caller.id,
    state: one.done ? ('done' as const) : begun ? ('draft' as const) : ('waiting' as const),
    doneAt: one.doneAt,
    opinion: shown || one.id === caller.id ? one.opinion : '',
  }
}

const rowView = ({ id, weight, self, read }: Scorable, name: string) => ({
  indicatorId: id,
  name,
  weight,
  self,
  low: read?.low ?? null,
  high: read?.high ?? null,
})

function writtenOf(rows: readonly ReviewRow[], id: number) {
  const row = rows.find(one => one.indicatorId === id)
  return { score: row?.given ?? null, reason: row?.reason ?? '', version: row?.version ?? 0 }
}
