import type { HandedIn, HandedRow } from '#domain/handed-in'
import { plain, pointsOf } from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import { gradeWord, totalLabel } from './handed-in-words.ts'

/** The sum row: sum of weights, total score, grade. */

type Ends = Pick<HandedIn, 'weightTotal' | 'total' | 'grade' | 'totalWhere'>
const stated = /自评(?:总|得)分(?:为|:|\(分\))?(\d{1,3}(?:\.\d+)?)/

export function readEnds(pieces: readonly Piece[], from: number, rows: readonly HandedRow[]): Ends {
  const ends: Ends = { weightTotal: null, total: null, grade: null, totalWhere: null }
  pieces.forEach((piece, at) => {
    if (at >= from && ends.totalWhere === null && totalLabel.test(plain(piece.text))) readSum(pieces, at, rows, ends)
    const match = ends.total === null ? stated.exec(plain([0, 1, 2].map(i => pieces[at + i]?.text ?? '').join(''))) : null
    if (match && stated.exec(plain(piece.text + (pieces[at + 1]?.text ?? ''))))
      Object.assign(ends, { total: Number(match[1]), totalWhere: piece.where })
  })
  return ends
}

/** Two numbers are weights and score; one alone is the score where rows were scored, else the weights' sum. */
function readSum(pieces: readonly Piece[], at: number, rows: readonly HandedRow[], ends: Ends): void {
  const numbers: number[] = []
  for (let next = at + 1; next < pieces.length && next < at + 9; next++) {
    const text = pieces[next]!.text
    const points = pointsOf(text)
    if (points !== null) numbers.push(points)
    else if (gradeWord.test(text)) ends.grade = text
    else if (text.trim() !== '') break
  }
  if (numbers.length === 0) return
  ends.totalWhere = pieces[at]!.where
  const scored = rows.some(row => row.score !== null)
  if (numbers.length > 1) Object.assign(ends, { weightTotal: numbers[0], total: numbers[1] })
  else if (scored) ends.total = numbers[0]!
  else ends.weightTotal = numbers[0]!
}
