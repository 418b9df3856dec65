import type { Point } from '../../ui/trend.ts'

/** Words beside marks, placed so that no two of them ever touch; pure, so that it can be tested without a screen. */
export type Anchor = 'start' | 'middle' | 'end'
/** Where a word may stand: its baseline's point and which end of it lies there. */
export type Spot = Point & { anchor: Anchor }
export type Wish = { id: string; text: string; size: 12 | 14; spots: readonly Spot[] }
export type Placed = { id: string; text: string; size: 12 | 14 } & Spot
export type Rect = { left: number; right: number; top: number; bottom: number }
type Box = { width: number; height: number }

/** Wide enough for every font the page falls back to: a CJK sign is square, figures a little over half of it. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const char of text)
    ems += char.codePointAt(0)! > 0x2e7f ? 1 : /[.,:;|'’ il]/.test(char) ? 0.34 : /[MW%万]/.test(char) ? 0.9 : 0.62
  return ems * size
}

export function rectOf(text: string, size: number, { x, y, anchor }: Spot): Rect {
  const width = textWidth(text, size)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - size, bottom: y + size * 0.3 }
}

const gap = 2
export const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap

/** First come, first placed. Of the spots that are free the one that crosses least of the lines; a word without a free spot,
 * or one moved up or down a little, is left out: its number also stands in the table. */
export function placeLabels(wishes: readonly Wish[], box: Box, blocks: readonly Rect[], lines: readonly Point[][]): Placed[] {
  const taken = [...blocks]
  const placed: Placed[] = []
  for (const { id, text, size, spots } of wishes) {
    const free = [...spots, ...moved(spots)].filter(spot => {
      const rect = rectOf(text, size, spot)
      const inside = rect.left >= 0 && rect.right <= box.width && rect.top >= 0 && rect.bottom <= box.height
      return inside && !taken.some(other => overlap(rect, other))
    })
    const spot = least(free, one => crossings(rectOf(text, size, one), lines))
    if (!spot) continue
    taken.push(rectOf(text, size, spot))
    placed.push({ id, text, size, ...spot })
  }
  return placed
}

const steps = [-14, 14, -28, 28, -42, 42, -56, 56]
const moved = (spots: readonly Spot[]): Spot[] => steps.flatMap(by => spots.map(spot => ({ ...spot, y: spot.y + by })))

function least(spots: readonly Spot[], cost: (spot: Spot) => number): Spot | null {
  let best: Spot | null = null
  let lowest = Infinity
  for (const spot of spots) {
    const one = cost(spot)
    if (one < lowest) [best, lowest] = [spot, one]
    if (lowest === 0) break
  }
  return best
}

/** How much of the lines runs through a rectangle, in sampled points. */
function crossings(rect: Rect, lines: readonly Point[][]): number {
  let count = 0
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const [from, to] = [line[i - 1]!, line[i]!]
      const parts = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 6))
      for (let k = 0; k <= parts; k++) {
        const x = from.x + ((to.x - from.x) * k) / parts
        const y = from.y + ((to.y - from.y) * k) / parts
        if (x > rect.left && x < rect.right && y > rect.top && y < rect.bottom) count++
      }
    }
  return count
}
