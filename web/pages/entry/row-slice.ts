import type { Month } from '#domain/month'
import type { Reading } from './cell-reading.ts'
import type { EntryRow } from './entry-rows.ts'
import type { EntryAction } from './entry-state.ts'
import { inConflict } from './open-points.ts'
import type { IndicatorPreview, Preview } from './preview.ts'
import type { Typed } from './typed.ts'
import type { Entry } from './use-entry.ts'

/** What one row shows. Every part stays the same object until it changes, so that a key redraws its own row alone. */
export type RowSlice = {
  row: EntryRow
  reading: Reading
  preview: IndicatorPreview
  typed: Typed
  /** The server's own objection. */
  refused: string | undefined
  conflict: boolean
  editable: boolean
  month: Month
  ruleSet: Preview['ruleSet']
  change: Entry['change']
  dispatch: (action: EntryAction) => void
}

export function sliceOf(entry: Entry, index: number): RowSlice {
  const row = entry.rows[index]!
  const { state, preview, month, change, dispatch } = entry
  return {
    row,
    reading: entry.readings[index]!,
    preview: preview.indicators.get(row.facts.id)!,
    typed: entry.shownIn(row),
    refused: state.refused[row.key],
    conflict: inConflict(state, row.key, row.saved),
    editable: entry.editable && row.mine,
    month,
    ruleSet: preview.ruleSet,
    change,
    dispatch,
  }
}
