import { ProblemError } from '../../api/problem.ts'

/** A refusal in the server's words, with each place it names. */
export function errorText(error: unknown, otherwise: string): string {
  if (!(error instanceof ProblemError)) return otherwise
  const places = error.problems.map(({ path, message }) => `${path}: ${message}`)
  return [error.detail || error.title || otherwise, ...places].join(' ')
}
