import type { Catalogue } from '../say.ts'
import { exactQuantity } from '../target-quantity.ts'

/** 指标值: what a target asks for, in a few words. */
export const target = {
  numeric: (p, f) => `${p.sign === null ? '' : `${p.sign} `}${exactQuantity(f, p.value, p)}`,
  numericDown: (p, f) => `${exactQuantity(f, p.value, p)}（越低越好）`,
  exactly: (p, f) => `恰好 ${exactQuantity(f, p.low, p)}`,
  range: (p, f) => `${exactQuantity(f, p.low, p)}–${exactQuantity(f, p.high, p)}`,
  qualitative: p => `定性 ${p.text}`,
  none: '不适用',
  by: p => `${dayText(p.year, p.month, p.day, p.monthEnd)}前`,
  period: p => `${dayText(p.fromYear, p.fromMonth, p.fromDay, false)}至${dayText(p.year, p.month, p.day, false)}`,
  uncertain: p => `待确认：${p.text}`,
} satisfies Catalogue

type Part = string | number | boolean | null | undefined
const dayText = (year: Part, month: Part, day: Part, monthEnd: Part) =>
  `${year === null ? '' : `${year}年`}${month}月${monthEnd ? '底' : `${day}日`}`
