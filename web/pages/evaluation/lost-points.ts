import type { Evaluation } from '../../api/evaluation.ts'

/** One step down from 100: what a row lost, how much was left before it, and how much of its points went. */
export type Step = { name: string; lost: number; before: number; light: 'behind' | 'warning' | 'context' }

/** The largest loss first; rows without a score are left out, for what they lose is not known. Final scores where there are. */
export function lostPoints(
  { execution, indicators, final }: Pick<Evaluation, 'execution' | 'indicators' | 'final'>,
  executionName: string,
): Step[] {
  const finals = new Map(final?.rows.map(row => [row.indicatorId, row.score]))
  const rows = [
    { indicatorId: 0, name: executionName, weight: execution.weight, score: execution.score, met: null },
    ...indicators,
  ].map(row => ({ ...row, score: final ? (finals.get(row.indicatorId) ?? null) : row.score }))
  const losses = rows
    .flatMap(({ name, weight, score, met }) => {
      if (weight === null || score === null) return []
      const lost = hundredths(weight - score)
      return [{ name, lost, light: lightOf(lost / weight, met) }]
    })
    .filter(({ lost }) => lost > 0)
    .toSorted((a, b) => b.lost - a.lost)
  let before = 100
  return losses.map(step => {
    const at = { ...step, before }
    before = hundredths(before - step.lost)
    return at
  })
}

/** What the last bar stands for: the score, or where points are not 100 together or not all given yet, only what is left so far. */
export function lastBar(
  { final, total }: Pick<Evaluation, 'final' | 'total'>,
  steps: readonly Step[],
): { end: number; isScore: boolean } {
  const last = steps.at(-1)
  const end = last ? hundredths(last.before - last.lost) : 100
  return { end, isScore: (final ? final.total : total) === end }
}

const lightOf = (share: number, met: boolean | null): Step['light'] =>
  share > 0.4 ? 'behind' : met === false || share > 0.2 ? 'warning' : 'context'

/** A picture has room for so many; the smallest losses stand together in the last. */
export function gathered(steps: readonly Step[], most: number, rest: (count: number) => string): Step[] {
  if (steps.length <= most) return [...steps]
  const [shown, others] = [steps.slice(0, most - 1), steps.slice(most - 1)]
  const lost = hundredths(others.reduce((sum, step) => sum + step.lost, 0))
  return [...shown, { name: rest(others.length), lost, before: others[0]!.before, light: 'context' }]
}

const hundredths = (value: number) => Math.round(value * 100) / 100
