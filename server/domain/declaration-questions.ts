import type { Declaration } from './declaration.ts'
import { planQuestions } from './plan-question.ts'
import type { Params } from './problem.ts'
import { proposeMeasure } from './proposal.ts'

/** A question that stays with the project: code and numbers; the wording makes the sentence. `reason`: why somebody left it so. */
export type OpenQuestion = { code: string; path: string; params: Params; reason?: string }

/** Without its plan a count is due in December, a rate judged whole (§7 Pacing). */
const withoutPlan = ({ pacing, aggregation, target }: Declaration['indicators'][number]) => {
  if (pacing !== 'plan') return pacing
  return target.unit === '%' || aggregation.startsWith('ratio') || aggregation === 'weighted' ? 'whole' : 'due'
}

/** What still wants an answer after saving: a plan where the measure usually follows one (§7 Pacing), a target not read for certain. */
export function openQuestions({ indicators, subprojects, budgetTotal, year }: Declaration): OpenQuestion[] {
  const sums = subprojects.map(row => row.budget ?? 0).reduce((a, b) => a + b, 0)
  const differ = budgetTotal !== null && subprojects.some(row => row.budget !== null) && sums !== budgetTotal
  const difference = { what: 'budget', sum: sums, total: budgetTotal, difference: sums - (budgetTotal ?? 0) }
  const money: OpenQuestion[] = differ ? [{ code: 'sum-mismatch', path: 'subprojects', params: difference }] : []
  const measures = indicators.flatMap((row, i) => {
    const questions: OpenQuestion[] = [...(row.source?.open ?? [])]
    const params = { name: row.name, raw: row.target.raw, pacing: withoutPlan(row) }
    if (!row.monthlyPlan?.length && (row.pacing === 'plan' || proposeMeasure({ ...row, year }).planMissing))
      questions.push({ code: 'plan-missing', path: `indicators.${i}.monthlyPlan`, params })
    if (!row.target.certain) questions.push({ code: 'target-uncertain', path: `indicators.${i}.target`, params })
    const plans = planQuestions(row.name, row.target, row.monthlyPlan)
    questions.push(...plans.map(question => ({ ...question, path: `indicators.${i}.monthlyPlan` })))
    return questions
  })
  return [...money, ...measures]
}
