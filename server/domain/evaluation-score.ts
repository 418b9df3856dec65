import type { ActualReading } from './actual-reader.ts'
import { Decimal } from './decimal.ts'
import { worstGrade } from './evidence-grade.ts'
import { criterionOf, criterionRow, scoreCriterion } from './evaluation-criteria.ts'
import type { Was } from './evaluation-given.ts'
import { findingsOf, type Finding } from './finding.ts'
import type { GradeOf } from './progress-view.ts'
import type { IndicatorYear, ProjectYear } from './project-year.ts'
import type { RuleSet } from './ruleset.ts'
import { scoreExecution } from './score.ts'
import { totalsOf, type Totals, type TrialRow } from './trial.ts'
import { scoreRead, type RowScore } from './trial-row.ts'
import { levels, type EvidenceGrade } from './vocabulary.ts'
import { executedOf, type IndicatorEnd } from './year-end.ts'

/** A project's year scored from what was reported over it (财预〔2020〕10号; domain rules §6, §7 Scores). */

/** What a person adds to a row: its points, a score where the rule leaves room, and words for a deviation. */
export type RowWriting = {
  weight: number | null
  given: number | null
  reason: string
  measures: string
  /** A score given on other points than these: it does not count, and is asked for anew. */
  was?: Was
}
export const noWriting: RowWriting = { weight: null, given: null, reason: '', measures: '' }

export type EvaluatedRow = RowScore & {
  indicatorId: number
  /** As it would stand on the form. */
  form: TrialRow
  writing: RowWriting
  /** How well the year's value is proven: as well as the worst of the months it is made of. */
  evidence: EvidenceGrade | null
  /** A level or stage in the words it was reported in; tables kept before these were have none. */
  words?: string | null
}
export type Evaluation = {
  execution: { rate: number | null; score: number | null; weight: number; executed: number | null; fullYear: number | null }
  rows: EvaluatedRow[]
  /** As claimed, and counting rows proven by rows, counters or a file with the figure in it (grades A and B) alone. */
  claimed: Totals
  proven: Totals
  /** What a reviewer would object to; `indicator` is the row's place. */
  findings: Finding[]
}

/** A stage between nothing and the final one is met in part. */
const levelOf = (rank: number | null) => (rank === null ? null : rank >= 1 ? levels[0] : rank > 0 ? levels[1] : levels[2])

/** A figure for a figure, a level for the rest: dates are kept by the month their last stage was reported in. */
function readingOf({ value, nature }: IndicatorEnd): ActualReading {
  const { toDate, rank } = value
  const level = nature === 'level' ? levelOf(rank) : null
  const figure = nature === 'level' ? null : toDate
  const kind = level !== null ? 'qualitative' : figure !== null ? 'numeric' : 'none'
  return { kind, value: figure, level, until: null, certain: true }
}

/** Months that add up are proven together; of a value that stands, its last month alone. */
function evidenceOf({ facts, values }: IndicatorYear, year: ProjectYear, gradeOf: GradeOf): EvidenceGrade | null {
  if (facts.derivation) return values.some(value => value.given) ? 'A' : null
  const given = year.months.filter((_, i) => values[i]!.given)
  const stands = facts.aggregation === 'last' || facts.aggregation === 'ratio_last' || facts.aggregation === 'milestone'
  const grades = (stands ? given.slice(-1) : given).map(month => gradeOf(facts.id, month) ?? 'D')
  return worstGrade(grades)
}

/** Rows on a typed figure or a mere file count 0, as do rows without any. */
export const isProven = ({ evidence }: EvaluatedRow): boolean => evidence === 'A' || evidence === 'B'
const unproven = (row: EvaluatedRow): EvaluatedRow => (isProven(row) ? row : { ...row, score: 0, least: 0, most: 0 })

/** `execution`: the points of the budget row. Rows stand in the form's order; 预算执行率 of the ledger is the budget row itself. */
export function evaluateYear(
  year: ProjectYear,
  execution: number,
  writings: ReadonlyMap<number, RowWriting>,
  gradeOf: GradeOf,
): Evaluation {
  const { ruleSet, budget, ledger } = year
  const executed = executedOf(ledger)
  const money = scoreExecution({ fullYear: budget, executed, weight: execution }, ruleSet)
  const indicators = year.indicators.filter(indicator => !indicator.beside)
  const written = indicators.map(indicator => readRow(endOf(indicator), writings.get(indicator.facts.id) ?? noWriting))
  const judged = indicators.map((indicator, i): EvaluatedRow => {
    const writing = writings.get(indicator.facts.id) ?? noWriting
    const { row, target, actual } = written[i]!
    const evidence = evidenceOf(indicator, year, gradeOf)
    return {
      ...scoreRead({ row, target, actual }, ruleSet),
      indicatorId: indicator.facts.id,
      form: row,
      writing,
      evidence,
      words: indicator.values[11]!.toDateLevel,
    }
  })
  const rows = [...processRows(ruleSet, writings), ...judged]
  const claimed = totalsOf(money, rows, ruleSet)
  const unspent = money.rate === null ? null : Number(new Decimal(1).minus(money.rate))
  const input = {
    budget: { fullYear: budget, executed, weight: execution, score: null },
    indicators: rows.map(({ form }) => form),
    total: null,
  }
  return {
    execution: { ...money, executed, fullYear: budget },
    rows,
    claimed,
    proven: totalsOf(money, rows.map(unproven), ruleSet),
    findings: findingsOf({ input, rows, execution: { ...money, unspent }, totals: claimed, ruleSet }),
  }
}

/** Criteria of the process stand first, as on the forms that have them; what a person says of them is typed. */
function processRows(ruleSet: RuleSet, writings: ReadonlyMap<number, RowWriting>): EvaluatedRow[] {
  return ruleSet.processCriteria.map(criterion => {
    const indicatorId = criterionRow(criterion)
    const writing = { ...(writings.get(indicatorId) ?? noWriting), weight: criterion.points }
    const { form, scored } = scoreCriterion(criterion, writing, ruleSet)
    return { ...scored, indicatorId, form, writing, evidence: scored.score === null ? null : 'D' }
  })
}

/** What a row is scored from. */
export type RowInput = Pick<EvaluatedRow, 'indicatorId' | 'form' | 'target' | 'actual'>

/** A kept row worked out once more. */
export function rescoreRow({ indicatorId, form, target, actual }: RowInput, ruleSet: RuleSet): RowScore {
  const criterion = criterionOf(ruleSet, indicatorId)
  if (!criterion) return scoreRead({ row: form, target, actual }, ruleSet)
  return scoreCriterion(criterion, { given: form.score, reason: form.reason ?? '' }, ruleSet).scored
}

/** The points of kept rows worked out once more: what was decided on can be recomputed at any time. */
export function rescore({ rows, execution }: Pick<Evaluation, 'rows' | 'execution'>, ruleSet: RuleSet): Totals {
  const again = rows.map(row => rescoreRow(row, ruleSet))
  return totalsOf(scoreExecution(execution, ruleSet), again, ruleSet)
}

const endOf = ({ facts, standards, values }: IndicatorYear): IndicatorEnd => {
  const { nature, version } = standards[11]!
  return { facts, nature, target: version.target, value: values[11]! }
}

/** A row as it would stand on the form, and what it is scored from. */
export function readRow(end: IndicatorEnd, { weight, given, reason }: Omit<RowWriting, 'measures'>) {
  const { facts, nature } = end
  // Stages stand for a figure that is not counted month by month: they are scored as a level.
  const target = nature === 'level' ? { ...end.target, kind: 'qualitative' as const } : end.target
  const actual = readingOf(end)
  const said = actual.level ?? actual.value?.toString() ?? null
  const { category, name } = facts
  const row: TrialRow = { category, subcategory: null, name, target: target.raw, actual: said, weight, score: given, reason }
  return { row, target, actual }
}

/** What a row still needs before the evaluation may be handed in: a lost point asks why, a missed target also what is done about it. */
export type Ask = 'weight' | 'score' | 'actual' | 'reason' | 'measures'
export function asksOf(row: EvaluatedRow): Ask[] {
  const { weight, reason, measures } = row.writing
  const banded = row.kind === 'qualitative' || row.kind === 'date'
  const lost = row.score !== null && weight !== null && new Decimal(row.score).lt(weight)
  const short = row.met === false || lost
  return [
    ...(weight === null ? (['weight'] as const) : []),
    ...(row.trouble === 'actual-missing' ? (['actual'] as const) : []),
    // Moved into its band it would be a score nobody gave, as where the declared weights changed after it was given.
    ...(banded && weight !== null && (row.score === null || row.outside) ? (['score'] as const) : []),
    ...(short && reason.trim() === '' ? (['reason'] as const) : []),
    ...(row.met === false && measures.trim() === '' ? (['measures'] as const) : []),
  ]
}
