import type { CompareYears } from '#domain/compare'
import type { Language } from '#domain/vocabulary'
import { formatFor } from './format.ts'
import { compareWords } from './ui-compare.ts'

/** Now against last year: points for percentages, else the difference in its unit and its share. */
export function sayChange(lang: Language, { now, change }: CompareYears['rows'][number]): string {
  const format = formatFor(lang)
  if (!now || !change) return ''
  const sign = change.difference > 0 ? '+' : change.difference < 0 ? '−' : ''
  const size = Math.abs(change.difference)
  if (change.points) return compareWords[lang].years.points(`${sign}${(size * 100).toFixed(1)}`)
  const share = change.share === null ? '' : ` · ${sign}${format.percent(Math.abs(change.share))}`
  return `${sign}${format.quantity(size, now.target.unit, now.target.scale)}${share}`
}
