import { units } from '#domain/vocabulary-target'
import { blank, isFirstLevel, isSecondLevel } from './handed-in-words.ts'

/** What one piece of writing looks like, by itself. */

/** The same few writings are asked about thousands of times while rows are tried: each answer is worked out once. */
export function remembered<T>(look: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const found = known.get(text)
    if (found !== undefined) return found
    const answer = look(text)
    if (text.length > longestKept) return answer
    if (known.size >= mostKept) known.clear()
    known.set(text, answer)
    return answer
  }
}
const mostKept = 2000
const longestKept = 60

export const plain = remembered((text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ''))
const signs = '≥≤<>=≧≦═⩾⩽'
const sign = new RegExp(`^(?:[${signs}]{1,2}|定性(?:指标)?|定量指标)$`)
export const isSign = remembered(text => sign.test(plain(text)))
export const isNumber = remembered(text => /^-?\d{1,15}(?:,\d{3})*(?:\.\d+)?$/.test(plain(text)))
/** Points: a number, or with 分 behind it. */
export const pointsOf = remembered((text): number | null => {
  const match = /^(\d{1,3}(?:\.\d{1,4})?)分?$/.exec(plain(text))
  return match && Number(match[1]) <= 120 ? Number(match[1]) : null
})
export const isPercent = remembered(text => /^-?\d+(?:\.\d+)?%$/.test(plain(text)))
export const isDash = remembered(text => /^(?:[/\\—–\-―]+|无|不适用)$/.test(plain(text)))
export const isBlank = (text: string) => text === '' || blank.test(text)
export const isLevel = remembered(text => isFirstLevel(plain(text)) || isSecondLevel(plain(text)))
const known = new Set(units)
export const isUnit = remembered(text => {
  const word = plain(text)
  return (
    word === '%' ||
    word === '百分比' ||
    known.has(word) ||
    known.has(word.replace(/^[万亿千百]+/, '')) ||
    /^[\p{Script=Han}A-Za-z]{1,2}\/[\p{Script=Han}A-Za-z·*]{1,4}$/u.test(word)
  )
})
const worded = '不少于|不低于|不高于|不超过|至少|大于|小于|达到'
const quantity = new RegExp(
  `^(?:[${signs}]{1,2}|${worded})?-?\\d[\\d,]*(?:\\.\\d+)?(?:[万亿千百十]{0,2}[^\\d,。;；:：]{0,6})?$`,
  'u',
)
/** A number with its sign, scale and unit: what target and actual cells mostly hold. */
export const isQuantity = remembered(text => quantity.test(plain(text)))

/** Amounts as money cells write them: digits, commas, sometimes the unit again. */
export function amountOf(text: string): number | null {
  const match = /^-?(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.\d{1,6})?(?=(?:万元?|元)?$)/.exec(plain(text))
  return match ? Number(match[0].replaceAll(',', '')) : null
}
export const rateOf = (text: string): number | null =>
  isPercent(text) ? Number((Number(plain(text).slice(0, -1)) / 100).toPrecision(12)) : null

/** A month, a year or a period: 2021年1月-12月, 12月底到位. */
export const isDate = remembered(text => /^(?:20\d{2}年|\d{1,2}月)[^,，。;；]{0,14}$/.test(plain(text)) && !/度/.test(text))
