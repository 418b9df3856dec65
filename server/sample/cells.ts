import { monthOf, type Month } from '#domain/month'

/** One month of one indicator: a number, numerator over denominator, a level or stage; null = not reported. */
export type Cell = number | { numerator: number; denominator: number } | string | null

/** Twelve months written in one line, January first: `-` not reported, `3` a number, `3/4` a ratio, else a level or stage. */
export const cellsOf = (line: string): Cell[] => twelve(line).map(cellOf)

function cellOf(word: string): Cell {
  if (word === '-') return null
  const ratio = /^(\d+)\/(\d+)$/.exec(word)
  if (ratio) return { numerator: Number(ratio[1]), denominator: Number(ratio[2]) }
  return /^-?[\d.]+$/.test(word) ? Number(word) : word
}

/** Twelve amounts in 万元 (10,000 yuan) as integer fen; `-` = not entered. */
export const fenOf = (line: string): (number | null)[] =>
  twelve(line).map(word => (word === '-' ? null : Math.round(Number(word) * 1_000_000)))

/** Twelve cumulative values as a monthly plan. */
export const planOf = (line: string, year: number): { month: Month; cumulative: number }[] =>
  twelve(line).map((word, i) => ({ month: monthOf(year, i + 1), cumulative: Number(word) }))

/** Twelve days of the following month on which a report was handed in; `-` = never. */
export const daysOf = (line: string): (number | null)[] => twelve(line).map(word => (word === '-' ? null : Number(word)))

function twelve(line: string): string[] {
  const words = line.trim().split(/\s+/)
  if (words.length !== 12) throw new Error(`twelve months expected, ${words.length} found: ${line}`)
  return words
}
