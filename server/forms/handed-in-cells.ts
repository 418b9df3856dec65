import type { Column } from './align.ts'
import {
  isBlank,
  isDash,
  isDate,
  isLevel,
  isNumber,
  isPercent,
  isQuantity,
  isSign,
  isUnit,
  plain,
  pointsOf,
  remembered,
} from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import {
  criterionGroups,
  isFirstLevel,
  isSecondLevel,
  levelPoints,
  numbered,
  reasonWords,
  rowsEnd,
  subRow,
  type Role,
} from './handed-in-words.ts'

/** How well a run of pieces fits each column; the numbers are prices, not probabilities: an ill fit must cost more than a blank. */

const never = Infinity
const likely = /^(?:确定能|有可能|(?:完全)?不可能)$/
type Fits = (cell: readonly Piece[], before: Piece | undefined, after: Piece | undefined) => number

/** Joining words that a space parted is cheap before a bracket, a unit or after a number; joining two cells is dear. */
const joins = (cell: readonly Piece[], price: number) =>
  cell.slice(1).reduce((sum, piece, i) => {
    const before = cell[i]!.text
    if (!piece.loose || piece.glued) return sum + 6
    if (opensBracket(piece.text) || goesOn(before)) return sum + 0.2
    if (isNumber(before) && isUnit(piece.text)) return sum + 0.2
    if (isValue(piece.text)) return sum + 5
    if (isNumber(before) || isPercent(before)) return sum + 5
    return sum + price
  }, 0)

const one = (cell: readonly Piece[], fit: (text: string) => number, none: number): number =>
  cell.length === 0 ? none : cell.length > 1 ? never : fit(cell[0]!.text)

const groupHead = new RegExp(`${criterionGroups.source}\\d*$`)
const ofTheForm = remembered(text => isLevel(text) || rowsEnd.test(text) || levelPoints.test(text) || groupHead.test(text))
const forbidden = (cell: readonly Piece[]) => cell.some(({ text, heading }) => heading || ofTheForm(text))
const opens = remembered(text => numbered.test(text) || subRow.test(text))
const givesReason = remembered(text => reasonWords.test(text))
const isLikely = remembered(text => likely.test(text))
const opensBracket = remembered(text => /^[(（]/.test(text))
const goesOn = remembered(text => /[,，、(（]$/.test(text))
const isValue = remembered(text => isNumber(text) || isPercent(text) || isQuantity(text) || isDate(text))

/** What the writing of a target or an actual is like: a number is worth more than words. */
const kindOfValue = remembered(text => {
  if (isNumber(text) || isPercent(text)) return 0
  if (isUnit(text)) return 6
  if (isQuantity(text) || isDate(text)) return 0.1
  return isDash(text) ? 1 : isSign(text) ? 3 : 0.6
})

function name(cell: readonly Piece[]): number {
  const first = cell[0]?.text
  if (first === undefined) return 9
  if (forbidden(cell) || cell.some(({ text }) => isBlank(text))) return never
  const start = opens(first) ? -1.5 : /^[★☆]/.test(first) ? -1 : 0
  const figure =
    isNumber(first) || isPercent(first) || isUnit(first)
      ? 8
      : isDash(first) || isSign(first) || isLikely(first)
        ? 7
        : isQuantity(first)
          ? 3
          : 0
  const reason = givesReason(first) && !subRow.test(first) ? 2 : 0
  const later = cell.slice(1).some(({ text }) => opens(text)) ? never : 0
  return start + figure + reason + later + joins(cell, 1.6)
}

const value =
  (none: number): Fits =>
  (cell, before) => {
    // A sign or a value of its own column asks for what follows it.
    if (cell.length === 0) return none + (before && isSign(before.text) ? 12 : 0)
    if (cell.length === 1 && isBlank(cell[0]!.text)) return 0
    if (forbidden(cell) || cell.some(({ text }) => opens(text) || isBlank(text))) return never
    const text = cell.map(piece => piece.text).join('')
    const kind = kindOfValue(text)
    return kind + (givesReason(text) ? 2 : 0) + Math.max(0, text.length - 30) * 0.02 + joins(cell, 2.5)
  }

/** A number before a unit is a quantity, no points. */
const points =
  (none: number): Fits =>
  (cell, _, after) => {
    const apart = after?.loose && isUnit(after.text) ? 4 : 0
    return one(cell, text => (isBlank(text) ? 0 : pointsOf(text) !== null ? apart : isDash(text) ? 2.6 : never), none)
  }

const fits: Record<Role, Fits> = {
  l1: cell => one(cell, text => (isFirstLevel(plain(text)) ? (plain(text).startsWith('成本') ? 0.3 : 0) : never), 0),
  l2: cell => one(cell, text => (isSecondLevel(plain(text)) ? (plain(text).startsWith('满意') ? 0.3 : 0) : never), 0),
  name,
  sign: cell => one(cell, text => (isSign(text) ? 0 : isBlank(text) ? 0 : never), 1.5),
  target: value(2.7),
  unit: cell => one(cell, text => (isUnit(text) ? -0.2 : isBlank(text) ? 0 : never), 1),
  actual: value(2.5),
  weight: points(4),
  score: points(3),
  reason: cell => {
    if (cell.length === 0) return 0
    if (cell.length === 1 && (isBlank(cell[0]!.text) || isDash(cell[0]!.text))) return 0
    if (forbidden(cell) || cell.some(({ text }) => opens(text) || isNumber(text) || isQuantity(text))) return never
    return 2 + joins(cell, 1.5)
  },
  coefficient: cell => one(cell, text => (isPercent(text) ? 0 : never), 1),
  core: cell => one(cell, text => (/^[是否]$/.test(text) ? 0 : never), 0.5),
  likelihood: cell => one(cell, text => (isLikely(text) ? 0 : never), 1),
  other: cell => {
    if (cell.length === 0) return 0
    return forbidden(cell) || isNumber(cell[0]!.text) || isPercent(cell[0]!.text) ? never : 1.5 + joins(cell, 0.5)
  },
}

const most: Record<Role, number> = {
  l1: 1,
  l2: 1,
  name: 3,
  sign: 1,
  target: 3,
  unit: 1,
  actual: 3,
  weight: 1,
  score: 1,
  reason: 4,
  coefficient: 1,
  core: 1,
  likelihood: 1,
  other: 3,
}

const unpriced = -Infinity

/** The columns of a table, priced over its pieces; each price is reckoned once, however many rows try it. */
export const columnsOver = (pieces: readonly Piece[], roles: readonly Role[]): Column[] =>
  roles.map(role => {
    const widest = most[role] + 1
    const known = new Float64Array(pieces.length * widest).fill(unpriced)
    return {
      most: most[role],
      cost: (from, count) => {
        // A row may end where the pieces end, with nothing left for its last columns.
        const key = from < pieces.length ? from * widest + count : -1
        const found = key < 0 ? unpriced : known[key]!
        if (found !== unpriced) return found
        const price = fits[role](pieces.slice(from, from + count), pieces[from - 1], pieces[from + count])
        if (key >= 0) known[key] = price
        return price
      },
    }
  })
