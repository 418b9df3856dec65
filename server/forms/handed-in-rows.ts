import type { HandedRow, Where } from '#domain/handed-in'
import { layOut, type Laid } from './align.ts'
import { settleBorders } from './handed-in-borders.ts'
import { columnsOver } from './handed-in-cells.ts'
import { doubt, pairByOrder, pairNumbered, type ReadRows } from './handed-in-order.ts'
import { isBlank, isDash, isLevel, isNumber, isUnit, plain, pointsOf } from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import {
  criterionGroups,
  firstLevelOf,
  gap,
  numbered,
  levelPoints,
  isFirstLevel,
  subRow,
  templateRow,
  type Role,
} from './handed-in-words.ts'

/** The indicator rows of a table that came as a run of writings. */

/** Layouts tried, in this order, where a fragment lost its headings. */
const guesses: { prior: number; roles: Role[] }[] = [
  { prior: 0, roles: ['l1', 'l2', 'name', 'target', 'actual', 'weight', 'score', 'reason'] },
  { prior: 0, roles: ['l1', 'l2', 'name', 'sign', 'target', 'unit', 'actual', 'weight', 'score', 'reason'] },
  { prior: 2, roles: ['l1', 'l2', 'name', 'target', 'actual', 'reason'] },
  { prior: 10, roles: ['l1', 'l2', 'name', 'weight', 'target', 'actual', 'score', 'reason'] },
  { prior: 6, roles: ['l1', 'l2', 'name', 'target'] },
]
const rowCost = 2

/** So many pieces show the layout of a fragment; what follows is laid out the same. */
const mostGuessed = 400

export function rolesFor(all: readonly Piece[], known: Role[] | null): Role[] {
  if (known) return known
  const pieces = all.slice(0, mostGuessed)
  // The last row of a fragment is mostly cut: it would speak for the layout with the fewest columns.
  const lastLevel = pieces.findLastIndex(({ text }) => isLevel(text))
  const sure = lastLevel > 4 ? pieces.slice(0, lastLevel) : pieces
  const priced = guesses.map(({ roles, prior }) => {
    const laid = segmentsOf(sure).map(part => ({ part, ...laidOut(part, roles) }))
    const points = segmentsOf(pieces)
      .map(part => ({ part, ...laidOut(part, roles) }))
      .flatMap(({ part, rows }) => rows.flatMap(row => bareActual(part, row, roles)))
    const sum = points.every(value => value !== null) ? points.reduce((total, value) => total + value, 0) : 0
    // Bare numbers that add up to the indicators' points are weights, not results.
    const weights = !roles.includes('weight') && (sum === 90 || sum === 100 || sum === 80)
    return prior + laid.reduce((total, { cost }) => total + cost, 0) + (weights ? 1000 : 0)
  })
  return guesses[priced.indexOf(Math.min(...priced))]!.roles
}

function bareActual(pieces: readonly Piece[], laid: Laid, roles: readonly Role[]): (number | null)[] {
  if (laid.kind === 'alone' || !roles.includes('actual')) return []
  const [from, to] = laid.cells[roles.indexOf('actual')]!
  return to === from ? [] : [to - from === 1 ? pointsOf(pieces[from]!.text) : null]
}

export function readRows(pieces: readonly Piece[], roles: readonly Role[], ended: boolean): ReadRows {
  const found: ReadRows = { rows: [], unread: [] }
  const levels: Levels = { l1: null, l2: null }
  const segments = segmentsOf(pieces)
  segments.forEach((segment, i) => {
    const part: ReadRows = { rows: [], unread: [] }
    readSegment(segment, roles, levels, part)
    const first = part.rows[0]
    if (i > 0 && first?.name === null) doubt(part, first, 'cut', 'cut-row')
    const last = part.rows.at(-1)
    const cutHere = i < segments.length - 1 || !ended
    if (cutHere) endCut(part, segment, last, roles)
    pairNumbered(part)
    pairByOrder(part)
    found.rows.push(...part.rows)
    found.unread.push(...part.unread)
  })
  return found
}

/** Where the text breaks off, its last row may lack cells, and its last word be half a word. */
function endCut(part: ReadRows, segment: readonly Piece[], last: HandedRow | undefined, roles: readonly Role[]): void {
  const end = segment.at(-1)!.where
  const left = part.unread.find(({ code, where }) => code === 'unplaced' && where === end)
  if (left) left.code = 'cut-row'
  else if (last && !last.sub && isOpen(last, roles))
    doubt(part, last, segment.at(-1)!.stuck ? 'glued' : 'cut', segment.at(-1)!.stuck ? 'glued' : 'cut-row')
  else if (last && last.reason !== null && last.reason.length < 5 && last.reason === segment.at(-1)!.text) {
    last.reason = null
    part.unread.push({ code: 'cut-row', where: end })
  }
}

type Levels = { l1: string | null; l2: string | null }

/** Parts between the marks of an omission. */
function segmentsOf(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [[]]
  for (const piece of pieces) {
    if (gap.test(piece.text)) parts.push([])
    else parts.at(-1)!.push(piece)
    if (piece.stuck) parts.push([])
  }
  return parts.filter(part => part.length > 0)
}

const laidOut = (pieces: readonly Piece[], roles: readonly Role[]) =>
  layOut(pieces.length, columnsOver(pieces, roles), at => aloneCost(pieces[at]!), rowCost)

function aloneCost({ text, heading }: Piece): number {
  if (isLevel(text)) return 0.6
  if (criterionGroups.test(text)) return 1
  if (heading) return 1
  return templateRow.test(text) || isDash(text) || isBlank(text) || levelPoints.test(text) ? 1.5 : 12
}

function readSegment(pieces: Piece[], roles: readonly Role[], levels: Levels, found: ReadRows): void {
  const { rows } = laidOut(pieces, roles)
  const unsure = settleBorders(pieces, roles, rows)
  let broken = false
  for (const laid of rows) {
    // The name of a row whose values stand elsewhere.
    if (laid.kind === 'alone' && numbered.test(pieces[laid.at]!.text)) {
      found.rows.push(nameOnly(pieces[laid.at]!, levels))
      continue
    }
    if (laid.kind === 'alone') {
      broken = readAlone(pieces[laid.at]!, levels, found) || broken
      continue
    }
    const row = assemble(pieces, roles, laid, levels)
    found.rows.push(row)
    // Behind headings that stand among the rows only a numbered row shows that the order is whole again.
    if (broken && numbered.test(row.name ?? '')) broken = false
    if (broken || unsure.has(laid)) doubt(found, row, 'order', 'out-of-order')
  }
}

const nameOnly = ({ text, where }: Piece, levels: Levels): HandedRow => ({
  ...levels,
  name: text,
  target: null,
  actual: null,
  weight: null,
  score: null,
  reason: null,
  sub: false,
  criterion: false,
  doubt: null,
  where,
})

/** Whether headings stand in the middle of rows: the reading order of the source is broken there. */
function readAlone(piece: Piece, levels: Levels, found: ReadRows): boolean {
  if (isLevel(piece.text)) {
    setLevel(levels, piece.text)
    return false
  }
  if (piece.heading) {
    for (const row of found.rows.slice(-2))
      if (row.weight === null && row.score === null) doubt(found, row, 'order', 'out-of-order')
    return true
  }
  if (
    !templateRow.test(piece.text) &&
    !isDash(piece.text) &&
    !isBlank(piece.text) &&
    !levelPoints.test(piece.text) &&
    !criterionGroups.test(piece.text)
  )
    found.unread.push({ code: 'unplaced', where: piece.where })
  return false
}

function setLevel(levels: Levels, text: string): void {
  if (isFirstLevel(plain(text)) && !plain(text).startsWith('成本')) Object.assign(levels, { l1: text, l2: null })
  else setSecond(levels, text)
}

function setSecond(levels: Levels, text: string): void {
  levels.l2 = text
  const first = firstLevelOf(plain(text))
  if (first !== null && (levels.l1 === null || !plain(levels.l1).startsWith(first.slice(0, 2)))) {
    const product = first.startsWith('产出') && /^(?:项目完成|项目产出)/.test(plain(levels.l1 ?? ''))
    if (levels.l1 === null || (!product && !plain(levels.l1).startsWith('项目'))) levels.l1 = first
  }
}

/** The words of one cell: a number and its unit stand together, Chinese needs no gap. */
const joined = (cell: readonly Piece[]): string =>
  cell.reduce((text, { text: next }, i) => {
    const apart =
      /[A-Za-z0-9]$/.test(text) &&
      /^[A-Za-z0-9\p{Script=Han}]/u.test(next) &&
      !(isNumber(cell[i - 1]?.text ?? '') && isUnit(next))
    return text + (apart ? ' ' : '') + next
  }, '')

/** The target as one writing, where sign, value and unit had columns of their own. */
export function targetOf(sign: string, value: string, unit: string): string | null {
  const written = [sign.startsWith('定量') ? '' : sign, value].filter(part => part !== '').join(' ')
  if (written === '') return null
  return unit === '' || !/\d$/.test(written) ? written : `${written} ${unit}`
}

function assemble(pieces: Piece[], roles: readonly Role[], laid: Extract<Laid, { kind: 'row' }>, levels: Levels): HandedRow {
  const cells = new Map(roles.map((role, i) => [role, pieces.slice(...laid.cells[i]!)]))
  const text = (role: Role) => {
    const written = joined(cells.get(role) ?? [])
    return isBlank(written) ? '' : written
  }
  const [first, second] = [text('l1'), text('l2')]
  if (first !== '') Object.assign(levels, { l1: first, l2: null })
  if (second !== '' && first !== '') levels.l2 = second
  else if (second !== '') setSecond(levels, second)
  const from = laid.cells[0]![0]
  const to = laid.cells.at(-1)![1]
  const named = cells.get('name')?.[0] ?? pieces[from]!
  const name = text('name')
  const where: Where = {
    ...named.where,
    text: pieces
      .slice(from, to)
      .map(piece => piece.text)
      .join(' '),
  }
  return {
    ...levels,
    name: name === '' ? null : name,
    target: targetOf(text('sign'), text('target'), text('unit')),
    actual: text('actual') === '' ? null : text('actual'),
    weight: pointsOf(text('weight')),
    score: pointsOf(text('score')),
    reason: text('reason') === '' ? null : text('reason'),
    sub: subRow.test(name) && pointsOf(text('weight')) === null,
    criterion: false,
    doubt: null,
    where,
  }
}

/** A row that lacks the last cell it should have: where the text ends in it, nobody knows what stood there. */
export function isOpen(row: HandedRow, roles: readonly Role[]): boolean {
  if (roles.includes('score')) return row.score === null
  return roles.includes('actual') ? row.actual === null : row.target === null
}
