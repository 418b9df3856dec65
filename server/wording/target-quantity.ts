import Big from 'big.js'
import type { Params } from '#domain/problem'
import type { Format } from './format.ts'

const scaleWords = new Map([
  [1e3, '千'],
  [1e4, '万'],
  [1e6, '百万'],
  [1e7, '千万'],
  [1e8, '亿'],
])

/** A target's number without any rounding: a declared 11.376万元 must not read 11.38万元. */
export function exactQuantity(format: Format, value: Params[string] | undefined, { unit, scale }: Params): string {
  if (typeof value !== 'number') return format.number(null)
  if (unit === '%') return `${format.number(Number(new Big(value).times(100)), 6)}%`
  const word = format.lang === 'zh-CN' ? scaleWords.get(Number(scale)) : undefined
  const number = format.number(word ? Number(new Big(value).div(Number(scale))) : value, 10)
  return `${number}${word ?? ''}${format.lang === 'en' && unit ? ' ' : ''}${unit ?? ''}`
}
