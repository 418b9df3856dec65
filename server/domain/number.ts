/** Sums of decimals without the dust of binary floats: 0.1 + 0.2 is 0.3. */
export const tidy = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(14)))

/** Two measures that differ only by float dust are equal: 28 ÷ (80 × 7/12) is exactly 60%. */
const dust = 1e-9
export const atLeast = (value: number, bound: number): boolean => value >= bound - Math.abs(bound) * dust
export const above = (value: number, bound: number): boolean => value > bound + Math.abs(bound) * dust

/** Null where the denominator is 0 or empty: never 0, 100% or ÷1. */
export const divide = (numerator: number | null, denominator: number | null): number | null =>
  numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator
