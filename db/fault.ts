/** What keeps a database from answering, told apart from what is asked wrongly. */
export type StoreFault = 'full' | 'busy' | 'away' | 'unsure' | 'damaged'

/** The database server could not be spoken with: not there, restarted, or gone in the middle of an answer. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super(`the database does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** The connection went while the server was told to commit: whether it did is known to the server alone. */
export class Unsure extends Unreachable {}

const faults: [StoreFault, RegExp][] = [
  ['full', /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE|SHMOPEN)|53100|58030)$/],
  ['busy', /^(SQLITE_(BUSY|LOCKED)\w*|55P03|40P01|53300|57014)$/],
  ['away', /^(SQLITE_CANTOPEN\w*|08\w{3}|57P0[1-5]|25P03)$/],
  ['damaged', /^(SQLITE_(CORRUPT|NOTADB)\w*|XX00[12])$/],
]

/** The fault an error comes from, by the codes of SQLite and PostgreSQL in it or in what caused it; null = none of them. */
export function faultOf(error: unknown): StoreFault | null {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++) {
    if (one instanceof Unsure) return 'unsure'
    if (one instanceof Unreachable) return 'away'
    const { code } = one as { code?: unknown }
    const found = typeof code === 'string' && faults.find(([, codes]) => codes.test(code))
    if (found) return found[0]
  }
  return null
}
