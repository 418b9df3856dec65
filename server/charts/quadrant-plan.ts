import type { Points } from '#domain/overview'
import type { Signal } from '#domain/vocabulary'
import { covers, inside, lineHeight, overlaps, placeLabels, textWidth, type Box, type Mark, type Placed } from './labels.ts'

export type QuadrantView = {
  points: Points
  timeProgress: number
  /** The rule set's warning edge: dashed lines at this share of the pace. */
  warningBelow: number
  /** The project the keyboard stands on. */
  focus?: number | null
  words: { unspent: string; undone: string; both: string; percent: (ratio: number, digits?: number) => string }
}

/** `at` is the project's place in the columns. */
export type Spot = { value: [number, number]; at: number }
export type Spots = Record<Signal, Spot[]>

/** A rate far outside would squeeze all others; it stands at the edge, and its numbers are said as they are. */
const [leastRate, mostRate] = [-0.1, 1.5]
const clamp = (rate: number) => Math.min(Math.max(rate, leastRate), mostRate)

/** Projects with both rates, by light. */
export function spotsOf(points: Points): Spots {
  const spots: Spots = { notDue: [], normal: [], missing: [], ahead: [], warning: [], behind: [] }
  points.ids.forEach((_, at) => {
    const rate = points.executionRate[at]
    const progress = points.progress[at]
    const signal = points.signal[at]
    if (rate === null || rate === undefined || progress === null || progress === undefined || signal === undefined) return
    spots[signal].push({ value: [clamp(rate), progress], at })
  })
  return spots
}

/** Bounds in steps of 5%, around the points and the reference lines, so that neither sticks to an edge. */
export function boundsOf(values: number[], reference: number): { min: number; max: number } {
  const low = values.reduce((least, value) => Math.min(least, value), reference)
  const high = values.reduce((most, value) => Math.max(most, value), reference)
  return { min: Math.floor((low - 0.02) * 20) / 20, max: Math.ceil((high + 0.02) * 20) / 20 }
}

/** A name without the year it begins with; whole, unless it is longer than a small picture can hold anywhere. */
export function writingsOf(name: string): string[] {
  const bare = name.replace(/^\d{4}\s*年?度?/, '') || name
  const signs = [...bare]
  return [signs.length > longest ? `${signs.slice(0, longest - 1).join('')}…` : bare]
}
const longest = 12

/** The six flagged projects with the most money at risk, the largest first. */
export function namedOf(points: Points, spots: Spots): Spot[] {
  const risk = (spot: Spot) => points.atRiskAmount[spot.at] ?? 0
  return [...spots.behind, ...spots.warning, ...spots.missing]
    .filter(spot => risk(spot) > 0)
    .sort((a, b) => risk(b) - risk(a) || a.at - b.at)
    .slice(0, 6)
}

export type Tick = { text: string; box: Box; strong: boolean }
export const gridOf = (width: number, height: number): Box => ({ x: 38, y: 8, width: width - 42, height: height - 34 })

/** Everything written in the picture, with its place in pixels; what would collide is left out. */
export function quadrantPlan(view: QuadrantView, width: number, height: number) {
  const { points, timeProgress, warningBelow, words } = view
  const spots = spotsOf(points)
  const every = Object.values(spots).flat()
  const frame = gridOf(width, height)
  const x = boundsOf(
    every.map(spot => spot.value[0]),
    timeProgress,
  )
  // Weighted progress ends at 100% by its definition; a little air keeps those dots whole.
  const whole = boundsOf(
    every.map(spot => spot.value[1]),
    warningBelow,
  )
  const y = { min: whole.min, max: Math.min(whole.max, 1.03) }
  const place = ([rate, progress]: [number, number]) => ({
    x: frame.x + ((rate - x.min) / (x.max - x.min)) * frame.width,
    y: frame.y + ((y.max - progress) / (y.max - y.min)) * frame.height,
  })
  const edge = timeProgress * warningBelow
  const marks = [...spots.behind, ...spots.warning, ...spots.ahead, ...spots.missing].map(spot => place(spot.value))
  const corners = cornersOf(words, frame, place([edge, warningBelow]), marks)
  const named = namedOf(points, spots)
  const wanted = named.map(spot => ({ ...place(spot.value), texts: writingsOf(points.names[spot.at] ?? '') }))
  const placed = placeLabels(
    wanted,
    frame,
    corners.map(corner => corner.box),
    marks,
  )
  const labels = placed.filter((label): label is Placed => label !== null)
  return { spots, frame, x, y, edge, place, corners, labels, ticks: ticksOf(view, x, y, edge, frame, place) }
}

type Words = QuadrantView['words']

/** Each word in its corner, moved along the frame where it would hide a flagged mark; in a full corner it stays. */
function cornersOf(words: Words, frame: Box, cross: Mark, marks: Mark[]): Placed[] {
  const bottom = frame.y + frame.height - 4 - lineHeight
  const top = Math.max(frame.y + 4, Math.min(frame.y + 24, cross.y - lineHeight - 4))
  const taken: Box[] = []
  const word = (text: string, right: boolean, from: number): Placed => {
    const width = textWidth(text)
    const edge = right ? frame.x + frame.width - 6 - width : frame.x + 6
    const at = (dx: number, dy: number): Box => ({
      x: right ? edge - dx : edge + dx,
      y: from === top ? from + dy : from - dy,
      width,
      height: lineHeight,
    })
    const places = [at(0, 0), at(0, 18), at(0, 36), at(24, 0), at(24, 18), at(0, 54)].filter(
      box => inside(box, frame) && !taken.some(other => overlaps(box, other)),
    )
    const box = places.find(place => !marks.some(mark => covers(place, mark))) ?? places[0] ?? at(0, 0)
    taken.push(box)
    return { text, box }
  }
  return [word(words.unspent, false, top), word(words.both, false, bottom), word(words.undone, true, bottom)]
}

/** Time first, then the ends, then the warning edge: the later gives way. */
function ticksOf(
  { timeProgress, warningBelow, words }: QuadrantView,
  x: { min: number; max: number },
  y: { min: number; max: number },
  edge: number,
  frame: Box,
  place: (value: [number, number]) => { x: number; y: number },
): Tick[] {
  const under = frame.y + frame.height + 4
  const low = (rate: number, text: string, align: number, strong = false): Tick => {
    const width = textWidth(text)
    const left = Math.max(frame.x - 8, Math.min(place([rate, 0]).x - width * align, frame.x + frame.width - width))
    return { text, strong, box: { x: left, y: under, width, height: lineHeight } }
  }
  const side = (progress: number): Tick => {
    const text = words.percent(progress, 0)
    const width = textWidth(text)
    return { text, strong: false, box: { x: frame.x - 5 - width, y: place([0, progress]).y - 8, width, height: lineHeight } }
  }
  const bare = (rate: number) => words.percent(rate, 1).replace('%', '')
  const wanted = [
    low(timeProgress, bare(timeProgress), 0.5, true),
    low(x.max, (x.max >= mostRate ? '≥' : '') + words.percent(x.max, 0), 1),
    low(x.min, bare(x.min), 0.5),
    low(edge, bare(edge), 1.05),
    side(warningBelow),
    side(Math.min(y.max, 1)),
    side(y.min),
  ]
  const apart = (a: Box, b: Box) => !overlaps({ ...a, x: a.x - 3, width: a.width + 6 }, b)
  return wanted.reduce<Tick[]>((kept, tick) => (kept.every(other => apart(tick.box, other.box)) ? [...kept, tick] : kept), [])
}
