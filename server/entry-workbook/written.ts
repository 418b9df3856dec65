import Big from 'big.js'
import type { Figure } from '#domain/computed'

/** A row's entry cells as plain text, exact: what stands in a workbook, whoever wrote it. Empty and 0 stay different.
 * `first`: number, numerator, percentage with its sign, level, or spending; `third`: money off purpose. */
export type Written = { first: string; second: string; third: string; absent: boolean; note: string }

/** What goes into a cell for such a text: a number where it is one, 0.85 for 85%. */
export function cellValue(text: string): number | string {
  const found = /^(-?[\d.]+)(%?)$/.exec(text)
  return found ? Number(found[2] ? new Big(found[1]!).div(100) : found[1]) : text
}

export const blank: Written = { first: '', second: '', third: '', absent: false, note: '' }

const digits = (value: number | Big) => new Big(value).toFixed()

export type StoredValue = Figure & { state: string; note: string | null }
export type StoredMoney = { spent: number | null; allocated: number | null; offPurpose: number | null; note: string | null }

/** A stored value; `shown` is the unit its cell is written in. Levels stay the stored words. */
export function writtenValue(stored: StoredValue | undefined, shown: { unit: string; scale: number }): Written {
  if (!stored) return blank
  const note = stored.note ?? ''
  if (stored.state === 'notApplicable') return { ...blank, absent: true, note }
  if (stored.state !== 'reported') return { ...blank, note }
  const { value, numerator, denominator, level } = stored
  const second = denominator === null ? '' : digits(denominator)
  if (level !== null) return { ...blank, first: level, note }
  if (value === null) return { ...blank, first: numerator === null ? '' : digits(numerator), second, note }
  const first = shown.unit === '%' ? `${digits(new Big(value).times(100))}%` : digits(new Big(value).div(shown.scale))
  return { ...blank, first, note }
}

const tenThousands = (fen: number | null) => (fen === null ? '' : digits(new Big(fen).div(1e6)))

/** Stored money in 万元. */
export const writtenMoney = (stored: StoredMoney | undefined): Written =>
  stored
    ? {
        first: tenThousands(stored.spent),
        second: tenThousands(stored.allocated),
        third: tenThousands(stored.offPurpose),
        absent: false,
        note: stored.note ?? '',
      }
    : blank
