import type { Month } from './month.ts'
import { atLeast } from './number.ts'
import type { Params } from './problem.ts'
import type { Target } from './target.ts'

type Plan = readonly { month: Month; cumulative: number }[] | null

/** What a cumulative plan makes one ask: it takes something back, or it ends below what is to be reached. */
export function planQuestions(name: string, target: Target, plan: Plan): { code: string; params: Params }[] {
  if (!plan?.length || target.kind !== 'numeric') return []
  const points = plan.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const questions: { code: string; params: Params }[] = []
  const drop = points.findIndex((point, i) => i > 0 && point.cumulative < points[i - 1]!.cumulative)
  const said = { name, unit: target.unit, scale: target.scale }
  if (drop > 0) {
    const [before, after] = [points[drop - 1]!, points[drop]!]
    const params = { ...said, month: after.month, value: after.cumulative, before: before.cumulative }
    questions.push({ code: 'plan-decreasing', params })
  }
  const last = points.at(-1)!
  const reached = target.direction === 'down' || target.direction === 'within' || target.value === null
  if (!reached && !atLeast(last.cumulative, target.value!)) {
    questions.push({ code: 'plan-short', params: { ...said, month: last.month, value: last.cumulative, target: target.value } })
  }
  return questions
}
