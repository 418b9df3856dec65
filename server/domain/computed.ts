import type { Month } from './month.ts'
import { sources, type RowSource } from './vocabulary-rows.ts'

/** What kept rows say of an indicator in a month, and when it becomes the month's value. */

/** One value as it is entered: a number, numerator and denominator, or a level. */
export type Figure = { value: number | null; numerator: number | null; denominator: number | null; level: string | null }

/** Figures for the sentence that explains it: `rows` counted, and what the recipe adds (n, response rate, interval …). */
export type Basis = { rows: number } & Record<string, number | string | boolean | null>

export type Computed = Figure & { indicatorId: number; agencyId: number; month: Month; source: RowSource; basis: Basis }

/** The last statement on record, if any. */
type Stated = Figure & { state: 'reported' | 'cleared'; source: RowSource }
/** The month's value as it stands: `source` null or workbook = a person's. */
type Standing = Figure & { state: 'reported' | 'cleared' | 'notApplicable'; source: string | null; note: string | null }

/** What becomes of a statement: `follows` the value is or becomes it; `beside` a person's reasoned value stands; `closed` the month is. */
export type Settled = { record: boolean; write: boolean; place: 'follows' | 'beside' | 'closed' }

export const sameFigure = (a: Figure, b: Figure): boolean =>
  a.value === b.value && a.numerator === b.numerator && a.denominator === b.denominator && a.level === b.level

/**
 * Whether a statement (null: its rows are gone) is recorded and becomes the month's value. A typed number stands beside rows
 * only with a reason (domain rules §7, Calendar); a closed month keeps its value and shows the difference.
 */
export function settle(
  said: (Figure & { source: RowSource }) | null,
  before: Stated | undefined,
  standing: Standing | undefined,
  open: boolean,
): Settled {
  const record = said
    ? !before || before.state === 'cleared' || before.source !== said.source || !sameFigure(before, said)
    : before?.state === 'reported'
  const filled = standing !== undefined && standing.state !== 'cleared'
  const typed = filled && !isRowSource(standing.source)
  if (said === null) {
    // Only what rows wrote is emptied when they go.
    if (!filled || typed) return { record, write: false, place: typed ? 'beside' : 'follows' }
    return open ? { record, write: true, place: 'follows' } : { record, write: false, place: 'closed' }
  }
  const same = filled && standing.state === 'reported' && sameFigure(standing, said)
  if (same && standing.source === said.source) return { record, write: false, place: 'follows' }
  if (typed && standing.note?.trim() && !same) return { record, write: false, place: 'beside' }
  return open ? { record, write: true, place: 'follows' } : { record, write: false, place: same ? 'follows' : 'closed' }
}

const rowSources = new Set<string>(sources)
/** Written by kept rows rather than by a person. */
export const isRowSource = (source: string | null): source is RowSource => source !== null && rowSources.has(source)
