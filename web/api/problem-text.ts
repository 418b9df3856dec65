import { formats } from '#wording/say'
import { currentLanguage } from '../ui/remembered-language.ts'
import { ProblemError } from './problem.ts'

/** What the server says is wrong: its places first, else the refusal itself; null for no answer at all. */
export function problemText(cause: unknown): string | null {
  if (!(cause instanceof ProblemError) || cause.status === 0) return null
  return formats[currentLanguage()].phrases(cause.problems.map(problem => problem.message)) || cause.detail || cause.title
}
