import { ProblemError } from './problem.ts'

/** What the server says is wrong: its places first, else the refusal itself; null for no answer at all. */
export function problemText(cause: unknown): string | null {
  if (!(cause instanceof ProblemError) || cause.status === 0) return null
  return cause.problems.map(problem => problem.message).join('；') || cause.detail || cause.title
}
