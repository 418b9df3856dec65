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

export const ceilPoints = (points: Decimal, decimals: number): Decimal => points.round(decimals, up)
export const floorPoints = (points: Decimal, decimals: number): Decimal => points.round(decimals, down)
export const roundPoints = (points: Decimal, decimals: number): Decimal => points.round(decimals, halfUp)

/** `value` kept inside [low, high]. */
export const clamp = (value: Decimal, low: Decimal, high: Decimal): Decimal =>
  value.lt(low) ? low : value.gt(high) ? high : value

/** The sum of numbers as the decimals they are printed as: 0.1 + 0.2 is 0.3. */
export const sum = (values: readonly number[]): Decimal => values.reduce((total, value) => total.plus(value), zero)

/** Whether two printed scores differ by more than a tolerance. */
export const differs = (one: number, other: number, tolerance: number): boolean =>
  new Decimal(one).minus(other).abs().gt(tolerance)
