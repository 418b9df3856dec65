import type { Params } from '#domain/problem'
import type { Format } from './format.ts'

/** Reading the numbers of a rule. */
export const num = (params: Params, key: string): number | null => {
  const value = params[key]
  return typeof value === 'number' ? value : null
}
export const str = (params: Params, key: string): string => {
  const value = params[key]
  return value === null || value === undefined ? '' : String(value)
}
export const yes = (params: Params, key: string): boolean => params[key] === true

/** What was divided is rounded; what was declared or reported keeps its decimals, so that no verdict looks wrong. */
const divided = new Set(['expected', 'required', 'need', 'rest'])
const decimals = (key: string, value: number | null) => (divided.has(key) && Math.abs(value ?? 0) >= 0.1 ? 2 : 4)

/** A value of the rule in the target's unit and scale. */
export const quantity = (params: Params, key: string, format: Format): string =>
  format.quantity(num(params, key), str(params, 'unit'), num(params, 'scale') ?? 1, decimals(key, num(params, key)))

/** A ratio with as many decimals as it takes not to be written on the wrong side of an edge: 59.96%, not "60% < 60%". */
export function ratioBeside(ratio: number | null, edges: readonly (number | null)[], format: Format): string {
  if (ratio === null) return format.percent(null)
  const side = (value: number) => edges.map(edge => edge === null || value >= edge - 1e-9).join()
  for (let digits = 1; digits < 6; digits++) {
    const factor = 10 ** (digits + 2)
    if (side(Math.round(ratio * factor) / factor) === side(ratio)) return format.percent(ratio, digits)
  }
  return format.percent(ratio, 6)
}

/** The bands of a verdict, each edge as a percentage. */
export function edges(params: Params, format: Format) {
  const [behind, warning, ahead] = [num(params, 'behindBelow'), num(params, 'warningBelow'), num(params, 'aheadFrom')]
  return {
    behind: format.percent(behind),
    warning: format.percent(warning),
    ahead: format.percent(ahead),
    ratio: ratioBeside(num(params, 'ratio'), [behind, warning, ahead], format),
  }
}

/** A figure as it was stated: a level, numerator ÷ denominator, or a number; an amount is in the target's own scale. */
export function figureText(params: Params): string {
  const [value, numerator, denominator] = [num(params, 'value'), num(params, 'numerator'), num(params, 'denominator')]
  if (numerator !== null || denominator !== null) return `${numerator ?? '—'} ÷ ${denominator ?? '—'}`
  return value === null ? str(params, 'level') || '—' : String(value)
}
