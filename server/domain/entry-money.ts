import Big from 'big.js'
import { fenOf, moneyWriting } from './vocabulary-money.ts'

/** Money typed in 万元 (or with 元, 亿 behind it) as exact integer fen; null when empty, undefined when unreadable. */
export function readFen(text: string): number | null | undefined {
  const writing = text.normalize('NFKC').replaceAll(/[\s\u200b-\u200f\ufeff]/g, '')
  if (writing === '') return null
  const found = moneyWriting.exec(writing)
  if (!found) return undefined
  const fen = new Big(found[2]!.replaceAll(',', '') + (found[3] ?? '')).times(fenOf[found[4] ?? '']!)
  const value = Number(fen.toFixed()) * (found[1] ? -1 : 1)
  return Number.isSafeInteger(value) ? value + 0 : undefined
}

/** All digits of a number, grouped: 26,100 and 0.125, never 1e-7 and never rounded. */
export function digitsOf(value: number | Big): string {
  const [whole = '', rest] = new Big(value).toFixed().split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest ? `.${rest}` : '')
}

/** Fen as they would be typed: 万元 with at least 2 decimals, more where the fen need them. */
export function fenText(fen: number | null): string {
  if (fen === null) return ''
  const [whole = '', rest = ''] = digitsOf(new Big(fen).div(1e6)).split('.')
  return `${whole}.${rest.padEnd(2, '0')}`
}
