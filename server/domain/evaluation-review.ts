import { Decimal, sum, toPoints } from './decimal.ts'
import { isCriterionRow } from './evaluation-criteria.ts'
import { rescoreRow, type EvaluatedRow } from './evaluation-score.ts'
import type { Params } from './problem.ts'
import type { RuleSet } from './ruleset.ts'
import { gradeOf } from './score.ts'
import type { Grade } from './vocabulary-ruleset.ts'

/** Experts 专家 score a handed-in evaluation 复评 each for themselves; the bureau fixes the final score of every row 定分. */

/** A row that is scored again. `read`: the indicator; null for the budget's execution, whose id is 0. */
export type Scorable = { id: number; weight: number; self: number | null; read: EvaluatedRow | null }
export type Given = { score: number | null; reason: string }
export type Scores = ReadonlyMap<number, Given>

type Table = { execution: { weight: number; score: number | null }; rows: readonly EvaluatedRow[] }
export const scorablesOf = ({ execution, rows }: Table): Scorable[] => [
  { id: 0, weight: execution.weight, self: execution.score, read: null },
  ...rows.map(read => ({ id: read.indicatorId, weight: read.weight ?? 0, self: read.score, read })),
]

const isBanded = (read: EvaluatedRow | null): read is EvaluatedRow => read?.kind === 'qualitative' || read?.kind === 'date'
const pointsOf = (points: Decimal, weight: number, { rounding }: RuleSet) =>
  toPoints(points, new Decimal(weight), rounding.decimals)

/** Why a score cannot stand: above the row's points, finer than the rule set rounds, or outside the band of the stated level. */
export function refusedScore(
  { weight, read }: Scorable,
  score: number,
  ruleSet: RuleSet,
): { code: string; params: Params } | null {
  if (score < 0 || score > weight) return { code: 'review-beyond', params: { most: weight } }
  const { decimals } = ruleSet.rounding
  const finer = { code: 'review-decimals', params: { decimals } }
  if (!isBanded(read)) return pointsOf(new Decimal(score), weight, ruleSet) === score ? null : finer
  const scored = rescoreRow({ ...read, form: { ...read.form, score } }, ruleSet)
  if (scored.outside && isCriterionRow(read.indicatorId)) return { code: 'review-rubric', params: { rubric: read.target.raw } }
  if (scored.outside) return { code: 'review-band', params: { low: scored.low, high: scored.high } }
  return scored.score === score ? null : finer
}

/** What an expert still owes: a score for every row, and a reason wherever it is not the unit's own. */
export type ReviewAsk = { id: number; ask: 'score' | 'reason' }
export const reviewAsks = (rows: readonly Scorable[], scores: Scores): ReviewAsk[] =>
  rows.flatMap(({ id, self }): ReviewAsk[] => {
    const { score, reason } = scores.get(id) ?? { score: null, reason: '' }
    if (score === null) return [{ id, ask: 'score' }]
    return score !== self && reason.trim() === '' ? [{ id, ask: 'reason' }] : []
  })

/** Where a final score comes from: the unit's own where nobody differs, the experts' mean, or the bureau's own with a reason. */
export const finalBases = ['self', 'experts', 'bureau'] as const
export type FinalBasis = (typeof finalBases)[number]
export type FinalRow = {
  id: number
  self: number | null
  /** As each expert gave it, in their order. */
  scores: (number | null)[]
  /** Between the highest and the lowest expert; null with fewer than two. */
  spread: number | null
  proposed: number | null
  basis: FinalBasis
  score: number | null
  reason: string
}

/** The mean of the experts rounded as the rule set rounds a row; the unit's own score where none of them differs, or none was asked. */
function proposal(row: Scorable, scores: readonly number[], ruleSet: RuleSet): Pick<FinalRow, 'proposed' | 'basis'> {
  const { self, read, weight } = row
  if (scores.every(score => score === self)) return { proposed: self, basis: 'self' }
  const mean = sum(scores).div(scores.length)
  // A mean of levels need not be one; inside a band it is rounded as a given score is.
  const banded = isBanded(read) && !isCriterionRow(read.indicatorId)
  const inBand = banded ? rescoreRow({ ...read, form: { ...read.form, score: Number(mean) } }, ruleSet).score : null
  return { proposed: inBand ?? pointsOf(mean, weight, ruleSet), basis: 'experts' }
}

export const finalRows = (rows: readonly Scorable[], experts: readonly Scores[], fixed: Scores, ruleSet: RuleSet): FinalRow[] =>
  rows.map(row => {
    const { id, self } = row
    const scores = experts.map(given => given.get(id)?.score ?? null)
    const known = scores.filter(score => score !== null)
    const spread = known.length < 2 ? null : Number(new Decimal(Math.max(...known)).minus(Math.min(...known)))
    const { proposed, basis } = proposal(row, known, ruleSet)
    const { score, reason } = fixed.get(id) ?? { score: null, reason: '' }
    const own = score !== null && score !== proposed
    return { id, self, scores, spread, proposed, basis: own ? 'bureau' : basis, score: own ? score : proposed, reason }
  })

/** Rows the bureau scores its own way without a word. */
export const finalAsks = (rows: readonly FinalRow[]): FinalRow[] =>
  rows.filter(({ basis, reason }) => basis === 'bureau' && reason.trim() === '')

/** The final total adds the final rows; it is null while one of them has no score. */
export function finalTotal(
  rows: readonly Pick<FinalRow, 'score'>[],
  ruleSet: RuleSet,
): { total: number | null; grade: Grade | null } {
  const scores = rows.map(row => row.score)
  if (scores.some(score => score === null)) return { total: null, grade: null }
  const total = Number(sum(scores.map(score => score ?? 0)))
  return { total, grade: gradeOf(total, ruleSet) }
}

/** What was made final, kept with the table it was decided on. */
export type FinalScores = ReturnType<typeof finalTotal> & {
  experts: number
  rows: Pick<FinalRow, 'id' | 'self' | 'proposed' | 'basis' | 'score' | 'reason'>[]
}

/** One hand-in and what came of it. */
export type Round = {
  /** The `seq` of the step that handed it in. */
  round: number
  at: number
  /** All experts were done: what they gave was laid side by side. */
  opened: boolean
  /** Nobody scores it any more: decided, sent back or opened again. */
  over: boolean
}
type Step = { seq: number; event: string; state: string; at: number }

export const roundsOf = (steps: readonly Step[]): Round[] =>
  steps
    .filter(step => step.event === 'submit')
    .map(({ seq, at }, i, all) => {
      const until = all[i + 1]?.seq ?? Infinity
      const inside = steps.filter(step => step.seq > seq && step.seq < until)
      const over = inside.some(step => step.state === 'returned' || step.state === 'final')
      return { round: seq, at, opened: inside.some(step => step.event === 'experts'), over }
    })

/** Who looks: an expert whose own scoring of the present round is open, one who has none open, or somebody else. */
export type Viewer = { decides: boolean; expert: 'open' | 'done' | null }

/** Experts are blind to each other until all are done; so is everybody else, or they could be told. Once a round is over, who
 * decides may read it; an expert, and whoever is one as well, only what was laid side by side, and nothing while own scores are open. */
export function seesScores({ decides, expert }: Viewer, { opened, over }: Pick<Round, 'opened' | 'over'>): boolean {
  if (expert !== null) return expert === 'done' && opened
  return decides && (opened || over)
}
