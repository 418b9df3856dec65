import { criterionRow } from '#domain/evaluation-criteria'
import type { Weighing } from '#domain/evaluation-rescore'
import type { FinalScores } from '#domain/evaluation-review'
import { evaluateYear, type Evaluation, type RowWriting } from '#domain/evaluation-score'
import { checkWeights, type WeightBasis } from '#domain/evaluation-weights'
import { writingsOf, type GivenOn, type Written } from '#domain/evaluation-writing'
import type { Month } from '#domain/month'
import { hasEnded } from '#domain/project-life'
import type { GradeOf } from '#domain/progress-view'
import { judgeYear, type ProjectYear } from '#domain/project-year'
import { processHeading } from '#domain/vocabulary-ruleset'
import type { Db } from '../../db/open.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { indicatorTexts } from '../../db/queries/projects.ts'
import { absent } from '../refusal.ts'
import { activeRules } from '../rules.ts'
import { writingsUnder } from './evaluation-writings.ts'
import { gradesByMonth, gradeValues } from './evidence-grades.ts'

/** A project's evaluation without a word said: what is kept of it when it is handed in and decided on. */
export type EvaluationTable = Evaluation & {
  ruleSet: { code: string; version: number }
  /** Initial budget 年初预算数, in fen. */
  initial: number | null
  /** Where points nobody wrote come from. */
  basis: WeightBasis
  names: Record<number, { category: string; subcategory: string; name: string; version: number }>
  /** Once it was made final. */
  final?: FinalScores
  /** The weights declared, and which points a person wrote: what another rule set would have proposed can be said later. */
  weighing?: Weighing
}

/** Scored from what is there now. `over`: the year has ended, or the project before it. */
export async function liveEvaluation(
  db: Db,
  projectId: number,
  executionWeight: number | null,
  today: Month,
): Promise<{ table: EvaluationTable; over: boolean }> {
  const plan = await readPlan(db, projectId)
  if (!plan) throw absent()
  const [actuals, expenditures, rules, texts] = await Promise.all([
    readActuals(db, projectId),
    readExpenditures(db, projectId),
    activeRules(db),
    indicatorTexts(db, projectId),
  ])
  const year = judgeYear({ ...plan, actuals, expenditures }, rules, today)
  const { values } = await gradeValues(db, projectId, actuals, plan.indicators)
  const second = new Map(texts.map(row => [row.id, row.subcategory]))
  const written = { execution: executionWeight, rows: await writingsUnder(db, projectId, rules) }
  return {
    over: year.months[11]! < today || hasEnded(year.life[11]!.state),
    table: tableOf(year, second, written, gradesByMonth(values)),
  }
}

type Rows = Pick<Written, 'execution'> & {
  rows: ReadonlyMap<number, RowWriting & { version: number; givenOn?: GivenOn | null }>
}

/** A judged year with what people wrote on it, scored by the year's rule set. `second`: second-level categories by indicator. */
export function tableOf(
  year: ProjectYear,
  second: ReadonlyMap<number, string>,
  written: Rows,
  gradeOf: GradeOf,
): EvaluationTable {
  const rules = year.ruleSet
  const scored = year.indicators.filter(indicator => !indicator.beside).map(({ facts }) => facts)
  const { execution, basis, rows, weighing } = writingsOf(scored, second, written, rules)
  const evaluation = evaluateYear(year, execution, rows, gradeOf)
  const points = weighing.rows.map(row => ({ ...row, weight: rows.get(row.id)!.weight }))
  const checked = checkWeights(points, execution, rules)
  const nameOf = (id: number, category: string, name: string) => {
    const version = written.rows.get(id)?.version ?? 0
    return [id, { category, name, subcategory: second.get(id) ?? '', version }] as const
  }
  return {
    ...evaluation,
    findings: [...checked, ...evaluation.findings.filter(finding => finding.code !== 'weights-not-100')],
    ruleSet: { code: rules.code, version: rules.version },
    initial: year.facts.budget.initial,
    basis,
    names: Object.fromEntries([
      ...rules.processCriteria.map(one => nameOf(criterionRow(one), processHeading, one.name)),
      ...scored.map(({ id, category, name }) => nameOf(id, category, name)),
    ]),
    weighing,
  }
}
