import { burnUpFloor, burnUpPace, burnUpTop, largestStep, type BurnUpView } from './burn-up-view.ts'
import { inside, overlaps, type Box, type Mark } from './labels.ts'

/** A word in the burn-up with its place in pixels; `end`: it reads up to the right edge of its box. */
export type BurnLabel = { id: Id; text: string; size: 12 | 14; strong: boolean; box: Box; end: boolean }
type Id = 'rate' | 'gap' | 'budget' | 'initial' | 'step' | 'pace' | 'lastYear'
export type Line = Mark[]
type Wish = { id: Id; text: string; size: 12 | 14; strong: boolean; boxes: Box[]; must: boolean }

const scaleOf = (view: BurnUpView, width: number, height: number) => {
  const [top, floor] = [burnUpTop(view), burnUpFloor(view)]
  return (month: number, share: number): Mark => ({ x: (month / 12) * width, y: ((top - share) / (top - floor)) * height })
}

/** Every line drawn, in pixels: no word may lie on one. */
export function burnUpLines(view: BurnUpView, width: number, height: number): Line[] {
  const at = scaleOf(view, width, height)
  const { steps, pace } = burnUpPace(view)
  const run = (shares: (number | null)[], last = 12): Line[] => {
    const lines: Line[] = [[at(0, 0)]]
    shares.slice(0, last).forEach((share, index) => {
      if (share === null) lines.push([])
      else lines.at(-1)!.push(at(index + 1, share))
    })
    return lines.filter(line => line.length > 1)
  }
  const value = view.actual[view.asOf - 1] ?? null
  const beside = gapAt(view)
  return [
    steps.map(([month, share]) => at(month, share)),
    pace.map(([month, share]) => at(month, share)),
    ...run(view.actual, view.asOf),
    ...(view.lastYear ? run(view.lastYear) : []),
    ...(value !== null && view.words.gap ? [[at(beside, value), at(beside, view.expected)]] : []),
    ...(view.milestones ?? []).map(({ month, rate }) => {
      const { x, y } = at(month, rate)
      return [
        { x: x - 5, y },
        { x: x + 5, y },
      ]
    }),
  ]
}

/** The distance stands just beside the as-of month's end; in December just before it. */
export const gapAt = ({ asOf }: Pick<BurnUpView, 'asOf'>): number => asOf + (asOf === 12 ? -0.12 : 0.12)

const wideSign = (char: string) => char > '\u2e7f'
/** Width without measuring: a square for wide characters, a little more than half of one for others. */
export const widthAt = (text: string, size: number): number =>
  Math.ceil([...text].reduce((sum, char) => sum + (wideSign(char) ? size : size * 0.6), 0))

/** Whether a line runs through a box grown by `air`: its pieces are clipped against the box. */
export function crosses(line: Line, box: Box, air = 2): boolean {
  const grown = { x: box.x - air, y: box.y - air, width: box.width + 2 * air, height: box.height + 2 * air }
  return line.slice(1).some((to, index) => {
    const from = line[index]!
    let [enter, leave] = [0, 1]
    const sides: [number, number][] = [
      [from.x - to.x, from.x - grown.x],
      [to.x - from.x, grown.x + grown.width - from.x],
      [from.y - to.y, from.y - grown.y],
      [to.y - from.y, grown.y + grown.height - from.y],
    ]
    for (const [step, room] of sides) {
      if (step === 0 && room < 0) return false
      if (step < 0) enter = Math.max(enter, room / step)
      else if (step > 0) leave = Math.min(leave, room / step)
    }
    return enter <= leave
  })
}

const drops = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 1 : -1) * Math.ceil(index / 2) * 4)

/** Boxes at the left or right of a point, the nearest heights first. */
function beside({ x, y }: Mark, width: number, height: number, away: number, first: 'left' | 'right'): Box[] {
  const box = (left: boolean, drop: number): Box => ({
    x: left ? x - away - width : x + away,
    y: y - height / 2 + drop,
    width,
    height,
  })
  return drops.flatMap(drop => [box(first === 'left', drop), box(first !== 'left', drop)])
}

/** Above or below a line near one of its points, so that a name stays with what it names. */
function along(points: Mark[], width: number, height: number): Box[] {
  return [4, 10, 18].flatMap(away =>
    points.flatMap(({ x, y }) => [
      { x: x - width - away, y: y - height - 2, width, height },
      { x: x + away, y: y + 2, width, height },
    ]),
  )
}

function wishes(view: BurnUpView, width: number, height: number): Wish[] {
  const at = scaleOf(view, width, height)
  const { steps, pace } = burnUpPace(view)
  const { words } = view
  const value = view.actual[view.asOf - 1] ?? null
  const stepped = largestStep(view.budget)
  const line = (size: 12 | 14) => (size === 14 ? 18 : 16)
  const wish = (
    id: Id,
    text: string | undefined,
    boxes: (width: number, height: number) => Box[],
    { size = 12, strong = false, must = false }: { size?: 12 | 14; strong?: boolean; must?: boolean } = {},
  ): Wish[] => (text ? [{ id, text, size, strong, must, boxes: boxes(widthAt(text, size), line(size)) }] : [])
  const end = at(12, steps.at(-1)?.[1] ?? 1)
  const near = value === null ? null : at(view.asOf, value)
  const side = view.asOf >= 9 ? 'left' : 'right'
  // Right-aligned at the year's end, above the budget before below it.
  const atEnd = (w: number, h: number) =>
    [-h - 3, 4, -h - 12, 14].map(drop => ({ x: width - 4 - w, y: end.y + drop, width: w, height: h }))
  return [
    ...wish('budget', words.budget, atEnd, { must: true }),
    ...(near ? wish('rate', words.rate, (w, h) => beside(near, w, h, 14, 'left'), { size: 14, strong: true, must: true }) : []),
    ...(near ? wish('gap', words.gap, (w, h) => beside(near, w, h, 14, side), { strong: true, must: true }) : []),
    ...(stepped > 0
      ? wish('step', words.step, (w, h) => {
          const { x, y } = at(stepped, Math.min(view.budget[stepped] ?? 1, view.budget[stepped - 1] ?? 1))
          const sides = stepped > 8 ? [-w - 4, 4] : [4, -w - 4]
          return sides.flatMap(dx => [4, 10, 16, 24].map(dy => ({ x: x + dx, y: y + dy, width: w, height: h })))
        })
      : []),
    ...(stepped > 0
      ? wish('initial', words.initial, (w, h) =>
          [-h - 3, 3].map(drop => ({ x: 4, y: at(0, view.budget[0] ?? 1).y + drop, width: w, height: h })),
        )
      : []),
    ...wish('pace', words.pace, (w, h) =>
      along(
        [10, 9.5, 9, 11, 8, 6, 5, 4, 3].map(month => onLine(pace, month, at)),
        w,
        h,
      ),
    ),
    ...(view.lastYear
      ? wish('lastYear', words.lastYear, (w, h) =>
          along(
            [9, 10, 8, 11, 6, 5, 4, 3, 2].flatMap(month => {
              const share = view.lastYear?.[month - 1] ?? null
              return share === null ? [] : [at(month, share)]
            }),
            w,
            h,
          ),
        )
      : []),
  ]
}

function onLine(points: [number, number][], month: number, at: (month: number, share: number) => Mark): Mark {
  const after = points.find(([to]) => to >= month) ?? [12, 1]
  const before = points.findLast(([from]) => from < month) ?? [0, 0]
  const part = (month - before[0]) / (after[0] - before[0] || 1)
  return at(month, before[1] + (after[1] - before[1]) * part)
}

/** A word left of the point it speaks of reads up to it, however wide the font makes it. */
const readsUp = (id: Id, { asOf }: BurnUpView, box: Box, width: number): boolean =>
  id === 'budget' || ((id === 'rate' || id === 'gap') && box.x + box.width <= (asOf / 12) * width)

/** Words that must stand are placed first; each takes the first place free of lines and words, best also of the frame.
 * A name that finds none is left out: the figures beside the picture say it too. */
export function burnUpLabels(view: BurnUpView, width: number, height: number): BurnLabel[] {
  const lines = burnUpLines(view, width, height)
  const base = scaleOf(view, width, height)(0, 0).y
  const frame: Box = { x: 2, y: 0, width: width - 4, height: (view.bars ? base : height) - 1 }
  const edges: Line[] = [view.asOf - 1, view.asOf].map(month => {
    const x = (month / 12) * width
    return [
      { x, y: 0 },
      { x, y: height },
    ]
  })
  const placed: BurnLabel[] = []
  for (const { boxes, must, ...word } of wishes(view, width, height)) {
    const clear = boxes.filter(box => inside(box, frame) && !placed.some(other => overlaps(box, other.box)))
    const free = clear.filter(box => !lines.some(line => crosses(line, box)))
    const box = free.find(place => !edges.some(edge => crosses(edge, place, 0))) ?? free[0] ?? (must ? clear[0] : undefined)
    if (box) placed.push({ ...word, box, end: readsUp(word.id, view, box, width) })
  }
  return placed
}
