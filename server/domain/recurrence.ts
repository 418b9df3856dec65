import { runsOf, type Run } from './gap.ts'
import { numberOf, yearOf, type Month } from './month.ts'
import type { Signal } from './vocabulary.ts'

/** The same gap before: earlier runs of the year, and those of last year's twin. */
export type Recurrence = { indicatorId: number; earlier: EarlierRun[]; lastYear: EarlierRun[] }
export type EarlierRun = Pick<Run, 'indicatorId' | 'since' | 'until' | 'months'>

type Lights = { id: number; signals: readonly Signal[] }

const short = ({ indicatorId, since, until, months }: Run): EarlierRun => ({ indicatorId, since, until, months })

/** Gaps that came back: of each indicator whose run begins in `since` or is the newest, what came before it. */
export function recurrenceOf(own: Lights, asOf: Month, twin: Lights | null): Recurrence | null {
  const runs = runsOf(own.id, own.signals, yearOf(asOf), numberOf(asOf))
  const current = runs.at(-1)
  if (!current) return null
  const earlier = runs.slice(0, -1).map(short)
  const lastYear = twin ? runsOf(twin.id, twin.signals, yearOf(asOf) - 1, 12).map(short) : []
  return earlier.length + lastYear.length === 0 ? null : { indicatorId: own.id, earlier, lastYear }
}
