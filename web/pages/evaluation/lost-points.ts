import type { Evaluation } from '../../api/evaluation.ts'

/** One step down from 100: what a row lost, and how much was left before it. */
export type Step = { name: string; lost: number; before: number }

/** The largest loss first; rows without a score are left out, for what they lose is not known. */
export function lostPoints(
  { execution, indicators }: Pick<Evaluation, 'execution' | 'indicators'>,
  executionName: string,
): Step[] {
  const rows = [{ name: executionName, weight: execution.weight, score: execution.score }, ...indicators]
  const losses = rows
    .flatMap(({ name, weight, score }) => (weight === null || score === null ? [] : [{ name, lost: hundredths(weight - score) }]))
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost)
  let before = 100
  return losses.map(step => {
    const at = { ...step, before }
    before = hundredths(before - step.lost)
    return at
  })
}
const hundredths = (value: number) => Math.round(value * 100) / 100
