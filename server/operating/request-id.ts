import { randomUUID } from 'node:crypto'

/** A request's name in answers and logs: the one a proxy gave it, where it is plain enough to stand in a log, else a new one. */
export const requestId = (given: string | undefined): string =>
  given !== undefined && /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/.test(given) ? given : randomUUID()
