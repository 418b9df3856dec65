import type { MoneyReading, Reading } from './cell-reading.ts'
import type { EntryRow, MoneyRow } from './entry-rows.ts'
import type { EntryState } from './entry-state.ts'
import type { Preview } from './preview.ts'

/** What a row needs before the month can be handed in. */
export type Need = 'error' | 'conflict' | 'due'
export type Point = { key: string; need: Need; name: string }

type Rows = {
  rows: readonly EntryRow[]
  readings: readonly Reading[]
  money: readonly MoneyRow[]
  moneyReadings: readonly MoneyReading[]
  state: EntryState
  preview: Preview
}

/** Somebody else saved a newer version after this row was touched here. */
export const inConflict = (state: EntryState, key: string, saved: { version: number } | null): boolean =>
  key in state.typed && (state.base[key] ?? 0) !== (saved?.version ?? 0)

/** Rows a person may type in: their unit's, not derived, not a milestone finished earlier. */
export const isOpen = (row: EntryRow): boolean => row.mine && row.kind !== 'derived' && row.doneIn === null

/** In the order of the page; a cell due and empty, an error or a conflict stops the hand-in. */
export function openPoints({ rows, readings, money, moneyReadings, state, preview }: Rows): Point[] {
  const needOf = (key: string, saved: { version: number } | null, fault: unknown): Need | null =>
    inConflict(state, key, saved) ? 'conflict' : fault || key in state.refused ? 'error' : null
  const points: (Point | null)[] = [
    ...rows.map((row, i) => {
      const reading = readings[i]!
      const due = isOpen(row) && reading.state === 'empty' && preview.indicators.get(row.facts.id)?.due === true
      const need = needOf(row.key, row.saved, reading.fault) ?? (due ? 'due' : null)
      return need && { key: row.key, need, name: row.unit ? `${row.facts.name} · ${row.unit}` : row.facts.name }
    }),
    ...money.map((row, i) => {
      // One amount somewhere is a reported month; which sub-projects spent nothing is theirs to leave empty.
      const due = i === 0 && preview.budgetSignal === 'missing' && moneyReadings.every(({ state }) => state === 'empty')
      const need = needOf(row.key, row.saved, moneyReadings[i]!.fault) ?? (due ? 'due' : null)
      return need && { key: row.key, need, name: row.name }
    }),
  ]
  return points.filter(point => point !== null)
}

/** The next (or previous) open point after a row, round and round. */
export function nextPoint(points: readonly Point[], order: readonly string[], from: string | null, back = false): Point | null {
  if (points.length === 0) return null
  const at = from === null ? -1 : order.indexOf(from)
  const placed = points.map(point => ({ point, place: order.indexOf(point.key) }))
  if (back) return (placed.findLast(({ place }) => place < at) ?? placed.at(-1)!).point
  return (placed.find(({ place }) => place > at) ?? placed[0]!).point
}

/** How many of the rows that take a value have one. */
export function filledOf(rows: readonly EntryRow[], readings: readonly Reading[]): { filled: number; total: number } {
  const open = rows.map((row, i) => ({ row, reading: readings[i]! })).filter(({ row }) => isOpen(row))
  return {
    filled: open.filter(({ reading }) => reading.state === 'given' || reading.state === 'absent').length,
    total: open.length,
  }
}
