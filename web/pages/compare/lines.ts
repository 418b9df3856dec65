import { numberOf, type Month } from '#domain/month'
import { edgeOf } from '../../ui/ruler.ts'
import { inset, pathOf, type Point } from '../../ui/trend.ts'

/** Lines of several things on one scale, month by month, without any drawing. */
export const linesBox = { width: 576, height: 96, top: 14, bottom: 92 }

export type Line = { path: string; end: (Point & { value: number; month: Month }) | null }
export type Lines = { lines: Line[]; y: (value: number) => number }
type Series = readonly { month: Month; value: number | null }[]

/** `also`: further values the scale must hold, such as a target. Values pile up to the end of their month. */
export function linesOf(series: readonly Series[], also: readonly (number | null)[] = [], box = linesBox): Lines {
  const known = [...series.flatMap(line => line.map(cell => cell.value)), ...also].filter(value => value !== null)
  const y = inset(known, box.top, box.bottom)
  const lines = series.map((line): Line => {
    const last = line.findLast(cell => cell.value !== null)
    const at = (month: Month) => edgeOf(numberOf(month), box.width)
    return {
      path: pathOf(line.map(cell => (cell.value === null ? null : { x: at(cell.month), y: y(cell.value) }))),
      end: last ? { x: at(last.month), y: y(last.value!), value: last.value!, month: last.month } : null,
    }
  })
  return { lines, y }
}

/** Where labels stand over the last months of their lines: the upper ones above them, the lowest below, further off where lines rise. */
export function clearOf(ends: readonly (number | null)[]): (number | null)[] {
  const known = ends.filter(y => y !== null)
  const lowest = known.length > 1 ? ends.lastIndexOf(Math.max(...known)) : -1
  return ends.map((y, i) => (y === null ? null : i === lowest ? y + 20 : y - 12))
}

/** Heights of labels beside their ends, at least a line apart and inside the box; in the order of the lines. */
export function labelHeights(ends: readonly (number | null)[], height: number, apart = 16): (number | null)[] {
  const order = ends.map((y, i) => ({ y, i })).filter(one => one.y !== null)
  order.sort((a, b) => a.y! - b.y!)
  const placed: (number | null)[] = ends.map(() => null)
  let least = apart / 2
  for (const { y, i } of order) {
    const lower = Math.max(y!, least)
    placed[i] = lower
    least = lower + apart
  }
  let most = height - apart / 2
  for (const { i } of order.toReversed()) {
    const higher = Math.min(placed[i]!, most)
    placed[i] = higher
    most = higher - apart
  }
  return placed
}
