import type { Params } from '#domain/problem'
import type { Target } from '#domain/target'
import type { Language } from '#domain/vocabulary'
import { target as en } from './en/target.ts'
import { say } from './say.ts'
import { target as zh } from './zh/target.ts'

const catalogue = { 'zh-CN': zh, en }
const signs: Readonly<Record<string, string>> = { '>=': '≥', '>': '>', '=': '=', '<': '<', '<=': '≤' }

/** A target in a few words for a screen: ≥ 80万, ≤ 15%, 定性 健全, 2021年12月底前. */
export function describeTarget(lang: Language, target: Target): string {
  const { code, params } = describe(target)
  return say(catalogue, lang, code, params)
}

/** ISO 2021-12-31, or --12-31 where the form names no year. */
function day(iso: string | null): { year: number | null; month: number; day: number; monthEnd: boolean } | null {
  const parts = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(iso ?? '')
  if (!parts) return null
  const [month, last] = [Number(parts[2]), Number(parts[3])]
  const year = parts[1] === '-' ? null : Number(parts[1])
  const leap = year !== null && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const end = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return { year, month, day: last, monthEnd: last === end }
}

function describe(target: Target): { code: string; params: Params } {
  const { unit, scale, value, low, high, comparator, direction } = target
  const text = target.raw.trim()
  if (target.kind === 'none') return { code: 'none', params: {} }
  if (!target.certain) return { code: 'uncertain', params: { text } }
  if (target.kind === 'qualitative') return { code: 'qualitative', params: { text: text.replace(/^定性[ ：:]*/, '') } }
  if (target.kind === 'date') {
    const [from, until] = [day(target.from), day(target.until)]
    if (!until) return { code: 'uncertain', params: { text } }
    if (!from) return { code: 'by', params: until }
    return { code: 'period', params: { ...until, fromYear: from.year, fromMonth: from.month, fromDay: from.day } }
  }
  if (low !== null && low === high) return { code: 'exactly', params: { low, unit, scale } }
  if (low !== null && high !== null) return { code: 'range', params: { low, high, unit, scale } }
  if (value === null) return { code: 'uncertain', params: { text } }
  const code = comparator === null && direction === 'down' ? 'numericDown' : 'numeric'
  return { code, params: { sign: comparator === null ? null : (signs[comparator] ?? null), value, unit, scale } }
}
