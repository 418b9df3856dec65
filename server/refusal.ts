import type { Params, Problem } from '#domain/problem'

/** A request that is answered with problem+json (RFC 9457). `code` names its sentence in the wording. */
export class Refusal extends Error {
  /** What the audit trail keeps of it beside its code. */
  trail: Record<string, unknown> = {}

  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503 | 507,
    readonly code: string,
    readonly params: Params = {},
    readonly problems: Problem[] = [],
    /** Further members of the problem document, such as both values of a conflict. */
    readonly members: Record<string, unknown> = {},
  ) {
    super(code)
  }
}

export const absent = () => new Refusal(404, 'absent')
export const notAllowed = () => new Refusal(403, 'not-allowed')

/** Refuses with 422 when a rule found something. */
export function refuseProblems(problems: Problem[], code = 'rule-broken'): void {
  if (problems.length) throw new Refusal(422, code, { count: problems.length }, problems)
}
