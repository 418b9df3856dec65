import type { Params } from '#domain/problem'

/** A fetch that brought nothing: `code` names its sentence, which is saved with the run. */
export class PullFault extends Error {
  constructor(
    readonly code: string,
    readonly params: Params = {},
  ) {
    super(code)
  }
}
