import { monthOf, type Month } from './month.ts'
import type { Signal } from './vocabulary.ts'

/** A gap 偏差 is one unbroken run of flagged months of one indicator. Red and yellow open it, for they ask for causes;
 * a missing month neither opens nor heals one, it carries an open run on; normal, ahead and not due end it. */
export type Run = {
  id: string
  indicatorId: number
  since: Month
  /** The last month of the run. */
  until: Month
  months: number
  /** Of the last month of the run. */
  signal: Signal
  /** Still running in the month it was asked for. */
  open: boolean
}

export const isFlagged = (signal: Signal): boolean => signal === 'behind' || signal === 'warning'

export const gapId = (indicatorId: number, since: Month): string => `${indicatorId}.${since}`

/** All runs up to a month (1–12), oldest first. */
export function runsOf(indicatorId: number, signals: readonly Signal[], year: number, month: number): Run[] {
  const runs: Run[] = []
  let run: Run | null = null
  for (let at = 1; at <= month; at++) {
    const signal = signals[at - 1]!
    if (run === null && isFlagged(signal)) {
      const since = monthOf(year, at)
      run = { id: gapId(indicatorId, since), indicatorId, since, until: since, months: 0, signal, open: true }
      runs.push(run)
    }
    if (run === null) continue
    if (isFlagged(signal) || signal === 'missing') {
      run.until = monthOf(year, at)
      run.months++
      run.signal = signal
    } else {
      run.open = false
      run = null
    }
  }
  return runs
}

/** The first month (1–12) of the run that is open in a month, or null: what a screen links to. */
export function openSince(signals: readonly Signal[], month: number): number | null {
  let since: number | null = null
  for (let at = 1; at <= month; at++) {
    const signal = signals[at - 1]!
    if (isFlagged(signal)) since ??= at
    else if (signal !== 'missing') since = null
  }
  return since
}
