import type { Field } from './handed-in-finding.ts'

/** The objections in the order a reader meets them, each with its number: money, rows, total, then the table as a whole. On the
 * screen and in the copy that is sent back a number means the same objection. */

type Objection = { code: string; field: Field; indicator?: number | undefined }
export type Place = { kind: 'budget' } | { kind: 'row'; row: number } | { kind: 'total' } | { kind: 'whole' }

const ofWhole = new Set([
  'inflated',
  'prompt-text',
  'goal-repeated',
  'year-mismatch',
  'statement-contradicts',
  'points-as-values',
])

export function placeOf({ code, field, indicator }: Objection): Place {
  if (indicator !== undefined) return { kind: 'row', row: indicator }
  if (ofWhole.has(code)) return { kind: 'whole' }
  if (field === 'budget' || field === 'rate' || field === 'score') return { kind: 'budget' }
  return field === 'total' || field === 'weight' ? { kind: 'total' } : { kind: 'whole' }
}

const rank = (place: Place, rows: number): number =>
  place.kind === 'budget' ? -1 : place.kind === 'row' ? place.row : place.kind === 'total' ? rows : rows + 1

export function numbered<T extends Objection>(findings: readonly T[], rows: number): (T & { number: number })[] {
  const sorted = findings.toSorted((a, b) => rank(placeOf(a), rows) - rank(placeOf(b), rows))
  return sorted.map((finding, i) => ({ ...finding, number: i + 1 }))
}
