import { evaluationForm } from '#wording/evaluation-form'
import { evaluationWords } from '#wording/ui-evaluation'
import type { EvaluationAnswer } from './evaluation-answer.ts'

/** What a paper says of the version it shows: the step that left it and its day; null of the present one. */
export function keptVersion(
  { steps }: Pick<EvaluationAnswer, 'steps'>,
  seq: number | undefined,
  dayOf: (at: number) => string,
): { line: string; name: string; day: string; at: number } | null {
  const step = seq === undefined ? undefined : steps.find(one => one.seq === seq)
  if (!step) return null
  const { settled, events } = evaluationWords['zh-CN']
  const said = step.state === 'final' ? settled : events[step.event]
  const day = dayOf(step.at)
  return { line: evaluationForm.kept(step.seq, said, day), name: `-${step.seq}-${day}`, day, at: step.at }
}
