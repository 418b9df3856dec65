import type { ActualEntry, ExpenditureEntry } from '#domain/actual'
import type { MoneyReading, Reading } from './cell-reading.ts'
import type { EntryRow, MoneyRow } from './entry-rows.ts'
import type { EntryState } from './entry-state.ts'
import { inConflict } from './open-points.ts'
import type { Typed } from './typed.ts'

/** One request: its entries, the rows they came from in the same order, and the texts as they were when sent. */
export type Batch<E> = { entries: E[]; keys: string[]; sent: Record<string, Typed> }

function batchOf<E>(
  rows: readonly { key: string; saved: { version: number } | null }[],
  readings: readonly { fault: unknown; entry: E }[],
  state: EntryState,
): Batch<E> {
  const batch: Batch<E> = { entries: [], keys: [], sent: {} }
  rows.forEach(({ key, saved }, i) => {
    const typed = state.typed[key]
    const { fault, entry } = readings[i]!
    if (!typed || fault || inConflict(state, key, saved)) return
    batch.entries.push({ ...entry, version: state.base[key] ?? 0 })
    batch.keys.push(key)
    batch.sent[key] = typed
  })
  return batch
}

/** Everything typed and sound; what is wrong or in conflict waits in its cell. */
export const actualsToSend = (rows: readonly EntryRow[], readings: readonly Reading[], state: EntryState): Batch<ActualEntry> =>
  batchOf(rows, readings, state)
export const moneyToSend = (
  rows: readonly MoneyRow[],
  readings: readonly MoneyReading[],
  state: EntryState,
): Batch<ExpenditureEntry> => batchOf(rows, readings, state)

/** The server's problems `entries.3.value` back at the rows they came from; the rest has no place in the grid. */
export function placeProblems(problems: readonly { path: string; message: string }[], keys: readonly string[]) {
  const messages: Record<string, string> = {}
  const elsewhere: string[] = []
  for (const { path, message } of problems) {
    const key = keys[Number(/^entries\.(\d+)/.exec(path)?.[1] ?? -1)]
    if (key === undefined) elsewhere.push(message)
    else messages[key] ??= message
  }
  return { messages, elsewhere }
}
