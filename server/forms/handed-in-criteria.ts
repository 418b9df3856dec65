import type { HandedRow, Where } from '#domain/handed-in'
import { plain, pointsOf } from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import { criterionGroups, criterionNames } from './handed-in-words.ts'

/** Rows of process layouts: a criterion, its points and the points given; there is no target. */

const names = criterionNames.toSorted((a, b) => b.length - a.length).join('|')
const criterion = new RegExp(`^(.*?)(${names})([（(][^()（）]*[)）])?(\\d{1,3})?$`)
/** A criterion is a word of its own: 配套设施到位率 is an indicator. */
const stands = new RegExp(`^$|[)）.…]$|(?:${criterionGroups.source.slice(1)})$`)
const topGroups = /项目决策|项目管理|项目绩效|预算绩效评价结果/

export function readCriteria(pieces: readonly Piece[]): { rows: HandedRow[]; last: number } {
  const rows: HandedRow[] = []
  let last = 0
  let l1: string | null = null
  let l2: string | null = null
  pieces.forEach((piece, at) => {
    const top = topGroups.exec(plain(piece.text))
    if (top) l1 = top[0]
    const match = piece.text.length > 200 ? null : criterion.exec(plain(piece.text))
    if (!match || !stands.test(match[1]!)) {
      const group = criterionGroups.exec(plain(piece.text))
      if (group && !top) l2 = group[0]
      return
    }
    const [, before = '', name = '', bracket = '', tail] = match
    const group = criterionGroups.exec(before.replace(topGroups, '').replaceAll(/^.*[)）.…]/g, ''))
    if (group) l2 = group[0]
    const aside = /^[（(].*[)）]$/.test(pieces[at + 1]?.text ?? '') ? 1 : 0
    const points = pointsAfter(pieces, at + 1 + aside, tail, bracket)
    if (!points) return
    last = at + 1 + aside + points.taken
    rows.push(rowOf(l1, l2, `${name}${bracket}${aside ? pieces[at + 1]!.text : ''}`, points, piece.where))
  })
  return { rows, last }
}

type Points = { weight: number | null; score: number | null; taken: number }

/** Two numbers are weight and score; one alone with 分, or behind a weight in brackets, is the score. */
function pointsAfter(pieces: readonly Piece[], at: number, tail: string | undefined, bracket: string): Points | null {
  const numberAt = (i: number) => {
    const text = pieces[i]?.text ?? ''
    const counted = pointsOf(text)
    return counted === null || /^分(?!\p{Script=Han})/u.test(pieces[i + 1]?.text ?? '') ? null : counted
  }
  const own = tail === undefined ? pointsOf(bracket.replaceAll(/[()（）]/g, '')) : Number(tail)
  const first = numberAt(at)
  if (own !== null) return first === null ? null : { weight: own, score: first, taken: 1 }
  if (first === null) return null
  const second = numberAt(at + 1)
  if (second !== null && second <= first) return { weight: first, score: second, taken: 2 }
  return plain(pieces[at]!.text).endsWith('分')
    ? { weight: null, score: first, taken: 1 }
    : { weight: first, score: null, taken: 1 }
}

const rowOf = (l1: string | null, l2: string | null, name: string, points: Points, where: Where): HandedRow => ({
  l1,
  l2,
  name,
  weight: points.weight,
  score: points.score,
  target: null,
  actual: null,
  reason: null,
  sub: false,
  criterion: true,
  doubt: null,
  where,
})
