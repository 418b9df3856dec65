import type { Comparator } from './vocabulary.ts'
import { quantityAt, type Quantity } from './quantity.ts'
import {
  bothBounds,
  holdsRange,
  inclusiveNote,
  leadingSigns,
  moneyMarks,
  moneyName,
  neutralWords,
  numberJoin,
  oddAmount,
  trailingSigns,
} from './vocabulary-target.ts'

/** A writing taken apart around its first number. */
export type Phrase = {
  signs: Comparator[]
  /** A sign stands in front, without a gap before the number. */
  glued: boolean
  /** What stands in front besides signs and neutral words. */
  subject: string
  first: Quantity
  second: Quantity | null
  /** The two numbers carry their own signs (≥80% and ≤90%). */
  bounded: boolean
  /** What stands behind the number, its unit and its signs. */
  tail: string
  /** Two signs, or a sign and a range, that cannot both hold. */
  contradictory: boolean
  approximate: boolean
}

type Front = { signs: { word: string; sign: Comparator }[]; subject: string; money: boolean }

function frontOf(before: string): Front {
  const signs: Front['signs'] = []
  let rest = before.trimEnd()
  for (;;) {
    const sign = leadingSigns.find(({ word }) => rest.endsWith(word))
    const word = sign?.word ?? neutralWords.find(neutral => rest.endsWith(neutral))
    if (word === undefined) break
    if (sign) signs.unshift(sign)
    rest = rest.slice(0, -word.length).trimEnd()
  }
  return { signs, subject: rest.trim(), money: moneyMarks.test(before) }
}

function backOf(behind: string): { signs: Comparator[]; tail: string } {
  const signs: Comparator[] = []
  let rest = behind.trim()
  for (;;) {
    const sign = trailingSigns.find(({ word }) => rest.startsWith(word))
    const length = sign?.word.length ?? inclusiveNote.exec(rest)?.[0].length ?? 0
    if (length === 0) return { signs, tail: rest }
    if (sign) signs.push(sign.sign)
    rest = rest.slice(length).trim()
  }
}

const negativeAt = (text: string, digit: number) => text[digit - 1] === '-'
const isUp = (sign: Comparator) => sign === '>=' || sign === '>'
const isDown = (sign: Comparator) => sign === '<=' || sign === '<'

/** Gives the first of two numbers the unit and multiplier only the other one names, as in 10-15 with one unit. */
function sharing(one: Quantity, other: Quantity): Quantity {
  if (one.unit !== '' || one.value === null || other.unit === '') {
    return one.unit === '' && one.scale === 1 && one.value !== null && other.scale > 1
      ? { ...one, scale: other.scale, value: one.value.times(other.scale) }
      : one
  }
  const inherits = one.scale === 1
  const by = other.unit === '%' ? 0.01 : inherits ? other.scale : 1
  return { ...one, unit: other.unit, scale: inherits ? other.scale : one.scale, value: one.value.times(by) }
}

function secondOf(text: string, first: Quantity): { second: Quantity; sign: Comparator | null } | null {
  const rest = text.slice(first.end)
  const join = numberJoin.exec(rest)
  const from = first.end + (join?.[0].length ?? 0)
  const digit = text[from] === '-' ? from + 1 : from
  if (join) return { second: quantityAt(text, digit, digit > from), sign: null }
  const at = rest.search(/\d/)
  if (at < 0) return null
  const between = frontOf(rest.slice(0, negativeAt(rest, at) ? at - 1 : at))
  const sign = between.signs.length === 1 && bothBounds.test(between.subject) ? between.signs[0]!.sign : null
  return sign === null ? null : { second: quantityAt(text, first.end + at, negativeAt(rest, at)), sign }
}

/** Null when no digit stands in the writing. */
export function phraseOf(writing: string): Phrase | null {
  const text = writing.replace(/([<>]) =/, '$1=').replace(oddAmount, '$1')
  const at = text.search(/\d/)
  if (at < 0) return null
  const negative = negativeAt(text, at)
  const before = text.slice(0, negative ? at - 1 : at)
  const front = frontOf(before)
  const leading = front.signs.map(({ sign }) => sign)
  const single = quantityAt(text, at, negative)
  const first = front.money && single.unit === '' ? { ...single, unit: moneyName } : single
  const approximate = oddAmount.test(writing)
  const base = { approximate, subject: front.subject, glued: leading.length > 0 && !before.endsWith(' ') }
  const pair = secondOf(text, first)
  if (pair) {
    const [one, other] = [sharing(first, pair.second), sharing(pair.second, first)]
    const tail = text.slice(pair.second.end).trim()
    const sign = leading.length === 1 ? leading[0]! : null
    if (pair.sign !== null) {
      const [low, high] = isDown(pair.sign) ? [one, other] : [other, one]
      const whole = (sign === '>=' && pair.sign === '<=') || (sign === '<=' && pair.sign === '>=')
      return { ...base, signs: leading, first: low, second: high, bounded: true, tail, contradictory: !whole }
    }
    const free = front.signs.every(({ word }) => holdsRange.test(word))
    return { ...base, signs: leading, first: one, second: other, bounded: false, tail, contradictory: !free }
  }
  const back = backOf(text.slice(first.end))
  const signs = [...leading, ...back.signs]
  return {
    ...base,
    signs,
    first,
    second: null,
    bounded: false,
    tail: back.tail,
    contradictory: signs.some(isUp) && signs.some(isDown),
  }
}

/** The sign that counts: a bound before an equals sign, the front before the back. */
export const signOf = (signs: readonly Comparator[]): Comparator | null => signs.find(sign => sign !== '=') ?? signs[0] ?? null
