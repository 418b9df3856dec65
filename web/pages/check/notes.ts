import { numbered, placeOf, type Place } from '#domain/handed-in-notes'
import type { CheckedTable, Objection } from '../../api/check.ts'

export type Note = Objection & { number: number }

export const notesOf = ({ findings, read }: CheckedTable): Note[] => numbered(findings, read.rows.length)

export const at = (notes: readonly Note[], wanted: Place): Note[] =>
  notes.filter(note => {
    const place = placeOf(note)
    return place.kind === wanted.kind && (place.kind !== 'row' || wanted.kind !== 'row' || place.row === wanted.row)
  })
