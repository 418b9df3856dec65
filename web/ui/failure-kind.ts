import { ProblemError } from '../api/problem.ts'

/** Why something is not there, as far as the reader can act on it. */
export type FailureKind = 'offline' | 'slow' | 'forbidden' | 'absent' | 'address' | 'notLoaded' | 'server' | 'crash'

/** A page's own code could not be fetched: the line is down, or a newer version has replaced it. */
export class PageNotLoaded extends Error {}

export function failureKind(error: unknown): FailureKind {
  if (error instanceof PageNotLoaded) return 'notLoaded'
  if (!(error instanceof ProblemError)) return 'crash'
  const { status } = error
  if (status === 0) return 'offline'
  if (status === 408 || status === 504) return 'slow'
  if (status === 401 || status === 403) return 'forbidden'
  if (status === 404 || status === 410) return 'absent'
  if (status >= 500) return 'server'
  return status === 400 || status === 422 ? 'address' : 'server'
}

/** Asking again can help; a refusal or a wrong address stays what it is. */
export const worthRetrying = (kind: FailureKind): boolean => kind === 'offline' || kind === 'slow' || kind === 'server'
