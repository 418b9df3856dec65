import { total } from './forecast-course.ts'

/** Weights of several guesses, none below 0, adding up to 1, with the least squared miss: every subset is solved in closed form. */

function solve(matrix: number[][], right: number[]): number[] | null {
  const size = right.length
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (let i = 0; i < size; i++) {
    let pivot = i
    for (let j = i + 1; j < size; j++) if (Math.abs(rows[j]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = j
    ;[rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!]
    const own = rows[i]!
    if (Math.abs(own[i]!) < 1e-14) return null
    for (let j = 0; j < size; j++) {
      if (j === i) continue
      const factor = rows[j]![i]! / own[i]!
      for (let c = i; c <= size; c++) rows[j]![c]! -= factor * own[c]!
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!)
}

/** `counts`: how much each case counts. A little is added to each guess's own miss, so that twins share their weight. */
export function bestWeights(guesses: readonly number[][], ends: readonly number[], counts: readonly number[]): number[] {
  const size = guesses[0]!.length
  const misses = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
  guesses.forEach((row, at) => {
    for (let i = 0; i < size; i++) {
      const miss = counts[at]! * (row[i]! - ends[at]!)
      for (let j = 0; j < size; j++) misses[i]![j]! += miss * (row[j]! - ends[at]!)
    }
  })
  const grace = (0.02 * total(misses.map((row, i) => row[i]!))) / size + 1e-12
  for (let i = 0; i < size; i++) misses[i]![i]! += grace
  let best = Array.from({ length: size }, () => 1 / size)
  let least = Infinity
  for (let subset = 1; subset < 1 << size; subset++) {
    const chosen = Array.from({ length: size }, (_, i) => i).filter(i => (subset >> i) & 1)
    const solved = solve(
      chosen.map(i => chosen.map(j => misses[i]![j]!)),
      chosen.map(() => 1),
    )
    const sum = solved && total(solved)
    if (!solved || !sum || solved.some(weight => weight / sum < 0)) continue
    const weights = Array.from({ length: size }, () => 0)
    chosen.forEach((i, at) => (weights[i] = solved[at]! / sum))
    const miss = total(weights.map((a, i) => total(weights.map((b, j) => a * b * misses[i]![j]!))))
    if (miss < least) [least, best] = [miss, weights]
  }
  return best
}
