import type { Params } from '#domain/problem'
import type { Format } from './format.ts'

/** Figures inside the sentences about scores: parameters become text as the form writes them. */

const number = (value: Params[string] | undefined): number | null => (typeof value === 'number' ? value : null)
const text = (value: Params[string] | undefined): string => (typeof value === 'string' ? value : '')
const signs: Record<string, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' }

/** A score with its 2 decimals: 4.50. */
export const points = (value: Params[string] | undefined): string => number(value)?.toFixed(2) ?? '—'

/** A weight as the table prints it: 5, 22.5. */
export const weightOf = (value: Params[string] | undefined): string => number(value)?.toString() ?? '—'

export const rate = (value: Params[string] | undefined, f: Format): string => f.percent(number(value), 2)

const quantity = (key: string) => (p: Params, f: Format) => f.quantity(number(p[key]), text(p.unit), number(p.scale) ?? 1)
export const actualOf = quantity('actual')
export const valueOf = quantity('value')

/** The target with its sign: ≥16所, or a range with both ends. */
export const targetOf = (p: Params, f: Format): string =>
  p.sign === 'range' ? `${quantity('low')(p, f)}–${quantity('high')(p, f)}` : (signs[text(p.sign)] ?? '') + valueOf(p, f)

/** "+25%", or nothing. */
export const excessOf = (p: Params, f: Format): string => (number(p.excess) === null ? '' : `+${f.percent(number(p.excess))}`)
