import type { YearValue } from '#domain/aggregate'
import type { Language } from '#domain/vocabulary'
import { formats } from '#wording/say'
import { levelWord } from '#wording/level'
import { describeTarget } from '#wording/target'
import { cellScale, cellText } from '../../ui/measure.ts'
import { fitting } from '../../ui/text-width.ts'
import type { EntryRow, MoneyRow } from './entry-rows.ts'
import type { Typed } from './typed.ts'

/** Figures of a row in the reader's language. */

export const targetText = (row: EntryRow, lang: Language): string => {
  const { target } = row.declared
  // The column is narrow: 健全 rather than 定性 健全.
  return target.kind === 'qualitative' && target.certain ? target.raw.trim() : describeTarget(lang, target)
}

export function amountText(row: EntryRow, value: number | null, level: string | null, lang: Language): string {
  const { target } = row.declared
  if (level !== null) return levelWord(lang, level, target)
  if (value === null) return '—'
  if (row.kind === 'fraction' || row.kind === 'derived') return formats[lang].percent(value)
  return formats[lang].quantity(value, target.unit, target.scale)
}

/** One month alone. */
export function monthText(row: EntryRow, value: YearValue | undefined, lang: Language): string {
  if (!value) return '—'
  const ratio = value.numerator !== null && value.denominator ? value.numerator / value.denominator : value.value
  // What the ledger computes is known to date only.
  if (row.kind === 'derived') return amountText(row, value.given ? value.toDate : null, null, lang)
  return amountText(row, row.kind === 'fraction' ? ratio : value.value, value.level, lang)
}

/** What is typed, in a few characters, for a conflict. */
export function typedText(
  row: EntryRow | MoneyRow,
  typed: Typed,
  words: { empty: string; absent: string },
  lang: Language,
): string {
  if (typed.absent) return words.absent
  if ('kind' in row && row.kind === 'level')
    return typed.level === '' ? words.empty : levelWord(lang, typed.level, row.declared.target)
  const parts = [typed.first, typed.second, typed.third].map(text => text.trim()).filter(text => text !== '')
  return parts.join(' / ') || words.empty
}

/** For the grid's narrow columns: first without the unit, then without decimals; the title has all of it. */
export function fitted(row: EntryRow, value: number | null, full: string, room: number, lang: Language): string {
  const { target } = row.declared
  if (value === null || row.kind !== 'number') return full
  const size = cellScale({ target }, [value], lang)
  const bare = formats[lang].quantity(value, target.unit === '%' ? '%' : '', target.scale)
  return fitting([full, bare, cellText(value, { ...size, digits: 0 }, lang) + size.word], room, 13)
}

/** A declared number is never rounded silently: where it does not fit, the short one says "about". */
export function fittedTarget(row: EntryRow, room: number, lang: Language): string {
  const full = targetText(row, lang)
  const value = row.declared.target.value
  if (value === null) return full
  const size = cellScale({ target: row.declared.target }, [value], lang)
  const about = `≈${cellText(value, { ...size, digits: 0 }, lang)}${size.word}`
  return fitting([full, full.replaceAll(',', ''), about], room, 13)
}
