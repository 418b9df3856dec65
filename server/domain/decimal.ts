import { Big } from 'big.js'

/** Scores are decimals: 40 places in a division, so that only the final rounding decides. */
export const Decimal = Big()
Decimal.DP = 40
export type Decimal = Big

export const zero = new Decimal(0)
const halfUp = 1
const down = 0
const up = 3

/** Rounded half-up, once, and never above the weight 分值 it is part of: the whole of it is kept whole. */
export function toPoints(points: Decimal, weight: Decimal, decimals: number): number {
  const rounded = points.round(decimals, halfUp)
  return Number(points.gte(weight) || rounded.gt(weight) ? weight.round(2, down) : rounded)
}

/** Plain numbers err by far less than this; nearer to a half only the exact quotient may decide. */
const doubt = 1e-6

/** A weight of two decimals stands as it is. */
const wholeOf = (weight: number) => (isCents(weight) ? weight : Number(new Decimal(weight).round(2, down)))
const isCents = (value: number) => Math.abs(value) < 1e9 && Math.round(value * 100) / 100 === value

/** weight × part ÷ of, rounded as points. The long division is left out where plain numbers leave no doubt about the last digit:
 * it takes most of the time of scoring thousands of projects. */
export function shareOfPoints(part: Decimal, of: Decimal, weight: number, decimals: number): number {
  // Nothing earned, and everything: most rows.
  if (part.eq(zero)) return 0
  if (part === of) return wholeOf(weight)
  const scale = 10 ** decimals
  const plain = (Number(part) * weight * scale) / Number(of)
  const clear = Math.abs(plain - Math.floor(plain) - 0.5) > doubt && plain > doubt
  const rounded = Math.round(plain) / scale
  if (clear && rounded <= weight && plain < weight * scale - doubt) return rounded
  const limit = new Decimal(weight)
  return toPoints(clamp(part.times(weight).div(of), zero, limit), limit, decimals)
}

export const ceilPoints = (points: Decimal, decimals: number): Decimal => points.round(decimals, up)
export const floorPoints = (points: Decimal, decimals: number): Decimal => points.round(decimals, down)
export const roundPoints = (points: Decimal, decimals: number): Decimal => points.round(decimals, halfUp)

/** 0.10235 → 10.24, half-up: a binary fraction times 100 errs just where it matters. */
export function hundredfold(ratio: number, decimals: number): Decimal {
  return new Decimal(ratio).times(100).round(decimals, halfUp)
}
/** 0.10235 → 10.24%, as official forms print a rate. */
export const percentText = (ratio: number, decimals = 2): string => `${hundredfold(ratio, decimals).toFixed(decimals)}%`

/** `value` kept inside [low, high]. */
export const clamp = (value: Decimal, low: Decimal, high: Decimal): Decimal =>
  value.lt(low) ? low : value.gt(high) ? high : value

/** The sum of numbers as the decimals they are printed as: 0.1 + 0.2 is 0.3. */
export const sum = (values: readonly number[]): Decimal => values.reduce((total, value) => total.plus(value), zero)

/** The same for points, which have two decimals: whole hundredths add up exactly. */
export function sumPoints(values: readonly number[]): number {
  let cents = 0
  for (const value of values) {
    if (!isCents(value)) return Number(sum(values))
    cents += Math.round(value * 100)
  }
  return cents / 100
}

/** Whether two printed scores differ by more than a tolerance. */
export const differs = (one: number, other: number, tolerance: number): boolean =>
  new Decimal(one).minus(other).abs().gt(tolerance)
