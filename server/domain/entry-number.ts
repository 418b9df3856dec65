import { readActual } from './actual-reader.ts'
import type { Target } from './target.ts'
import { yuan } from './vocabulary-money.ts'

/** What a cell's text says. `doubt`: read, but worth a second look; it never stops anybody. */
export type NumberReading = { value: number | null; fault: boolean; doubt: 'percent' | 'scale' | null }

const nothing: NumberReading = { value: null, fault: false, doubt: null }
const unreadable: NumberReading = { value: null, fault: true, doubt: null }

/** Amounts of money are written in their target's 万元; everything else as it is counted: 26100 or 2.61万. */
export function shownIn(target: Target): { unit: string; scale: number } {
  const money = target.unit === yuan && target.scale > 1
  return { unit: target.unit, scale: money ? target.scale : 1 }
}

/** Reads `8万`, `85%`, `1,921`, full-width digits and units, in the base unit of the target. Empty is no fault. */
export function readNumber(text: string, target: Target): NumberReading {
  const writing = text.replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '').trim()
  if (writing === '') return nothing
  const { unit, scale } = shownIn(target)
  const known = target.value ?? target.low ?? target.high
  // Any number is comparable here, whether or not the target holds one.
  const measure: Target = { ...target, kind: 'numeric', comparator: null, value: known || 1, low: null, high: null, unit, scale }
  const { value, certain } = readActual(writing, measure)
  if (value === null) return unreadable
  const bare = /^[\d.,，．０-９-]+$/.test(writing)
  if (unit === '%') return { value, fault: false, doubt: bare && !certain ? 'percent' : null }
  const tiny = scale === 1 && target.scale > 1 && bare && value !== 0 && Math.abs(value) < 100
  return { value, fault: false, doubt: tiny ? 'scale' : null }
}

const plain: Target = {
  raw: '',
  kind: 'numeric',
  comparator: null,
  value: 1,
  low: null,
  high: null,
  unit: '',
  scale: 1,
  direction: 'up',
  directionFrom: 'default',
  certain: true,
  from: null,
  until: null,
}

/** A numerator or denominator: a plain count, with whatever unit behind it. */
export const readCount = (text: string): NumberReading => (/[%％]\s*$/.test(text) ? unreadable : readNumber(text, plain))

export const isPercent = (text: string): boolean => /[%％]\s*$/.test(text)
export const readPercent = (text: string): NumberReading => readNumber(text, { ...plain, unit: '%' })
