import Big from 'big.js'

/** Fen per written unit of money. */
export const fenPer = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 } as const
export type MoneyUnit = keyof typeof fenPer

/** The unit a heading gives: `预算金额（万元）`, also where the cell was cut (`安排资金（万`). */
export function unitIn(heading: string): MoneyUnit | null {
  const match = /(亿|万)(?=元|\s*$|[)）])|元/.exec(heading.replace(/\s+/g, ''))
  return match === null ? null : match[0] === '亿' ? '亿元' : match[0] === '万' ? '万元' : '元'
}

const written = /^[¥￥]?(-?\d[\d,]*(?:\.\d+)?)(亿元?|万元?|元)?$/

/** An amount as written to fen; its own unit goes before the heading's. Null where it is not an amount. */
export function readAmount(text: string, unit: MoneyUnit): number | null {
  const match = written.exec(text.normalize('NFKC').replace(/\s+/g, ''))
  if (!match) return null
  const own = match[2] === undefined ? unit : ((match[2].endsWith('元') ? match[2] : `${match[2]}元`) as MoneyUnit)
  const fen = new Big(match[1]!.replaceAll(',', '')).times(fenPer[own]).round(0, Big.roundHalfUp).toNumber()
  return Number.isSafeInteger(fen) ? fen : null
}

export const isAmount = (text: string) => readAmount(text, '元') !== null
export const hasUnit = (text: string) => /[亿万元]\s*$/.test(text)
