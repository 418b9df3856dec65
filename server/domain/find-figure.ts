import type { FileFigures, PrintedNumber } from './file-figures.ts'
import { numberMarks, totalWords } from './vocabulary-evidence.ts'

/** Whether a reported value stands in a file. A number that hardly occurs by chance is found by itself (812,345; 85.27%);
 * a common one (5, 100%, 2021) only where the words around it name the indicator. */

export type Sought = {
  name: string
  value: number | null
  numerator: number | null
  denominator: number | null
  unit: string
  /** The multiplier the form shows the value in: 80万 has 10000. */
  scale: number
}
/** `alone`: by its digits; `named`: beside the indicator's name; `titled`: with its unit, in a file about the indicator. */
export type How = 'alone' | 'named' | 'titled'
export type Found = { place: string; how: How }

type Wanted = { value: number; name: string; unit: string; scale: number }

/** Where the value stands; else its numerator and denominator, both. */
export function findFigure(file: FileFigures, sought: Sought): Found | null {
  const { name, unit, scale, numerator, denominator } = sought
  const value = sought.value ?? (numerator !== null && denominator ? numerator / denominator : null)
  const whole = value === null ? null : findNumber(file, { value, name, unit, scale })
  if (whole || numerator === null || denominator === null) return whole
  const part = { name, unit: '', scale: 1 }
  const above = findNumber(file, { ...part, value: numerator })
  return above && findNumber(file, { ...part, value: denominator }) ? above : null
}

function findNumber(file: FileFigures, wanted: Wanted): Found | null {
  const titled = names(wanted.name, file.title)
  let weak: Found | null = null
  for (const number of file.numbers) {
    if (!says(number, wanted)) continue
    if (names(wanted.name, number.near)) return { place: number.place, how: 'named' }
    if (isRare(number, wanted)) weak ??= { place: number.place, how: 'alone' }
    else if (titled && withUnit(number, wanted)) weak ??= { place: number.place, how: 'titled' }
  }
  return weak
}

const factorOf = (mark: string) => numberMarks.find(({ word }) => word === mark)?.by ?? 1

/** The number as printed reads as the value: as it stands, in the form's unit (80 under 万元), 85 where per cents are asked for. */
function says(printed: PrintedNumber, { value, unit, scale }: Wanted): boolean {
  const { digits, mark } = printed
  const factors = mark !== '' ? [factorOf(mark)] : [1, ...(scale === 1 ? [] : [scale]), ...(unit === '%' ? [0.01] : [])]
  return factors.some(by => equals(digits, by, value))
}

/** Equal, or rounded to the places printed where those are three digits or more: 80.12万 for 801,234. */
function equals(digits: string, by: number, value: number): boolean {
  const distance = Math.abs(Number(digits) * by - Math.abs(value))
  if (distance <= Math.abs(value) * 1e-9) return true
  const decimals = digits.split('.')[1]?.length ?? 0
  if (significant(digits) < 3 || (decimals === 0 && by === 1)) return false
  return distance <= (by / 2) * 10 ** -decimals * (1 + 1e-9)
}

const significant = (digits: string) => digits.replace('.', '').replace(/^0+/, '').length

/** Four digits that are not noughts at the end, and no year: hardly anywhere by chance. */
function isRare({ digits, mark }: PrintedNumber, { unit }: Wanted): boolean {
  const plain = digits.includes('.') ? digits.replace('.', '').replace(/0+$/, '') : digits.replace(/0+$/, '')
  const year = mark === '' && unit !== '%' && /^(19|20)\d\d$/.test(digits)
  return plain.replace(/^0+/, '').length >= 4 && !year
}

/** The indicator's unit follows the number or heads its column, or it is the total of a list; one digit is never enough. */
function withUnit(printed: PrintedNumber, { unit }: Wanted): boolean {
  const total = totalWords.test(printed.near)
  if (significant(printed.digits) < 2 && !total) return false
  const follows = unit === '%' ? printed.mark === '%' : unit !== '' && printed.after.includes(unit)
  return follows || total
}

/** More than half of a name's pairs of characters (or of its Latin words) stand in the text. */
export function names(name: string, text: string): boolean {
  const inText = text.replaceAll(/\s/g, '').toLowerCase()
  const parts = piecesOf(name)
  const found = parts.filter(part => inText.includes(part)).length
  return parts.length > 0 && found / parts.length > 0.5
}

function piecesOf(name: string): string[] {
  const pieces = new Set<string>()
  for (const run of name.toLowerCase().match(/\p{Script=Han}+|[a-z]{3,}/gu) ?? []) {
    if (/[a-z]/.test(run) || run.length === 1) pieces.add(run)
    else for (let at = 0; at + 1 < run.length; at += 1) pieces.add(run.slice(at, at + 2))
  }
  return [...pieces]
}
