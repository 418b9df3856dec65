import { takes, type Takes } from '#domain/level'
import type { IndicatorProgress } from '#domain/progress'
import type { Target } from '#domain/target'
import type { Language } from '#domain/vocabulary'

/** How one indicator's figures are written in cells that have no room for units. */

type Measured = Pick<IndicatorProgress, 'aggregation' | 'stages' | 'target'>

export const measureOf = ({ aggregation, stages, target }: Measured): Takes =>
  takes({ aggregation, stages, targets: [{ target }] })

/** One divisor and one number of decimals for a whole row, so that its months can be compared at a glance. */
export type CellScale = { divide: number; digits: number; word: string }

/** Whole numbers of the row's unit stay whole; anything divided carries decimals that still fit a month's width. */
export function cellScale(
  { target }: { target: Pick<Target, 'unit' | 'scale'> },
  values: readonly (number | null)[],
  lang: Language,
): CellScale {
  const known = values.filter(value => value !== null)
  const largest = Math.max(0, ...known.map(Math.abs))
  if (target.unit === '%') return { divide: 0.01, digits: known.every(v => isWhole(v * 100)) ? 0 : 1, word: '%' }
  const steps = lang === 'en' ? english(largest) : chinese(largest, target.scale)
  const [divide, word] = steps
  const shown = largest / divide
  if (known.every(v => isWhole(v / divide)) && divide === 1) return { divide, digits: 0, word }
  return { divide, digits: shown >= 1000 ? 0 : shown >= 100 ? 1 : 2, word }
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-9

function chinese(largest: number, scale: number): [number, string] {
  if (largest >= 1e8) return [1e8, '亿']
  if (largest >= 1e5 || (scale === 1e4 && largest >= 1e4)) return [1e4, '万']
  return [1, '']
}

function english(largest: number): [number, string] {
  if (largest >= 1e9) return [1e9, 'B']
  if (largest >= 1e6) return [1e6, 'M']
  return largest >= 1e4 ? [1e3, 'k'] : [1, '']
}

/** The bare number of a cell; the row's target and year to date carry the unit. */
export function cellText(value: number, { divide, digits }: CellScale, lang: Language): string {
  return (value / divide).toLocaleString(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** A fraction's own month: its numerator ÷ denominator, or the percentage known only as such. */
export function monthValue(cell: { value: number | null; numerator: number | null; denominator: number | null }): number | null {
  if (cell.numerator !== null && cell.denominator) return cell.numerator / cell.denominator
  return cell.value
}
