import {
  hanDigits,
  hanHundredPercent,
  hanNumeral,
  hanPercent,
  hanPoint,
  hanTens,
  hanVariants,
  zeroOf,
} from './vocabulary-target.ts'

const digitOf = (char: string) => hanDigits.indexOf(hanVariants[char] ?? char)

/** The whole number a numeral in words means (two hundred and five), up to 9,999; null when it is none. */
export function hanNumber(words: string): number | null {
  let total = 0
  let digit: number | null = null
  let last = 10_000
  for (const char of words) {
    const ten = hanTens[char]
    if (ten !== undefined) {
      if (ten >= last || digit === 0) return null
      total += (digit ?? (ten === 10 ? 1 : 0)) * ten
      last = ten
      digit = null
      continue
    }
    const value = digitOf(char)
    if (value < 0 || (digit !== null && digit !== 0)) return null
    digit = value
  }
  return total + (digit ?? 0)
}

function hanShare(words: string): string | null {
  if (/^\d/.test(words)) return words
  if (words === hanHundredPercent) return '100'
  const [whole, part, ...more] = words.split(hanPoint)
  const number = whole ? hanNumber(whole) : null
  if (number === null || more.length > 0 || part === '') return null
  const decimals = [...(part ?? '')].map(digitOf)
  if (decimals.some(digit => digit < 0)) return null
  return part === undefined ? String(number) : `${number}.${decimals.join('')}`
}

/** Shares in words, and zero of a bad event, as digits. */
export function withDigits(text: string): string {
  const share = hanPercent.exec(text)
  const number = share ? hanShare(share[1]!) : null
  const done = share && number !== null ? text.replace(share[0], `${number}%`) : text
  return done.replace(zeroOf, '0')
}

/** The first numeral in words as digits; null where none stands. */
export function numeralAsDigits(text: string): string | null {
  const found = hanNumeral.exec(text)
  const number = found ? hanNumber(found[0]) : null
  return found && number !== null ? text.replace(found[0], String(number)) : null
}
