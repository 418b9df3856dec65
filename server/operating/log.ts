/** What the process writes: one JSON object a line, for a collector. No names, bodies, addresses, tokens or values. */
export type Log = {
  request: (line: { id: string; method: string; route: string; status: number; ms: number }) => void
  /** `what` says where it happened; of the error its words and where in the code, never what a query was filled with. */
  error: (what: string, error: unknown, more?: Record<string, string>) => void
}

export function jsonLog(write: (line: string, urgent: boolean) => void, now: () => number, requests = true): Log {
  const line = (level: string, rest: object) =>
    write(JSON.stringify({ time: new Date(now()).toISOString(), level, ...rest }), level === 'error')
  return {
    request: rest => requests && line('info', rest),
    error: (what, error, more = {}) => line('error', { what, ...more, ...told(error) }),
  }
}

const depth = 3

/** A failed query's message lists what it was filled with: passwords' hashes, names. Its cause says what went wrong. */
function told(error: unknown, level = 0): { message: string; stack?: string } {
  if (!(error instanceof Error)) return { message: typeof error === 'string' ? error : 'not an error' }
  const filled = 'params' in error && 'query' in error
  if (filled) return error.cause && level < depth ? told(error.cause, level + 1) : { message: 'a query failed' }
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : ''
  const places = (error.stack ?? '').split('\n').filter(one => /^\s+at /.test(one))
  const cause = error.cause === undefined || level >= depth ? '' : `; ${told(error.cause, level + 1).message}`
  return { message: `${error.message || error.name}${code}${cause}`, stack: places.slice(0, 8).join('\n') }
}

/** Lines leave together, a few times a second: one write each would cost more than what it tells of. Errors wait for nothing. */
export function gathered(write: (text: string) => void, every = 200) {
  let waiting: string[] = []
  const flush = () => {
    if (waiting.length) write(`${waiting.join('\n')}\n`)
    waiting = []
  }
  setInterval(flush, every).unref()
  return {
    line: (text: string, urgent: boolean) => {
      waiting.push(text)
      if (urgent || waiting.length >= 500) flush()
    },
    flush,
  }
}
