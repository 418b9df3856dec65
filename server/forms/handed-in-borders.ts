import type { Laid } from './align.ts'
import { isDate, plain } from './handed-in-kinds.ts'
import type { Piece } from './handed-in-pieces.ts'
import { numbered, reasonWords, subRow, type Role } from './handed-in-words.ts'

/** Where only spaces part the cells, the reason of one row runs into the name of the next: the border is where the words show it,
 * and where they do not, both rows are in doubt. */

type Row = Extract<Laid, { kind: 'row' }>

/** The rows that cannot be told apart, by their place in `laid`; borders that the words show are moved there. */
export function settleBorders(pieces: readonly Piece[], roles: readonly Role[], laid: readonly Laid[]): Set<Laid> {
  const unsure = new Set<Laid>()
  const reason = roles.indexOf('reason')
  const name = roles.indexOf('name')
  if (reason !== roles.length - 1) return unsure
  const opens = (row: Row) => roles.some((role, c) => (role === 'l1' || role === 'l2') && row.cells[c]![1] > row.cells[c]![0])
  let chain: Row[] = []
  laid.forEach((row, i) => {
    if (row.kind === 'alone') {
      chain = []
      return
    }
    const before = laid[i - 1]
    const above = before?.kind === 'row' ? before : null
    const words = allWords(pieces, roles, row)
    // Of a chain of rows of words each begins where the one above ends: one word too many shifts them all.
    chain = words && above && !opens(row) ? [...chain, row] : [row]
    const shifted = above !== null && !opens(row) && unsure.has(above)
    // Two reasons among three rows of words make one row more, and nothing shows it.
    const long = chain.length > 3
    if (words && (shifted || long || crowded(pieces, row, name) || (above && crowded(pieces, above, name))))
      for (const one of above ? [above, ...chain] : chain) unsure.add(one)
    if (!above || opens(row)) return
    const [from, to] = [above.cells[reason]![0], row.cells[name]![1]]
    if (!pieces.slice(from, to).every(piece => piece.loose)) return
    const border = borderIn(pieces, from, to)
    if (border !== null) moveBorder(above, row, reason, name, border)
    if (border === null || words) for (const one of [above, row]) unsure.add(one)
  })
  return unsure
}

/** A reason among name, target and actual, or other than three words for them: one belongs elsewhere. */
function crowded(pieces: readonly Piece[], row: Row, name: number): boolean {
  const own = pieces.slice(row.cells[name]![0], row.cells.at(-1)![1])
  const reasons = own.some(({ text }) => reasonWords.test(plain(text)))
  return reasons || own.filter(({ text }) => !/^[(（]/.test(text)).length !== 3
}

/** Where the name begins in a run of words; null where nothing tells. */
function borderIn(pieces: readonly Piece[], from: number, to: number): number | null {
  const starts: number[] = []
  for (let at = from; at < to; at++) if (at === from || !/^[(（]/.test(pieces[at]!.text)) starts.push(at)
  const marked = starts.find(at => numbered.test(pieces[at]!.text) || subRow.test(pieces[at]!.text))
  if (marked !== undefined) return marked
  if (starts.length < 2) return from
  const last = starts.at(-1)!
  const said = starts.slice(0, -1).every(at => reasonWords.test(plain(pieces[at]!.text)))
  return said && !reasonWords.test(plain(pieces[last]!.text)) ? last : null
}

function moveBorder(before: Row, row: Row, reason: number, name: number, border: number): void {
  before.cells[reason] = [before.cells[reason]![0], border]
  for (let c = 0; c <= name; c++) row.cells[c] = [border, c === name ? row.cells[name]![1] : border]
}

/** In a layout without points a row of nothing but words may as well be the reason of the row above. */
function allWords(pieces: readonly Piece[], roles: readonly Role[], row: Row): boolean {
  if (roles.includes('score') || roles.includes('weight')) return false
  const [from, to] = [row.cells[0]![0], row.cells.at(-1)![1]]
  return !pieces.slice(from, to).some(({ text }) => /\d/.test(text) && !isDate(text))
}
