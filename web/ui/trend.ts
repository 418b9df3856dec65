/** Lines of numbers in a box, as path data. */
export type Point = { x: number; y: number }

const round = (value: number): number => Math.round(value * 10) / 10

/** A scale from values to heights between `bottom` and `top`; 0 is always inside. */
export function inset(values: readonly number[], top: number, bottom: number): (value: number) => number {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  if (high === low) return () => bottom
  return value => round(bottom - ((value - low) / (high - low)) * (bottom - top))
}

/** A null breaks the line; a point alone between two breaks becomes a dot (a stroke of length 0 with round caps). */
export function pathOf(points: readonly (Point | null)[]): string {
  let path = ''
  points.forEach((point, index) => {
    if (point === null) return
    const joined = index > 0 && points[index - 1] !== null
    const alone = !joined && (points[index + 1] ?? null) === null
    path += `${joined ? 'L' : 'M'}${round(point.x)} ${round(point.y)}${alone ? 'h.01' : ''}`
  })
  return path
}

/** Round steps for an axis from 0: at most `most` of them, ending at or below `top`. */
export function ticksTo(top: number, most = 4): number[] {
  if (!(top > 0) || !Number.isFinite(top)) return []
  const raw = top / most
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = ([1, 2, 2.5, 5, 10].find(by => by * power >= raw * (1 - 1e-9)) ?? 10) * power
  return Array.from({ length: Math.floor(top / step + 1e-9) }, (_, index) => Number(((index + 1) * step).toPrecision(12)))
}
