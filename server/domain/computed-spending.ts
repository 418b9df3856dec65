import { isRowSource, type Settled } from './computed.ts'
import type { Month } from './month.ts'

/** A sub-project's money of one month alone as the register's payments say it, in fen. */
export type ComputedSpending = { subprojectId: number; month: Month; spent: number; offPurpose: number | null; rows: number }

export type Sums = { spent: number | null; offPurpose: number | null }
const same = (a: Sums, b: Sums) => a.spent === b.spent && a.offPurpose === b.offPurpose
type Before = Sums & { state: 'reported' | 'cleared' }

/** The month's sums once the rows are followed. Payments whose purpose nobody judged leave a typed off-purpose sum alone;
 * one that came from the payments goes with them. */
export function sumsAfter(said: Sums | null, before: Before | undefined, standing: Sums | undefined): Sums {
  const theirs = before?.state === 'reported' && before.offPurpose !== null
  return { spent: said?.spent ?? null, offPurpose: said?.offPurpose ?? (theirs ? null : (standing?.offPurpose ?? null)) }
}

/** As `settle`, for money: a typed sum stands beside payments only with a note. Funds in place stay typed. */
export function settleSpending(
  said: Sums | null,
  before: Before | undefined,
  standing: (Sums & { source: string | null; note: string | null }) | undefined,
  open: boolean,
): Settled {
  const record = said ? !before || before.state === 'cleared' || !same(before, said) : before?.state === 'reported'
  const filled = standing !== undefined && (standing.spent !== null || standing.offPurpose !== null)
  const typed = filled && !isRowSource(standing.source)
  if (said === null) {
    if (!filled || typed) return { record, write: false, place: typed ? 'beside' : 'follows' }
    return { record, write: open, place: open ? 'follows' : 'closed' }
  }
  if (filled && same(standing, sumsAfter(said, before, standing))) {
    return { record, write: open && typed, place: 'follows' }
  }
  if (typed && standing.note?.trim()) return { record, write: false, place: 'beside' }
  return { record, write: open, place: open ? 'follows' : 'closed' }
}
