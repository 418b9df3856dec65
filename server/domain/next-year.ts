import { monthOf, numberOf, yearOf, type Month } from './month.ts'
import { hanDigits, hanVariants } from './vocabulary-target.ts'
import type { Target } from './target.ts'
import { hanYearInName, signFirst, yearBeforeSign, yearInDate, yearInName } from './vocabulary-twin.ts'
import { near } from './twin.ts'

/** A writing of one year as the year after it would have it: its own year and those beside it move on by one. */

const digitsOf = (words: string) => [...words].map(char => hanDigits.indexOf(hanVariants[char] ?? char)).join('')
const moved = (written: string, found: string, year: number) =>
  Math.abs(Number(found) - year) <= near ? written.replace(found, String(Number(found) + 1)) : written

/** Han numerals stay Han numerals: 二〇二〇年 becomes 二〇二一年, with the zero as it was written. */
function movedHan(words: string, year: number): string {
  const value = Number(digitsOf(words))
  if (Math.abs(value - year) > near) return words
  const zero = words.includes('〇') ? '〇' : hanDigits[0]!
  return [...String(value + 1)].map(digit => (digit === '0' ? zero : hanDigits[Number(digit)]!)).join('')
}

/** A name: every year near its own counts as one, as it does where twins are found. */
export function nextYearName(name: string, year: number): string {
  return name
    .replaceAll(hanYearInName, words => movedHan(words, year))
    .replaceAll(yearInName, (written, found: string) => moved(written, found, year))
}

/** A target's writing: only what is written as a date moves on, for 2021人 is a number of people and ≤2021.5万元 an amount. */
export function nextYearDate({ raw, kind, certain }: Pick<Target, 'raw' | 'kind' | 'certain'>, year: number): string {
  const number = (kind === 'numeric' && certain) || (kind !== 'date' && signFirst.test(raw))
  return raw
    .replaceAll(hanYearInName, words => movedHan(words, year))
    .replaceAll(number ? yearBeforeSign : yearInDate, (written, found: string) => moved(written, found, year))
}

export const nextYearMonth = (month: Month): Month => monthOf(yearOf(month) + 1, numberOf(month))
