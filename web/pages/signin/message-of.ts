import type { signinWords } from '#wording/ui-signin'
import { ProblemError } from '../../api/problem.ts'

type Words = Pick<(typeof signinWords)['zh-CN'], 'offline' | 'slow' | 'serverFailed' | 'failed'>

/** What went wrong in a sentence: a lost connection and a failing server are not the password's fault. */
export function messageOf(error: unknown, t: Words): string {
  if (!(error instanceof ProblemError)) return t.failed
  if (error.status === 0) return t.offline
  if (error.status === 408) return t.slow
  if (error.status >= 500) return t.serverFailed
  return error.detail || error.title || t.failed
}
