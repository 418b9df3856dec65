import type { OpenQuestion } from './declaration-questions.ts'
import { targetQuestions, type QualityCode } from './target-quality.ts'
import { readTarget } from './target-reader.ts'
import type { Target } from './target.ts'

/** What was asked about a target, once it has changed: what the new writing answers goes, what it makes one ask comes. */

const ofYearsBefore = new Set<QualityCode>(['target-too-low', 'target-never-met', 'target-unmoved'])
const ofWriting = new Set<QualityCode>(['limit-as-equals', 'unit-missing', 'date-without-month'])
/** Questions a new target is held against. */
export const isOfTarget = ({ code }: Pick<OpenQuestion, 'code'>): boolean =>
  ofYearsBefore.has(code as QualityCode) || ofWriting.has(code as QualityCode)

type Row = { name: string; category: string; target: Target }

/** `open`: what stood open on the target of row `i`. A target that is not harder is as low as before, one not easier as far off. */
export function askedAgain(open: readonly OpenQuestion[], row: Row, i: number): OpenQuestion[] {
  const { name, target } = row
  const still = open.filter(({ code, params }) => {
    if (!ofYearsBefore.has(code as QualityCode)) return false
    const before = readTarget(String(params.raw ?? ''), name)
    if (target.value === null || before.value === null) return false
    if (before.unit !== target.unit || before.direction !== target.direction) return false
    // A limit is harder to keep the lower it is.
    const harder = target.direction === 'down' ? before.value - target.value : target.value - before.value
    return code === 'target-never-met' ? harder >= 0 : harder <= 0
  })
  // A changed target was not among what somebody left as it is with a reason.
  return [
    ...still.map(({ code, path, params }) => ({ code, path, params: { ...params, raw: target.raw } })),
    ...targetQuestions(row, i),
  ]
}
