import type { FinalScores } from '#domain/evaluation-review'
import { evaluateYear, noWriting, type Evaluation, type RowWriting } from '#domain/evaluation-score'
import { checkWeights, proposeWeights, type Weighed, type WeightBasis } from '#domain/evaluation-weights'
import type { Month } from '#domain/month'
import { hasEnded } from '#domain/project-life'
import { judgeYear } from '#domain/project-year'
import type { Db } from '../../db/open.ts'
import { evaluationRows } from '../../db/queries/evaluations.ts'
import { readActuals, readExpenditures, readPlan } from '../../db/queries/facts.ts'
import { indicatorTexts } from '../../db/queries/projects.ts'
import { absent } from '../refusal.ts'
import { activeRules } from '../rules.ts'
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
  const [actuals, expenditures, rules, texts, rows] = await Promise.all([
    readActuals(db, projectId),
    readExpenditures(db, projectId),
    activeRules(db),
    indicatorTexts(db, projectId),
    evaluationRows(db, projectId),
  ])
  const year = judgeYear({ ...plan, actuals, expenditures }, rules, today)
  const { values } = await gradeValues(db, projectId, actuals, plan.indicators)
  const second = new Map(texts.map(row => [row.id, row.subcategory]))
  const written = new Map(rows.map(row => [row.indicatorId, row]))
  const scored = year.indicators.filter(indicator => !indicator.beside).map(({ facts }) => facts)
  const weighed = scored.map(({ id, category, weight }): Weighed => ({ id, category, subcategory: second.get(id) ?? '', weight }))
  const proposed = proposeWeights(weighed, rules)
  const execution = executionWeight ?? proposed.execution
  const writings = new Map(
    scored.map(({ id }): [number, RowWriting] => {
      const { weight, ...rest } = written.get(id) ?? noWriting
      return [id, { ...rest, weight: weight ?? proposed.weights.get(id) ?? null }]
    }),
  )
  const evaluation = evaluateYear(year, execution, writings, gradesByMonth(values))
  const points = weighed.map(row => ({ ...row, weight: writings.get(row.id)!.weight }))
  const checked = checkWeights(points, execution, rules)
  return {
    over: year.months[11]! < today || hasEnded(year.life[11]!.state),
    table: {
      ...evaluation,
      findings: [...checked, ...evaluation.findings.filter(finding => finding.code !== 'weights-not-100')],
      ruleSet: { code: rules.code, version: rules.version },
      initial: plan.budget.initial,
      basis: proposed.basis,
      names: Object.fromEntries(
        scored.map(({ id, category, name }) => [
          id,
          { category, name, subcategory: second.get(id) ?? '', version: written.get(id)?.version ?? 0 },
        ]),
      ),
    },
  }
}
