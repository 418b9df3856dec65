import type { SavedActual, SavedMoney } from '../../api/months.ts'
import Big from 'big.js'
import type { Figure } from '#domain/computed'
import { digitsOf, fenText } from '#domain/entry-money'

/** What a person has typed into one row, as typed: 0 and empty stay different, nothing is rounded on the way.
 * Values: first = number or numerator, second = denominator. Money: spent, allocated, off purpose, in 万元. */
export type Typed = Readonly<{
  first: string
  second: string
  third: string
  level: string
  /** Not applicable this month; the note says why. */
  absent: boolean
  note: string
}>

export const blank: Typed = { first: '', second: '', third: '', level: '', absent: false, note: '' }

export const same = (one: Typed, other: Typed): boolean =>
  (Object.keys(blank) as (keyof Typed)[]).every(key => one[key] === other[key])

/** Nothing but perhaps a note. */
export const isEmpty = ({ first, second, third, level, absent }: Typed): boolean =>
  !absent && [first, second, third, level].every(text => text.trim() === '')

/** A saved value as it would be typed. `shown` is the unit the cell is written in. */
export function typedOf(saved: SavedActual | null, shown: { unit: string; scale: number }): Typed {
  if (!saved) return blank
  const note = saved.note ?? ''
  if (saved.state === 'notApplicable') return { ...blank, absent: true, note }
  if (saved.state === 'cleared') return { ...blank, note }
  return { ...typedFigure(saved, shown), note }
}

/** A figure alone, as it would be typed. */
export function typedFigure({ value, numerator, denominator, level }: Figure, shown: { unit: string; scale: number }): Typed {
  const first =
    value !== null
      ? shown.unit === '%'
        ? `${digitsOf(new Big(value).times(100))}%`
        : digitsOf(new Big(value).div(shown.scale))
      : numerator === null
        ? ''
        : digitsOf(numerator)
  return { ...blank, first, second: denominator === null ? '' : digitsOf(denominator), level: level ?? '' }
}

/** Saved money as it would be typed: 万元 with at least 2 decimals, more where the fen need them. */
export function typedMoney(saved: SavedMoney | null): Typed {
  if (!saved) return blank
  const { spent, allocated, offPurpose, note } = saved
  return { ...blank, first: fenText(spent), second: fenText(allocated), third: fenText(offPurpose), note: note ?? '' }
}
