/** Lays a run of writings out over the columns of a table whose blank cells left no trace: the cheapest way to cut it into rows.
 * A column that takes `k` pieces pays `cost`; a piece no row takes is left alone for `alone`. */

export type Column = { most: number; cost: (from: number, count: number) => number }
export type Laid =
  { kind: 'row'; /** Pieces by column, as [from, to). */ cells: [number, number][] } | { kind: 'alone'; at: number }

type Step = { cost: number; back: number; laid: Laid | null }
const longestRow = 24
/** No row of a real table costs as much: what does is left alone. */
const dearest = 26

export function layOut(
  count: number,
  columns: readonly Column[],
  alone: (at: number) => number,
  rowCost: number,
): { rows: Laid[]; cost: number } {
  const starts: Step[] = Array.from({ length: count + 1 }, () => ({ cost: Infinity, back: -1, laid: null }))
  starts[0] = { cost: 0, back: -1, laid: null }
  const offer = (at: number, step: Step) => {
    if (step.cost < starts[at]!.cost) starts[at] = step
  }
  for (let at = 0; at < count; at++) {
    const { cost } = starts[at]!
    offer(at + 1, { cost: cost + alone(at), back: at, laid: { kind: 'alone', at } })
    for (const row of rowsFrom(at, Math.min(longestRow, count - at), columns)) {
      const end = row.cells.at(-1)![1]
      offer(end, { cost: cost + rowCost + row.cost, back: at, laid: { kind: 'row', cells: row.cells } })
    }
  }
  const rows: Laid[] = []
  for (let at = count; at > 0; at = starts[at]!.back) rows.unshift(starts[at]!.laid!)
  return { rows, cost: starts[count]!.cost }
}

/** The cheapest row of each length beginning at a piece. */
function rowsFrom(at: number, most: number, columns: readonly Column[]) {
  let reached: ({ cost: number; cells: [number, number][] } | undefined)[] = [{ cost: 0, cells: [] }]
  for (const column of columns) {
    const next: typeof reached = []
    reached.forEach((state, length) => {
      if (!state) return
      for (let taken = 0; taken <= column.most && length + taken <= most; taken++) {
        const cost = state.cost + column.cost(at + length, taken)
        const end = length + taken
        if (cost <= dearest && cost < (next[end]?.cost ?? Infinity))
          next[end] = { cost, cells: [...state.cells, [at + length, at + end]] }
      }
    })
    reached = next
  }
  return reached.flatMap((state, length) => (state && length > 0 ? [state] : []))
}
