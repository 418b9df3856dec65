import type { Patch } from './entry-state.ts'
import { isOpen } from './open-points.ts'
import type { Entry } from './use-entry.ts'

/** Empty levels that stood in the month before, taken over as they were; stages and numbers are never carried. */
export function sameLevels({ rows, readings, shownIn }: Pick<Entry, 'rows' | 'readings' | 'shownIn'>): Patch[] {
  return rows.flatMap((row, i) => {
    const wanted = row.kind === 'level' && row.facts.aggregation !== 'milestone' && isOpen(row) && readings[i]!.state === 'empty'
    if (!wanted || !row.last?.level) return []
    const typed = { ...shownIn(row), level: row.last.level }
    return [{ key: row.key, typed, written: row.written, version: row.saved?.version ?? 0 }]
  })
}
