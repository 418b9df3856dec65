import Big from 'big.js'
import { hundredThousandUnit, percentWords, perHundredThousand, scales, unitJoiners, units } from './vocabulary-target.ts'

/** A number as written with its multiplier and unit; `value` is null where the digits make no number. */
export type Quantity = {
  digits: string
  value: Big | null
  unit: string
  scale: number
  /** A gap stands between the number and its unit: they came from two cells. */
  apart: boolean
  fraction: boolean
  end: number
}

const starting = (text: string, at: number, words: readonly string[]) => words.find(word => text.startsWith(word, at))
const gap = (text: string, at: number) => (text[at] === ' ' ? at + 1 : at)

function unitAt(text: string, from: number): number {
  const word = starting(text, from, units)
  if (!word) return from
  let at = from + word.length
  if (text[at] === '(') {
    const inner = starting(text, at + 1, units)
    if (inner && text[at + 1 + inner.length] === ')') at += inner.length + 2
  }
  for (let joins = 0; joins < 3 && at < text.length && unitJoiners.test(text[at]!); joins += 1) {
    const next = starting(text, at + 1, units)
    if (!next) break
    at += 1 + next.length
  }
  return at
}

/** The unit behind a number: a known word, compounds such as 1/2 with a joiner, or one alone in a bracket. */
function unitBehind(text: string, from: number): { unit: string; end: number } {
  const end = unitAt(text, from)
  if (end > from) return { unit: text.slice(from, end), end }
  if (text[from] === '(') {
    const inner = unitAt(text, from + 1)
    if (inner > from + 1 && text[inner] === ')') return { unit: text.slice(from + 1, inner), end: inner + 1 }
  }
  return { unit: '', end: from }
}

/** Reads the number at `from` (a digit), with a minus before it when `negative`. */
export function quantityAt(text: string, from: number, negative: boolean): Quantity {
  const digits = /^(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/.exec(text.slice(from, from + 60))![0]
  let end = from + digits.length
  const perMany = perHundredThousand.exec(text.slice(end, end + 12))
  const part = perMany || digits.includes('.') ? null : /^ ?\/ ?(\d{1,9})(?![\d./])/.exec(text.slice(end, end + 14))
  if (part) end += part[0].length
  const broken = /^[.,]?\d|^ ?\d|^\.\D/.test(text.slice(end, end + 3)) && !/^,\D/.test(text.slice(end))
  const plain = digits.replaceAll(',', '')
  const readable = !broken && plain.replace(/^0+(?=\d)/, '').replace('.', '').length <= 15 && !(part && Number(part[1]) === 0)
  if (perMany) {
    const value = readable ? worth(plain, undefined, 1, negative) : null
    return {
      digits: plain,
      value,
      unit: hundredThousandUnit,
      scale: 1,
      apart: false,
      fraction: false,
      end: end + perMany[0].length,
    }
  }
  const rest = gap(text, end)
  const percent = starting(text, rest, percentWords)
  const whole = percent || unitAt(text, rest) > rest
  const scale = whole ? undefined : scales.find(({ word }) => text.startsWith(word, rest))
  const afterScale = rest + (scale?.word.length ?? 0)
  const spaced = scale && text[afterScale] === ' ' && unitAt(text, afterScale + 1) > afterScale + 1
  const unit = percent ? { unit: '%', end: rest + percent.length } : unitBehind(text, afterScale + (spaced ? 1 : 0))
  const stop = unit.end > rest ? unit.end : end
  return {
    digits: plain,
    value: readable ? worth(plain, part?.[1], percent ? 0.01 : (scale?.by ?? 1), negative) : null,
    unit: unit.unit,
    scale: scale?.by ?? 1,
    apart: stop > end && rest > end,
    fraction: part !== null,
    end: stop,
  }
}

function worth(digits: string, divisor: string | undefined, by: number, negative: boolean): Big {
  const number = divisor ? new Big(digits).div(divisor) : new Big(digits)
  const value = number.times(by)
  return negative && !value.eq(0) ? value.times(-1) : value
}
