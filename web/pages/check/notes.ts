import type { CheckedTable, Objection } from '../../api/check.ts'

/** The objections in the order a reader meets them, each with its number: money, rows, total, then the table as a whole. */

export type Note = Objection & { number: number }
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

export function notesOf({ findings, read }: CheckedTable): Note[] {
  const sorted = findings.toSorted((a, b) => rank(placeOf(a), read.rows.length) - rank(placeOf(b), read.rows.length))
  return sorted.map((finding, i) => ({ ...finding, number: i + 1 }))
}

export const at = (notes: readonly Note[], wanted: Place): Note[] =>
  notes.filter(note => {
    const place = placeOf(note)
    return place.kind === wanted.kind && (place.kind !== 'row' || wanted.kind !== 'row' || place.row === wanted.row)
  })
