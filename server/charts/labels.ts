/** Where the names of points stand in a small chart: beside their point, never over each other, a fixed word or the frame. */
export type Box = { x: number; y: number; width: number; height: number }
export type Mark = { x: number; y: number }
/** A point that wants a name; `texts` from the longest writing to the shortest. */
export type Wanted = Mark & { texts: string[] }
export type Placed = { text: string; box: Box }

export const lineHeight = 16

/** Width of a text at 12 px without measuring: wide characters take an em, others a little more than half. */
export const textWidth = (text: string): number =>
  Math.ceil([...text].reduce((sum, char) => sum + (char > '\u2e7f' || char === '…' ? 12 : /[A-Z%M]/.test(char) ? 9 : 7), 0))

export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

export const inside = (box: Box, frame: Box): boolean =>
  box.x >= frame.x &&
  box.y >= frame.y &&
  box.x + box.width <= frame.x + frame.width &&
  box.y + box.height <= frame.y + frame.height

/** Around the point at this distance: beside it first, then above and below, then the diagonals. */
function around({ x, y }: Mark, width: number): Box[] {
  const [away, near] = [7, 5]
  const at = (left: number, top: number): Box => ({ x: left, y: top, width, height: lineHeight })
  const middle = y - lineHeight / 2
  const [right, left, centre] = [x + away, x - away - width, x - width / 2]
  const [above, below] = [y - near - lineHeight, y + near]
  return [
    at(right, middle),
    at(left, middle),
    at(centre, below),
    at(centre, above),
    at(right - 2, below - 4),
    at(left + 2, below - 4),
    at(right - 2, above + 4),
    at(left + 2, above + 4),
  ]
}

export const covers = (box: Box, { x, y }: Mark) =>
  x > box.x - 3 && x < box.x + box.width + 3 && y > box.y - 2 && y < box.y + box.height + 2

/** The first wanted is served first; who finds no room stays without a name (null). Only the first may hide a mark. */
export function placeLabels(wanted: Wanted[], frame: Box, taken: Box[], marks: Mark[]): (Placed | null)[] {
  const blocked = [...taken]
  return wanted.map((point, index) => {
    const free = point.texts.flatMap(text =>
      around(point, textWidth(text))
        .filter(box => inside(box, frame) && !blocked.some(other => overlaps(box, other)))
        .map(box => ({ text, box })),
    )
    const best = free.find(({ box }) => !marks.some(mark => covers(box, mark))) ?? (index === 0 ? free[0] : null) ?? null
    if (best) blocked.push(best.box)
    return best
  })
}
