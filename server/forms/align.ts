/** Lays a run of writings out over the columns of a table whose blank cells left no trace: the cheapest way to cut it into rows.
 * A column that takes `k` pieces pays `cost`; a piece no row takes is left alone for `alone`. */

export type Column = { most: number; cost: (from: number, count: number) => number }
export type Laid =
  { kind: 'row'; /** Pieces by column, as [from, to). */ cells: [number, number][] } | { kind: 'alone'; at: number }

type Step = { cost: number; back: number; row: boolean }
const longestRow = 24
/** No row of a real table costs as much: what does is left alone. */
const dearest = 26

export function layOut(
  count: number,
  columns: readonly Column[],
  alone: (at: number) => number,
  rowCost: number,
): { rows: Laid[]; cost: number } {
  const steps: Step[] = Array.from({ length: count + 1 }, () => ({ cost: Infinity, back: -1, row: false }))
  steps[0]!.cost = 0
  const offer = (to: number, cost: number, back: number, row: boolean) => {
    const step = steps[to]!
    if (cost < step.cost) Object.assign(step, { cost, back, row })
  }
  const begun: Uint8Array[] = []
  for (let at = 0; at < count; at++) {
    const { cost } = steps[at]!
    offer(at + 1, cost + alone(at), at, false)
    const { costs, taken } = rowsFrom(at, Math.min(longestRow, count - at), columns)
    begun.push(taken)
    for (let length = 1; length <= longestRow; length++)
      if (costs[length]! < Infinity) offer(at + length, cost + rowCost + costs[length]!, at, true)
  }
  const rows: Laid[] = []
  for (let at = count; at > 0; at = steps[at]!.back) {
    const { back, row } = steps[at]!
    rows.push(row ? { kind: 'row', cells: cellsOf(back, at, begun[back]!, columns.length) } : { kind: 'alone', at: back })
  }
  return { rows: rows.toReversed(), cost: steps[count]!.cost }
}

const width = longestRow + 1

/** The cheapest row of each length beginning at a piece; `taken` says how many pieces each column took to get there. */
function rowsFrom(at: number, most: number, columns: readonly Column[]): { costs: Float64Array; taken: Uint8Array } {
  const taken = new Uint8Array(columns.length * width)
  let reached = new Float64Array(width).fill(Infinity)
  reached[0] = 0
  let longest = 0
  columns.forEach((column, c) => {
    const next = new Float64Array(width).fill(Infinity)
    let reach = 0
    for (let length = 0; length <= longest; length++) {
      const so = reached[length]!
      if (so === Infinity) continue
      for (let count = 0; count <= column.most && length + count <= most; count++) {
        const cost = so + column.cost(at + length, count)
        const end = length + count
        if (cost > dearest || cost >= next[end]!) continue
        next[end] = cost
        taken[c * width + end] = count
        reach = Math.max(reach, end)
      }
    }
    reached = next
    longest = reach
  })
  return { costs: reached, taken }
}

function cellsOf(from: number, to: number, taken: Uint8Array, columns: number): [number, number][] {
  const cells: [number, number][] = []
  let end = to
  for (let c = columns - 1; c >= 0; c--) {
    const begin = end - taken[c * width + end - from]!
    cells.push([begin, end])
    end = begin
  }
  return cells.toReversed()
}
